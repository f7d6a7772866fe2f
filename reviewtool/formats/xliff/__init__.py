"""XLIFF 1.x and 2.x, with the dialects of the tools that write it.

`version1` and `version2` find the units; `reading` is what both do alike. `places` finds a unit
again by a place in the file, for what is written beside the text: a missing target, a state.
"""
