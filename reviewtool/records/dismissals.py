"""Wider dismissals: what one reviewer silences for a whole document or the whole project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewtool.formats.yaml_writer import write_yaml
from reviewtool.records.decision_fields import dismissal_fields, dismissal_from
from reviewtool.records.fields import FieldError
from reviewtool.records.yaml_file import COMMENT, SCHEMA, parse, read_file, schema

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.records.fields import Extra, Fields
    from reviewtool.review.decision import Dismissal

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Dismissals:
    """What a file of wider dismissals holds; `extra` are fields of a newer version."""

    reviewer: str
    dismissals: tuple[Dismissal, ...] = ()
    extra: Extra = ()
    schema: int = SCHEMA


def dismissals_bytes(file: Dismissals) -> bytes:
    """The file, in the order of check and text; raises ReviewError for what YAML cannot hold."""
    ordered = sorted(file.dismissals, key=lambda dismissal: dismissal.key)
    fields: dict[str, object] = {"schema": file.schema, "reviewer": file.reviewer}
    fields.update(file.extra)
    fields["dismissals"] = [dismissal_fields(dismissal) for dismissal in ordered]
    return write_yaml(fields, comment=COMMENT).encode()


def read_dismissals(path: Path) -> Dismissals | None:
    """The wider dismissals in a file, or None where there is no file; raises ReviewError."""
    data = read_file(path)
    return None if data is None else dismissals_from(data, path)


def dismissals_from(data: bytes, path: Path | str) -> Dismissals:
    """The wider dismissals in these bytes; raises ReviewError with file and line."""
    return parse(data, path, _build)


def _build(fields: Fields) -> Dismissals:
    file = Dismissals(schema=schema(fields), reviewer=fields.text("reviewer"))
    found: dict[Key, Dismissal] = {}
    for item in fields.items("dismissals"):
        dismissal = dismissal_from(item)
        if dismissal.key in found:
            raise FieldError(item.path, "the dismissal stands here a second time")
        found[dismissal.key] = dismissal
    return replace(file, dismissals=tuple(found.values()), extra=fields.rest())
