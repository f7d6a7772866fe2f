"""Not the term of the glossary.

What it finds:
    A term of the project's glossary in the source whose accepted translations are not in the
    translation, and wordings that the glossary forbids for it. The terms stand in the folder
    glossary/ of the project; docs/glossary.md shows how.

Why it matters:
    A newsroom has agreed on these words. Machine translation does not know the agreement, and
    words the same thing in another way each time.

When it is silent:
    Without a glossary for the language pair. Of terms that overlap the longest counts. A term that
    stands several times needs its translation once, since readers take a pronoun for the rest; any
    inflected form of an accepted wording will do, a part of a compound too. A term inside a word
    with a hyphen, or written with a capital as a part of a name (Leicester City), is not taken for
    the term. Its forms are known in Dutch, English, French, German, Italian, Polish, Portuguese,
    Russian, Spanish and Ukrainian only.

What to do:
    Use the accepted wording. Where the source means something else, dismiss the flag; where the
    glossary is too strict, add the wording to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.glossary.instead import instead
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.checks.glossary.glossary import Use
    from reviewtool.segments.segment import Segment

_FORBIDDEN, _MISSING = 0.85, 0.6
"""How likely such flags are right."""
_NAMED = 3
"""Wordings that a message names."""


def glossary_term(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each forbidden wording, and each term whose accepted wordings are missing."""
    source, target = segment.source, segment.target
    if languages.glossary is None or source.strip() == target.strip():
        return
    for use in languages.glossary.uses(source, target):
        if use.kept:
            continue
        words = source[slice(*use.source[0])]
        for (start, end), wording in use.forbidden:
            yield Finding(
                start,
                end,
                _forbidden_message(use, words, wording),
                instead(use, target, (start, end), wording, languages.target.base),
                source=use.source[0],
                evidence=("source", "target"),
                weight=_FORBIDDEN,
            )
        if not use.forbidden:
            yield Finding(
                *use.source[0],
                _missing_message(use, words),
                side="source",
                evidence=("source", "target"),
                weight=_MISSING,
            )


def _missing_message(use: Use, words: str) -> str:
    absent = "which the translation does not have"
    if len(use.wanted) > 1:
        absent = "and the translation has none of them"
    return f"The glossary has {_named(use)} for “{words}”, {absent} {_where(use)}"


def _forbidden_message(use: Use, words: str, wording: str) -> str:
    rather = f", but {_named(use)}" if use.wanted else ""
    return f"The glossary does not want “{wording}” for “{words}”{rather} {_where(use)}"


def _named(use: Use) -> str:
    quoted = [f"“{text}”" for text in use.wanted]
    if len(quoted) > _NAMED:
        return f"{', '.join(quoted[:_NAMED])} or others"
    return " or ".join(quoted)


def _where(use: Use) -> str:
    """`(glossary/terms.yaml:4). The note.`"""
    notes = dict.fromkeys(term.note.strip() for term in use.terms)
    said = [f"({', '.join(dict.fromkeys(term.place for term in use.terms))})."]
    said += [note if note.endswith((".", "!", "?")) else f"{note}." for note in notes if note]
    return " ".join(said)


CHECK = Check(
    id="glossary-term",
    title="Not the term of the glossary",
    kind=Kind.GUARD,
    category="terminology/inconsistent-with-terminology-resource",
    severity=Severity.MINOR,
    expected=0.6,
    on_segment=glossary_term,
    needs_source=True,
    needs_glossary=True,
)
