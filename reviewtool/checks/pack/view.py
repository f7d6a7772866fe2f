"""A text as rules see it: the same length, with what is not prose masked out.

Promise: offsets in a view are offsets in the text. Every kind of space, line ends too, reads as a
plain space, a curly apostrophe as a straight one and a non-breaking hyphen as a hyphen, so that a
rule is written once; tags, placeholders, addresses and paths become private-use characters, which
no rule matches by accident.
"""

from __future__ import annotations

import re

_SPACES = "\t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_SAME = str.maketrans(dict.fromkeys(_SPACES, " ") | {"’": "'", "ʼ": "'", "‑": "-"})
_PLAINER = re.compile("[" + re.escape("".join(map(chr, _SAME))) + "]")
_FOLDED_ASCII = bytes(range(256)).lower().translate(bytes.maketrans(b"123456789", b"0" * 9))
_FIGURE = re.compile(r"\d")
_MASK = "\ue000"
_NOT_PROSE = re.compile(
    r"</?[A-Za-z][^<>]{0,500}>"  # tags
    r"|\{[^{}\s]{0,80}\}"  # placeholders
    r"|%(?:\([^()\s]{1,80}\))?[-+#0]{0,4}\d{0,4}[sdifr](?![^\W_])"
    r"|&(?:#\d{1,7}|[A-Za-z]{2,31});"
    r"|(?:https?://|www\.)[^\s<>]{1,2000}"
    r"|(?<!\S)[^\s@<>]{1,80}@[^\s@<>]{1,80}\.[^\s@<>]{2,20}"
)


def view(text: str) -> str:
    """The text with spaces, apostrophes and hyphens made plain and all markup masked."""
    plain = text
    if not (text.isascii() and text.isprintable()) and _PLAINER.search(text):
        plain = text.translate(_SAME)
    if _may_hold_markup(plain):
        return _NOT_PROSE.sub(lambda match: _MASK * len(match.group()), plain)
    return plain


def _may_hold_markup(text: str) -> bool:
    # Spelt out, since this runs on every text: a loop takes four times as long.
    return (
        "<" in text
        or "{" in text
        or "%" in text
        or "&" in text
        or "@" in text
        or "://" in text
        or "www." in text
    )


def plain_pattern(pattern: str) -> str:
    """A pattern with spaces, apostrophes and hyphens made plain, as in the views it will meet."""
    return pattern.translate(_SAME)


def fold(text: str) -> str:
    """The text without case; whatever matches case-insensitively folds to the same string."""
    if text.isascii():
        return text.lower()
    return text.replace("ı", "i").replace("İ", "i").casefold()


def skeleton(text: str) -> str:
    """The folded text with every digit as 0, so that a rule on figures has literals too."""
    if text.isascii():
        return text.encode().translate(_FOLDED_ASCII).decode()
    folded = fold(text)
    return _FIGURE.sub("0", folded) if _FIGURE.search(folded) else folded
