"""A record: the YAML file that holds one reviewer's decisions on one document.

It promises that what was written is read back equal, that fields of a newer version survive, and
that a decision nobody touched keeps its bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reviewtool.formats.yaml_writer import yaml_fields, yaml_item
from reviewtool.records.decision_fields import decision_fields, decision_from
from reviewtool.records.fields import FieldError
from reviewtool.records.yaml_file import COMMENT, SCHEMA, parse, read_file, schema
from reviewtool.taxonomy import TAXONOMY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reviewtool.records.fields import Extra, Fields
    from reviewtool.review.decision import Decision

Key = tuple[str, str, str]
"""Segment, source hash, target hash: a segment may have a decision for each text that it had."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a record file holds; `extra` are fields of a newer version."""

    document: str
    reviewer: str
    source_language: str = ""
    target_language: str = ""
    taxonomy: str = TAXONOMY
    segmenter: str = ""
    decisions: tuple[Decision, ...] = ()
    extra: Extra = ()
    schema: int = SCHEMA


@dataclass(slots=True)
class Emitted:
    """The YAML of decisions written before, so that a save costs what has changed."""

    texts: dict[Key, tuple[Decision, str]] = field(default_factory=dict)

    def text(self, decision: Decision) -> str:
        """The YAML of one decision; raises ReviewError with its segment."""
        name = key(decision)
        known = self.texts.get(name)
        if known is not None and known[0] == decision:
            return known[1]
        text = yaml_item(decision_fields(decision))
        self.texts[name] = (decision, text)
        return text


def key(decision: Decision) -> Key:
    """What a decision is found by in a record."""
    return (decision.segment, decision.source_hash, decision.target_hash)


def record_bytes(record: Record, emitted: Emitted | None = None) -> bytes:
    """The file; raises ReviewError for a text that YAML cannot hold."""
    emitted = emitted or Emitted()
    fields: dict[str, object] = {
        "schema": record.schema,
        "document": record.document,
        "reviewer": record.reviewer,
        "source_language": record.source_language,
        "target_language": record.target_language,
        "taxonomy": record.taxonomy,
        "segmenter": record.segmenter,
    }
    fields.update(record.extra)
    head = yaml_fields(fields)
    if not record.decisions:
        return f"# {COMMENT}\n{head}segments: []\n...\n".encode()
    items = "".join(emitted.text(decision) for decision in record.decisions)
    return f"# {COMMENT}\n{head}segments:\n{items}...\n".encode()


def read_record(path: Path) -> Record | None:
    """The record in a file, or None where there is no file; raises ReviewError."""
    data = read_file(path)
    return None if data is None else record_from(data, path)


def record_from(data: bytes, path: Path | str) -> Record:
    """The record in these bytes; raises ReviewError with file, line and segment."""
    return parse(data, path, _build)


def in_order(decisions: Iterable[Decision], order: Mapping[str, int]) -> tuple[Decision, ...]:
    """The decisions in document order, those on unknown segments last and as they were."""
    return tuple(sorted(decisions, key=lambda d: order.get(d.segment, len(order))))


def _build(fields: Fields) -> Record:
    record = Record(
        schema=schema(fields),
        document=fields.text("document"),
        reviewer=fields.text("reviewer"),
        source_language=fields.text("source_language", ""),
        target_language=fields.text("target_language", ""),
        taxonomy=fields.text("taxonomy", TAXONOMY),
        segmenter=fields.text("segmenter", ""),
    )
    decisions: dict[Key, Decision] = {}
    for item in fields.items("segments"):
        decision = decision_from(item)
        if key(decision) in decisions:
            raise FieldError(
                item.path, "the segment stands here a second time", segment=decision.segment
            )
        decisions[key(decision)] = decision
    return replace(record, decisions=tuple(decisions.values()), extra=fields.rest())
