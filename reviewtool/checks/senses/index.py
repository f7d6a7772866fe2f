"""The senses as JSON, a file a language pair, so that a check imports no YAML reader.

`python -m reviewtool.checks.senses.index` writes `index/` from `words/` and topics.json from
topics.yaml. A test proves that they say the same.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewtool.checks.senses.schema import Ambiguity, Sense

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
WORDS = HERE / "words"
"""The folder of the files that are written by hand."""
INDEX = HERE / "index"
"""The folder of the files that are made of them."""
TOPICS = HERE / "topics.yaml"


@cache
def ambiguities(source: str, target: str) -> tuple[Ambiguity, ...]:
    """The ambiguous words known for a language pair (base codes), without examples."""
    file = INDEX / f"{source}-{target}.json"
    if not (source and file.is_file()):
        return ()
    return tuple(map(_ambiguity, json.loads(file.read_text(encoding="utf-8"))))


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """The language pairs that senses are known for, as base codes."""
    names = (file.stem.split("-") for file in INDEX.glob("*.json"))
    return frozenset((source, target) for source, target in names)


def to_json(rows: Sequence[Ambiguity]) -> str:
    """The index file of these rows: one a line, which git merges well."""
    lines = (json.dumps(_entry(row), ensure_ascii=False, separators=(",", ":")) for row in rows)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def lean(row: Ambiguity) -> Ambiguity:
    """The row as the index holds it: without its examples."""
    return replace(row, senses=tuple(replace(sense, examples=()) for sense in row.senses))


def _entry(row: Ambiguity) -> dict[str, Any]:
    full = asdict(lean(row))
    full["senses"] = [{k: v for k, v in sense.items() if v} for sense in full["senses"]]
    return {key: value for key, value in full.items() if value}


def _ambiguity(data: dict[str, Any]) -> Ambiguity:
    senses = tuple(
        Sense(
            tuple(sense.get("topics", ())),
            tuple(sense.get("cues", ())),
            sense.get("plain", False),
            tuple(sense["words"]),
            sense.get("never", False),
        )
        for sense in data["senses"]
    )
    literals = tuple(data.get("literals", ()))
    return Ambiguity(data["source"], senses, data.get("unless", ""), literals, data["line"])


def write() -> None:
    """Make the index anew from the YAML files."""
    from reviewtool.checks.senses.decode import load
    from reviewtool.formats.yaml_reader import read_yaml

    words = read_yaml(TOPICS.read_bytes(), TOPICS)
    text = json.dumps(words, ensure_ascii=False, indent=0) + "\n"
    (HERE / "topics.json").write_text(text, encoding="utf-8")
    INDEX.mkdir(exist_ok=True)
    for file in sorted(WORDS.glob("*.yaml")):
        (INDEX / f"{file.stem}.json").write_text(to_json(load(file)), encoding="utf-8")


if __name__ == "__main__":
    write()
