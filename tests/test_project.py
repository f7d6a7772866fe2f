from __future__ import annotations

from pathlib import Path

import pytest

from reviewtool.errors import ReviewError
from reviewtool.project import Given, find_project


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tree(
        tmp_path,
        "source/news/a.txt",
        "source/b.txt",
        "translations/en/news/a.txt",
        "translations/en.systemB/news/a.txt",
        "translations/de/b.txt",
        "translations/de/rows.jsonl",
    )
    (tmp_path / "review.yaml").write_text(
        "source_language: nl\ndocuments:\n  b.txt: {source_language: en}\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_translation_is_paired_with_its_source(project: Path) -> None:
    places = {place.name: place for place in find_project([]).places}
    assert list(places) == ["de/b.txt", "en/news/a.txt", "en.systemB/news/a.txt", "de/rows.jsonl"]
    assert places["en/news/a.txt"].source == Path("source/news/a.txt")
    assert places["en/news/a.txt"].source_language == "nl"
    assert places["de/b.txt"].source_language == "en"
    assert places["en.systemB/news/a.txt"].target_language == "en"
    assert places["de/rows.jsonl"].source is None
    assert places["de/b.txt"].records == Path("corrections/de/b.txt")


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("translations/en/news/a.txt", ["en/news/a.txt"]),
        ("source/news/a.txt", ["en/news/a.txt", "en.systemB/news/a.txt"]),
        ("translations/de", ["de/b.txt", "de/rows.jsonl"]),
    ],
)
def test_a_path_names_the_documents_it_stands_for(
    project: Path, path: str, names: list[str]
) -> None:
    assert [place.name for place in find_project([Path(path)]).places] == names


def test_the_project_is_found_from_a_folder_below_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "translations" / "en")
    assert len(find_project([]).places) == 4


def test_a_file_outside_a_project_stands_alone(tmp_path: Path) -> None:
    tree(tmp_path, "notes.en.txt")
    (place,) = find_project([tmp_path / "notes.en.txt"]).places
    assert place.name == "notes.en.txt"
    assert place.target_language == "en"
    assert place.records == tmp_path / "corrections" / "notes.en.txt"


def test_a_file_outside_a_project_takes_the_settings_beside_it(tmp_path: Path) -> None:
    tree(tmp_path, "notes.txt")
    text = "documents:\n  notes.txt: {source_language: nl, target_language: en}\n"
    (tmp_path / "review.yaml").write_text(text, encoding="utf-8")
    (place,) = find_project([tmp_path / "notes.txt"]).places
    assert (place.source_language, place.target_language) == ("nl", "en")


def test_two_languages_of_one_name_are_a_pair(tmp_path: Path) -> None:
    tree(tmp_path, "a.nl.txt", "a.en.txt", "b.en.txt")
    (place,) = find_project([tmp_path / "a.nl.txt", tmp_path / "a.en.txt"]).places
    assert place.source == tmp_path / "a.nl.txt"
    assert (place.source_language, place.target_language) == ("nl", "en")
    two = find_project([tmp_path / "a.nl.txt", tmp_path / "b.en.txt"]).places
    assert [place.source for place in two] == [None, None]


def test_the_command_line_wins(project: Path) -> None:
    given = Given(source=Path("source/b.txt"), source_language="fr", target_language="pt-BR")
    (place,) = find_project([Path("translations/de/rows.jsonl")], given).places
    assert place.source == Path("source/b.txt")
    assert (place.source_language, place.target_language) == ("fr", "pt-BR")


@pytest.mark.parametrize("names", [["nowhere.txt"], ["translations/de/b.txt", "review.yaml"]])
def test_what_cannot_be_meant_is_refused(project: Path, names: list[str]) -> None:
    with pytest.raises(ReviewError) as refusal:
        find_project([Path(name) for name in names])
    assert refusal.value.file is not None
    assert refusal.value.remedy


def test_one_source_for_several_translations_is_refused(project: Path) -> None:
    with pytest.raises(ReviewError, match="several"):
        find_project([Path("translations/de")], Given(source=Path("source/b.txt")))


def test_nothing_to_review_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReviewError, match="no project"):
        find_project([])


@pytest.mark.parametrize(
    "text", ["colour: red\n", "budget: many\n", "documents: [a]\n", "budget: &a 1\n", "a: b: c\n"]
)
def test_wrong_settings_are_refused_by_file(project: Path, text: str) -> None:
    (project / "review.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ReviewError) as refusal:
        find_project([])
    assert Path(str(refusal.value.file)).name == "review.yaml"


@pytest.mark.parametrize(
    "text",
    ["checks: {disabled: [spacing]}\n", "documents:\n  b.txt: {language: en}\n", "budget: -1\n"],
)
def test_settings_inside_settings_are_checked_too(project: Path, text: str) -> None:
    (project / "review.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ReviewError) as refusal:
        find_project([])
    assert refusal.value.remedy


def test_a_link_to_a_document_is_another_name_for_it(project: Path) -> None:
    (project / "translations/en/link.txt").symlink_to(project / "translations/en/news/a.txt")
    path = Path("translations/en/news/a.txt")
    assert [place.name for place in find_project([path]).places] == ["en/news/a.txt"]


def test_links_out_of_the_project_are_left_out_and_named(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.txt").write_text("Secret.\n", encoding="utf-8")
    (project / "translations/en/link.txt").symlink_to(elsewhere / "secret.txt")
    found = find_project([project])
    assert all(place.target.name != "link.txt" for place in found.places)
    assert len(found.notices) == 1
    assert "link.txt" in found.notices[0]
