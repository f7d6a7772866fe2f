"""A glossary at work: which terms a source has, and what the translation makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewtool.checks.glossary.pieces import pieces
from reviewtool.checks.glossary.proper_name import in_name
from reviewtool.checks.glossary.wording import Wording
from reviewtool.checks.names import CAPITAL_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewtool.checks.glossary.term import Term

Span = tuple[int, int]
"""Half-open, in code points."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a source has of one concept, and its translation.

    `terms` are the entries that have this wording; more than one where the glossary says several
    things of it, which are then all accepted. `source` are its places in the source, `accepted`
    those in the translation of what is accepted, and `forbidden` those of what is not to be used,
    with its wording as the glossary has it.
    """

    terms: tuple[Term, ...]
    source: tuple[Span, ...]
    accepted: tuple[Span, ...]
    forbidden: tuple[tuple[Span, str], ...]

    @property
    def wanted(self) -> tuple[str, ...]:
        """The accepted translations, in the order of the glossary."""
        return tuple(dict.fromkeys(text for term in self.terms for text in term.target))

    @property
    def kept(self) -> bool:
        """Whether the translation keeps to the glossary.

        A forbidden wording is passed where an accepted one stands for each place of the source: it
        translates something else then.
        """
        if self.forbidden:
            return len(self.accepted) >= len(self.source)
        return bool(self.accepted) or not self.wanted


class Glossary:
    """The terms of a language pair, ready to be found.

    Args:
        terms: in the order of their files.
        source: base code of the language of the source.
        target: base code of that of the translation.
    """

    def __init__(self, terms: Sequence[Term], source: str, target: str) -> None:
        self.terms = tuple(terms)
        self._codes = source, target
        self._index: dict[str, list[tuple[Wording, int]]] = {}
        self._accepted: dict[int, list[Wording]] = {}
        self._forbidden: dict[int, list[Wording]] = {}
        self._uses = lru_cache(maxsize=256)(self._found)
        for place, term in enumerate(self.terms):
            for text in term.source:
                wording = Wording(text, source, exact=term.exact)
                for key in wording.keys:
                    self._index.setdefault(key, []).append((wording, place))

    def uses(self, source: str, target: str) -> tuple[Use, ...]:
        """What both texts have of the terms, in the order of the source."""
        return self._uses(source, target)

    def _found(self, source: str, target: str) -> tuple[Use, ...]:
        by_terms: dict[tuple[int, ...], list[Span]] = {}
        for span, places in self._in_source(source):
            by_terms.setdefault(places, []).append(span)
        if not by_terms:
            return ()
        said = _Translation(target)
        told = [(places, self._wordings(places)) for places in by_terms]
        strict = {places: said.strictly(accepted) for places, (accepted, _) in told}
        taken = [span for spans in strict.values() for span in spans]
        found = []
        for places, (accepted, forbidden) in told:
            wrong = said.outside(forbidden, taken)
            right = strict[places] or said.leniently(accepted, [span for span, _ in wrong])
            terms = tuple(self.terms[place] for place in places)
            spans = by_terms[places]
            if not right and not wrong:
                spans = self._without_names(source, terms, spans)
            if spans:
                found.append(Use(terms, tuple(spans), tuple(right), tuple(wrong)))
        return tuple(sorted(found, key=lambda use: use.source[0]))

    def _in_source(self, text: str) -> list[tuple[Span, tuple[int, ...]]]:
        """The terms of a source by their spans, the longest first, none over another."""
        found = pieces(text)
        spans: dict[Span, dict[int, None]] = {}
        for first, piece in enumerate(found):
            for wording, place in self._index.get(piece.key, ()):
                span = wording.at(text, found, first)
                if span is not None:
                    spans.setdefault(span, {})[place] = None
        return [(span, tuple(sorted(spans[span]))) for span in sorted(_apart(spans))]

    def _without_names(self, source: str, terms: Sequence[Term], spans: list[Span]) -> list[Span]:
        """The spans of a term written small that are no parts of names, which stay as they are."""
        small = not any(text[:1].isupper() for term in terms for text in term.source)
        if not small or self._codes[0] in CAPITAL_NOUNS:
            return spans
        found = pieces(source)
        return [span for span in spans if not in_name(source, found, span)]

    def _wordings(self, places: Iterable[int]) -> tuple[list[Wording], list[Wording]]:
        """What is accepted and what is forbidden for these terms; accepted by any is accepted."""
        accepted: dict[str, Wording] = {}
        forbidden: dict[str, Wording] = {}
        for place in places:
            accepted |= {wording.text: wording for wording in self._made(self._accepted, place)}
            forbidden |= {wording.text: wording for wording in self._made(self._forbidden, place)}
        rest = [wording for text, wording in forbidden.items() if text not in accepted]
        return list(accepted.values()), rest

    def _made(self, made: dict[int, list[Wording]], place: int) -> list[Wording]:
        """The wordings of a term, made when they are first asked for."""
        if place not in made:
            term = self.terms[place]
            texts = term.target if made is self._accepted else term.forbidden
            made[place] = [Wording(text, self._codes[1], exact=term.exact) for text in texts]
        return made[place]


class _Translation:
    """A translation that is searched for wordings."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces = pieces(text)

    def strictly(self, wordings: Iterable[Wording]) -> list[Span]:
        """Where one of them stands whole, in a known form."""
        return sorted(_apart({span for wording in wordings for span in self._at(wording)}))

    def leniently(self, wordings: Iterable[Wording], taken: Iterable[Span]) -> list[Span]:
        """Where something can stand for one of them, outside what is taken."""
        near = {span for it in wordings for span in it.near(self._pieces)}
        return sorted(_apart(near, taken))

    def outside(self, wordings: Iterable[Wording], taken: Iterable[Span]) -> list[tuple[Span, str]]:
        """Where one of them stands whole, outside what is taken, and which."""
        found: dict[Span, str] = {}
        for wording in wordings:
            for span in self._at(wording):
                found.setdefault(span, wording.text)
        return [(span, found[span]) for span in sorted(_apart(found, taken))]

    def _at(self, wording: Wording) -> list[Span]:
        places = (i for i, piece in enumerate(self._pieces) if piece.key in wording.keys)
        spans = (wording.at(self._text, self._pieces, place) for place in places)
        return [span for span in spans if span is not None]


def _apart(spans: Iterable[Span], taken: Iterable[Span] = ()) -> list[Span]:
    """The longest spans that touch neither one another nor what is taken; the first ones first."""
    covered = {place for span in taken for place in range(*span)}
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if covered.isdisjoint(range(*span)):
            covered.update(range(*span))
            kept.append(span)
    return kept
