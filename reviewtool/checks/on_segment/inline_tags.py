"""Inline tags.

What it finds:
    A tag of the source, of the file's own (`<g id="1">`) or written in the text (`<b>`), that the
    translation lacks, has twice or has distorted, one that only the translation has, and tags that
    close before they open or cross each other.

Why it matters:
    A link, a line break or a picture is gone, half the page turns bold, or the file cannot be read
    where it is used.

When it is silent:
    Where tags stand in another order that is sound, where an attribute differs that belongs to the
    language, such as an address or a title, for marks that tools set on one side alone (`<mrk>`),
    for words in angle brackets that are no tags, such as `<file>`, and where the translation is
    nothing but tags: it is missing.

What to do:
    Put the tags around the words that they stand around in the source. Where their place is clear
    a suggestion does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.segments.placeholders.placeholders import Notation
from reviewtool.segments.protected.likeness import distorted
from reviewtool.segments.protected.marked import marked
from reviewtool.segments.protected.nesting import unnested
from reviewtool.segments.protected.protected import is_note, lacking
from reviewtool.segments.protected.tags import parsed
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.placeholders.placeholders import Placeholder
    from reviewtool.segments.protected.marked import Marked
    from reviewtool.segments.segment import Segment

_BOTH = ("source", "target")
_LONGEST_WORD = 20


def inline_tags(segment: Segment, languages: Languages) -> Iterator[Finding]:  # noqa: ARG001
    """Each tag that only one of the two texts has, and each that is out of place."""
    theirs = marked(segment.source, segment.source_tokens)
    ours = marked(segment.target, segment.tokens)
    if not (theirs.tokens or ours.tokens) or (ours.empty and not theirs.empty):
        return
    gone, come = _only(theirs, ours), _only(ours, theirs)
    if not gone and not come:
        yield from _out_of_place(theirs, ours)
    while gone:
        token = gone.pop(0)
        pair = _pair(theirs, token, gone[0], ours) if gone else None
        if pair:
            gone.pop(0)
            yield pair
            continue
        place = distorted(theirs.raw(token), ours.text) or _namesake(theirs, token, ours, come)
        if place:
            come = [other for other in come if other.end <= place[0] or place[1] <= other.start]
            said = f"“{ours.text[slice(*place)]}” should be {theirs.name(token)}."
            yield _put(token, place, said, theirs.raw(token))
        else:
            yield _at_edge(theirs, token, ours) or Finding(
                token.start,
                token.end,
                f"{theirs.name(token)} is not in the translation.",
                side="source",
                evidence=_BOTH,
            )
    known = {token.form for token in theirs.tokens}
    for token in come:
        said = "stands more often than in the source" if token.form in known else "is new"
        said = f"{ours.name(token)} {said}."
        yield Finding(token.start, token.end, said, ("",), evidence=_BOTH)


def _only(text: Marked, other: Marked) -> list[Placeholder]:
    found = lacking(text, [other])
    return [token for token in found if token.notation is Notation.TAG and not is_note(token)]


def _out_of_place(theirs: Marked, ours: Marked) -> Iterator[Finding]:
    accepted = {token.form for token in unnested(theirs)}
    for token in unnested(ours):
        if token.form not in accepted:
            said = f"{ours.name(token)} is not in its place among the tags."
            yield Finding(token.start, token.end, said, evidence=_BOTH)


def _pair(theirs: Marked, begin: Placeholder, end: Placeholder, ours: Marked) -> Finding | None:
    """The words that a missing pair stood around, where they are the same or are all there are."""
    first, last = parsed(theirs.raw(begin)), parsed(theirs.raw(end))
    if not first or not last or first.alone or not last.closes or first.name != last.name:
        return None
    inner = theirs.text[begin.end : end.start].strip()
    if (begin.start, end.end) == _extent(theirs.text):
        start, stop = _extent(ours.text)
    elif inner and ours.text.count(inner) == 1:
        start = ours.text.index(inner)
        stop = start + len(inner)
    else:
        return None
    if start == stop or _meets((start, stop), ours):
        return None
    wrapped = theirs.raw(begin) + ours.text[start:stop] + theirs.raw(end)
    said = f"{theirs.name(begin)} and {theirs.name(end)} are missing around this."
    return _put(begin, (start, stop), said, wrapped)


def _namesake(
    theirs: Marked, token: Placeholder, ours: Marked, come: list[Placeholder]
) -> tuple[int, int] | None:
    """The only new tag, where it has the same name and other attributes."""
    wanted = parsed(theirs.raw(token))
    found = parsed(ours.raw(come[0])) if len(come) == 1 else None
    if wanted is None or found is None or wanted[:2] != found[:2]:
        return None
    return come[0].start, come[0].end


def _at_edge(theirs: Marked, token: Placeholder, ours: Marked) -> Finding | None:
    """The first or the last word, where the tag begins or ends the source."""
    start, stop = _extent(ours.text)
    words = ours.text[start:stop]
    at_start = token.start == _extent(theirs.text)[0]
    if not words or not (at_start or token.end == _extent(theirs.text)[1]):
        return None
    word = words[:_LONGEST_WORD].split()[0] if at_start else words[-_LONGEST_WORD:].split()[-1]
    place = (start, start + len(word)) if at_start else (stop - len(word), stop)
    if _meets(place, ours):
        return None
    raw = theirs.raw(token)
    said = f"{theirs.name(token)} is missing here."
    return _put(token, place, said, raw + word if at_start else word + raw)


def _meets(place: tuple[int, int], text: Marked) -> bool:
    return any(token.start < place[1] and place[0] < token.end for token in text.tokens)


def _put(token: Placeholder, place: tuple[int, int], said: str, new: str) -> Finding:
    return Finding(*place, said, (new,), (token.start, token.end), evidence=_BOTH)


def _extent(text: str) -> tuple[int, int]:
    """Where the text begins and ends without the white space around it."""
    stripped = text.strip()
    start = text.find(stripped)
    return start, start + len(stripped)


CHECK = Check(
    id="inline-tags",
    title="Inline tags",
    kind=Kind.GUARD,
    category="design-and-markup/markup-tag",
    severity=Severity.MAJOR,
    expected=0.9,
    on_segment=inline_tags,
    needs_source=True,
    reads_tags=True,
)
