"""What is kept on the disk: read strictly, and written so that nothing is lost."""
