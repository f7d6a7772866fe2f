"""Preference pairs, as trainers of language models take them: prompt, chosen, rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.export.built import Built
from reviewtool.export.losses import DELETED, NO_SOURCE, NO_TARGET, Losses
from reviewtool.export.ratings import languages
from reviewtool.export.rows import corrections
from reviewtool.export.texts import json_text

if TYPE_CHECKING:
    from reviewtool.export.reviews import Review


def build(review: Review) -> Built:
    """An object for each correction; the prompt is the source text as it stands."""
    losses = Losses()
    lines = []
    for segment, corrected in corrections(review):
        if not segment.source:
            losses[NO_SOURCE] += 1
        elif not corrected:
            losses[DELETED] += 1
        elif not segment.target:
            losses[NO_TARGET] += 1
        else:
            source_language, target_language = languages(review, segment)
            fields = {
                "prompt": segment.source,
                "chosen": corrected,
                "rejected": segment.target,
                "source_language": source_language,
                "target_language": target_language,
            }
            lines.append(json_text(fields) + "\n")
    said = f"{len(lines):,} {'pair' if len(lines) == 1 else 'pairs'}"
    return Built("".join(lines).encode(), said, losses)
