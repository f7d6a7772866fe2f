"""What leaves the tool: the corrected files."""
