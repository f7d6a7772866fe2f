from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import written
from reviewtool.formats.yaml_keys.scan import scalars
from reviewtool.formats.yaml_keys.yaml_keys_format import YamlKeysFormat
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends
from tests.formats.yaml_parsers import PARSERS, parsing_with

YAML = YamlKeysFormat()
CORPUS = Path(__file__).parent / "corpus" / "yaml"
STYLES = ("plain", "single", "double", "literal", "folded")
prose = st.text(st.sampled_from("ab é漢🙂,:#-'\"\\%&*!?[]{}|>@`=~.0\n\t"), max_size=24)
news = (
    any_text | prose | st.sampled_from(["", "no", "12", "~", ":day", "a: b", "a #b", "- a", "1,0"])
)
lines_of_words = st.lists(st.text("abé,.'", min_size=1, max_size=6), min_size=1, max_size=5)


@st.composite
def scalars_of(draw: st.DrawFn, style: str, end: str) -> str:
    """A scalar as the value of a key that is indented by two, with folds and line ends."""
    words = draw(lines_of_words)
    gaps = [draw(st.sampled_from(("\n", "\n\n", "\n\n\n", " "))) for _ in words]
    if style in ("literal", "folded"):
        deeper = [draw(st.sampled_from(("", "", "  ", "\t"))) for _ in words]
        deeper[0] = ""
        body = "".join(
            gap * (n > 0) + ("    " + deep) * (n == 0 or "\n" in gap) + word
            for n, (word, gap, deep) in enumerate(zip(words, gaps, deeper, strict=True))
        )
        mark = {"literal": "|", "folded": ">"}[style]
        header = draw(st.sampled_from(("", "-", "+", "2", "2-", " # note", "- # note")))
        text = f"{mark}{header}\n{body}{draw(st.sampled_from(('', chr(10), chr(10) * 2)))}"
    else:
        body = "".join(
            (gap.replace(" ", "\n") + "     ") * (n > 0) + word
            for n, (word, gap) in enumerate(zip(words, gaps, strict=True))
        )
        if style == "single":
            body = "'" + body.replace("'", "''") + "'"
        if style == "double":
            escapes = draw(
                st.sampled_from(("", "\\\n     ", "\\u00e9\\n", " \\\n\n     \\ ", "\\x41"))
            )
            body = '"' + body.replace(",", escapes) + '"'
        text = "a" + body if style == "plain" else body
    return text.replace("\n", end)


def loaded(text: str) -> Any:
    found = yaml.load(text, Loader=yaml.SafeLoader)
    assert yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) == found
    return found


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=150, deadline=None)
@given(st.data(), news, line_ends, encodings)
def test_the_new_text_is_what_yaml_reads(
    style: str, data: st.DataObject, new: str, end: str, encoding: tuple[str, bytes]
) -> None:
    raw = data.draw(scalars_of(style, end))
    text = f"nl:{end}  a: 'x'{end}  k: {raw}{end}  b: y  # z{end}  n: 12{end}"
    file = file_of(text, encoding, "nl.yml")
    wanted = loaded(text)
    if not isinstance(wanted["nl"]["k"], str):
        return
    units = YAML.read(file)
    assert [(unit.id, unit.target) for unit in units] == [
        ("a", "x"),
        ("k", unified(wanted["nl"]["k"])),
        ("b", "y"),
    ]
    unit = units[1]
    assert "".join(p.text for p in YAML.pieces(file, unit.start, unit.end)) == unit.target
    assert (
        "".join(p.raw for p in YAML.pieces(file, unit.start, unit.end))
        == (text[unit.start : unit.end])
    )
    place = data.draw(st.integers(0, len(unit.target)))
    stop = data.draw(st.integers(place, len(unit.target)))
    for whole in (new, unit.target[:place] + new + unit.target[stop:]):
        result = written(YAML, file, [change_of(unit, whole)])
        body = result[len(file.bom) :].decode(encoding[0])
        wanted["nl"]["k"] = unified(whole)
        assert loaded(body) == wanted
        quoted = style in ("single", "double")
        assert body.startswith(text[: unit.start - quoted])
        assert body.endswith(text[unit.end + quoted :])


@settings(max_examples=60, deadline=None)
@given(
    st.lists((any_text | prose).map(lambda text: text.lstrip(":")), min_size=1, max_size=5),
    news,
    st.sampled_from((None, "'", '"', "|", ">")),
    st.booleans(),
    encodings,
)
def test_what_pyyaml_writes_reads_the_same_and_takes_any_text(
    texts: list[str], new: str, style: str | None, flow: bool, encoding: tuple[str, bytes]
) -> None:
    tree = {"nl": {"list": texts, "more": [{"deep": text} for text in texts]}}
    text = yaml.dump(
        tree,
        Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper),
        default_style=style,
        default_flow_style=flow,
        allow_unicode=True,
        width=30,
    )
    file = file_of(text, encoding, "nl.yml")
    units = YAML.read(file)
    assert [unit.target for unit in units] == list(map(unified, texts * 2))
    assert written(YAML, file, [change_of(unit, unit.target) for unit in units]) == file.data
    data = written(YAML, file, [change_of(units[0], new)])
    back = loaded(data[len(file.bom) :].decode(encoding[0]))
    assert unified(back["nl"]["list"].pop(0)) == unified(new)
    tree["nl"]["list"] = texts[1:]
    assert back == tree


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.y*ml")), ids=lambda path: path.name)
def test_real_files_keep_the_promises(path: Path, parser: str) -> None:
    scalars.cache_clear()
    with parsing_with(parser):
        for text in ("& < > \" ' \\ é 漢 🙂", "a\nb", " ", "\n\n", " #x: ", "\t"):
            edits, refused = check_file(YAML, read_file(path), text)
            assert edits > 1
            assert refused == []
    scalars.cache_clear()
    assert f"{path.name}\t" in (CORPUS / "ORIGINS.tsv").read_text()


def ids(text: str, name: str = "nl.yml") -> dict[str | None, str]:
    return {unit.id: unit.target for unit in YAML.read(file_of(text, name=name))}


def edited(raw: str, new: str, *, before: str = "k: ", after: str = "\nb: 1\n") -> str:
    """The scalar `raw` with a new text."""
    file = file_of(before + raw + after, name="a.yml")
    unit = YAML.read(file)[0]
    text = written(YAML, file, [change_of(unit, new)]).decode()
    assert text.startswith(before)
    assert text.endswith(after)
    return text[len(before) : len(text) - len(after)]


@pytest.mark.parametrize(
    ("raw", "new", "result"),
    [
        ("Hello", "Hello, you", "Hello, you"),
        ("Hello", "Hello: you", '"Hello: you"'),
        ("Hello", "no", '"no"'),
        ("Hello", "y", '"y"'),
        ("Hello", "1,000", '"1,000"'),
        ("Hello", ":hello", '":hello"'),
        ("Hello", "- Hello", '"- Hello"'),
        ("Hello", "Hello #1", '"Hello #1"'),
        ("Hello", "Hello#1", "Hello#1"),
        ("Hello", "Hello ", '"Hello "'),
        ("Hello", "a\nb", '"a\\nb"'),
        ("Hello", "%{x}", '"%{x}"'),
        ("Hello", "", '""'),
        ("Hello\n  big world", "Hello\nworld", '"Hello\\nworld"'),
        ("Hello\n  big world", "Hello big wide world", "Hello\n  big wide world"),
        ("'it''s'", "it's 'x'", "'it''s ''x'''"),
        ("'a'", "a\nb", '"a\\nb"'),
        ("'a'", "", "''"),
        ('"a \\u00e9"', 'b "x" é', '"b \\"x\\" \\u00e9"'),
        ('"a"', "é\n\t\x07\x85\u2028\ufeff", '"é\\n\\t\\x07\\x85\\u2028\\uFEFF"'),
        ('"a\n  b\\\n  \\ c"', "a b d", '"a\n  b\\\n  \\ d"'),
        ("|\n  a\n  b\n", "a\nc\n", "|\n  a\n  c\n"),
        ("|\n  a\n  b\n", "a\nb", "|-\n  a\n  b\n"),
        ("|\n  a\n", "a\n\n  b\n", "|\n  a\n\n    b\n"),
        ("|- # x\n  a", "a\n", "| # x\n  a"),
        ("|- # x\n  a", "\x07", '"\\x07" # x'),
        ("|- # x\n  a", "", '"" # x'),
        ("|2\n    a\n", "  a b\n", "|2\n    a b\n"),
        ("|\n  a\n", " b\n", '" b\\n"\n'),
        (">\n  a\n  b\n", "a c b\n", ">\n  a\n  c b\n"),
        ("|\n  a\u2028\n", "b", '"b"\n'),
        ("|-\n  a\u2028\u2028", "b", '"b"\n'),
        (">\n  a\n  b\n", "a\nb\n", ">\n  a\n\n  b\n"),
        (">-\n  a\n  b", "c", ">-\n  c"),
        ("!!str 12", "13", '!!str "13"'),
        ("&x a", "b", "&x b"),
        ("&x\n  'a'", "b", "&x\n  'b'"),
    ],
)
def test_the_style_stays_where_it_can(raw: str, new: str, result: str) -> None:
    if raw.startswith("&"):
        assert edited(raw, new, after="\nb: *x\n") == result
    elif raw[0] in "|>" and raw.endswith(("\n", "\u2028")):
        assert edited(raw, new, after="b: 1\n") == result
    else:
        assert edited(raw, new) == result


def test_a_flow_list_allows_less_than_a_block() -> None:
    before, after = "k: [", ", x, 'y']\n"
    assert edited("a", "a b", before=before, after=after) == "a b"
    assert edited("a", "a, b", before=before, after=after) == '"a, b"'
    assert edited("a", "a]", before=before, after=after) == '"a]"'


def test_a_block_at_the_end_of_the_file() -> None:
    assert edited("|\n  a", "b", after="") == "|\n  b"
    assert edited("|-\n  a\n", "b", after="") == "|-\n  b\n"
    assert edited("|\n  a\n\n\n", "b\n", after="") == "|\n  b\n\n\n"
    assert edited("|+\n  a\n\n\n", "b\n\n\n", after="") == "|+\n  b\n\n\n"
    assert edited("|\n\n", "b", after="") == '"b"\n\n'


def test_a_character_that_the_encoding_lacks_is_spelled_out_in_double_quotes() -> None:
    file = decode("a: été\n".encode("latin-1"), Path("fr.yml"), "latin-1")
    (unit,) = YAML.read(file)
    data = written(YAML, file, [change_of(unit, "été 漢")])
    assert data == 'a: "été \\u6F22"\n'.encode("latin-1")


def test_the_language_at_the_root_is_no_part_of_the_ids() -> None:
    assert ids("nl:\n  a: x\n") == ids("en:\n  a: x\n", "en.yml") == {"a": "x"}
    (unit,) = YAML.read(file_of("pt-BR:\n  a: x\n", name="a.yml"))
    assert (unit.id, unit.target_language) == ("a", "pt-BR")
    assert ids("app:\n  a: x\n") == {"app.a": "x"}
    assert ids("tlh:\n  a: x\n", "shop-tlh.yml") == {"a": "x"}
    assert ids("no:\n  a: x\n", "no.yml") == {"a": "x"}
    assert ids("en:\n  a: x\nnl:\n  a: y\n") == {"en.a": "x", "nl.a": "y"}
    assert ids("x: &x\n  b: z\nnl:\n  a: y\n") == {"x.b": "z", "a": "y"}


def test_what_is_no_text_is_no_unit() -> None:
    text = (
        "a: true\nb: no\nc: 12\nd: 1.5\ne:\nf: ~\ng: 2024-01-01\nh: :day\ni: !ruby/symbol x\n"
        "j: !ruby/object:A\n  k: x\n  l: [y]\nm: &m text\nn: *m\no: {<<: *m, p: q}\n"
        "q: !!binary eA==\nr: !!int '1'\n1: one\nyes: 'yes'\ns: ! 12\n? [a, b]\n: complex\n"
    )
    assert ids(text) == {
        "m": "text",
        "o.p": "q",
        "1": "one",
        "yes": "yes",
        "s": "12",
        "?": "complex",
    }


def test_ids_are_unique() -> None:
    text = "a: x\na: y\na.b: z\na~2: v\nc: {'': w}\n---\na: x\n"
    assert ids(text) == {
        "a": "x",
        "a~3": "y",
        "a\\.b": "z",
        "a~2": "v",
        "c.": "w",
        "---2.a": "x",
    }


def test_lines_are_those_of_the_texts() -> None:
    text = "# x\r\na: b\r\nc:\r\n  - |\r\n    d\r\n  - 'e\u2028f'\r\n  - g\r\n"
    assert [unit.line for unit in YAML.read(file_of(text, name="a.yml"))] == [2, 4, 6, 7]


def test_sub_spans_have_their_own_pieces() -> None:
    file = file_of('k: "a\\u00e9\n  b"\n', name="a.yml")
    (unit,) = YAML.read(file)
    parts = YAML.pieces(file, unit.start + 1, unit.end)
    assert [(part.raw, part.text) for part in parts] == [
        ("\\u00e9", "é"),
        ("\n  ", " "),
        ("b", "b"),
    ]


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("a: 1\nb: 'x", "not YAML", 2),
        ("a: b\n c: d\n", "not YAML", 2),
        ("a: b\nc: *x y\n", "not YAML", 2),
        ("a: {b: c\n", "not YAML", 2),
        ("a: b\nc: \x07\n", "U+0007", 2),
        ("a: b\n\tc: d\n", "not YAML", 2),
        ("\ufeff\ufeffa: b\n", "U+FEFF", 1),
        ("a:\n " + "[" * 101, "deeper than 100 levels", 2),
        ("- " * 300_000, "deeper than 100 levels", 1),
    ],
)
@pytest.mark.parametrize("parser", PARSERS)
def test_refused_with_the_line(text: str, what: str, line: int, parser: str) -> None:
    scalars.cache_clear()
    file = decode(text.encode(), Path("a.yml"))
    with parsing_with(parser), pytest.raises(ReviewError) as caught:
        YAML.read(file)
    assert what in caught.value.what
    assert caught.value.line == line
    assert str(caught.value.file) == "a.yml"


def test_half_a_surrogate_pair_cannot_be_written() -> None:
    with pytest.raises(ReviewError, match="surrogate") as caught:
        edited("a", "a\ud800")
    assert caught.value.segment == "k"


@settings(deadline=None)
@example("&a \u2028'x'")
@given(st.text(st.sampled_from("a b:-|>'\"\\[]{},&*!#?%\n\t\r0+~é\x85\u2028"), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 2
    for head in ("", "nl:\n  k: "):
        file = file_of(head + text, name="nl.yml")
        try:
            units = YAML.read(file)
            found = [unit.line for unit in units]
        except ReviewError as error:
            found = [error.line or 0]
            units = []
        assert all(1 <= line <= lines for line in found)
        for unit in units:
            assert unified(written(YAML, file, [change_of(unit, unit.target)]).decode()) == (
                unified(file.text)
            )


@pytest.mark.parametrize("sign", ['"', "\\", "[", "- ", "? ", "a: ", "&a ", "<", "|", "'", " \n"])
def test_a_megabyte_of_one_sign_takes_no_time(sign: str) -> None:
    file = file_of("k: " + sign * (1_000_000 // len(sign)), name="a.yml")
    begin = time.process_time()
    try:
        units = YAML.read(file)
    except ReviewError:
        units = []
    assert len(units) < 2
    assert time.process_time() - begin < 1
