"""The proof of a file of ambiguous words, by its own examples.

    python -m reviewtool.checks.senses.prove FILE…

Every example is a right translation. As it stands, no row may doubt it; with the translation of
each other sense in its place, its row must flag just that word and suggest the right one.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.pack.literal_index import LiteralIndex
from reviewtool.checks.pack.view import skeleton, view
from reviewtool.checks.senses.choice import Sides, wrong_choice
from reviewtool.checks.senses.decode import load
from reviewtool.checks.senses.evidence import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.checks.check import Finding
    from reviewtool.checks.senses.schema import Ambiguity, Example, Sense


class Problem(NamedTuple):
    """What is wrong with a row, the line it stands in, and what to do."""

    line: int
    word: str
    what: str
    remedy: str


def prove(rows: Sequence[Ambiguity], *, english_source: bool) -> Iterator[Problem]:
    """Everything wrong with these rows."""
    index = LiteralIndex((row, row.literals) for row in rows)
    for row in rows:
        for sense in row.senses:
            for example in sense.examples:
                for what, remedy in _example(row, sense, example, index, english_source):
                    yield Problem(row.line, row.source, what, remedy)


def _example(
    row: Ambiguity,
    sense: Sense,
    example: Example,
    index: LiteralIndex[Ambiguity],
    english_source: bool,
) -> Iterator[tuple[str, str]]:
    for other in index.near(skeleton(example.source)).values():
        finding = _run(other, example.source, example.target, english_source)
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
        finding = _run(row, example.source, swapped, english_source)
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


def _run(row: Ambiguity, source: str, target: str, english_source: bool) -> Finding | None:
    around = Surroundings({0: source if english_source else target})
    sides = Sides(view(source), view(target))
    return wrong_choice(row, sides, 0, around, english_source=english_source)


def main(files: Sequence[str]) -> int:
    """Prints every problem of the files; 1 if there is one."""
    failed = False
    for name in files:
        rows = load(Path(name))
        problems = list(prove(rows, english_source=Path(name).name.startswith("en-")))
        for problem in problems:
            print(f"{name}:{problem.line}: {problem.word}: {problem.what}. {problem.remedy}")  # noqa: T201
        print(f"{name}: {len(rows)} words, {len(problems)} problems")  # noqa: T201
        failed |= bool(problems)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
