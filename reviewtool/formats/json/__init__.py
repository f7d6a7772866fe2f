"""JSON: files of keys, of pairs, and string catalogues."""
