from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.splice import Change, written
from reviewtool.segments.document import load_document
from reviewtool.segments.segment import text_hash
from tests.formats.texts import plain_texts
from tests.segments.texts import loaded, pairs, place_of

SOURCE = (
    "Storm boven de kust\n\n"
    "De storm trok vannacht over het noorden. Er zaten 340 huizen zonder stroom.\n\n"
    "Burgemeester Hendrika Vos sprak van een wonder: “Niemand raakte gewond.”\n\n"
    "Morgen klaart het op.\n"
)
TARGET = (
    "Storm over the coast\r\n\r\n"
    "The storm passed over the north last night. There were 340 houses without power.\r\n\r\n"
    "Mayor Hendrika Vos spoke of a miracle: “Nobody was injured.”\r\n\r\n"
    "Tomorrow it clears up.\r\n"
)


def test_a_pair_of_texts(tmp_path: Path) -> None:
    document = loaded(tmp_path, TARGET, SOURCE)
    assert pairs(document) == [
        ("Storm boven de kust", "Storm over the coast"),
        (
            "De storm trok vannacht over het noorden.",
            "The storm passed over the north last night.",
        ),
        ("Er zaten 340 huizen zonder stroom.", "There were 340 houses without power."),
        (
            "Burgemeester Hendrika Vos sprak van een wonder: “Niemand raakte gewond.”",
            "Mayor Hendrika Vos spoke of a miracle: “Nobody was injured.”",
        ),
        ("Morgen klaart het op.", "Tomorrow it clears up."),
    ]
    segments = document.segments
    assert [segment.index for segment in segments] == [0, 1, 2, 3, 4]
    assert [segment.line for segment in segments] == [1, 3, 3, 5, 7]
    assert [segment.whole for segment in segments] == [True, False, False, True, True]
    assert [segment.kind for segment in segments] == ["heading", "text", "text", "text", "text"]
    assert [segment.id for segment in segments] == [f"{text_hash(s.source)}~1" for s in segments]
    assert min(segment.pairing for segment in segments) > 0.9
    assert (document.source_language.code, document.target_language.code) == ("nl", "en")
    assert document.segmenter == "sentencex/1.0.32"
    assert not document.guessed
    for segment in segments:
        assert document.file.text[segment.start : segment.end] == segment.target


def test_what_is_missing_stands_where_it_belongs(tmp_path: Path) -> None:
    target = TARGET.replace(" There were 340 houses without power.", "")
    target = target.replace("\r\nTomorrow it clears up.\r\n", "")
    document = loaded(tmp_path, target, SOURCE)
    missing = [segment for segment in document.segments if not segment.target]
    assert [(segment.source, segment.whole) for segment in missing] == [
        ("Er zaten 340 huizen zonder stroom.", False),
        ("Morgen klaart het op.", True),
    ]
    new = ["There were 340 houses without power.", "Tomorrow it clears up."]
    changes = [
        Change(segment.id, segment.start, segment.end, "", text, segment.whole)
        for segment, text in zip(missing, new, strict=True)
    ]
    data = written(document.format, document.file, changes).decode()
    assert data == TARGET


def test_a_missing_first_paragraph_comes_first(tmp_path: Path) -> None:
    document = loaded(tmp_path, TARGET.partition("\r\n\r\n")[2], SOURCE)
    first = document.segments[0]
    assert (first.source, first.target, first.start, first.end) == ("Storm boven de kust", "", 0, 0)


def test_an_empty_target_is_all_missing(tmp_path: Path) -> None:
    document = loaded(tmp_path, "", SOURCE)
    assert [segment.target for segment in document.segments] == [""] * 4
    assert loaded(tmp_path, "", "").segments == ()
    assert loaded(tmp_path, "").segments == ()


def test_without_a_source_ids_come_from_the_target(tmp_path: Path) -> None:
    document = loaded(tmp_path, "Yes. No. Yes.\n\nYes.\n")
    yes, no = text_hash("Yes."), text_hash("No.")
    assert [s.id for s in document.segments] == [f"{yes}~1", f"{no}~1", f"{yes}~2", f"{yes}~3"]
    assert not document.has_source
    assert all(segment.pairing == 1 for segment in document.segments)


def test_stored_boundaries_win_where_they_fit(tmp_path: Path) -> None:
    place = place_of(tmp_path, "One. Two. Three.\n\nFour. Five.\n")
    document = load_document(place, [(0, 9), (10, 16), (18, 22)])
    assert [s.target for s in document.segments] == ["One. Two.", "Three.", "Four.", "Five."]
    document = load_document(place, [(0, 8), (18, 29), (18, 18)])
    assert [s.target for s in document.segments] == ["One.", "Two.", "Three.", "Four. Five."]


def test_languages_of_the_place_then_of_the_file_then_a_guess(tmp_path: Path) -> None:
    line = {"id": "7", "source": "Hallo", "target": "Hello"}
    line |= {"source_language": "nl", "target_language": "en-GB"}
    text = json.dumps(line) + "\n"
    document = load_document(place_of(tmp_path, text, codes=(None, "en"), name="a.jsonl"))
    assert (document.source_language.code, document.target_language.code) == ("nl", "en")
    assert (document.guessed, document.segmenter) == (False, "jsonl")
    assert document.segments[0].id == "7"
    document = load_document(place_of(tmp_path, TARGET, SOURCE, codes=(None, None)))
    assert (document.source_language.code, document.target_language.code) == ("nl", "en")
    assert document.guessed


def test_bilingual_rows_without_ids_and_targets(tmp_path: Path) -> None:
    text = "source\ttarget\nHallo\tHello\nHallo\t\n\tHello\n"
    document = load_document(place_of(tmp_path, text, name="a.tsv"))
    hallo, hello = text_hash("Hallo"), text_hash("Hello")
    assert [s.id for s in document.segments] == [f"{hallo}~1", f"{hallo}~2", f"{hello}~1"]
    assert document.segments[1].start == document.segments[1].end


def test_ids_of_the_file_are_never_given_twice(tmp_path: Path) -> None:
    taken = f"{text_hash('Hallo')}~1"
    text = f"id\tsource\ttarget\n\tHallo\tHello\n{taken}\tx\ty\n"
    document = load_document(place_of(tmp_path, text, name="a.tsv"))
    assert [s.id for s in document.segments] == [f"{text_hash('Hallo')}~2", taken]


def test_refused(tmp_path: Path) -> None:
    place = place_of(tmp_path, "Hello.", "Hallo.")
    assert place.source is not None
    place.source.write_bytes(b"\xc3\xa9 caf\xe9")
    with pytest.raises(ReviewError) as caught:
        load_document(place)
    assert caught.value.file == place.source
    place.source.unlink()
    with pytest.raises(ReviewError, match="does not exist"):
        load_document(place)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    load_document(place_of(tmp_path, "A b c.\n" * 1200), None, lambda *at: told.append(at))
    assert told == [(500, 1200), (1000, 1200), (1200, 1200)]


@settings(max_examples=80)
@given(plain_texts(), plain_texts() | st.none())
def test_segments_cover_the_target_in_order(target: str, source: str | None) -> None:
    with TemporaryDirectory() as folder:
        document = loaded(Path(folder), target, source)
    text, place = document.file.text, 0
    for segment in document.segments:
        assert not text[place : segment.start].strip()
        raw = text[segment.start : segment.end]
        assert segment.target == raw.replace("\r\n", "\n").replace("\r", "\n")
        assert segment.target or segment.source
        assert 0 <= segment.pairing <= 1
        place = segment.end
    assert not text[place:].strip()
    assert len({segment.id for segment in document.segments}) == len(document.segments)
    if source is not None:
        said = "".join("".join(segment.source.split()) for segment in document.segments)
        assert said == "".join(source.split())


def test_a_megabyte_in_one_line_loads_in_bounded_time(tmp_path: Path) -> None:
    started = perf_counter()
    document = loaded(tmp_path, "A sentence of some length. " * 40_000)
    assert len(document.segments) == 40_000
    assert perf_counter() - started < 15
