"""Checks: pure functions that find suspect spans, and what runs them."""
