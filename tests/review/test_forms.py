"""The ledger: names by both sides, phrases, what is inconsistent first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.languages import language
from reviewtool.review.forms import NAME, PHRASE, Entry, entries
from reviewtool.review.session import Session
from tests.tui.made_desk import made_document

Told = tuple[str, tuple[str, ...], tuple[str, ...], int]


def ledger(*pairs: tuple[str, str], source: str = "nl", target: str = "en") -> list[Entry]:
    document = made_document(pairs)
    document = replace(document, source_language=language(source), target_language=language(target))
    return entries(Session(document, "anna"))


def told(found: list[Entry]) -> list[Told]:
    return [
        (
            entry.kind,
            tuple(f"{form.text} {len(form.places)}" for form in entry.source),
            tuple(f"{form.text} {len(form.places)}" for form in entry.target),
            len(entry.missing),
        )
        for entry in found
    ]


SPELT = [
    ("Toen zag Michail de zee.", "Then Mikhail saw the sea."),
    ("Daarna kwam Michail terug.", "After that Mikhail came back."),
    ("Nu is Michail thuis, bij Sara.", "Now Michail is at home, with Sara."),
    ("Hij en Sara lachen.", "He and the woman laugh."),
]


def test_a_name_in_two_spellings_comes_before_all() -> None:
    assert told(ledger(*SPELT)) == [
        (NAME, ("Michail 3",), ("Mikhail 2", "Michail 1"), 0),
        (NAME, ("Sara 2",), ("Sara 1",), 1),
    ]


def test_the_ledger_is_of_the_translation_as_it_stands() -> None:
    session = Session(made_document(SPELT), "anna")
    session.correct(session.document.segments[2], "Now Mikhail is at home, with Sara.")
    assert told(entries(session))[-1] == (NAME, ("Michail 3",), ("Mikhail 3",), 0)


def test_places_are_those_of_the_words() -> None:
    document = made_document(SPELT)
    for entry in ledger(*SPELT):
        for form in (*entry.source, *entry.target):
            for place in form.places:
                segment = document.segments[place.segment]
                text = segment.source if place.side == "source" else segment.target
                assert text[place.start : place.end] == form.text


def test_a_name_in_another_script_is_known_by_its_segments() -> None:
    found = ledger(
        ("Вчера Иванченко пришёл.", "Yesterday Ivanchenko came."),
        ("Потом Иванченко ушёл.", "Then Ivanchenko left."),
        source="ru",
    )
    assert told(found) == [(NAME, ("Иванченко 2",), ("Ivanchenko 2",), 0)]


def test_a_word_that_only_begins_sentences_is_no_name() -> None:
    assert ledger(("Morgen komt hij.", "Tomorrow he comes. Perhaps.")) == []


def test_german_nouns_are_names_only_where_the_other_side_has_them() -> None:
    found = ledger(
        ("In the town Skelmay has a harbour.", "Die Stadt hat in Skelmay einen Hafen."),
        source="en",
        target="de",
    )
    assert [form.text for entry in found for form in entry.target] == ["Skelmay"]


def test_a_repeated_phrase_with_two_translations() -> None:
    found = ledger(("opslaan", "save"), ("afsluiten", "quit"), ("opslaan", "store"))
    assert told(found) == [(PHRASE, ("opslaan 2",), ("save 1", "store 1"), 0)]
    assert found[0].inconsistent


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), min_size=1, max_size=6))
def test_any_text_has_a_ledger(pairs: list[tuple[str, str]]) -> None:
    for entry in ledger(*pairs):
        assert entry.source or entry.target
        assert entry.count > 0
