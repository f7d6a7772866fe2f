"""Phrases that were never an example: other inflections, word orders and neighbours.

They were written after the rules, and no rule was changed for them.
"""

from __future__ import annotations

import pytest

from reviewtool.checks.pack.rules import load_rules
from tests.checks.pack.pairs import DUTCH, UNKNOWN, pair

CENTENARY = [
    ("De honderdste dag van de invasie ging stil voorbij.",
     "The invasion’s centenary passed in silence.", "centenary"),
    ("Honderd dagen na het begin van het beleg werd de 100e dag herdacht.",
     "People gathered for the hundredth anniversary of the long siege.", "hundredth anniversary"),
    ("Vandaag is het de honderdste dag van hun hongerstaking.",
     "Today they mark the centennial of their strike for bread.", "centennial"),
]  # fmt: skip
KITTIES = [
    ("Zonder kaart liepen wij als blinde katjes door het bos.",
     "Without a map we stumbled through the forest like poor blind kitties.", "blind kitties"),
    ("Als een bang katje zat de commandant in de kelder.",
     "As helpless as a frightened kitty, the commander sat in the cellar.", "frightened kitty"),
    ("Pasgeboren katjes waren het, geen soldaten.",
     "Newborn kitties they were, not soldiers.", "Newborn kitties"),
]  # fmt: skip
LOG_INTO = [
    ("De twee dorpen liggen in een afgelegen vallei.",
     "The two villages are logging into a remote valley.", "logging into"),
    ("In het noorden lag ooit een rijke stad.",
     "A rich town once logged into the north.", "logged into"),
    ("Zutphen ligt in de provincie Gelderland.",
     "Zutphen, by the way, logs into the province of Gelderland.", "logs into"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "phrase"), CENTENARY + KITTIES + LOG_INTO)
def test_variant_is_found_with_its_source_and_without(
    source: str, target: str, phrase: str
) -> None:
    for rules, segment in (
        (load_rules(DUTCH, has_source=True), pair(target, source)),
        (load_rules(UNKNOWN, has_source=False), pair(target)),
    ):
        assert [flag.text for flag in rules.flags(segment)] == [phrase]


@pytest.mark.parametrize(
    "target",
    [
        "The town marked the centenary of its library.",
        "On the centenary of the First World War the bells were silent.",
        "The blind kitten drank some milk.",
        "You can log into the north portal with your password.",
        "They rolled the log into the valley.",
        "Please log into your account before the offensive part of the game.",
    ],
)
def test_right_sentences_close_by_are_left_alone(target: str) -> None:
    assert load_rules(UNKNOWN, has_source=False).flags(pair(target)) == []
