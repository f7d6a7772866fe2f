"""YAML files of keys, as Rails has them."""
