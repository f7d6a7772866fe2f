"""Other translations reach the segments whose source they translate, from wherever they stand."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reviewtool.errors import ReviewError
from reviewtool.project import Given, find_project
from reviewtool.segments.document import load_document
from reviewtool.segments.opinions import MOST, with_opinions

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import Project
    from reviewtool.segments.segment import Document

SOURCE = "De veerboot is laat.\n\nNiemand wacht op de kade. Het regent al dagen.\n"
TARGET = "The ferry is late.\n\nNobody waits on the quay. It has been raining for days.\n"
OTHER = "The boat is delayed.\n\nNo one is waiting on the dock. Rain fell for days.\n"
MERGED = "There is nobody waiting on the quay, and it has been raining for days."


def written(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def project_of(root: Path, *opinions: str, document: str = "translations/en/a.txt") -> Project:
    given = Given(source_language="nl", opinions=tuple(root / name for name in opinions))
    return find_project([root / document], given)


def told(project: Project) -> tuple[Document, list[str]]:
    (place,) = project.places
    return with_opinions(load_document(place), place, project)


def texts(document: Document) -> list[list[tuple[str, str]]]:
    return [[(o.origin, o.text) for o in segment.opinions] for segment in document.segments]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path, {"source/a.txt": SOURCE, "translations/en/a.txt": TARGET})


def test_siblings_of_the_language_speak_and_no_others(root: Path) -> None:
    written(
        root,
        {
            "translations/en.systemB/a.txt": OTHER,
            "translations/en.systemC/b.txt": "Another document.\n",
            "translations/de/a.txt": "Die Fähre hat Verspätung.\n",
        },
    )
    document, notices = told(project_of(root))
    assert notices == []
    assert texts(document) == [
        [("en.systemB", "The boat is delayed.")],
        [("en.systemB", "No one is waiting on the dock.")],
        [("en.systemB", "Rain fell for days.")],
    ]
    other, _ = told(project_of(root, document="translations/en.systemB/a.txt"))
    assert texts(other)[0] == [("en", "The ferry is late.")]


def test_a_sibling_that_is_cut_differently_speaks_of_the_same_stretch(root: Path) -> None:
    written(
        root,
        {"translations/en.b/a.txt": f"The boat is delayed.\n\n{MERGED}\n"},
    )
    document, _ = told(project_of(root))
    assert texts(document)[1:] == [[("en.b", MERGED)], [("en.b", MERGED)]]
    other, _ = told(project_of(root, document="translations/en.b/a.txt"))
    assert texts(other)[1:] == [[("en", "Nobody waits on the quay. It has been raining for days.")]]


def test_nothing_else_of_the_document_changes(root: Path) -> None:
    plain = load_document(project_of(root).places[0])
    written(root, {"translations/en.systemB/a.txt": OTHER})
    document, _ = told(project_of(root))
    bare = tuple(replace(segment, opinions=()) for segment in document.segments)
    assert replace(document, segments=bare) == plain


TMX = """<tmx version="1.4"><body>
<tu><tuv xml:lang="nl-NL"><seg>De  veerboot
is laat.</seg></tuv><tuv xml:lang="en-GB"><seg>The boat is late.</seg></tuv>
<tuv xml:lang="de"><seg>Die Fähre.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>It rained.</seg></tuv>
<tuv xml:lang="nl"><seg>Het regent al dagen.</seg></tuv></tu>
</body></tmx>"""
ROWS = (("De veerboot is laat.", "The boat is late."), ("Het regent al dagen.", "It rained."))
TSV = "source\ttarget\n" + "".join(f"{source}\t{target}\n" for source, target in ROWS)
JSONL = "".join(json.dumps({"source": s, "target": t, "id": str(s)}) + "\n" for s, t in ROWS)


@pytest.mark.parametrize(("name", "content"), [("m.tmx", TMX), ("m.tsv", TSV), ("m.jsonl", JSONL)])
def test_a_memory_speaks_where_the_source_is_the_same(root: Path, name: str, content: str) -> None:
    written(root, {name: content})
    document, _ = told(project_of(root, name))
    assert texts(document) == [[(name, "The boat is late.")], [], [(name, "It rained.")]]


def test_review_yaml_names_memories_from_the_project_folder(root: Path) -> None:
    written(root, {"memory/m.tsv": TSV, "review.yaml": "opinions: [memory/m.tsv]\n"})
    document, _ = told(project_of(root))
    assert texts(document)[0] == [("m.tsv", "The boat is late.")]


def test_a_corrected_copy_speaks(root: Path) -> None:
    written(root, {"out/a.txt": TARGET.replace("ferry", "boat")})
    document, _ = told(project_of(root, "out/a.txt"))
    assert texts(document)[0] == [("a.txt", "The boat is late.")]


def test_plain_text_speaks_only_of_the_document_that_it_is_named_like(root: Path) -> None:
    written(root, {"source/b.txt": SOURCE, "translations/en/b.txt": TARGET, "out/a.txt": OTHER})
    given = Given(source_language="nl", opinions=(root / "out" / "a.txt",))
    project = find_project([root / "translations"], given)
    found = {
        place.name: texts(with_opinions(load_document(place), place, project).document)[0]
        for place in project.places
    }
    assert found == {"en/a.txt": [("a.txt", "The boat is delayed.")], "en/b.txt": []}


def test_rows_of_another_language_are_silent(root: Path) -> None:
    row = {"source": "De veerboot is laat.", "target": "Die Fähre.", "target_language": "de"}
    written(root, {"m.jsonl": json.dumps(row) + "\n"})
    document, _ = told(project_of(root, "m.jsonl"))
    assert texts(document)[0] == []


def test_bilingual_siblings_are_matched_by_source_in_any_order(tmp_path: Path) -> None:
    backwards = "source\ttarget\n" + "\n".join(reversed(TSV.splitlines()[1:])) + "\n"
    written(tmp_path, {"translations/en/m.tsv": TSV, "translations/en.b/m.tsv": backwards})
    document, _ = told(project_of(tmp_path, document="translations/en/m.tsv"))
    assert texts(document) == [[("en.b", "The boat is late.")], [("en.b", "It rained.")]]


def test_a_broken_sibling_is_noted_and_a_broken_memory_refused(root: Path) -> None:
    written(root, {"translations/en.b/a.txt": ""})
    (root / "translations/en.b/a.txt").write_bytes(b"\xc3\xa9 caf\xe9\n")
    document, notices = told(project_of(root))
    assert not any(texts(document))
    assert len(notices) == 1
    assert "en.b" in notices[0]
    with pytest.raises(ReviewError):
        told(project_of(root, "none.tmx"))
    written(root, {"bad.tmx": "<tmx>\n<tu>"})
    with pytest.raises(ReviewError) as caught:
        told(project_of(root, "bad.tmx"))
    assert caught.value.line == 2


def test_a_changed_memory_is_read_anew(root: Path) -> None:
    written(root, {"m.tsv": TSV})
    told(project_of(root, "m.tsv"))
    written(root, {"m.tsv": TSV.replace("The boat is late.", "The ferry runs late.")})
    document, _ = told(project_of(root, "m.tsv"))
    assert texts(document)[0] == [("m.tsv", "The ferry runs late.")]


def test_a_crowd_is_cut(root: Path) -> None:
    rows = "".join(f"De veerboot is laat.\tBoat {number}.\n" for number in range(MOST + 5))
    written(root, {"m.tsv": "source\ttarget\n" + rows})
    document, _ = told(project_of(root, "m.tsv"))
    assert len(document.segments[0].opinions) == MOST


def test_without_a_source_nothing_can_be_matched(tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": TARGET, "m.tsv": TSV})
    document, notices = told(project_of(tmp_path, "m.tsv", document="a.txt"))
    assert not any(texts(document))
    assert "source" in notices[0]
