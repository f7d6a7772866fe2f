"""Figures of a review: similarity through sacreBLEU, edit effort."""
