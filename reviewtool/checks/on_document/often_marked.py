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
    Without a source text; from English into any language but German; into English from languages
    written in Latin letters; into all other languages. It gives at most six flags for each 1,000
    words of a document, one more for each forty words of a segment, and none for figures or
    for words of which fewer than one in five was marked.

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

MOST = 6
"""Flags for each 1,000 words of a document."""
APART = 40
"""Words of a segment for each of its flags."""
LEAST = 0.2
"""Words that were marked less often than this share are not shown."""
ENOUGH = 8
"""Times that professionals must have met a word before their count of it is quoted."""


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
    spans: dict[int, list[tuple[int, int]]] = {}
    for each in found[: max(1, MOST * words // 1000)]:
        share = learned.share(each.score)
        if share >= LEAST:
            segment = targets[each.segment]
            if each.segment not in spans:
                spans[each.segment] = features.spans(segment.target)
            start, end = spans[each.segment][each.place]
            text = segment.target[start:end]
            yield (
                each.segment,
                Finding(
                    start,
                    end,
                    _message(text, segment.source, learned, share),
                    evidence=("source", "target"),
                    weight=share,
                ),
            )


def _best(
    segment: Segment, line: list[str], learned: Model, elsewhere: set[str]
) -> list[Candidate]:
    """The most suspect words of a segment."""
    scores = learned.scores(line, features.likeness(segment.source), elsewhere)
    scores = [each for each in scores if line[each[1]][0].isalpha()]
    scores.sort(key=lambda each: (-each[0], each[1]))
    return [
        Candidate(score, segment.index, place) for score, place in scores[: 1 + len(line) // APART]
    ]


def _message(text: str, source: str, learned: Model, share: float) -> str:
    """What is known of the word, and how often words that look like it here were marked."""
    often = f"of 100 words that score like it, professionals marked about {round(100 * share)}."
    marked, met = learned.seen.get(text.lower(), (0, 0))
    words = features.likeness(source).words
    if text in words:
        return f"“{text}” stands as it is in the source; {often}"
    if met >= ENOUGH and marked:
        times = "once" if marked == 1 else f"{marked} times"
        return f"Of {met} times that professionals met “{text}”, they marked it {times}; {often}"
    begun = text[: features.BEGINNING].lower()
    like = [
        each
        for each in sorted(words)
        if min(len(text), len(each)) > features.BEGINNING and each.lower().startswith(begun)
    ]
    if like:
        return f"“{text}” looks much like “{like[0]}”; {often}"
    return f"“{text}” by its form and place: {often}"


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
