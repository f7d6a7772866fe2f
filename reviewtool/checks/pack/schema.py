"""What a pack of rules is, as data.

A `Rule` that exists has been validated (see decode.py): its patterns compile, fragments are
expanded, its category and severity exist. Nothing here imports `regex` or `yaml`, so that the
shipped packs load from their index without either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.checks.flag import Kind

if TYPE_CHECKING:
    from reviewtool.taxonomy import Severity

SCHEMA = "1"
"""The version of the pack format that this program reads and writes."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Patterns for each side of a segment; those of one side are alternatives of each other."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.source or self.target)


@dataclass(frozen=True, slots=True)
class Bad:
    """An example that the rule must flag.

    `start` and `end` are the half-open span, in code points of the flagged side, that stood in
    `[[…]]`; the marks are gone from `source` and `target`. `fix` is the right target, if given.
    """

    source: str
    target: str
    start: int
    end: int
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class Good:
    """An example on which every rule of the pack must be silent, and the reason in words."""

    source: str
    target: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack.

    It flags each match of `flag` (exactly one side) where every side of `when` matches and nothing
    of `unless` does, both anywhere in the segment. `alone` lets it fire as a hint, without its
    source conditions, where there is no source text. `suggest` may refer to groups of the flagged
    match (`\\1`, `\\g<name>`) and takes on its capitals; what is inflected like it comes first.
    `literals` are folded strings one of which is in every text that `flag` matches,
    `second_literals` the same for another place of the match, `source_literals` the same for `when`
    on the source; empty where unknown. `line` is the 1-based line of the rule in its file, 0 where
    unknown. `yields` keeps it silent where one of its
    suggestions already stands in the target. `proven` says that it has examples of both sorts; the
    examples themselves are left out of the index that shipped packs load from. `noun_capitals` says
    that a capital in its target language may be that of a noun.
    """

    id: str
    category: str
    severity: Severity
    kind: Kind
    flag: Sides
    message: str
    when: Sides = Sides()
    unless: Sides = Sides()
    alone: bool = False
    suggest: tuple[str, ...] = ()
    bad: tuple[Bad, ...] = ()
    good: tuple[Good, ...] = ()
    literals: tuple[str, ...] = ()
    second_literals: tuple[str, ...] = ()
    source_literals: tuple[str, ...] = ()
    line: int = 0
    yields: bool = False
    proven: bool = False
    noun_capitals: bool = False

    @property
    def side(self) -> str:
        """The side that the rule flags: `source` (an omission) or `target`."""
        return "source" if self.flag.source else "target"

    @property
    def draft(self) -> bool:
        """Whether it fires only on request: called a draft, or without examples of both sorts."""
        return self.kind is Kind.DRAFT or not self.proven

    @property
    def bilingual(self) -> bool:
        """Whether it fires because of what the source says."""
        return bool(self.when.source or self.flag.source)


@dataclass(frozen=True, slots=True)
class Pack:
    """A file of rules for a language pair, or for a target language where `source` is empty."""

    id: str
    source: str
    target: str
    licence: str
    file: str
    rules: tuple[Rule, ...]
