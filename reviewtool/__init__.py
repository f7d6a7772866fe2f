"""reviewtool: review machine translations in the terminal."""

__version__ = "0.1.0"
