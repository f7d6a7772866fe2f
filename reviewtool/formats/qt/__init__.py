"""Files of Qt Linguist."""
