"""The words that a pattern spells, for people: `(?:zie|ziet) .{0,30}over het hoofd` is said as
`zie … over het hoofd`.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""(?P<around>\(\?<?[=!])
    | (?P<call>\(\?(?:&\w+|[a-z]*-?[a-z]*|\d+)\))
    | (?P<open>\((?:\?(?:P?<\w+>|[\w-]*:|[>|]))?)
    | (?P<close>\))
    | (?P<bar>\|)
    | (?P<count>(?:[?*+]|\{\d*(?:,\d*)?\})[?+]?)
    | (?P<set>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\])
    | (?P<anchor>\\[bBAZzmMGK]|[\^$])
    | (?P<any>\\[pP]\{[^}]*\}|\\g<\w+>|\\[wWdDSXRVHN\d])
    | (?P<anything>\.)
    | (?P<plain>\\?.)""",
    re.VERBOSE | re.DOTALL,
)
_ANY = "…"
_NONE = ("?", "*", "{0", "{,")
"""How a count begins that lets its piece be left out."""


def spelt(pattern: str) -> str:
    """What the first alternatives of a pattern spell, with … for what may differ.

    What may be left out is left out. Empty where no word is spelt.
    """
    text, _ = _alternatives([*_TOKEN.finditer(pattern)], 0)
    text = re.sub(r"[ …]*…[ …]*", lambda found: _gap(found.group()), " ".join(text.split()))
    return text.strip() if re.search(r"[^\W\d_]", text) else ""


def _gap(signs: str) -> str:
    """One … for several, apart from the words if one of them was."""
    if signs.count(_ANY) == 1:
        return signs
    return f" {_ANY} " if " " in signs else _ANY


def _alternatives(tokens: list[re.Match[str]], place: int) -> tuple[str, int]:
    """What the first of the alternatives that spells something spells, and where they end."""
    found = ""
    while True:
        pieces, place = _sequence(tokens, place)
        found = found or "".join(pieces)
        if place >= len(tokens) or tokens[place].lastgroup == "close":
            return found, place
        place += 1


def _sequence(tokens: list[re.Match[str]], place: int) -> tuple[list[str], int]:
    """The pieces up to a bar, to the end of the group or of the pattern."""
    pieces: list[str] = []
    while place < len(tokens) and tokens[place].lastgroup not in ("bar", "close"):
        token, kind = tokens[place].group(), tokens[place].lastgroup
        if kind in ("open", "around"):
            within, place = _alternatives(tokens, place + 1)
            pieces.append(within if kind == "open" else "")
        elif kind == "count":
            if pieces:
                pieces.append(_counted(pieces.pop(), token))
        else:
            pieces.append(_piece(token, kind))
        place += 1
    return pieces, place


def _counted(piece: str, count: str) -> str:
    if not count.startswith(_NONE):
        return piece
    return piece if _ANY in piece and count[0] != "?" else ""


def _piece(token: str, kind: str | None) -> str:
    if kind == "plain":
        return {r"\s": " ", r"\h": " ", r"\t": " ", r"\n": " "}.get(token, token[-1])
    if kind == "set":
        first = token[1]
        return first if first.isalnum() or first in "-' ’" else _ANY
    if kind == "anything":
        return f" {_ANY} "
    return _ANY if kind == "any" or token.startswith("(?&") else ""
