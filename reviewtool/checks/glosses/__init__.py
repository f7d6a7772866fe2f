"""What frequent words of a language usually are in English, and which English words are one."""
