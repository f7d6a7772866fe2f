"""What a format cannot carry: said by count, and never silent."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple


class Loss(NamedTuple):
    """What was changed or left out, as it is said before its count."""

    what: str
    left_out: bool = False


Losses = Counter[Loss]

UNSOUND = Loss("texts with characters that the format cannot hold, replaced by U+FFFD")
FLATTENED = Loss("texts with tabs or line ends, which became spaces")
CRITICAL = Loss("critical errors, which became major, the most that the format has")
CATEGORY = Loss("errors of a category that the format does not name, which became “Other”")
WIDENED = Loss("errors that cut through an inline tag, widened to the whole tag")
OVERLAPPING = Loss("overlapping errors, of which Appraise shows the first")
OWN_MARKS = Loss("texts with <v> of their own, which readers take for marks")
UNMARKED = Loss("corrected segments without a marked error, written as free of errors")
GAPS = Loss(
    "segments not rated between others that are; score_mqm.py then wants --noforce_contiguous"
)
MISPLACED = Loss("errors that do not stand where their record says, left out", left_out=True)
ON_SOURCE = Loss("errors on the source other than omissions, left out", left_out=True)
EMPTY_SPAN = Loss("errors that span no character, left out", left_out=True)
NO_SCORE = Loss("rated segments without a score, left out (`correct --score`)", left_out=True)
NO_SOURCE = Loss("segments without a source text, left out", left_out=True)
NO_TARGET = Loss("segments without a translation, left out", left_out=True)
DELETED = Loss("deleted segments, left out", left_out=True)
OTHER_LANGUAGES = Loss("segments in other languages than the document, left out", left_out=True)
NO_SEGMENTS = Loss("documents without a segment, left out", left_out=True)
