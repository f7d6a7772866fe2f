"""Write docs/checks.md from the docstrings of the checks, the packs and the measured record.

    python docs/checks_page.py

A test fails while the page and its sources differ.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.checks.pack.index import shipped_packs
from reviewtool.checks.registry import checks, page
from reviewtool.languages import language
from reviewtool.ranking.record import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.pack.schema import Pack

TARGET = Path(__file__).with_name("checks.md")
HEAD = """\
# Checks

This page is written by `python docs/checks_page.py` from the checks themselves. The same is said by
`reviewtool checks list` and `reviewtool checks explain ID`.

A **guard** is rare, nearly always right and always shown. A **hint** is shown within the budget. A
**lint** is a matter of form, shown apart. *Right* counts the flags, on translations whose errors
people had marked, that lie in a marked error by a third of their characters at least. It is
measured by `python -m benchmarks.flags`, and annotators mark few matters of form. A check that has
no figure never fired on those texts.
"""


def text() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_table(), *_pages(), *_packs()])


def _table() -> Iterator[str]:
    yield "| check | kind | category | right |"
    yield "|---|---|---|---|"
    for check in checks():
        link = f"[{check.id}](#{check.id})"
        yield f"| {link} | {check.kind} | {check.category} | {_share(check.id)} |"
    yield ""


def _share(check: str) -> str:
    pairs = record_of(check).values()
    raised = sum(count for _, count in pairs)
    return f"{sum(right for right, _ in pairs)} of {raised}" if raised else "–"


def _pages() -> Iterator[str]:
    for check in checks():
        yield f"## {check.id}\n"
        for block in page(check.id).split("\n\n"):
            heading, _, body = block.partition("\n")
            if body.startswith("    "):
                yield f"**{heading}** " + " ".join(body.split()) + "\n"
            else:
                yield " ".join(block.split()) + "\n"
        for pair, (right, raised) in record_of(check.id).items():
            yield f"- {pair}: right {right} of {raised}"
        if record_of(check.id):
            yield ""


def _packs() -> Iterator[str]:
    packs = shipped_packs()
    yield "## Packs\n"
    yield (
        "A pack holds rules as data, each with its own tests (`reviewtool packs test`). List them\n"
        "with `reviewtool packs list`, read one with `reviewtool checks explain RULE`. *Alone*\n"
        "rules fire, as hints, where there is no source text.\n"
    )
    yield "| pack | languages | rules | guards | alone | most frequent categories |"
    yield "|---|---|---|---|---|---|"
    yield from map(_pack_row, packs)
    yield f"\n{sum(len(pack.rules) for pack in packs):,} rules in {len(packs)} packs.\n"


def _pack_row(pack: Pack) -> str:
    guards = sum(rule.kind == "guard" for rule in pack.rules)
    alone = sum(rule.alone for rule in pack.rules)
    common = Counter(rule.category for rule in pack.rules).most_common(2)
    names = language(pack.target).name
    if pack.source:
        names = f"{language(pack.source).name} → {names}"
    categories = ", ".join(f"{name} {count}" for name, count in common)
    return (
        f"| {pack.id} | {names} | {len(pack.rules)} | {guards} | "
        f"{alone if pack.source else 'all'} | {categories} |"
    )


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
