"""The table of Marot, Google's viewer of MQM data: that of WMT, with a column of JSON.

Its spans are tokens, which the table lists for each segment; here every error begins and ends a
token, so that no span is widened.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from reviewtool.export.built import Built
from reviewtool.export.losses import Losses
from reviewtool.export.mqm_tsv import comment
from reviewtool.export.ratings import (
    count_texts,
    count_unmarked,
    languages,
    marked,
    numbers,
    ratings,
    summary,
    system,
    wmt_label,
)
from reviewtool.export.texts import flat, json_text, utf16
from reviewtool.segments.words import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.export.ratings import Rating
    from reviewtool.export.reviews import Review
    from reviewtool.review.decision import ErrorMark
    from reviewtool.segments.segment import Segment

HEADER = (
    "system",
    "doc",
    "docSegId",
    "globalSegId",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "metadata",
)
NO_ERROR = "no-error"


def build(review: Review) -> Built:
    """The table; the document's name bears the language pair, as Marot's authors advise."""
    losses = Losses()
    rated = ratings(review, losses)
    places = numbers(review)
    count_unmarked(rated, losses)
    count_texts(rated, losses)
    cuts = _cuts(rated)
    rows: list[tuple[str, ...]] = [HEADER]
    described: set[str] = set()
    for rating in rated:
        segment = rating.segment
        name, number = places[segment.id]
        pair = languages(review, segment)
        name = f"{name}:{pair[0] or 'und'}-{pair[1] or 'und'}"
        numbers_in = (str(number), str(segment.index + 1))
        head = tuple(map(flat, (system(review), name, *numbers_in, rating.reviewer)))
        more: dict[str, object] = {}
        if len(rows) == 1:
            evaluation = {"source_language": pair[0], "target_language": pair[1]}
            more["evaluation"] = {"template": "MQM", **evaluation}
        if segment.id not in described:
            described.add(segment.id)
            more["segment"] = _described(segment, cuts)
        rows += [(*head, *row) for row in _rows(rating, cuts, more, losses)]
    data = "".join("\t".join(row) + "\n" for row in rows).encode()
    return Built(data, summary(review, rated), losses)


def _rows(
    rating: Rating,
    cuts: dict[tuple[str, str], list[int]],
    more: dict[str, object],
    losses: Losses,
) -> list[tuple[str, ...]]:
    """Source, target, category, severity and metadata of each error, or of having none.

    `more` goes into the metadata of the first row.
    """
    source, target = rating.segment.source, rating.segment.target
    metadata = _metadata(rating)
    remark = rating.decision.comment
    if not rating.errors:
        note = {"note": remark} if remark else {}
        raw = json_text({**metadata, **note, "marked_text": "", **more})
        return [(flat(source), flat(target), NO_ERROR, NO_ERROR, raw)]
    rows: list[tuple[str, ...]] = []
    for error in rating.errors:
        on_source = error.side == "source"
        note = {"note": said} if (said := comment(error, remark)) else {}
        spans = {f"{error.side}_spans": span} if (span := _tokens(rating, error, cuts)) else {}
        own = {**metadata, **note, **spans, "marked_text": error.text, **more}
        rows.append(
            (
                marked(source, error) if on_source else flat(source),
                flat(target) if on_source else marked(target, error),
                wmt_label(error, losses),
                error.severity.value.capitalize(),
                json_text(own),
            )
        )
        remark, more = "", {}
    return rows


def _metadata(rating: Rating) -> dict[str, object]:
    """When it was judged, and the correction: the empty text where the segment was deleted."""
    found: dict[str, object] = {}
    try:
        moment = datetime.fromisoformat(rating.decision.time)
        found["timestamp"] = round(moment.timestamp() * 1000)
    except ValueError:
        pass
    if rating.decision.corrected is not None:
        found["corrected_translation"] = rating.decision.corrected
    return found


def _cuts(rated: Iterable[Rating]) -> dict[tuple[str, str], list[int]]:
    """By segment id and side, where the tokens of a text end, so that every error fits."""
    ends: dict[tuple[str, str], set[int]] = {}
    for rating in rated:
        for side in ("source", "target"):
            key = (rating.segment.id, side)
            if key not in ends:
                ends[key] = set(_token_ends(getattr(rating.segment, side)))
            for error in rating.errors:
                if error.side == side:
                    ends[key] |= {error.start, error.end}
    return {key: sorted({0} | found) for key, found in ends.items()}


def _token_ends(text: str) -> Iterable[int]:
    end = 0
    for token in tokens(text):
        end += len(token)
        yield end


def _tokens(
    rating: Rating, error: ErrorMark, cuts: dict[tuple[str, str], list[int]]
) -> list[list[int]]:
    """The first and the last token of an error; none where it spans nothing."""
    if error.start == error.end:
        return []
    places = cuts[rating.segment.id, error.side]
    return [[places.index(error.start), places.index(error.end) - 1]]


def _described(segment: Segment, cuts: dict[tuple[str, str], list[int]]) -> dict[str, object]:
    """What Marot wants to know of a segment, characters counted as JavaScript does."""
    texts = {"source": segment.source, "target": segment.target}
    found: dict[str, object] = {}
    for side, text in texts.items():
        places = cuts[segment.id, side]
        found[f"{side}_tokens"] = [flat(text[start:end]) for start, end in pairwise(places)]
    for side, text in texts.items():
        found[f"num_{side}_chars"] = utf16(text, len(text))
    return found
