"""The proof of a file of ambiguous words, by its own examples.

Every example is a right translation. As it stands, no row may doubt it; with the translation of
each other sense in its place, its row must flag just that word and suggest the right one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.pack.confusions import inner
from reviewtool.checks.pack.literal_index import LiteralIndex
from reviewtool.checks.pack.prove import Problem
from reviewtool.checks.pack.view import skeleton, view
from reviewtool.checks.senses.choice import Sides, wrong_choice
from reviewtool.checks.senses.decode import load
from reviewtool.checks.senses.evidence import Surroundings, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reviewtool.checks.check import Finding
    from reviewtool.checks.senses.schema import Ambiguity, Example, Sense


class _Rows(NamedTuple):
    """The rows of a file, ready to be asked."""

    literals: LiteralIndex[Ambiguity]
    vocabulary: Vocabulary
    english_source: bool


def prove_senses(file: Path) -> tuple[list[Ambiguity], list[Problem]]:
    """The rows of a file, whose name is its language pair, and everything wrong with them.

    Raises ReviewError for a file that does not hold together.
    """
    rows = load(file)
    english_source = file.name.startswith("en-")
    return rows, list(_problems(str(file), rows, english_source=english_source))


def _problems(file: str, rows: Sequence[Ambiguity], *, english_source: bool) -> Iterator[Problem]:
    index = LiteralIndex((row, row.literals) for row in rows)
    file_rows = _Rows(index, Vocabulary(rows), english_source)
    for row in rows:
        for sense in row.senses:
            for example in sense.examples:
                for what, remedy in _example(row, sense, example, file_rows):
                    yield Problem(file, inner(row.source), row.line, what, remedy)


def _example(
    row: Ambiguity,
    sense: Sense,
    example: Example,
    rows: _Rows,
) -> Iterator[tuple[str, str]]:
    for other in rows.literals.near(skeleton(example.source)).values():
        finding = _run(other, example.source, example.target, rows)
        if finding is not None:
            text = example.target[finding.start : finding.end]
            yield (
                f"“{example.target}” is right and “{text}” is doubted ({finding.message})",
                "Give the example words that point to its sense, or the other row an unless.",
            )
    for wrong in row.senses:
        if wrong is sense:
            continue
        swapped, start, end = _swapped(example.target, sense, wrong)
        if start < 0:
            remedy = "Use one of the translations in it, spelt as there, once."
            yield f"“{example.target}” has none of {', '.join(sense.words)}", remedy
            return
        finding = _run(row, example.source, swapped, rows)
        if finding is None:
            yield (
                f"“{swapped}” is not flagged",
                "Use more English words that point to its sense, or add them to its key.",
            )
        elif (finding.start, finding.end) != (start, end) or finding.suggestions[
            0
        ].casefold() not in {word.casefold() for word in sense.words}:
            text = swapped[finding.start : finding.end]
            yield (
                f"“{swapped}” has “{text}” flagged for “{finding.suggestions[0]}”",
                "Make the senses and the examples plainer.",
            )


def _swapped(target: str, sense: Sense, wrong: Sense) -> tuple[str, int, int]:
    """The target with the translation of another sense, and its place; -1 where there is none."""
    for number, word in sorted(enumerate(sense.words), key=lambda each: -len(each[1])):
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", target, re.IGNORECASE)
        if found:
            alike = len(sense.words) == len(wrong.words)
            text = wrong.words[number if alike else 0]
            if found.group()[:1].isupper():
                text = text[:1].upper() + text[1:]
            start = found.start()
            return target[:start] + text + target[found.end() :], start, start + len(text)
    return target, -1, -1


def _run(row: Ambiguity, source: str, target: str, rows: _Rows) -> Finding | None:
    english_source = rows.english_source
    around = Surroundings({0: source if english_source else target}, rows.vocabulary)
    sides = Sides(view(source), view(target))
    return wrong_choice(row, sides, 0, around, english_source=english_source)
