"""A term comes to the end of its file, and everything before it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewtool.checks.check import Languages
from reviewtool.checks.glossary.own_terms import typed_term, with_term
from reviewtool.checks.glossary.yaml_terms import decoded
from reviewtool.checks.pack.place import Place
from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import read_yaml_with_lines
from reviewtool.languages import language
from reviewtool.project import Project, find_project
from reviewtool.records.term_adding import add_term

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.checks.glossary.term import Term

HEAD = "source_language: nl\ntarget_language: en\n"
PAIR = Languages(language("nl"), language("en"))
BEFORE = (
    "",
    HEAD,
    HEAD + "terms:\n",
    HEAD + "terms: # ours\n- {source: zee, target: sea}",
    HEAD + "terms:\n  - source: zee\n    target: sea   # a remark\n",
    "# Ours\r\n"
    + HEAD.replace("\n", "\r\n")
    + "terms:\r\n- {source: zee, target: sea}\r\n# last\r\n",
)
typed = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def terms(text: str) -> list[Term]:
    content, lines = read_yaml_with_lines(text, "terms.yaml")
    return decoded(content, Place("terms.yaml", lines), "", PAIR)


@given(st.sampled_from(BEFORE), typed, typed, st.sampled_from(["", "a;b"]), typed, st.booleans())
@example(BEFORE[3], "no", "1.0", "", "yes", True)
@example(BEFORE[4], "a, b", "- x # y", "", "'", False)
@example(BEFORE[1], "x: y", "? z", "[a]", "{}", False)
def test_a_typed_term_is_read_back_after_those_that_were_there(
    before: str, source: str, target: str, forbidden: str, note: str, exact: bool
) -> None:
    try:
        term = typed_term(source, target, forbidden, note, exact=exact)
    except ReviewError:
        return
    text = with_term(before, term, "nl", "en")
    assert text.startswith(before)
    kept = terms(before) if before else []
    *others, last = terms(text)
    assert others == kept
    wanted = (term.source, term.target, term.forbidden, term.note, term.exact)
    assert (last.source, last.target, last.forbidden, last.note, last.exact) == wanted
    if "\r\n" in before:
        assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize(
    ("source", "target", "forbidden", "words"),
    [
        (" ; ", "sea", "", "no words of the source"),
        ("zee", "", "", "no translation"),
        ("…", "sea", "", "no letter"),
        ("zee", "sea", "lake; sea", "at once"),
    ],
)
def test_what_says_nothing_is_refused(source: str, target: str, forbidden: str, words: str) -> None:
    with pytest.raises(ReviewError, match=words):
        typed_term(source, target, forbidden)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "translations" / "en").mkdir(parents=True)
    (tmp_path / "translations" / "en" / "a.txt").write_text("The sea.\n", encoding="utf-8")
    return find_project([tmp_path])


def test_a_term_goes_to_the_file_of_its_languages(project: Project) -> None:
    folder = project.glossary
    assert add_term(project, typed_term("zee", "sea"), PAIR).file == folder / "terms.yaml"
    german = Languages(language("nl"), language("de"))
    assert add_term(project, typed_term("zee", "Meer"), german).file == folder / "terms-nl-de.yaml"
    assert add_term(project, typed_term("meer", "See"), german).file == folder / "terms-nl-de.yaml"
    hand = folder / "a.yml"
    hand.write_text(HEAD + "terms:\n- {source: boot, target: boat}\n", encoding="utf-8")
    added = add_term(project, typed_term("boot", "ship"), PAIR)
    assert (added.file, added.beside) == (hand, ("boat",))
    assert hand.read_text(encoding="utf-8").endswith("boat}\n- source: boot\n  target: ship\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + "terms:\n- {source: zee, target: [sea, ocean]}\n", "already"),
        (HEAD + "terms:\n- {source: boot, target: boat}\n...\n", "stand elsewhere"),
        (HEAD + "terms: [{source: boot, target: boat}]\n", "stand elsewhere"),
        ("terms:\n- {source: boot, target: boat}\n" + HEAD, "stand elsewhere"),
        (HEAD + "terms:\n- {source: boot}\n", "lacks target"),
    ],
)
def test_a_file_that_cannot_take_it_stays_as_it_is(project: Project, text: str, words: str) -> None:
    project.glossary.mkdir()
    file = project.glossary / "terms.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReviewError, match=words):
        add_term(project, typed_term("zee", "sea"), PAIR)
    assert file.read_text(encoding="utf-8") == text


def test_without_languages_there_is_no_file(project: Project) -> None:
    with pytest.raises(ReviewError, match="languages"):
        add_term(project, typed_term("zee", "sea"), Languages(target=language("en")))
    assert not project.glossary.exists()
