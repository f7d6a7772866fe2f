"""What other translations of the same source speak for and against."""
