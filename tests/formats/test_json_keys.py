from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import read_file
from reviewtool.formats.json.keys_format import JsonKeysFormat
from reviewtool.formats.json.pairs_format import JsonPairsFormat
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import written
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends

if TYPE_CHECKING:
    from reviewtool.formats.unit import Unit

KEYS = JsonKeysFormat()
PAIRS = JsonPairsFormat()
CORPUS = Path(__file__).parent / "corpus" / "json"
surrogates = st.text(st.sampled_from('a"\\/é漢🙂\n\r\ud83d\ude42\ud800'), max_size=12)
texts = any_text | surrogates
leaves = (
    texts
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
)
trees = st.dictionaries(
    st.text(st.sampled_from("ab.\\@é~0"), max_size=4),
    st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text(st.sampled_from("ab.\\é"), max_size=3), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    max_size=4,
)


def strings(tree: object) -> list[str]:
    """All strings in order."""
    if isinstance(tree, str):
        return [tree]
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return [text for node in inner for text in strings(node)]


def read(text: str, name: str = "nl.json") -> dict[str | None, Unit]:
    return {unit.id: unit for unit in KEYS.read(file_of(text, name=name))}


def edited(text: str, id: str, new: str, name: str = "nl.json") -> str:  # noqa: A002
    file = file_of(text, name=name)
    (unit,) = (unit for unit in KEYS.read(file) if unit.id == id)
    return written(KEYS, file, [change_of(unit, new)]).decode()


@settings(max_examples=150, deadline=None)
@given(trees, any_text, line_ends, encodings, st.booleans(), st.sampled_from((None, 1, 4, "\t")))
def test_one_change_reads_back_and_leaves_the_rest(
    tree: dict[str, object],
    new: str,
    end: str,
    encoding: tuple[str, bytes],
    spelt: bool,
    indent: int | str | None,
) -> None:
    ascii_only = spelt or any("\ud800" <= sign <= "\udfff" for sign in "".join(strings(tree)))
    text = json.dumps(tree, indent=indent, ensure_ascii=ascii_only).replace("\n", end)
    file = file_of(text, encoding, "nl.json")
    units = KEYS.read(file)
    if not any(key.startswith("@") for key in tree):
        assert [unit.target for unit in units] == list(map(unified, strings(json.loads(text))))
    assert len({unit.id for unit in units}) == len(units)
    assert written(KEYS, file, [change_of(unit, unit.target) for unit in units]) == file.data
    for unit in units[:2]:
        data = written(KEYS, file, [change_of(unit, new)])
        if unit.target == unified(new):
            continue
        before = file.bom + text[: unit.start].encode(encoding[0])
        after = text[unit.end :].encode(encoding[0])
        assert data.startswith(before)
        assert data.endswith(after)
        spelling = data[len(before) : len(data) - len(after)].decode(encoding[0])
        assert unified(json.loads(f'"{spelling}"')) == unified(new)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.*")), ids=lambda path: path.name)
def test_real_files_keep_the_promises(path: Path) -> None:
    if path.suffix == ".tsv":
        assert {line.split("\t")[0] for line in path.read_text().splitlines()[1:]} == {
            other.name for other in CORPUS.iterdir() if other.suffix != ".tsv"
        }
        return
    edits, refused = check_file(KEYS, read_file(path))
    assert edits > 1
    assert refused == []


def test_nested_keys_and_arrays_make_the_id() -> None:
    text = '{"a": {"b": ["x", 1, {"c": "y"}], "": "z"}, "d.e": "v", "f\\\\": "w", "": "e"}'
    assert {name: unit.target for name, unit in read(text).items()} == {
        "a.b.0": "x",
        "a.b.2.c": "y",
        "a.": "z",
        "d\\.e": "v",
        "f\\\\": "w",
        "\\0": "e",
    }
    assert list(read('{"": {"a": "x"}, "a": "y"}')) == [".a", "a"]


def test_lines_are_those_of_the_texts() -> None:
    units = read('{\r\n"a":\r"x",\n\n"b": "y"}')
    assert [(name, unit.line) for name, unit in units.items()] == [("a", 3), ("b", 5)]


def test_the_spelling_of_escapes_and_numbers_stays() -> None:
    text = r'{ "a" : "\u00e9 \/ \ud83d\ude42\r\n\"x\"" , "n":1.50E+2,"t":true , "z":null}'
    assert edited(text, "a", 'é / 🙂\n"y"') == text.replace("x", "y")
    assert edited(text, "a", "é 漢") == text.replace(r"\/ \ud83d\ude42\r\n\"x\"", r"\u6f22")


def test_only_files_that_spell_signs_out_stay_ascii() -> None:
    assert edited('{"a": "b"}', "a", "é") == '{"a": "é"}'
    assert edited('{"a": "b", "c": "\\u00e8"}', "a", "é") == '{"a": "\\u00e9", "c": "\\u00e8"}'
    assert edited('{"a": "b", "c": "\\u001b"}', "a", "é") == '{"a": "é", "c": "\\u001b"}'


def test_a_bare_carriage_return_does_not_melt_with_a_new_line_end() -> None:
    assert read(edited(r'{"a": "x\ry"}', "a", "x\n\ny"))["a"].target == "x\n\ny"


def test_messages_of_browser_extensions() -> None:
    text = (
        '{"hi": {"message": "Hallo $NAME$", "description": "A greeting.",'
        ' "placeholders": {"name": {"content": "$1", "example": "Anna"}}},'
        ' "by@e": {"message": ""}}'
    )
    units = read(text, "fr.json")
    assert [(name, unit.target) for name, unit in units.items()] == [
        ("hi", "Hallo $NAME$"),
        ("by@e", ""),
    ]
    assert units["hi"].about is not None
    assert units["hi"].about.notes == ("A greeting.",)
    own = '{"hi": {"message": "x", "more": "y"}}'
    assert list(read(own, "messages.json")) == ["hi"]
    assert list(read(own, "nl.json")) == ["hi.message", "hi.more"]


def test_arb_names_its_language_and_describes_its_texts() -> None:
    text = (
        '{"@@locale": "nl", "@@author": "x", "hi": "Hallo", "@gone": {"description": "z"},'
        ' "@hi": {"description": "A greeting", "placeholders": {"a": {"example": "b"}}}}'
    )
    (unit,) = read(text, "app_nl.json").values()
    assert (unit.id, unit.target, unit.target_language) == ("hi", "Hallo", "nl")
    assert unit.about is not None
    assert unit.about.notes == ("A greeting",)
    assert list(read('{"hi": "Hallo", "@hi": {"type": "text"}}', "app.arb")) == ["hi"]


def test_metadata_of_a_key_is_no_text_anywhere() -> None:
    text = '{"@metadata": {"authors": ["A"]}, "@a": {"b": "text"}, "c": "d", "@c": {"type": "x"}}'
    assert list(read(text)) == ["@a.b", "c"]


def test_messages_of_go_i18n() -> None:
    array = (
        '[{"id": "a.b", "translation": "x"}, {"id": "n", "translation": {"one": "1",'
        ' "other": "2"}}, {"id": "a.b", "translation": "y"}]'
    )
    assert [(name, unit.target) for name, unit in read(array).items()] == [
        ("a\\.b", "x"),
        ("n.one", "1"),
        ("n.other", "2"),
        ("a\\.b~2", "y"),
    ]
    text = '{"n": {"hash": "sha1-1", "description": "d", "one": "1", "other": "2"}, "m": "x"}'
    units = read(text)
    assert list(units) == ["n.one", "n.other", "m"]
    assert units["n.one"].about is not None
    assert units["n.one"].about.notes == ("d",)


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ('{"a": "b"\n "c": "d"}', "column 2: a comma or a closing “}”", 2),
        ('{"a": "b",}', "a key in quotation marks", 1),
        ('["a",\n]', "a value is missing", 2),
        ('{"a": ["b"}', "a comma or a closing “]”", 1),
        ('{"a": {"b": "c"]', "a comma or a closing “}”", 1),
        ('{"a": {}\n"b"', "a comma or a closing “}”", 2),
        ('{"a": "b"} x', "column 12: something follows", 1),
        ('\n{"a": "b', "the file ends too early", 2),
        ('{"a": "b\nc"}', "no closing quotation mark", 1),
        ('{"a": "\\x"}', "column 8: the backslash", 1),
        ('{"a": NaN}', "a value is missing", 1),
        ('{"a": 01}', "a value is missing", 1),
        ('{"a": truex}', "a value is missing", 1),
        ("// note\n{}", "an object or an array", 1),
        ('"text"', "an object or an array", 1),
        ('{"a": 1,\n"b":\n"x",\n"a" : "y"}', "“a” stands on line 1 and again on line 4", 4),
        ('{\n"k"\n:\n{}, "\\u006b": 1}', "“k” stands on line 2 and again on line 4", 4),
        ("[" * 100_000, "beyond 100 levels", 1),
        ('{"a":' * 101 + "1" + "}" * 101, "beyond 100 levels", 1),
    ],
)
def test_refused_with_line_and_column(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError) as caught:
        KEYS.read(file_of(text, name="nl.json"))
    assert what in caught.value.what
    assert caught.value.line == line
    assert str(caught.value.file) == "nl.json"


def test_a_hundred_levels_are_read() -> None:
    (unit,) = KEYS.read(file_of("[" * 100 + '"x"' + "]" * 100, name="nl.json"))
    assert unit.target == "x"


def test_empty_files_and_empty_objects_have_no_units() -> None:
    for text in ("", " \n", "{}", "[ ]", '{"a": {}, "b": [], "c": 1}'):
        assert KEYS.read(file_of(text, name="nl.json")) == []


def test_half_a_surrogate_pair_cannot_be_written() -> None:
    with pytest.raises(ReviewError, match="surrogate") as caught:
        edited('{"k": "b"}', "k", "b\ud800")
    assert caught.value.segment == "k"


def test_a_key_of_half_a_surrogate_pair_has_an_id_that_can_be_written() -> None:
    assert list(read('{"\\ud800": "x"}')) == ["\\ud800"]


@given(st.text(st.sampled_from('{}[]":, \\u0"source""target"1n\n@-.e'), max_size=50))
def test_any_text_is_read_or_refused(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 2
    for head in ("", '{"a":', '[{"source":'):
        for form in (KEYS, PAIRS):
            try:
                units = form.read(file_of(head + text, name="a.json"))
                found = [unit.line for unit in units]
            except ReviewError as error:
                found = [error.line or 0]
            assert all(1 <= line <= lines for line in found)


@pytest.mark.parametrize("sign", ['"', "\\", "[", '{"a":', "-", "1", '["', '"\\', ' "', "[],"])
def test_a_megabyte_of_one_sign_takes_no_time(sign: str) -> None:
    file = file_of('["' + sign * (1_000_000 // len(sign)), name="a.json")
    begin = time.process_time()
    with pytest.raises(ReviewError):
        KEYS.read(file)
    assert time.process_time() - begin < 1


# Pairs


def pair_edits(text: str, news: list[str]) -> str:
    file = file_of(text, name="a.json")
    units = PAIRS.read(file)
    changes = [change_of(unit, new) for unit, new in zip(units, news, strict=True)]
    return written(PAIRS, file, changes).decode()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(texts, st.none() | texts), min_size=1, max_size=4),
    any_text,
    encodings,
    st.sampled_from((None, 2)),
    st.sampled_from(("target", "mt", "hyp", "translation", "tgt")),
)
def test_pairs_read_back_as_json(
    pairs: list[tuple[str, str | None]],
    new: str,
    encoding: tuple[str, bytes],
    indent: int | None,
    name: str,
) -> None:
    objects: list[dict[str, object]] = [
        {"id": n, "source": source, name: target, "more": {"target": [1, None, "x"]}}
        for n, (source, target) in enumerate(pairs)
    ]
    text = json.dumps(objects, indent=indent)
    file = file_of(text, encoding, "a.json")
    objects = json.loads(text)
    units = PAIRS.read(file)
    assert [(u.id, u.source, u.target) for u in units] == [
        (str(one["id"]), unified(str(one["source"])), unified(str(one[name] or "")))
        for one in objects
    ]
    assert written(PAIRS, file, [change_of(unit, unit.target) for unit in units]) == file.data
    data = written(PAIRS, file, [change_of(units[0], new)])
    back = json.loads(data[len(file.bom) :].decode(encoding[0]))
    assert unified(back[0].pop(name) or "") == unified(new)
    objects[0].pop(name)
    assert back == objects


def test_a_missing_target_is_filled() -> None:
    text = '[{"source":"a","mt":"b"},{"source":"c","mt":null},{ "source":"d"},{"source":"e"}]'
    assert pair_edits(text, ["b", "x", 'y"', "z"]) == (
        '[{"source":"a","mt":"b"},{"source":"c","mt":"x"},'
        '{ "mt": "y\\"", "source":"d"},{"mt": "z", "source":"e"}]'
    )
    assert pair_edits('[\n  {\n    "source": "a"\n  }\n]', ["x"]) == (
        '[\n  {\n    "target": "x",\n    "source": "a"\n  }\n]'
    )
    assert pair_edits('[{"src":"a","tgt":"b"}]', [""]) == '[{"src":"a","tgt":""}]'


def test_pairs_carry_what_they_name() -> None:
    text = (
        '[{"id": 1.50, "source": "a", "target": "b", "document": "d",'
        ' "source_language": "en", "target_language": "nl"}]'
    )
    (unit,) = PAIRS.read(file_of(text, name="a.json"))
    assert (unit.id, unit.document) == ("1.50", "d")
    assert (unit.source_language, unit.target_language) == ("en", "nl")


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ('{"source": "a", "target": "b"}', "no JSON array", 1),
        ('[{"source": "a"},\n"b"]', "an object with a source", 2),
        ('[{"source": "a"},\n{"x": "b"}]', "neither “source” nor “target”", 2),
        ('[{"source": "a",\n"target": 3}]', "“target” is no text", 2),
        ('[{"source": ["a"], "target": "b"}]', "“source” is no text", 1),
        ('[{"source": "a", "target": ["b"]}]', "“target” is no text", 1),
        ('[{"id": true, "source": "a"}]', "“id” is no text", 1),
        ('[{"id": "7", "source": "a"},\n{"id": 7, "source": "b"}]', "again on line 2", 2),
        ('[{"source": "a", "source": "b"}]', "“source” stands on line 1", 1),
    ],
)
def test_pairs_are_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError) as caught:
        PAIRS.read(file_of(text, name="a.json"))
    assert what in caught.value.what
    assert caught.value.line == line


def test_a_real_file_of_pairs() -> None:
    file = read_file(CORPUS / "own-wmt-en-de.json")
    assert check_file(PAIRS, file) == (1, [])
    assert [unit.id for unit in PAIRS.read(file)] == ["n1", "n2", "n3"]
