"""The shipped packs as JSON, so that a check imports no YAML reader and validates nothing.

`python -m reviewtool.checks.pack.index` writes `packs/index/` from the YAML files: one JSON file a
pack, without the examples, another of the rules that may stand alone, which is all that a text
without a source needs of it, and `packs.json` with the heads of all, so that only the packs of a
language pair are read. A test proves that index and YAML say the same.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from reviewtool.checks.flag import Kind
from reviewtool.checks.pack.load import SHIPPED, packs_in
from reviewtool.checks.pack.schema import Pack, Rule, Sides
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

INDEX = SHIPPED / "index"
"""The folder of the index."""
ALONE = ".alone.json"
"""How the file of a pair's rules that may stand alone ends."""
HEADS = "packs.json"
"""The file in it that holds every pack without its rules."""


def shipped_packs(
    wanted: Callable[[Pack], bool] = lambda _: True, *, alone: bool = False
) -> tuple[Pack, ...]:
    """The packs that come with the program, without examples; `wanted` is asked with no rules.

    Only the packs that are wanted are read, and with `alone` only those of their rules that can
    fire without a source text.
    """
    return tuple(_with_rules(head, alone=alone) for head in _heads() if wanted(head))


@cache
def _heads() -> tuple[Pack, ...]:
    data = json.loads((INDEX / HEADS).read_text(encoding="utf-8"))
    return tuple(Pack(**entry, rules=()) for entry in data)


@cache
def _with_rules(head: Pack, *, alone: bool) -> Pack:
    name = f"{head.id}{ALONE}" if alone and head.source else f"{head.id}.json"
    data = json.loads((INDEX / name).read_text(encoding="utf-8"))
    return replace(head, rules=tuple(_rule(entry) for entry in data))


def to_json(packs: Sequence[Pack]) -> dict[str, str]:
    """The files of the index of these packs, by name."""
    heads = [
        {
            "id": pack.id,
            "source": pack.source,
            "target": pack.target,
            "licence": pack.licence,
            "file": _name(pack),
        }
        for pack in packs
    ]
    files = {
        f"{pack.id}.json": _lines([_entry(lean(rule)) for rule in pack.rules]) for pack in packs
    }
    alone = {
        f"{pack.id}{ALONE}": _lines([_entry(lean(rule)) for rule in pack.rules if rule.alone])
        for pack in packs
        if pack.source
    }
    return {HEADS: _lines(heads)} | files | alone


def lean(rule: Rule) -> Rule:
    """The rule as the index holds it: without its examples."""
    return replace(rule, bad=(), good=())


def _lines(entries: Sequence[dict[str, Any]]) -> str:
    """JSON with one entry a line, which git merges well."""
    rows = (json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _entry(rule: Rule) -> dict[str, Any]:
    """The fields that differ from their defaults."""
    full = asdict(rule)
    for key in ("flag", "when", "unless"):
        full[key] = {side: texts for side, texts in full[key].items() if texts}
    return {key: value for key, value in full.items() if value}


def _name(pack: Pack) -> str:
    return pack.file.replace("\\", "/").rpartition("/")[2]


def _rule(data: dict[str, Any]) -> Rule:
    for key in ("flag", "when", "unless"):
        if key in data:
            data[key] = Sides(**{side: tuple(texts) for side, texts in data[key].items()})
    for key in ("suggest", "literals", "second_literals", "source_literals"):
        if key in data:
            data[key] = tuple(data[key])
    data["severity"] = Severity(data["severity"])
    data["kind"] = Kind(data["kind"])
    return Rule(**data)


def write(folder: Path = INDEX) -> None:
    """Writes the index anew."""
    folder.mkdir(exist_ok=True)
    files = to_json(packs_in(SHIPPED))
    for stale in folder.glob("*.json"):
        if stale.name not in files:
            stale.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
