"""The shipped packs as JSON, so that a check imports no YAML reader and validates nothing.

`python -m reviewtool.checks.pack.index` writes `packs/index.json` from the YAML files; a test
proves that the two say the same.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from reviewtool.checks.flag import Kind
from reviewtool.checks.pack.load import SHIPPED, packs_in
from reviewtool.checks.pack.schema import Bad, Good, Pack, Rule, Sides
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

INDEX = SHIPPED / "index.json"
"""Where the index stands."""


@cache
def shipped_packs() -> tuple[Pack, ...]:
    """The packs that come with the program, from their index."""
    data = json.loads(INDEX.read_text(encoding="utf-8"))
    return tuple(_pack(entry) for entry in data["packs"])


def to_json(packs: Sequence[Pack]) -> str:
    """The index of these packs, without the folder they were read from."""
    from dataclasses import asdict

    entries = [asdict(pack) | {"file": _name(pack)} for pack in packs]
    return json.dumps({"packs": entries}, ensure_ascii=False, indent=1) + "\n"


def _name(pack: Pack) -> str:
    return pack.file.replace("\\", "/").rpartition("/")[2]


def _pack(data: dict[str, Any]) -> Pack:
    rules = tuple(_rule(rule) for rule in data.pop("rules"))
    return Pack(**data, rules=rules)


def _rule(data: dict[str, Any]) -> Rule:
    for key in ("flag", "when", "unless"):
        data[key] = Sides(tuple(data[key]["source"]), tuple(data[key]["target"]))
    for key in ("suggest", "literals", "source_literals"):
        data[key] = tuple(data[key])
    data["severity"] = Severity(data["severity"])
    data["kind"] = Kind(data["kind"])
    data["bad"] = tuple(Bad(**example) for example in data["bad"])
    data["good"] = tuple(Good(**example) for example in data["good"])
    return Rule(**data)


def main() -> None:
    """Writes the index anew."""
    INDEX.write_text(to_json(packs_in(SHIPPED)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
