"""Segments, languages and small packs for the tests of packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.check import Languages
from reviewtool.languages import language
from reviewtool.segments.segment import Segment

if TYPE_CHECKING:
    from pathlib import Path

DUTCH = Languages(language("nl"), language("en"))
UNKNOWN = Languages(language(""), language("en"))

HEAD = "schema: 1\npack: {id: house, source: nl, target: en}\nrules:\n"
RULE = """\
- id: house.kat
  category: accuracy/mistranslation
  severity: major
  kind: guard
  when: {source: '\\bkat(?:ten)?\\b'}
  flag: {target: '\\bdogs?\\b'}
  unless: {source: '\\bhond(?:en)?\\b'}
  message: A kat is a cat.
  suggest: [cat, cats]
  examples:
    bad:
    - {source: 'De kat slaapt.', target: 'The [[dog]] sleeps.', fix: 'The cat sleeps.'}
    good:
    - {source: 'De kat ziet de hond.', target: 'The cat sees the dog.', because: 'a dog is there'}
"""


def pair(target: str, source: str = "") -> Segment:
    """A segment of its own."""
    return Segment(0, "s", source, target, 0, len(target), 1)


def write(folder: Path, text: str, name: str = "house.yaml") -> Path:
    """The text as a pack file in the folder."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
