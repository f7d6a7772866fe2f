"""Checks that look at one segment."""
