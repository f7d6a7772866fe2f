"""The terms of the glossary as entries of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.glossary.glossary import Glossary, Use
from reviewtool.checks.glossary.term import Term
from reviewtool.review.forms import NAME, TERM, entries
from reviewtool.review.session import Session
from tests.tui.made_desk import made_document

if TYPE_CHECKING:
    from reviewtool.segments.segment import Segment

GLOSSARY = Glossary(
    [
        Term(("burgemeester",), ("mayor", "city mayor"), ("burgomaster",)),
        Term(("raad", "gemeenteraad"), ("council",)),
        Term(("zee",), ("sea",)),
        Term(("wethouder",), (), ("alderman",)),
    ],
    "nl",
    "en",
)
PAIRS = [
    ("De burgemeester zag Michail.", "The mayor saw Michail."),
    ("De Burgemeester en de wethouder zagen Michail.", "The burgomaster and she saw Michail."),
    ("De gemeenteraad en de raad zwegen.", "The council was silent."),
    ("De raad lachte.", "They laughed."),
    ("De zee.", ""),
]

Told = tuple[tuple[str, ...], tuple[str, ...], list[int]]


def told(session: Session) -> list[Told]:
    def terms(segment: Segment) -> tuple[Use, ...]:
        return GLOSSARY.uses(segment.source, session.text(segment))

    found = entries(session, terms)
    kinds = [entry.kind for entry in found]
    assert kinds == sorted(kinds, reverse=True)
    assert NAME in kinds
    return [
        (
            tuple(f"{form.text} {len(form.places)}" for form in entry.source),
            tuple(f"{form.text} {len(form.places)}" for form in entry.target),
            [place.segment for place in entry.missing],
        )
        for entry in found
        if entry.kind == TERM
    ]


def test_terms_that_are_not_kept_come_first() -> None:
    session = Session(made_document(PAIRS), "anna")
    assert told(session) == [
        (("raad 2", "gemeenteraad 1"), ("council 1",), [3]),
        (
            ("burgemeester 1", "Burgemeester 1"),
            ("mayor or city mayor 1", "burgomaster 1"),
            [],
        ),
        (("wethouder 1",), (), []),
    ]


def test_a_correction_counts_at_once() -> None:
    session = Session(made_document(PAIRS), "anna")
    session.correct(session.document.segments[1], "The mayor and she saw Michail.")
    session.correct(session.document.segments[3], "The councils laughed.")
    assert [(target, missing) for _, target, missing in told(session)] == [
        (("council 2",), []),
        (("mayor or city mayor 2",), []),
        ((), []),
    ]


def test_places_are_those_of_the_words() -> None:
    document = made_document(PAIRS)

    def terms(segment: Segment) -> tuple[Use, ...]:
        return GLOSSARY.uses(segment.source, segment.target)

    for entry in entries(Session(document, "anna"), terms):
        for side in (entry.source, entry.target):
            for form in side:
                for place in form.places:
                    segment = document.segments[place.segment]
                    text = segment.source if place.side == "source" else segment.target
                    words = text[place.start : place.end]
                    assert words.casefold() in form.text.casefold()
