"""What can be put in the place of a forbidden wording without changing anything around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.checks.glossary.glossary import Use

MOST = 9
"""Suggestions that have a key."""
_FEW = 4
"""Capitals that may be an acronym."""
_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")


def instead(
    use: Use, target: str, span: tuple[int, int], wording: str, code: str
) -> tuple[str, ...]:
    """The accepted wordings as they can stand there; `code` is the base code of the target.

    Where the forbidden wording is inflected there are none, but for English plurals: the others
    would have to be inflected, too.
    """
    start, end = span
    stands = target[start:end]
    wanted = use.wanted[:MOST]
    if code == "en" and stands.casefold() == wording.casefold() + "s":
        wanted = tuple(filter(None, map(_plural, wanted)))
    elif stands.casefold() != wording.casefold():
        return ()
    article = target[:start].lower().split()[-1:] in (["a"], ["an"])
    return tuple(
        _as_it_stands(right, stands, wording)
        for right in wanted
        if not article or (right[:1].lower() in _VOWELS) == (stands[:1].lower() in _VOWELS)
    )


def _plural(wording: str) -> str:
    """The regular plural of an English noun, empty where it may be another word's."""
    last = wording[-2:].lower()
    if not last.isalpha() or last.endswith("s") or " of " in wording:
        return ""
    if last.endswith("y") and last[0] not in _VOWELS:
        return wording[:-1] + "ies"
    return wording + ("es" if last.endswith(_HISSING) else "s")


def _as_it_stands(right: str, stands: str, wording: str) -> str:
    """With a capital, or all in capitals, where the forbidden wording stands so."""
    if len(stands) > _FEW and stands.isupper():
        return right.upper()
    if stands[:1].isupper() and not wording[:1].isupper():
        return right[:1].upper() + right[1:]
    return right
