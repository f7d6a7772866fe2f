"""Which wordings professionals marked as errors, learned from their annotations."""
