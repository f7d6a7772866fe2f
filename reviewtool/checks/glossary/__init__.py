"""The project's own glossary: terms that its terminologists agreed on, read and found in texts."""
