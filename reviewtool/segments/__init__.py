"""What is reviewed: documents cut into segments, source and target paired."""
