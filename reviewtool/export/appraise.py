"""The table that Appraise exports of an ESA campaign: CSV without a header, twelve cells a row.

Spans are offsets in UTF-16 code units of the trimmed translation, the last one included. Appraise
marks the translation only: what is left untranslated is one span called “missing”.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from typing import TYPE_CHECKING

from reviewtool.export.built import Built
from reviewtool.export.losses import (
    CATEGORY,
    CRITICAL,
    EMPTY_SPAN,
    NO_SCORE,
    ON_SOURCE,
    OVERLAPPING,
    UNSOUND,
    Losses,
)
from reviewtool.export.ratings import languages, numbers, ratings, summary, system
from reviewtool.export.texts import sound, utf16
from reviewtool.languages import base_code
from reviewtool.scores.labels import label
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from reviewtool.export.ratings import Rating
    from reviewtool.export.reviews import Review
    from reviewtool.review.decision import ErrorMark

OMISSION = "accuracy/omission"
TRIMMED = " \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What JavaScript's `trim` takes away."""

NAMES = {
    "Locale conventions": "Locale convention",
    "Truncation/text expansion": "Truncation/text espansion",
}
"""Names that Appraise spells otherwise than MQM-Core."""
MISSING_NAMES = frozenset({"Character formatting"})
"""Types that Appraise does not have."""

_CODES = (
    "af:afr ar:ara bg:bul bn:ben bs:bos ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng "
    "eo:epo es:spa et:est eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg gu:guj he:heb hi:hin "
    "hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz km:khm kn:kan ko:kor "
    "ky:kir lo:lao lt:lit lv:lav mk:mkd ml:mal mn:mon mr:mar ms:zsm my:mya nb:nob ne:nep "
    "nl:nld nn:nno pa:pan pl:plk ps:pus pt:por ro:ron ru:rus si:sin sk:slk sl:slv sq:sqi "
    "sr:srp sv:swe sw:swa ta:tam te:tel th:tha tr:trk uk:ukr ur:urd uz:uzb vi:vie zh:zho "
    "zu:zul"
)

LANGUAGES = dict(pair.split(":") for pair in _CODES.split())
"""Appraise's own codes: mostly ISO 639-3, but `plk` is Polish and `trk` Turkish."""


def build(review: Review) -> Built:
    """The rows of what was scored, by reviewer; start and end are the moment of the decision."""
    losses = Losses()
    rated = ratings(review, losses)
    losses[NO_SCORE] += sum(rating.decision.score is None for rating in rated)
    rated = [rating for rating in rated if rating.decision.score is not None]
    places = numbers(review)
    text = io.StringIO()
    writer = csv.writer(text)
    for rating in rated:
        pair = languages(review, rating.segment)
        moment = _seconds(rating.decision.time)
        spans = json.dumps(_spans(rating, losses), ensure_ascii=False, separators=(",", ":"))
        names = (rating.reviewer, system(review), places[rating.segment.id].document)
        reviewer, translator, document = map(sound, names)
        losses[UNSOUND] += (reviewer, translator, document) != names
        writer.writerow(
            (
                reviewer,
                translator,
                rating.segment.index + 1,
                "TGT",
                *map(_language, pair),
                rating.decision.score,
                f"{document}#{translator}",
                False,
                spans,
                moment,
                moment,
            )
        )
    return Built(text.getvalue().encode(), summary(review, rated), losses)


def _spans(rating: Rating, losses: Losses) -> list[dict[str, object]]:
    target = [error for error in rating.errors if error.side == "target"]
    missing = [error for error in rating.errors if error.side == "source"]
    omissions = [error for error in missing if error.category == OMISSION]
    losses[ON_SOURCE] += len(missing) - len(omissions)
    text = rating.segment.target
    first = len(text) - len(text.lstrip(TRIMMED))
    last = len(text.rstrip(TRIMMED))
    found = []
    reach = 0
    for error in target:
        start, end = max(error.start, first), min(error.end, last)
        if start >= end:
            losses[EMPTY_SPAN] += 1
            continue
        losses[OVERLAPPING] += start < reach
        reach = max(reach, end)
        offsets = (utf16(text[first:], start - first), utf16(text[first:], end - first) - 1)
        found.append(_span(*offsets, error, losses))
    return found + [_span("missing", "missing", error, losses) for error in omissions]


def _span(start: int | str, end: int | str, error: ErrorMark, losses: Losses) -> dict[str, object]:
    losses[CRITICAL] += error.severity is Severity.CRITICAL
    severity = Severity.MAJOR if error.severity is Severity.CRITICAL else error.severity
    return {
        "start_i": start,
        "end_i": end,
        "severity": severity.value,
        "error_type": _error_type(error, losses),
    }


def _error_type(error: ErrorMark, losses: Losses) -> list[str]:
    path = label(error.category).path
    if not path or MISSING_NAMES & set(path):
        losses[CATEGORY] += 1
        return ["Other"]
    return [NAMES.get(name, name) for name in path]


def _language(code: str) -> str:
    return LANGUAGES.get(base_code(code), code) if code else "und"


def _seconds(time: str) -> float:
    """Seconds since 1970; 0 where the record does not tell."""
    try:
        return datetime.fromisoformat(time).timestamp()
    except ValueError:
        return 0.0
