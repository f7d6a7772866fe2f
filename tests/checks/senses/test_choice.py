"""The surroundings of a word decide which of its senses is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.senses.choice import Sides, wrong_choice
from reviewtool.checks.senses.decode import load
from reviewtool.checks.senses.evidence import Surroundings, Vocabulary
from reviewtool.errors import ReviewError
from reviewtool.segments.segment import Segment

if TYPE_CHECKING:
    from pathlib import Path

ROWS = """
schema: "1"
senses:
- source: 'recetas?'
  food: [recipe|recipes, 'Una receta de pan.', 'A recipe for bread in the oven.']
  medicine: [prescription|prescriptions, 'La receta del médico.', 'The doctor’s prescription for a patient.']
- source: 'volk(?:en)?'
  unless: 'volk en vaderland'
  plain: [people, 'Het volk stemde.', 'The people voted.']
  hive honey: [colony|colonies, 'Het volk in de kast.', 'The colony in the hive with honey.']
- source: 'receipts?'
  plain: [reçu|reçus, 'Keep the receipt.', 'Gardez le reçu.']
  never: [recette|recettes]
"""  # noqa: E501


def segments(*texts: tuple[str, str]) -> list[Segment]:
    return [
        Segment(index, f"s{index}", source, target, 0, len(target), index + 1)
        for index, (source, target) in enumerate(texts)
    ]


def found(tmp_path: Path, row: int, *texts: tuple[str, str]) -> list[tuple[str, str]]:
    """What row number `row` flags in an English translation, with its suggestion."""
    file = tmp_path / "rows.yaml"
    file.write_text(ROWS, encoding="utf-8")
    ambiguity = load(file)[row]
    document = segments(*texts)
    texts_by_index = {segment.index: segment.target for segment in document}
    around = Surroundings(texts_by_index, Vocabulary([ambiguity]))
    flags = []
    for segment in document:
        sides = Sides(segment.source, segment.target)
        finding = wrong_choice(ambiguity, sides, segment.index, around, english_source=False)
        if finding:
            text = segment.target[finding.start : finding.end]
            flags.append((text, finding.suggestions[0]))
    return flags


def test_words_of_other_segments_count(tmp_path: Path) -> None:
    near = ("Hable con su médico.", "Talk to your doctor or pharmacist; patients often do.")
    assert found(tmp_path, 0, near, ("Renueve sus recetas.", "Renew your Recipes.")) == [
        ("Recipes", "Prescriptions")
    ]


def test_nothing_is_said_without_support(tmp_path: Path) -> None:
    assert found(tmp_path, 0, ("Renueve sus recetas.", "Renew your recipes.")) == []


def test_support_for_both_is_support_for_none(tmp_path: Path) -> None:
    both = ("Recetas", "Recipes from the hospital kitchen: the doctor bakes bread for patients.")
    assert found(tmp_path, 0, both) == []


def test_a_special_sense_without_support_gives_way_to_the_plain_one(tmp_path: Path) -> None:
    assert found(tmp_path, 1, ("Het volk koos.", "The colony chose.")) == [("colony", "people")]
    honey = ("Honing", "Honey in the hive.")
    assert found(tmp_path, 1, honey, ("Het volk groeit.", "The colony grows.")) == []


def test_the_plain_sense_gives_way_to_strong_support(tmp_path: Path) -> None:
    honey = ("Honing", "Honey in the hive.")
    assert found(tmp_path, 1, honey, ("Het volk groeit.", "The people grow.")) == [
        ("people", "colony")
    ]


def test_both_translations_in_one_segment_are_left_alone(tmp_path: Path) -> None:
    honey = ("Honing", "Honey in the hive.")
    assert found(tmp_path, 1, honey, ("Het volk", "The people call it a colony.")) == []


def test_unless_keeps_it_silent(tmp_path: Path) -> None:
    assert found(tmp_path, 1, ("Voor volk en vaderland.", "For colony and country.")) == []


def test_what_is_never_right_needs_no_support(tmp_path: Path) -> None:
    assert found(tmp_path, 2, ("Keep the receipt.", "Gardez la recette.")) == [("recette", "reçu")]


def test_a_word_stands_once(tmp_path: Path) -> None:
    file = tmp_path / "rows.yaml"
    file.write_text(ROWS + ROWS.partition("senses:")[2], encoding="utf-8")
    with pytest.raises(ReviewError, match="stands in line 4 too"):
        load(file)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("{source: 'a+', food: [x, 'a', 'x']}", "one sense"),
        ("{source: 'casa', never: [x], }", "no right translation"),
        ("{source: 'casa', food: [x|y], plain: [z, 'a', 'z']}", "lacks an example"),
        ("{source: '\\w+', food: [x, 'a', 'x'], plain: [z, 'a', 'z']}", "begin with anything"),
        ("{source: 'ca(sa', food: [x, 'a', 'x'], plain: [z, 'a', 'z']}", "does not compile"),
        ("{source: 'casa', plain food: [x, 'a', 'x'], plain: [z, 'a', 'z']}", "two plain"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, row: str, what: str
) -> None:
    file = tmp_path / "rows.yaml"
    file.write_text(f'schema: "1"\nsenses:\n- {row}\n', encoding="utf-8")
    with pytest.raises(ReviewError, match=what) as error:
        load(file)
    assert error.value.line == 3
