"""Placeholders.

What it finds:
    A placeholder of the source, such as `%s`, `%1$d`, `{name}`, `{{count}}` or `${x}`, that the
    translation lacks or has distorted, and one that only the translation has; `%s` and `%d` that
    changed places without numbers; a message with branches whose braces do not match or that has
    no branch `other`; a `%%` that lost one of its signs.

Why it matters:
    A program fills placeholders in. Without them the reader misses a name or a number, and many
    programs stop with an error.

When it is silent:
    Where a sign may belong to prose (“20% discount”), where a named or numbered placeholder comes
    once more or once less, for parts of date patterns and named characters, which every language
    writes in its own way, and, where the id tells a plural form, for one placeholder more or less:
    “one file” needs no number.

What to do:
    Write the placeholder as in the source, letter for letter, where the sentence needs it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.segments.mask import masked
from reviewtool.segments.placeholders.placeholders import Notation
from reviewtool.segments.protected.likeness import distorted
from reviewtool.segments.protected.marked import marked
from reviewtool.segments.protected.protected import (
    halved,
    lacking,
    numbered,
    out_of_order,
    without_other,
)
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.placeholders.placeholders import Placeholder
    from reviewtool.segments.protected.marked import Marked
    from reviewtool.segments.segment import Segment

_BOTH = ("source", "target")


def placeholders(segment: Segment, languages: Languages) -> Iterator[Finding]:  # noqa: ARG001
    """Each placeholder that only one of the two texts has."""
    theirs, ours = numbered(
        marked(segment.source, segment.source_tokens), marked(segment.target, segment.tokens)
    )
    if not (theirs.tokens or ours.tokens) or (ours.empty and not theirs.empty):
        return
    gone, come = _only(theirs, ours), _only(ours, theirs)
    if (gone or come) and _plural_form().search(segment.id):
        gone, come = (found if len(found) > 1 else [] for found in (gone, come))
    for token in gone:
        place = _stand_in(theirs, token, ours, gone, come)
        if place is None:
            yield _missing(theirs, token)
            continue
        come = [other for other in come if not _meet(place, other)]
        raw = theirs.raw(token)
        said = f"“{ours.text[slice(*place)]}” should be “{raw}”."
        yield Finding(*place, said, (raw,), (token.start, token.end), evidence=_BOTH)
    known = {token.form for token in theirs.tokens}
    for token in come:
        said = "stands more often than in the source" if token.form in known else "is new"
        yield _on_target(ours, token, said)
    moved = None if gone or come else out_of_order(theirs, ours)
    if moved:
        yield _on_target(ours, moved, "stands where the source has another, in a fixed order")
    for token in without_other(ours):
        yield _on_target(ours, token, "has no branch “other”")
    half = halved(theirs, ours)
    if half is not None:
        yield Finding(half, half + 1, "A single “%” stands for “%%” here.", ("%%",), evidence=_BOTH)


def _only(text: Marked, other: Marked) -> list[Placeholder]:
    return [token for token in lacking(text, [other]) if token.notation is not Notation.TAG]


def _stand_in(
    theirs: Marked,
    token: Placeholder,
    ours: Marked,
    gone: list[Placeholder],
    come: list[Placeholder],
) -> tuple[int, int] | None:
    """Where the translation has something that was meant to be this token."""
    if token.notation is Notation.ICU:
        return None
    tags = tuple(other[:2] for other in ours.tokens if other.notation is Notation.TAG)
    place = distorted(theirs.raw(token), masked(ours.text, tags))
    if place:
        return place
    if len(gone) != 1:
        return None
    if len(come) == 1 and come[0].notation is token.notation:
        return come[0].start, come[0].end
    if come or token.notation is not Notation.BRACE:
        return None
    other_text = masked(ours.text, tuple(other[:2] for other in ours.tokens))
    braces = [match.span() for match in _in_braces().finditer(other_text)]
    return braces[0] if len(braces) == 1 else None


def _meet(place: tuple[int, int], token: Placeholder) -> bool:
    return place[0] < token.end and token.start < place[1]


def _missing(theirs: Marked, token: Placeholder) -> Finding:
    braces = ", or its braces do not match" if token.notation is Notation.ICU else ""
    said = f"{theirs.name(token)} is not in the translation{braces}."
    return Finding(token.start, token.end, said, side="source", evidence=_BOTH)


def _on_target(ours: Marked, token: Placeholder, said: str) -> Finding:
    return Finding(token.start, token.end, f"{ours.name(token)} {said}.", evidence=_BOTH)


@cache
def _in_braces() -> re.Pattern[str]:
    return re.compile(r"\{[^{}\n]{1,60}\}")


@cache
def _plural_form() -> re.Pattern[str]:
    """Ids of plural forms: `ec18eac8d758b1eb[0]` in PO, else `files.one`, `files_other`."""
    return re.compile(
        r"^[0-9a-f]{16}\[\d\](?:~\d+)?$|(?<![^\W_])(?:zero|one|two|few|many|other)\]?(?:~\d+)?$"
    )


CHECK = Check(
    id="placeholders",
    title="Placeholders",
    kind=Kind.GUARD,
    category="design-and-markup/markup-tag",
    severity=Severity.MAJOR,
    expected=0.9,
    on_segment=placeholders,
    needs_source=True,
    reads_tags=True,
)
