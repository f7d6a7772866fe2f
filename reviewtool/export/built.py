"""The exports of a project: one file a document, all made before any is written."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.export.reviews import reviews
from reviewtool.export.writing import refuse_inputs
from reviewtool.scores.mqm import is_rated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reviewtool.export.losses import Losses
    from reviewtool.export.targets import Target
    from reviewtool.project import DocumentPlace, Project
    from reviewtool.review.decision import Decision


class Built(NamedTuple):
    """The bytes of a file, what they hold in words, and what they could not hold.

    No bytes where there is nothing to write.
    """

    data: bytes | None
    said: str
    losses: Losses


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to write; `stale` and `lost` decisions stand on texts that are not there any more."""

    place: DocumentPlace
    path: Path
    data: bytes | None
    said: str
    losses: Losses
    stale: int
    lost: int


def exported_files(
    project: Project,
    folder: Path,
    reviewer: str | None,
    target: Target,
    *,
    formula_safe: bool = False,
) -> list[Exported]:
    """Every document of the project as the target wants it, to be written below `folder`.

    Raises ReviewError as `corrected_files` does; but reviewers may differ where each one's own
    judgement is written. `formula_safe` is for tables only.
    """
    build = import_module(f"reviewtool.export.{target.module}").build
    options = {"formula_safe": True} if formula_safe else {}
    files = []
    for review in reviews(project, reviewer, agreed=not target.each):
        built: Built = build(review, **options)
        place = review.place
        path = folder / f"{place.name}{target.suffix}"
        stale, lost = (_missed(target, found) for found in (review.stale, review.lost))
        files.append(Exported(place, path, built.data, built.said, built.losses, stale, lost))
    refuse_inputs(project, files)
    return files


def _missed(target: Target, decisions: Iterable[Decision]) -> int:
    """How many of these decisions would have had something in the file."""
    return sum(
        one.corrected is not None or (not target.corrections and is_rated(one)) for one in decisions
    )
