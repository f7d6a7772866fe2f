"""How other translations word a segment, to be compared with the translation as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.segments.segment import Segment

NONE_KNOWN = (
    "Give some with --opinion FILE or under `opinions:` in review.yaml (a memory in TMX, TSV or "
    "JSONL, or another version of the document), or put another system's translations beside "
    "these, as in translations/en.systemB/."
)
"""What to do where a segment has no other wording."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text and the names of all who have it, in the order in which they were found."""

    names: tuple[str, ...]
    text: str


def wordings(segment: Segment) -> list[Wording]:
    """The other wordings of a segment, each once; the same text of several is one."""
    names: dict[str, list[str]] = {}
    for opinion in segment.opinions:
        known = names.setdefault(opinion.text, [])
        if opinion.origin not in known:
            known.append(opinion.origin)
    return [Wording(tuple(origins), text) for text, origins in names.items()]


def named_wording(segment: Segment, name: str) -> Wording:
    """The wording of this name, else of this number (from 1).

    Raises ReviewError where there is none, or several have the name.
    """
    known = wordings(segment)
    if not known:
        raise ReviewError(f"segment {segment.id} has no other wording", NONE_KNOWN)
    found = [one for one in known if name in one.names]
    if not found and name.isascii() and name.isdecimal() and 0 < int(name) <= len(known):
        found = [known[int(name) - 1]]
    if len(found) == 1:
        return found[0]
    what = f"{len(found)} wordings are called" if found else "no wording is called"
    raise ReviewError(f"{what} “{name}”", f"Give a number or a name of: {_listed(known)}.")


def _listed(known: Sequence[Wording]) -> str:
    return "; ".join(f"{place} {', '.join(one.names)}" for place, one in enumerate(known, 1))
