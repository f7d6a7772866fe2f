"""From the YAML of a language pair's ambiguous words to validated data.

Each row is one word, in one line: its `source` pattern, then a key for each sense, which names the
topics and English words that point to it, with the translations and an example or more:

    - {source: 'recetas?', food: [recipe|recipes, 'Probé una receta de pan.', 'I tried a bread
      recipe.'], medicine pharmacy: [prescription|prescriptions, '…', '…']}

`plain` among the words of a key marks the sense that needs no support; `never` as a key lists
translations that are always wrong, without an example.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.checks.pack.confusions import whole
from reviewtool.checks.pack.literals import literals
from reviewtool.checks.pack.patterns import PatternError, compiled, expand
from reviewtool.checks.pack.place import Place, quoted
from reviewtool.checks.pack.schema import SCHEMA
from reviewtool.checks.senses import topics
from reviewtool.checks.senses.schema import NEVER, PLAIN, Ambiguity, Example, Sense
from reviewtool.formats.yaml_reader import read_yaml_with_lines

if TYPE_CHECKING:
    from pathlib import Path

_SECTION = "senses"
_SHARED = 2
"""Words of a sense that must point to a topic for the topic to count too."""
_NOT_SENSES = ("source", "unless")


def load(path: Path) -> list[Ambiguity]:
    """The ambiguous words of a file, with their examples.

    Raises ReviewError, with file, line and word, for what does not hold together.
    """
    content, lines = read_yaml_with_lines(path.read_bytes(), path)
    place = Place(str(path), lines, section=_SECTION)
    top = place.mapping(content, "", ("schema", _SECTION), ())
    if top["schema"] != SCHEMA:
        raise place.error("has another schema", f"Write `schema: {SCHEMA}`.", "schema")
    rows: dict[str, Ambiguity] = {}
    for number, data in enumerate(place.items(top[_SECTION], _SECTION), 1):
        row = _row(data, number, place)
        if row.source in rows:
            at = place.rule(row.source, number, _SECTION)
            raise at.error(f"stands in line {rows[row.source].line} too", "Make one row of both.")
        rows[row.source] = row
    return list(rows.values())


def _row(data: object, number: int, place: Place) -> Ambiguity:
    row = place.rule(f"row {number}", number, _SECTION).mapping(data, "", ("source",), None)
    source = row["source"] if isinstance(row["source"], str) else f"row {number}"
    at = place.rule(source, number, _SECTION)
    pattern = _pattern(row["source"], "source", at)
    senses = _with_topics(
        [_sense(str(key), value, at) for key, value in row.items() if key not in _NOT_SENSES]
    )
    if all(sense.never for sense in senses):
        raise at.error("has no right translation", "Add what the word means.")
    if len(senses) < 2:
        raise at.error("has one sense only", "Add what else the word can mean.")
    if sum(sense.plain for sense in senses) > 1:
        raise at.error("has two plain senses", "Give one of them the topics that point to it.")
    needed = literals((pattern,))
    if not needed:
        raise at.error("may begin with anything", "Spell its letters out.", "source")
    unless = _pattern(row["unless"], "unless", at) if "unless" in row else ""
    return Ambiguity(pattern, senses, unless, needed, at.line())


def _with_topics(senses: list[Sense]) -> tuple[Sense, ...]:
    """The senses with the topics that their own words share, unless another sense has them too."""
    shared = [
        {topic for topic, count in _pointed_to(sense).items() if count >= _SHARED}
        | set(sense.topics)
        for sense in senses
    ]
    found = []
    for number, sense in enumerate(senses):
        others = set[str]().union(*shared[:number], *shared[number + 1 :])
        added = shared[number] - set(sense.topics) - others
        found.append(replace(sense, topics=(*sense.topics, *sorted(added))))
    return tuple(found)


def _pointed_to(sense: Sense) -> Counter[str]:
    """How many of the words of a sense point to each topic."""
    return Counter(
        topic
        for cue in sense.cues
        for known in topics.cues([cue]).values()
        for topic in known.topics
    )


def _pattern(value: object, key: str, at: Place) -> str:
    try:
        pattern = whole(expand(at.string(value, key), {}))
        empty = compiled(pattern).fullmatch("")
    except PatternError as error:
        raise at.error(f"{key} {error}", "Correct the pattern.", key) from error
    if empty:
        raise at.error(f"{key} matches the empty text", "Name a letter that must be there.", key)
    return pattern


def _sense(key: str, value: object, at: Place) -> Sense:
    points = key.split()
    known = topics.names()
    texts = [at.string(item, key) for item in at.items(value, key)]
    words = tuple(word.strip() for word in texts[0].split("|"))
    if not all(words):
        raise at.error(f"{quoted(key)} has an empty translation", "Write it, or remove a |.", key)
    never = points == [NEVER]
    if (len(texts) < 3 and not never) or len(texts) % 2 == 0:
        raise at.error(
            f"{quoted(key)} lacks an example",
            "Write a source sentence and its right translation after the translations.",
            key,
        )
    examples = tuple(
        Example(source, target) for source, target in zip(texts[1::2], texts[2::2], strict=True)
    )
    return Sense(
        tuple(point for point in points if point in known),
        tuple(point for point in points if point not in known and point not in (PLAIN, NEVER)),
        PLAIN in points,
        words,
        never,
        examples,
    )
