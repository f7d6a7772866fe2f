"""Words of several senses, and what tells which of them a text means."""
