"""The encoding that a file names for itself, and a guess where it names none."""

from __future__ import annotations

import codecs
import re

_BEGINNING = 4096
_XML = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
_PO = re.compile(
    rb'^"?Content-Type:[^"\n]*?charset=([A-Za-z0-9._:-]+)', re.MULTILINE | re.IGNORECASE
)
_HTML = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_HTML_SIGN = re.compile(rb"<(?:!doctype\s+html|html|head|meta)\b", re.IGNORECASE)
_PO_SIGN = re.compile(rb'^msg(?:id|str) "', re.MULTILINE)
_XML_WIDE = (
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
_PLACEHOLDER = "CHARSET"
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def declared(data: bytes) -> str | None:
    """The name in the XML declaration, the header of a PO file, or the head of an HTML page.

    Python's own name of it, or the file's spelling where Python does not know it. UTF-16 without
    a mark is known by the `<?` that an XML file begins with.
    """
    head = data[:_BEGINNING]
    for sign, name in _XML_WIDE:
        if head.startswith(sign):
            return name
    found = _XML.search(head)
    if found is None and _PO_SIGN.search(data[: _BEGINNING * 4]):
        found = _PO.search(data[: _BEGINNING * 4])
    if found is None and _HTML_SIGN.search(head):
        found = _HTML.search(head)
    if found is None or found[1].decode() == _PLACEHOLDER:
        return None
    name = known_name(found[1].decode())
    # A file that can be searched for its declaration byte by byte is in no wide encoding.
    return None if name.startswith(("utf-16", "utf-32")) else name


def known_name(name: str) -> str:
    """Python's name of a text encoding; the name itself where there is none."""
    try:
        found = codecs.lookup(name)
    except LookupError:
        return name
    return found.name if getattr(found, "_is_text_encoding", True) else name


def is_known(name: str) -> bool:
    """Whether Python can read text in this encoding."""
    try:
        return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))
    except LookupError:
        return False


def guessed(data: bytes) -> str | None:
    """The encoding of a text that is no UTF-8 and says nothing: one byte a character, or None.

    Windows-1252 where all bytes have a meaning there, else ISO-8859-1. None where the bytes look
    like damaged UTF-8, so that one bad byte does not turn the rest into signs.
    """
    if b"\0" in data or _MULTIBYTE.search(data):
        return None
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "iso8859-1"
    return "cp1252"
