"""What a translation must keep as it is: tags and placeholders."""
