"""Wording that professionals often mark.

What it finds:
    The few words of a document that most resemble what professional translators marked as errors
    when they judged machine translations: words that they often marked, endings and word
    formations that go wrong, words taken over from the source, and the places where these stand.

Why it matters:
    Most errors of today's systems are neither misspelt nor ungrammatical, so that no rule sees
    them. What professionals marked before tells where to look first, better than chance and far
    worse than a reader: most of these flags are wrong, and human translations get them too. The
    shown confidence is the share of such words that was marked in texts it had not seen.

When it is silent:
    Without a source text, and for all pairs but English into German, Chinese into English and
    Hebrew into English. It learned from the first two; Hebrew borrows the English of the second
    and was not tested. It gives at most ten flags for each 1,000 words of a document and one more
    for each forty words of a segment, and none for figures.

What to do:
    Read the word against the source. Where it says what the source says, in words that a native
    would choose, dismiss the flag.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.marked_wording import features
from reviewtool.checks.marked_wording.model import Model, model
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

MOST = 10
"""Flags for each 1,000 words of a document."""
APART = 40
"""Words of a segment for each of its flags."""


class Candidate(NamedTuple):
    """A word: its score, the index of its segment and its place among the tokens there."""

    score: int
    segment: int
    place: int


def often_marked(
    segments: Sequence[Segment], languages: Languages
) -> Iterator[tuple[int, Finding]]:
    """The words of the document that are most likely marked."""
    learned = model(languages)
    if learned is None:
        return
    usable = [
        (segment, features.tokens(segment.target))
        for segment in segments
        if segment.source.strip() and not segment.doubtful
    ]
    forms: Counter[str] = Counter()
    for _, line in usable:
        forms.update({token.lower() for token in line})
    elsewhere = {form for form, count in forms.items() if count > 1}
    words = 0
    found: list[Candidate] = []
    for segment, line in usable:
        words += len(line)
        found += _best(segment, line, learned, elsewhere)
    found.sort(key=lambda each: (-each.score, each.segment, each.place))
    targets = {segment.index: segment for segment, _ in usable}
    for each in found[: max(1, MOST * words // 1000)]:
        segment = targets[each.segment]
        start, end = features.spans(segment.target)[each.place]
        share = learned.share(each.score)
        yield (
            each.segment,
            Finding(
                start,
                end,
                _message(segment.target[start:end], segment.source, share),
                evidence=("source", "target"),
                weight=share,
            ),
        )


def _best(
    segment: Segment, line: list[str], learned: Model, elsewhere: set[str]
) -> list[Candidate]:
    """The most suspect words of a segment, if any is suspect enough."""
    least = learned.least
    scores = [
        each
        for each in learned.scores(line, features.likeness(segment.source), elsewhere)
        if each[0] >= least and line[each[1]][0].isalpha()
    ]
    scores.sort(key=lambda each: (-each[0], each[1]))
    return [
        Candidate(score, segment.index, place) for score, place in scores[: 1 + len(line) // APART]
    ]


def _message(text: str, source: str, share: float) -> str:
    """How often words that look like this one here were marked."""
    often = f"about {max(1, round(10 * share))} in 10 such words were marked."
    words = features.likeness(source).words
    if text in words:
        return f"“{text}” stands as it is in the source; {often}"
    begun = text[: features.BEGINNING].lower()
    like = [
        each
        for each in sorted(words)
        if min(len(text), len(each)) > features.BEGINNING and each.lower().startswith(begun)
    ]
    if like:
        return f"“{text}” looks much like “{like[0]}” in the source; {often}"
    return f"“{text}” is like words that professionals mark here; {often}"


CHECK = Check(
    id="often-marked",
    title="Wording that professionals often mark",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MINOR,
    expected=0.25,
    on_document=often_marked,
    needs_source=True,
    targets=frozenset({"de", "en"}),
)
