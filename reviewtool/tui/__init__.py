"""The review on the screen; the only folder that imports textual or rich."""
