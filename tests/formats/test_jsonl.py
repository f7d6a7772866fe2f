from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import read_file
from reviewtool.formats.jsonl.jsonl_format import JsonlFormat
from reviewtool.formats.splice import written
from reviewtool.formats.unit import Marked, Unit
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends

JSONL = JsonlFormat()
CORPUS = Path(__file__).parent / "corpus" / "jsonl"
NAMES = sorted(path.name for path in CORPUS.glob("*.jsonl"))
surrogates = st.text(st.sampled_from('a"\\é漢🙂\n\r\ud83d\ude42\ud800'), max_size=12)


def unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=150)
@given(
    st.lists(st.tuples(any_text | surrogates, any_text | surrogates), min_size=1, max_size=5),
    any_text,
    line_ends,
    encodings,
    st.booleans(),
)
def test_one_change_reads_back_and_leaves_the_rest(
    pairs: list[tuple[str, str]],
    new: str,
    end: str,
    encoding: tuple[str, bytes],
    spelt: bool,
) -> None:
    objects = [
        {"id": n, "source": source, "more": {"x": [1, None]}, "target": target}
        for n, (source, target) in enumerate(pairs)
    ]
    ascii_only = spelt or any("\ud800" <= sign <= "\udfff" for a, b in pairs for sign in a + b)
    text = end.join(json.dumps(one, ensure_ascii=ascii_only) for one in objects)
    file = file_of(text, encoding, "a.jsonl")
    units = JSONL.read(file)
    read = [json.loads(line) for line in text.split(end)]
    assert [(u.id, u.source, u.target) for u in units] == [
        (str(one["id"]), unified(one["source"]), unified(one["target"])) for one in read
    ]
    unit = units[0]
    data = written(JSONL, file, [Change("0", unit.start, unit.end, unit.target, new)])
    back = [json.loads(line) for line in data[len(file.bom) :].decode(encoding[0]).split(end)]
    assert unified(back[0].pop("target")) == unified(new)
    read[0].pop("target")
    assert back == read


def edited(line: str, new: str) -> str:
    file = file_of(line, name="a.jsonl")
    (unit,) = JSONL.read(file)
    return written(JSONL, file, [Change("1", unit.start, unit.end, unit.target, new)]).decode()


def test_the_spelling_of_escapes_stays() -> None:
    line = r'{"source": "a", "target": "\u00e9 \/ \ud83d\ude42\r\n\"x\" \ud800"}'
    assert edited(line, 'é / 🙂\n"y" \ud800') == line.replace("x", "y")
    assert edited(line, 'é / é\n"x" \ud800') == line.replace(r"\ud83d\ude42", r"\u00e9")
    assert edited('{"source":"é","target":"b"}', "é🙂") == '{"source":"é","target":"é🙂"}'
    assert edited('{"source":"a","target":"b"}', "é\t\\") == '{"source":"a","target":"é\\t\\\\"}'


@pytest.mark.parametrize(
    ("line", "result"),
    [
        ('{"source":"a","target":null}', '{"source":"a","target":"new"}'),
        ('{"source":"a","target":""}', '{"source":"a","target":"new"}'),
        ('{"source":"a" }', '{"source":"a", "target": "new" }'),
        ('{ "target" : null , "source":"a"}', '{ "target" : "new" , "source":"a"}'),
    ],
)
def test_a_missing_target_is_filled(line: str, result: str) -> None:
    assert edited(line, "new") == result
    file = file_of(line, name="a.jsonl")
    (unit,) = JSONL.read(file)
    assert written(JSONL, file, [Change("1", unit.start, unit.start, "", "new")]).decode() == result


def test_removal_empties_the_string() -> None:
    assert edited('{"target":"b\\n","source":"a"}', "") == '{"target":"","source":"a"}'


def test_half_a_surrogate_pair_cannot_be_written() -> None:
    with pytest.raises(ReviewError, match="surrogate") as caught:
        edited('{"source":"a","target":"b"}', "b\ud800")
    assert caught.value.segment == "1"


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ('{"source":"a","target":"b"}\n{"source":"a","target":"b}\n', "column 24", 2),
        ('\n{"source":"a","target":"b",}\n', "column 28", 2),
        ('{"source":"a" "target":"b"}', "column 14", 1),
        ('{"source":"a","target":"b"} x', "column 29", 1),
        ('{"source":"a","target":"b","source":"c"}', "“source” stands twice", 1),
        ('{"source":"a","target":"b","x":{"y":1,"y":2}}', "“y” stands twice", 1),
        ('["source"]', "no JSON object", 1),
        ('{"id":1}', "neither", 1),
        ('{"source":"a","target":3}', "“target” is no text", 1),
        ('{"source":["a"],"target":"b"}', "“source” is no text", 1),
        ('{"id":true,"source":"a","target":"b"}', "“id” is no text", 1),
        ('{"source":"a","target":"b","x":NaN}', "NaN", 1),
        ('{"source":"a","target":"b","x":' + "[" * 100_000, "nested", 1),
        ('{"id":"7","source":"a"}\n\n{"id":7,"source":"b"}', "line 1 and again on line 3", 3),
    ],
)
def test_refused_with_line_and_column(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError) as caught:
        JSONL.read(file_of(text, name="a.jsonl"))
    assert what in caught.value.what
    assert caught.value.line == line


def test_ids_keys_and_numbers_of_any_kind() -> None:
    text = '{"id":1.50,"\\u0073ource":"a","target":"b","n":' + "9" * 5000 + ',"document":"d"}'
    (unit,) = JSONL.read(file_of(text, name="a.jsonl"))
    assert (unit.id, unit.source, unit.target, unit.document) == ("1.50", "a", "b", "d")


@given(st.text(st.sampled_from('{}[]":, \\u0"source""target"1n\n'), max_size=50))
def test_any_text_is_read_or_refused(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 2
    for head in ("", '{"source":"a","target":'):
        try:
            units = JSONL.read(file_of(head + text, name="a.jsonl"))
            found = [unit.line for unit in units]
        except ReviewError as error:
            found = [error.line or 0]
        assert all(1 <= line <= lines for line in found)


def read(*lines: str, columns: tuple[tuple[str, str], ...] = ()) -> list[Unit]:
    return JSONL.with_columns(columns).read(file_of("\n".join(lines), name="a.jsonl"))


@pytest.mark.parametrize("name", NAMES)
def test_real_files(name: str) -> None:
    file = read_file(CORPUS / name)
    edits, refused = check_file(JSONL, file)
    assert (edits > 0, refused) == (True, [])
    for place in range(0, len(file.text), max(1, len(file.text) // 40)):
        for damaged in (file.text[:place], file.text[:place] + '"' + file.text[place:]):
            try:
                JSONL.read(file_of(damaged, name="a.jsonl"))
            except ReviewError as error:
                assert error.line  # noqa: PT017


@pytest.mark.parametrize(
    ("line", "source", "target"),
    [
        ('{"src":"a","mt":"b","ref":"c"}', "a", "b"),
        ('{"Original":"a","Hypothesis":"b"}', "a", "b"),
        ('{"src_text":"a","tgt_text":"b"}', "a", "b"),
        ('{"source":"a","target":"b","mt":"c","src":"d"}', "a", "b"),
        ('{"source":"a","mt":["x"],"hypothesis":"b"}', "a", "b"),
        ('{"translation":{"en":"a","de":"b"}}', "a", "b"),
        ('{"id":1,"translation":{"en":"a \\u00e9","de":null}}', "a é", ""),
        ('{"source":"a","translation":{"de":"b"}}', "a", "b"),
    ],
)
def test_texts_are_found_by_name(line: str, source: str, target: str) -> None:
    (unit,) = read(line)
    assert (unit.source, unit.target) == (source, target)
    assert json.loads(edited(line, "x y")) != json.loads(line)
    assert edited(line, "x y").count("x y") == 1


def test_a_language_pair_names_its_languages() -> None:
    (unit,) = read('{"translation":{"en":"a","nl":"b"}}')
    assert (unit.source_language, unit.target_language) == ("en", "nl")
    (unit,) = read('{"source":"a","translation":{"nl":"b"}}')
    assert (unit.target_language, unit.document) == ("nl", None)
    (unit,) = read('{"src_lang":"de","tgt_lang":"en","src":"a","mt":"b"}')
    assert (unit.source_language, unit.target_language) == ("de", "en")


def test_systems_side_by_side_are_documents() -> None:
    units = read_file_units("wmt_systems.jsonl")
    assert [(unit.document, unit.id, unit.target) for unit in units[:2]] == [
        ("refA", "en-cs_CZ_#_news_#_a_#_0", "Dobrý den."),
        ("SystemX", "en-cs_CZ_#_news_#_a_#_0", "Ahoj tam."),
    ]
    (unit,) = read('{"system":"S","doc_id":"d","seg_id":4,"src":"a","mt":"b"}')
    assert (unit.document, unit.id) == ("S/d", "4")


def read_file_units(name: str) -> list[Unit]:
    return JSONL.read(read_file(CORPUS / name))


def test_errors_and_notes_are_told() -> None:
    one, two = read_file_units("metrics.jsonl")
    assert one.about is not None
    assert one.about.errors == (Marked("target", 12, 17, "accuracy/addition", "major", "rater1"),)
    assert one.target[12:17] == "stark"
    assert (one.id, two.id, two.about) == ("0", "0~2", None)
    (unit,) = read('{"source":"a","target":"b","notes":"n","context":"c","comment":3,"errors":[7]}')
    assert unit.about is not None
    assert (unit.about.notes, unit.about.context, unit.about.errors) == (("n", "3"), "c", ())


def test_the_errors_of_our_own_export_are_told() -> None:
    error = '{"side":"source","start":0,"end":1,"category":"c","severity":"s","comment":"x"}'
    wrong = '{"start":2,"end":1},{"start":-1,"end":1},{"start":true,"end":1},7,{}'
    (unit,) = read(
        '{"source":"a","target":"b","reviewer":"anna","errors":[' + error + "," + wrong + "]}"
    )
    assert unit.about is not None
    assert unit.about.errors == (Marked("source", 0, 1, "c", "s", "anna", "x"),)


def test_a_correction_may_be_shorter_than_an_error_in_it() -> None:
    file = read_file(CORPUS / "metrics.jsonl")
    unit = JSONL.read(file)[0]
    assert b'"hypothesis": "x", "errors"' in written(JSONL, file, [change_of(unit, "x")])


def test_members_can_be_named() -> None:
    columns = (("source", "translation.nl"), ("target", "translation.en"), ("id", "nr"))
    line = '{"source":"x","nr":"7","translation":{"de":"a","en":"b","nl":"c"}}'
    (unit,) = read(line, columns=columns)
    assert (unit.id, unit.source, unit.target) == ("7", "c", "b")
    file = file_of('{"vertaling":"b","bron":"a"}\n{"bron":"c"}', name="a.jsonl")
    form = JSONL.with_columns([("source", "bron"), ("target", "vertaling")])
    changes = [change_of(unit, "new") for unit in form.read(file)]
    assert written(form, file, changes) == (
        b'{"vertaling":"new","bron":"a"}\n{"bron":"c", "vertaling": "new"}'
    )
    with pytest.raises(ReviewError, match="“sauce” is not what a column can be"):
        JSONL.with_columns([("sauce", "x")])
    with pytest.raises(ReviewError, match="neither “bron” nor “target”"):
        read('{"source":"a","x":"b"}', columns=(("source", "bron"),))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"translation":{"en":"a","de":"b","nl":"c"}}', "3 texts (en, de, nl)"),
        ('{"translation":{"en":"a","de":["b"]}}', "“de” is no text"),
        ('{"source":"a","tgt_text":{"A":1}}', "“A” is no text"),
        ('{"src":["a"],"mt":7}', "neither “source” nor “target”"),
        ('{"source":"a","target":"b","document":7}', "“document” is no text"),
        ('{"source":"a","target":"b","x":' + "[" * 101 + "]" * 101 + "}", "nested too deeply"),
    ],
)
def test_what_is_no_pair_of_texts_is_refused(text: str, what: str) -> None:
    with pytest.raises(ReviewError) as caught:
        read('{"src":"a","mt":"b"}', text)
    assert what in caught.value.what
    assert caught.value.line == 2
    assert caught.value.remedy


def test_brackets_in_a_text_are_no_nesting() -> None:
    (unit,) = read(json.dumps({"source": "[" * 500, "target": '\\"' + "{" * 500, "x": [[]] * 90}))
    assert unit.source == "[" * 500


def test_hostile_lines_are_read_or_refused_at_once() -> None:
    big = 300_000
    keys = ",".join(f'"k{number}":1' for number in range(big // 10))
    texts = ['"' * big, "{" * big, '{"a":' * big, '{"a":"' + "\\" * big, '{"' + '\\"' * big]
    texts += ['{"source":"a",' + keys + ',"k1":2}', '{"x":{' + keys + ',"k1":2}}', "[" * big]
    texts += ['{"source":"' + "[" * big + '"}', '{"source":' + " " * big + '"a"}']
    for text in texts:
        begun = time.process_time()
        try:
            read(text)
        except ReviewError as error:
            assert error.line == 1  # noqa: PT017
        assert time.process_time() - begun < 20
