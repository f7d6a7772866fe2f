"""What fills the terminal: the review, cut by what the reviewer does, and its dialogs."""
