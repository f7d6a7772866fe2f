"""The flags of other tools for the same rows, as far as they are installed.

Each function gives the flags of one tool, or None where it is not there; and each says which target
languages it speaks, so that it is not blamed for silence in others. No peer knows the other
side of a segment but pofilter, and only pofilter cannot say where: it flags whole units. All their
flags have the score 1. harper needs `node`, and `harper.js` in a folder of `NODE_PATH`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.flag_run import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.flag_rows import Row


class Flagged(NamedTuple):
    """The flags of a tool and the target languages that it speaks; None for all."""

    marks: Sequence[Mark]
    targets: frozenset[str] | None = None


if TYPE_CHECKING:
    Peer = Callable[[Sequence[Row]], Flagged | None]

ENGLISH = frozenset({"en"})
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_SCRIPT = r"""
const { pathToFileURL } = require('node:url');
const path = require('node:path');
const { readFileSync } = require('node:fs');
(async () => {
  let home = null;
  for (const folder of (process.env.NODE_PATH || '').split(path.delimiter)) {
    try { readFileSync(path.join(folder, 'harper.js', 'package.json')); home = folder; } catch {}
  }
  if (!home) process.exit(3);
  const at = name => pathToFileURL(path.join(home, 'harper.js', 'dist', name)).href;
  const { LocalLinter } = await import(at('index.js'));
  const { binaryInlined } = await import(at('binaryInlined.js'));
  const linter = new LocalLinter({ binary: binaryInlined });
  const texts = JSON.parse(readFileSync(0, 'utf8'));
  const found = [];
  for (const text of texts) {
    const lints = await linter.lint(text, { language: 'plaintext' });
    found.push(lints.map(lint => [lint.span().start, lint.span().end]));
  }
  process.stdout.write(JSON.stringify(found));
})().catch(error => { console.error(error); process.exit(4); });
"""


def pofilter(rows: Sequence[Row]) -> Flagged | None:
    """Units that fail any of translate-toolkit's standard checks, flagged whole."""
    try:
        from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker
        from translate.storage.pypo import pounit
    except ImportError:
        return None

    checkers = {}
    for language in {row.target_language for row in rows}:
        config = CheckerConfig(targetlanguage=language)
        checkers[language] = (StandardChecker(config), StandardUnitChecker(config))
    marks = []
    for number, row in enumerate(rows):
        if not row.source:
            continue
        unit = pounit(row.source)
        unit.target = row.target
        if any(checker.run_filters(unit) for checker in checkers[row.target_language]):
            marks.append(Mark(number, "target", 0, len(row.target)))
    return Flagged(marks)


def hunspell(rows: Sequence[Row]) -> Flagged | None:
    """Words that hunspell does not know, for target languages that it has a dictionary of."""
    if shutil.which("hunspell") is None:
        return None
    unknown = {}
    for language in {row.target_language for row in rows}:
        words = {word for row in rows if row.target_language == language for word in _words(row)}
        found = _unknown(words, language)
        if found is not None:
            unknown[language] = found
    if not unknown:
        return None
    marks = [
        Mark(number, "target", match.start(), match.end())
        for number, row in enumerate(rows)
        for match in _WORD.finditer(row.target)
        if match.group().replace("’", "'") in unknown.get(row.target_language, ())
    ]
    return Flagged(marks, frozenset(unknown))


def _words(row: Row) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(row.target)]


def _unknown(words: set[str], language: str) -> set[str] | None:
    """The words that hunspell lists; a part of a hyphened word that is unknown condemns it all."""
    dictionary = next((name for name in _dictionaries() if name.startswith(f"{language}_")), None)
    if dictionary is None:
        return None
    done = subprocess.run(
        ["hunspell", "-d", dictionary, "-i", "UTF-8", "-l"],
        input="\n".join(sorted(words)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    listed = set(done.stdout.split())
    return {word for word in words if word in listed or listed.intersection(word.split("-"))}


def _dictionaries() -> list[str]:
    """Names of the dictionaries, the country of the language's own name first (`de_DE`)."""
    done = subprocess.run(
        ["hunspell", "-D"], input="", capture_output=True, encoding="utf-8", check=False
    )
    names = {line.rpartition("/")[2] for line in done.stderr.splitlines() if "/" in line}
    return sorted(names, key=lambda name: (name not in {"en_US"}, not _at_home(name), name))


def _at_home(name: str) -> bool:
    language, _, country = name.partition("_")
    return language == country.lower()


def proselint(rows: Sequence[Row]) -> Flagged | None:
    """proselint's findings in English targets."""
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None

    CheckRegistry().register_many(__register__)
    marks = []
    for number, row in enumerate(rows):
        if row.target_language != "en" or not row.target.strip():
            continue
        for found in LintFile("row", row.target).lint():
            start, end = found.check_result.span
            # proselint lints the text with a line end before it.
            start, end = max(0, start - 1), min(len(row.target), end - 1)
            if start < end:
                marks.append(Mark(number, "target", start, end))
    return Flagged(marks, ENGLISH)


def harper(rows: Sequence[Row]) -> Flagged | None:
    """harper's lints in English targets."""
    if shutil.which("node") is None or not os.environ.get("NODE_PATH"):
        return None
    english = [number for number, row in enumerate(rows) if row.target_language == "en"]
    done = subprocess.run(
        ["node", "-e", _SCRIPT],
        input=json.dumps([rows[number].target for number in english]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        return None
    marks = [
        Mark(number, "target", start, end)
        for number, lints in zip(english, json.loads(done.stdout), strict=True)
        for start, end in lints
    ]
    return Flagged(marks, ENGLISH)


PEERS: dict[str, Peer] = {
    "pofilter": pofilter,
    "hunspell": hunspell,
    "proselint": proselint,
    "harper": harper,
}
