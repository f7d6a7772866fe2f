"""Checks that only the whole document can answer."""
