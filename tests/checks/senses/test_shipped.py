"""The shipped tables of ambiguous words prove themselves, and their index says what they say."""

from __future__ import annotations

import json

import pytest
import yaml

from reviewtool.checks.senses import topics
from reviewtool.checks.senses.index import INDEX, TOPICS, WORDS, ambiguities, pairs, to_json
from reviewtool.checks.senses.prove import prove_senses

FILES = sorted(WORDS.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_example_is_silent_and_every_other_sense_in_it_is_flagged(file) -> None:  # type: ignore[no-untyped-def]
    rows, problems = prove_senses(file)
    assert problems == []
    assert (INDEX / f"{file.stem}.json").read_text(encoding="utf-8") == to_json(rows)
    source, target = file.stem.split("-")
    assert [row.source for row in ambiguities(source, target)] == [row.source for row in rows]
    assert (source, target) in pairs()


def test_every_index_has_its_file() -> None:
    assert {file.stem for file in INDEX.glob("*.json")} == {file.stem for file in FILES}


def test_the_topics_are_those_of_the_yaml() -> None:
    assert json.loads(topics.FILE.read_text()) == yaml.safe_load(TOPICS.read_text())
    assert len(topics.names()) > 40
