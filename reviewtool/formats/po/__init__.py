"""GNU gettext PO and POT files."""
