"""File formats, one file each, read and written without ever being serialised anew."""
