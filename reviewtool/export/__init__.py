"""What leaves the tool: the corrected files, and all else that a review makes."""
