"""The lines of the ledger: an entry with its forms, a place with the words around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.review.forms import PHRASE, TERM
from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.hanging import hanging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.review.forms import Entry, Form, Place
    from reviewtool.review.session import Session
    from reviewtool.tui.visual_order import Direction

_WIDE = 100_000
_MARK = 2
_BETWEEN = " ← "
_MOST_FORMS = 12
_SHORTEST = 8
"""Characters of a term that are left, however little room there is."""
LIT = "bold underline"
"""The style of a form that is not the most frequent, and of the words of a place."""


def entry_line(entry: Entry, width: int, direction: Direction) -> Content:
    """`! Keldish 3, Keldis 1 ← Keldisj 4`, both sides in columns; an exclamation mark differs.

    Terms say so behind the source; what is accepted for them is cut before the counts are.
    """
    room = max(width - _MARK - len(_BETWEEN), 8)
    left = room // 2
    target = _target(entry)
    source = (
        _forms(entry, entry.source, marked=False) if entry.source else Content.styled("—", "dim")
    )
    if entry.kind == TERM:
        source = Content.assemble(source, (" · term", "dim"))
        if entry.target and target.cell_length > left:
            target = _target(_cut(entry, target.cell_length - left))
    return Content.assemble(
        ("! " if entry.inconsistent else "  ", "bold"),
        _cell(target, left, direction),
        (_BETWEEN, "dim"),
        _cell(source, room - left, direction),
    )


def _target(entry: Entry) -> Content:
    """The forms of the translation, and how often there is none."""
    forms = _forms(entry, entry.target, marked=True) if entry.target else Content.styled("—", "dim")
    missing = f" missing {len(entry.missing):,}" if entry.missing else ""
    return Content.assemble(forms, (missing, "italic"))


def _cut(entry: Entry, much: int) -> Entry:
    """The entry with its first form so many characters shorter, as far as something is left."""
    first, *others = entry.target
    text = first.text[: max(_SHORTEST, len(first.text) - much - 1)].rstrip() + "…"
    return replace(entry, target=(replace(first, text=text), *others))


def counted(entries: Sequence[Entry]) -> list[str]:
    """How many there are and how many of them are wrong: terms of the glossary, then the others."""
    terms = [entry for entry in entries if entry.kind == TERM]
    wrong = sum(entry.inconsistent for entry in terms)
    words = [f"Terms: {len(terms):,}, {wrong:,} not kept"] if terms else []
    others = len(entries) - len(terms)
    wrong = sum(entry.inconsistent for entry in entries) - wrong
    name = "names" if terms else "Names"
    return [*words, f"{name} and phrases: {others:,}, {wrong:,} inconsistent"]


def places_of(entry: Entry) -> Sequence[Place]:
    """Where the translation has it and where it should; of a name of the source alone, there."""
    places = [place for form in entry.target for place in form.places]
    if not places and not entry.missing:
        places = [place for form in entry.source for place in form.places]
    return sorted([*places, *entry.missing], key=lambda place: (place.segment, place.start))


def place_line(
    session: Session, entry: Entry, digits: int, direction: Direction, place: Place, width: int
) -> Content:
    """The number of the segment and the words around the form, which is lit."""
    segment = session.document.segments[place.segment]
    text = segment.source if place.side == "source" else session.text(segment)
    word = ""
    if place in entry.missing:
        word = "missing: "
    elif place.side == "source":
        word = "source: "
    prefix = f"{place.segment + 1:>{digits}}  {word}"
    room = max(width - len(prefix), 8)
    before = text[max(0, place.start - room // 3) : place.start]
    words = Content.assemble(
        "…" if place.start > room // 3 else "",
        shown(before),
        (shown(text[place.start : place.end], 2 * room), LIT),
        shown(text[place.end : place.end + 2 * room], 4 * room),
    )
    return Content.assemble((prefix, "bold" if word else ""), _cell(words, room, direction))


def _forms(entry: Entry, forms: Sequence[Form], *, marked: bool) -> Content:
    """Each form with its count; phrases, which may end in a number, in quotation marks."""
    quotes = "“”" if entry.kind == PHRASE else ("", "")
    pieces = [
        Content.assemble(
            quotes[0],
            (shown(form.text, 80), LIT if marked and place else ""),
            f"{quotes[1]} {len(form.places):,}",
        )
        for place, form in enumerate(forms[:_MOST_FORMS])
    ]
    return Content(", ").join(pieces)


def _cell(content: Content, width: int, direction: Direction) -> Content:
    """The words in exactly so many cells, in an order that nothing beside them is drawn into."""
    cut = content.truncate(width, ellipsis=True)
    lines = hanging(cut).lines(_WIDE, direction)
    line = lines[0] if lines else Content()
    return Content.assemble(line, " " * max(0, width - line.cell_length))
