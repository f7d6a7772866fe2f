"""Placeholders in a text."""
