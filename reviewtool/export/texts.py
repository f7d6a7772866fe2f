"""Texts as other formats hold them, and offsets as other programs count them."""

from __future__ import annotations

import json
import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_JSON_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FLAT = str.maketrans("\t\n\r", "   ")


def sound(text: str) -> str:
    """The text with halves of surrogate pairs, which UTF-8 cannot hold, as U+FFFD."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def flat(text: str) -> str:
    """The text as a cell that knows no quoting can hold it, character for character."""
    return sound(text).translate(_FLAT)


def json_text(value: object) -> str:
    """JSON on one line, whatever a reader takes for the end of a line."""
    raw = json.dumps(value, ensure_ascii=False)
    return _JSON_UNSAFE.sub(_escaped, raw)


def utf16(text: str, place: int) -> int:
    """The place in UTF-16 code units, as JavaScript counts, of a place in code points."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
