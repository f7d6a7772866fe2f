from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.jsonl import JsonlFormat
from reviewtool.formats.splice import written
from tests.formats.texts import any_text, encodings, file_of, line_ends

JSONL = JsonlFormat()
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
