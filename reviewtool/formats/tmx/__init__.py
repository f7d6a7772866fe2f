"""Translation memories, as documents and as other opinions."""
