"""What a rule would flag in a whole project, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.checks.pack.rules import RuleSet
from reviewtool.segments.document import load_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.checks.flag import Flag
    from reviewtool.checks.pack.schema import Rule
    from reviewtool.project import Project
    from reviewtool.segments.segment import Segment


@dataclass(frozen=True, slots=True)
class Hit:
    """A flag that the rule would raise, in a document and segment."""

    document: str
    segment: Segment
    flag: Flag


def dry_run(
    rule: Rule,
    project: Project,
    target_language: str,
    on_progress: Callable[[int, int], None] | None = None,
) -> list[Hit]:
    """Every hit in the project's documents in the target language, in reading order.

    `on_progress` gets documents done and documents in all. Raises ReviewError for a document that
    cannot be read.
    """
    hits = []
    for done, place in enumerate(project.places):
        if on_progress is not None:
            on_progress(done, len(project.places))
        document = load_document(place)
        if document.target_language.base == target_language:
            rules = RuleSet([rule], leaning=document.has_source)
            hits += [
                Hit(document.name, segment, flag)
                for segment in document.segments
                for flag in rules.flags(segment)
            ]
    if on_progress is not None:
        on_progress(len(project.places), len(project.places))
    return hits
