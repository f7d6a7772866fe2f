"""The review by lines and prompts, for screen readers and dumb terminals."""
