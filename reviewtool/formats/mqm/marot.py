"""The metadata of a row of Marot, Google's viewer of MQM data: JSON, or a remark in old files."""

from __future__ import annotations

import json
from typing import NamedTuple


class Metadata(NamedTuple):
    """What a row says beside its error: the rater's remark and correction, and the languages."""

    note: str = ""
    corrected_translation: str = ""
    source_language: str = ""
    target_language: str = ""


NO_METADATA = Metadata()


def metadata_of(text: str) -> Metadata:
    """The metadata in a cell; what is no JSON object is a remark."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Metadata(note=text)
    if not isinstance(found, dict):
        return Metadata(note=text)
    evaluation = found.get("evaluation")
    languages = evaluation if isinstance(evaluation, dict) else {}
    return Metadata(
        _text(found.get("note")),
        _text(found.get("corrected_translation")),
        _text(languages.get("source_language")),
        _text(languages.get("target_language")),
    )


def languages_of(metadata: Metadata) -> tuple[str | None, str | None] | None:
    """The languages of the evaluation, which only the first row tells."""
    languages = (metadata.source_language or None, metadata.target_language or None)
    return languages if any(languages) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
