"""From evidence to confidence, and from confidence to what is shown."""
