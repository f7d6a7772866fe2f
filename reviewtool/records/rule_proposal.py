"""A rule made from a correction: drafted, proved, tried on the project, and saved to its packs.

Screen and command go through here, so that `R` and `reviewtool packs new` cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.checks.pack.index import shipped_packs
from reviewtool.checks.pack.load import packs_in
from reviewtool.checks.pack.own_pack import decoded, refuse_lost_rules, with_row
from reviewtool.checks.pack.prove import prove
from reviewtool.checks.pack.rules import refuse_twins
from reviewtool.errors import ReviewError
from reviewtool.project import find_project
from reviewtool.ranking.dry_run import Hit, dry_run
from reviewtool.records.atomic import write_atomically
from reviewtool.records.text_file import text_so_far
from reviewtool.review.rule_draft import pack_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reviewtool.checks.check import Languages
    from reviewtool.checks.pack.prove import Problem
    from reviewtool.checks.pack.schema import Rule
    from reviewtool.project import Project
    from reviewtool.review.rule_draft import RuleDraft
    from reviewtool.segments.segment import Segment


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that could be added to a pack file, as `text` of the whole file.

    `before` is what the file says without it, empty where there is none. `problems` are what keeps
    the rule from being trusted; `hits` is what it flags in the project.
    """

    file: Path
    before: str
    text: str
    rule: Rule
    problems: tuple[Problem, ...]
    hits: tuple[Hit, ...]

    def others(self, document: str, segment: Segment) -> list[Hit]:
        """What it flags besides the segment, of the document of this name, that it comes from."""
        origin = (document, segment.id)
        return [hit for hit in self.hits if (hit.document, hit.segment.id) != origin]


def propose(
    draft: RuleDraft,
    project: Project,
    languages: Languages,
    on_progress: Callable[[int, int], None] | None = None,
) -> Proposal:
    """The draft as a rule of the project's own pack, proved and tried; nothing is written.

    It is tried on every document of the project, also where `project` holds but some of them.
    Raises ReviewError for a row or a pack file that does not hold together.
    """
    name = pack_id(languages, bilingual=draft.bilingual)
    file = project.packs / f"{name}.yaml"
    before = text_so_far(file)
    text = with_row(before, draft.row(), name, languages, bilingual=draft.bilingual)
    pack = decoded(text, file)
    refuse_lost_rules(decoded(before, file) if before.strip() else None, pack, file)
    own = [other for other in packs_in(project.packs) if other.id != pack.id]
    beside = [*own, *shipped_packs(lambda head: head.target == pack.target)]
    refuse_twins([pack, *beside])
    rule = pack.rules[-1]
    problems = tuple(problem for problem in prove(pack, beside) if problem.rule == rule.id)
    everything = find_project([project.translations]) if project.translations.is_dir() else project
    hits = dry_run(rule, everything, languages.target.base, on_progress)
    return Proposal(file, before, text, rule, problems, tuple(hits))


def save(proposal: Proposal) -> None:
    """Put the pack file on the disk.

    Raises ReviewError where that fails, or where the file is no longer what was read.
    """
    if text_so_far(proposal.file) != proposal.before:
        raise ReviewError(
            "the pack was changed while the rule was tried", "Try again.", file=proposal.file
        )
    write_atomically(proposal.file, proposal.text.encode("utf-8"))
