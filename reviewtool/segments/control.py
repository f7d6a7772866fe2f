"""Control characters made visible, one code point for one, so that flag offsets stay valid.

Nothing that comes out can move the cursor, change the terminal's state or turn the direction of
the text around it.
"""

from __future__ import annotations

import re
from unicodedata import category

_BIDI = {
    0x061C: "⇜",
    0x200E: "⇾",
    0x200F: "⇽",
    0x202A: "⇢",
    0x202B: "⇠",
    0x202C: "⇡",
    0x202D: "⇥",
    0x202E: "⇤",
    0x2066: "⇨",
    0x2067: "⇦",
    0x2068: "⇕",
    0x2069: "⇩",
}
_STANDINS = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: "\u2421",
    **{code: chr(0x2800 + code) for code in range(0x80, 0xA0)},
    **_BIDI,
    0x2028: "⏎",
    0x2029: "⁋",
}
_LINE_BREAKS = {0x09: "\u2409", 0x0A: "\u240a"}
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with every control character, except tab and line feed, as a picture.

    C0 and DEL become their control pictures, C1 controls braille signs, bidi controls arrows, line
    and paragraph separators signs of their own, halves of surrogate pairs U+FFFD. The length and
    all offsets stay the same.
    """
    if text.isprintable():
        return text
    return _UNSAFE.sub(_standin, text)


def one_line(text: str) -> str:
    """The text as `visible` gives it, with tabs and line feeds as pictures too."""
    if text.isprintable():
        return text
    return visible(text).translate(_LINE_BREAKS)


def pictured(text: str) -> str:
    """The text as `one_line` gives it, with fixed blanks and what has no width as pictures too."""
    return text if text.isprintable() else "".join(map(_picture, one_line(text)))


def _picture(character: str) -> str:
    if character.isprintable():
        return character
    return {"Zs": "⍽", "Cf": "⌿"}.get(category(character), character)


def _standin(match: re.Match[str]) -> str:
    return _STANDINS.get(ord(match.group()), "\ufffd")
