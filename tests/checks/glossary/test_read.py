"""What stands in glossary/ is read for the language pair, or refused with its line."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviewtool.checks.check import Languages
from reviewtool.checks.glossary.read import load_glossary
from reviewtool.checks.glossary.term import Term
from reviewtool.errors import ReviewError
from reviewtool.languages import language

HEAD = "source_language: nl\ntarget_language: en\nterms:\n"
PAGE = Path(__file__).parents[3] / "docs" / "glossary.md"


def pair(source: str = "nl", target: str = "en") -> Languages:
    return Languages(language(source), language(target))


def terms(folder: Path, languages: Languages | None = None) -> tuple[Term, ...]:
    found = load_glossary(folder, languages or pair())
    return found.terms if found else ()


def refused(folder: Path) -> ReviewError:
    with pytest.raises(ReviewError) as caught:
        load_glossary(folder, pair())
    assert caught.value.file is not None
    assert caught.value.remedy
    return caught.value


def test_terms_are_written_by_hand(tmp_path: Path) -> None:
    text = (
        "- {source: burgemeester, target: mayor, forbidden: [burgomaster], note: Not so.}\n"
        "- source: [Tweede Kamer, Kamer]\n  target: [House, chamber]\n  exact: true\n"
    )
    (tmp_path / "terms.yaml").write_text(HEAD + text, encoding="utf-8")
    shown = f"{tmp_path.name}/terms.yaml"
    assert terms(tmp_path) == (
        Term(("burgemeester",), ("mayor",), ("burgomaster",), "Not so.", False, shown, 4),
        Term(("Tweede Kamer", "Kamer"), ("House", "chamber"), (), "", True, shown, 5),
    )
    assert terms(tmp_path, pair("en", "nl")) == ()
    assert terms(tmp_path, pair("", "en")) == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("target_language: en\n", 1, "lacks source_language"),
        ("source_language: nl\ntarget_language: qq9\n", 2, "no language"),
        (HEAD + "- {source: a, target: b, forbiden: c}\n", 4, "unknown key “forbiden”"),
        (HEAD + "- {target: b}\n", 4, "lacks source"),
        (HEAD + "- {sourc: a, target: b}\n", 4, "unknown key “sourc”"),
        (HEAD + "- {source: a}\n", 4, "lacks target"),
        (HEAD + "- {source: a, target: b}\n- {source: '…', target: b}\n", 5, "no letter"),
        (HEAD + "- {source: a, target: b}\n- {source: [], target: b}\n", 5, "is empty"),
        (HEAD + "- source: 'a, b'\n  target: c\n", 4, "parts several wordings"),
        (HEAD + "- {source: a, target: b, forbidden: b}\n", 4, "accepted and forbidden"),
        (HEAD + "- {source: a, target: b, exact: yes}\n", 4, "neither true nor false"),
        (HEAD + f"- {{source: a, target: {'b' * 300}}}\n", 4, "longer than"),
        (HEAD + "- {source: !!python/object a, target: b}\n", 4, "tag"),
        (HEAD + "- mayor\n", 4, "not a mapping"),
        (HEAD + "<<<<<<< ours\n", 4, "conflict"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, text: str, line: int | None, words: str
) -> None:
    (tmp_path / "terms.yaml").write_text(text, encoding="utf-8")
    error = refused(tmp_path)
    assert (error.line, words in error.what) == (line, True), error


def test_a_table_has_a_column_a_language(tmp_path: Path) -> None:
    text = "nl;en;note\nburgemeester;mayor | city mayor;Never so\nraad;;\n\n"
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    shown = f"{tmp_path.name}/list.csv"
    assert terms(tmp_path) == (
        Term(("burgemeester",), ("mayor", "city mayor"), (), "Never so", False, shown, 2),
    )
    back = terms(tmp_path, pair("en", "nl"))
    assert [(term.source, term.target) for term in back] == [
        (("mayor", "city mayor"), ("burgemeester",))
    ]


def test_a_table_of_several_languages_serves_each_pair(tmp_path: Path) -> None:
    text = "nl\ten\tpt-BR\tpt-PT\nbus\tbus\tônibus\tautocarro\n"
    (tmp_path / "list.tsv").write_text(text, encoding="utf-8")
    for target, wanted in (("pt-PT", "autocarro"), ("pt-BR", "ônibus"), ("pt", "ônibus")):
        assert [term.target for term in terms(tmp_path, pair("en", target))] == [(wanted,)]
    assert terms(tmp_path, pair("nl", "de")) == ()


def test_source_and_target_have_their_languages_from_the_file_name(tmp_path: Path) -> None:
    text = "source,target,forbidden\nburgemeester,mayor,burgomaster\n"
    (tmp_path / "newsroom.nl-en.csv").write_text(text, encoding="utf-8")
    (term,) = terms(tmp_path)
    assert (term.source, term.target, term.forbidden) == (
        ("burgemeester",),
        ("mayor",),
        ("burgomaster",),
    )
    assert terms(tmp_path, pair("nl", "de")) == ()
    (back,) = terms(tmp_path, pair("en", "nl"))
    assert (back.source, back.target, back.forbidden) == (("mayor",), ("burgemeester",), ())


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("a.csv", "source,target\na,b\n", 1, "languages"),
        ("a.csv", "burgemeester,mayor\n", 1, "not understood"),
        ("a.csv", "nl,en,domain\na,b,c\n", 1, "“domain” is not understood"),
        ("a.csv", "nl,en,de,forbidden\na,b,c,d\n", 1, "belongs to"),
        ("a.csv", "nl,nl\na,b\n", 1, "twice"),
        ("a.csv", "nl\na\n", 1, "two languages"),
        ("a.csv", "nl,en,forbidden\na,b,b\n", 2, "accepted and forbidden"),
        ("a.tsv", "nl\ten\na\tb\n…\tc\n", 3, "no letter"),
        ("a.csv", "nl,en\na,b,c\n", 2, "3 cells"),
        ("a.tbx", "<martif/>", None, "not read from .tbx"),
        ("a.xlsx", "PK", None, "not read from .xlsx"),
    ],
)
def test_a_table_that_is_not_understood_is_refused(
    tmp_path: Path, name: str, text: str, line: int | None, words: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    error = refused(tmp_path)
    assert (error.line, words in error.what) == (line, True), error


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    assert load_glossary(tmp_path / "glossary", pair()) is None
    for name in ("README.md", "readme.txt", "LICENCE"):
        (tmp_path / name).write_text("Our words.", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "empty.csv").write_text("", encoding="utf-8")
    (tmp_path / "empty.yaml").write_text(HEAD, encoding="utf-8")
    assert load_glossary(tmp_path, pair()) is None


@given(st.text(max_size=200), st.sampled_from(["a.yaml", "a.csv", "a.tsv"]))
@example('nl,en\n"a,b\n', "a.csv")
@example(HEAD + "- {source: [[a]], target: b}", "a.yaml")
def test_any_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    folder = tmp_path_factory.mktemp("glossary")
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(ReviewError):
        found = load_glossary(folder, pair())
        assert found is None or found.terms


def test_the_examples_of_the_page_are_read(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^`glossary/([\w.-]+)`:\n\n```\w*\n(.*?)^```$", page, re.M | re.S)
    assert len(blocks) >= 3
    for name, text in blocks:
        folder = tmp_path / name
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
        assert len(terms(folder)) >= 2, name
