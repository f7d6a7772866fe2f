"""The terms of the glossary that a document has, as entries of its ledger."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewtool.review.forms import TERM, Entry, Form, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewtool.checks.glossary.glossary import Use
    from reviewtool.checks.glossary.term import Term
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment

ACCEPTED = " or "
"""Stands between the accepted wordings of a term."""
_MOST = 3
"""Accepted wordings that are named."""


class _Found:
    """What a document has of one concept."""

    def __init__(self) -> None:
        self.source: defaultdict[str, list[Place]] = defaultdict(list)
        self.accepted: list[Place] = []
        self.forbidden: defaultdict[str, list[Place]] = defaultdict(list)
        self.missing: list[Place] = []

    def add(self, segment: Segment, use: Use) -> None:
        """Count what one segment has of it."""
        for start, end in use.source:
            words = segment.source[start:end]
            self.source[words].append(Place(segment.index, "source", start, end))
        self.accepted += [Place(segment.index, "target", *span) for span in use.accepted]
        if use.kept:
            return
        for span, wording in use.forbidden:
            self.forbidden[wording].append(Place(segment.index, "target", *span))
        if not use.forbidden:
            self.missing.append(Place(segment.index, "source", *use.source[0]))

    def entry(self, wanted: Sequence[str]) -> Entry:
        """All of it as an entry of the ledger."""
        named = ACCEPTED.join(wanted[:_MOST]) + (" …" if len(wanted) > _MOST else "")
        target = [Form(named, tuple(self.accepted))] if wanted else []
        return Entry(
            TERM,
            _by_count(self.source),
            (*target, *_by_count(self.forbidden)),
            tuple(self.missing),
        )


def term_entries(session: Session, terms: Callable[[Segment], Sequence[Use]]) -> list[Entry]:
    """An entry for each concept that the source has; `terms` says what a segment has of them.

    Segments without a translation are left out.
    """
    found: defaultdict[tuple[Term, ...], _Found] = defaultdict(_Found)
    wanted: dict[tuple[Term, ...], tuple[str, ...]] = {}
    for segment in session.document.segments:
        if session.text(segment).strip():
            for use in terms(segment):
                found[use.terms].add(segment, use)
                wanted[use.terms] = use.wanted
    return [each.entry(wanted[terms]) for terms, each in found.items()]


def _by_count(forms: dict[str, list[Place]]) -> tuple[Form, ...]:
    ordered = sorted(forms.items(), key=lambda form: -len(form[1]))
    return tuple(Form(text, tuple(places)) for text, places in ordered)
