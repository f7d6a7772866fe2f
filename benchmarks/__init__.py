"""Measurements; each prints a table that docs/performance.md quotes."""
