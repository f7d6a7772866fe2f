from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import read_file
from reviewtool.formats.json.xcstrings_format import XcstringsFormat
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import splice, written
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, words

if TYPE_CHECKING:
    from reviewtool.formats.unit import Unit

CATALOG = XcstringsFormat()
CORPUS = Path(__file__).parent / "corpus" / "xcstrings"
STATES = st.sampled_from(("new", "needs_review", "translated"))


def said(text: str, state: str = "translated") -> dict[str, object]:
    return {"stringUnit": {"state": state, "value": text}}


def plural(**forms: str) -> dict[str, object]:
    return {"variations": {"plural": {form: said(text) for form, text in forms.items()}}}


def catalog(**strings: object) -> str:
    return json.dumps({"sourceLanguage": "en", "strings": strings, "version": "1.0"}, indent=2)


def read(text: str) -> dict[str | None, Unit]:
    units = CATALOG.read(file_of(text, name="a.xcstrings"))
    return {unit.id: unit for unit in units}


def sources(**languages: object) -> dict[str | None, str | None]:
    """The source of each unit of the key `k`, by what follows `k/` in its id."""
    units = read(catalog(k={"localizations": languages}))
    return {(name or "").removeprefix("k/"): unit.source for name, unit in units.items()}


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(words, st.tuples(any_text, any_text, any_text, STATES), max_size=4),
    any_text,
    encodings,
    st.booleans(),
)
def test_one_change_reads_back_and_leaves_the_rest(
    made: dict[str, tuple[str, str, str, str]],
    new: str,
    encoding: tuple[str, bytes],
    ascii_only: bool,
) -> None:
    strings = {
        key: {
            "comment": "c",
            "localizations": {
                "de": said(german, state),
                "en": said(english),
                "pl": {"variations": {"plural": {"few": said(polish, state)}}},
            },
        }
        for key, (english, german, polish, state) in made.items()
    }
    text = json.dumps(
        {"sourceLanguage": "en", "strings": strings, "version": "1.0"},
        indent=2,
        separators=(",", " : "),
        ensure_ascii=ascii_only,
    )
    file = file_of(text, encoding, "a.xcstrings")
    units = CATALOG.read(file)
    assert [(unit.source, unit.target, unit.target_language) for unit in units] == [
        (unified(english), unified(text), language)
        for english, german, polish, _ in made.values()
        for text, language in ((german, "de"), (polish, "pl"))
    ]
    assert len({unit.id for unit in units}) == len(units)
    assert written(CATALOG, file, [change_of(unit, unit.target) for unit in units]) == file.data
    if units:
        data = written(CATALOG, file, [change_of(units[-1], new)])
        back = json.loads(data[len(file.bom) :].decode(encoding[0]))
        last = back["strings"][list(made)[-1]]["localizations"]["pl"]["variations"]["plural"]
        assert unified(last["few"]["stringUnit"].pop("value")) == unified(new)
        wanted = json.loads(text)
        last = wanted["strings"][list(made)[-1]]["localizations"]["pl"]["variations"]["plural"]
        last["few"]["stringUnit"].pop("value")
        assert back == wanted


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.xcstrings")), ids=lambda path: path.name)
def test_real_files_keep_the_promises(path: Path) -> None:
    file = read_file(path)
    edits, refused = check_file(CATALOG, file)
    assert bool(edits) == bool(CATALOG.read(file))
    assert refused == []
    assert f"{path.name}\t" in (CORPUS / "ORIGINS.tsv").read_text()


def test_a_unit_for_each_language_and_form() -> None:
    file = read_file(CORPUS / "own-Localizable.xcstrings")
    units = {unit.id: unit for unit in CATALOG.read(file)}
    assert list(units) == [
        "%lld boats/pl/plural.few",
        "%lld boats/pl/plural.one",
        "%lld boats/pl/plural.other",
        "%lld boats/ja",
        "Cancel/ja",
        "welcome.text/nl",
    ]
    few = units["%lld boats/pl/plural.few"]
    assert (few.source, few.target, few.line) == ("%lld boats", "%lld łodzie", 34)
    assert (few.source_language, few.target_language) == ("en", "pl")
    assert few.about is not None
    assert (few.about.notes, few.about.state) == (("How many boats wait",), "needs_review")
    assert units["welcome.text/nl"].source == 'Welcome,\n"%@"!'


def test_the_key_is_the_source_where_the_source_language_says_nothing() -> None:
    assert sources(nl=said("x")) == {"nl": "k"}
    assert sources(nl=plural(one="x", other="y")) == {"nl/plural.one": "k", "nl/plural.other": "k"}


def test_the_source_is_the_same_form_or_the_nearest() -> None:
    english = plural(one="1", other="n")
    assert sources(en=english, pl=plural(one="x", few="y")) == {
        "pl/plural.one": "1",
        "pl/plural.few": "n",
    }
    assert sources(en=english, ja=said("x")) == {"ja": "n"}
    assert sources(ja=plural(other="x"), en=said("plain")) == {"ja/plural.other": "plain"}
    device = {"variations": {"device": {"mac": english, "other": said("o")}}}
    target = {"variations": {"device": {"mac": plural(many="x"), "ipad": said("y")}}}
    assert sources(en=device, nl=target) == {
        "nl/device.mac/plural.many": "n",
        "nl/device.ipad": "o",
    }


def test_a_substitution_has_the_source_of_its_own_name_or_none() -> None:
    english = said("%#@a@") | {"substitutions": {"a": plural(one="1", other="n")}}
    dutch = said("%#@a@ %#@b@") | {
        "substitutions": {"a": plural(one="x", few="y"), "b": plural(other="z")}
    }
    assert sources(en=english, nl=dutch) == {
        "nl": "%#@a@",
        "nl/substitutions.a/plural.one": "1",
        "nl/substitutions.a/plural.few": "n",
        "nl/substitutions.b/plural.other": None,
    }


def test_sets_of_texts() -> None:
    both = {"stringSet": {"state": "new", "values": ["a", "b"]}}
    assert sources(en=both, nl=both) == {"nl/set.0": "a", "nl/set.1": "b"}


def test_keys_with_signs_of_the_id() -> None:
    one = {"localizations": {"nl": said("x")}}
    assert list(read(catalog(**{"km/h": one, "a\\b": one, "": one}))) == [
        "km/h/nl",
        "a\\\\b/nl",
        "/nl",
    ]


def stated(text: str) -> str:
    file = file_of(text, name="a.xcstrings")
    edits = [edit for unit in CATALOG.read(file) for edit in CATALOG.state_edits(file, unit)]
    return splice(file, edits).decode()


def test_the_state_is_set_where_there_is_one_that_says_otherwise() -> None:
    file = read_file(CORPUS / "own-Devices.xcstrings")
    assert stated(file.text) == file.text.replace('"new"', '"translated"')
    text = catalog(k={"localizations": {"nl": said('"state" : "new", "value" : "', "new")}})
    assert stated(text) == text.replace('"state": "new"', '"state": "translated"')
    text = catalog(k={"localizations": {"nl": {"stringUnit": {"value": "x"}}}})
    assert stated(text) == text


def test_a_change_and_its_state() -> None:
    file = file_of(catalog(k={"localizations": {"nl": said("x", "new")}}), name="a.xcstrings")
    (unit,) = CATALOG.read(file)
    (edit,) = CATALOG.state_edits(file, unit)
    assert (file.text[edit.start : edit.end], edit.raw) == ("new", "translated")


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("{}", "names no source language", 1),
        ("[]", "names no source language", 1),
        ('{"sourceLanguage": "en",\n"strings": []}', "“strings” should be an object", 2),
        ('{"sourceLanguage": "en", "strings": {\n"k": "x"}}', "“k” should be an object", 2),
        (catalog(k={"localizations": {"nl": "x"}}), "a localization should be an object", 6),
        (catalog(k={"localizations": {"nl": {"stringUnit": "x"}}}), "“stringUnit” should", 7),
        (catalog(k={"localizations": {"nl": {"stringUnit": {}}}}), "no “value”", 7),
        (catalog(k={"localizations": {"nl": {"stringUnit": {"value": 1}}}}), "no “value”", 7),
        (catalog(k={"localizations": {"nl": {"variations": 1}}}), "“variations” should", 7),
        (catalog(k={"localizations": {"nl": {"variations": {"x": 1}}}}), "“x” should", 8),
        (catalog(k={"localizations": {"nl": {"stringSet": {"values": [1]}}}}), "“stringSet”", 9),
        ('{"sourceLanguage": "en", "strings": {"k": {},\n"k": {}}}', "line 1 and again", 2),
        ('{"sourceLanguage": "en",\n"strings": {', "not JSON", 2),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError) as caught:
        CATALOG.read(file_of(text, name="a.xcstrings"))
    assert what in caught.value.what
    assert caught.value.line == line


@given(st.text(st.sampled_from('{}[]":, "stringUnit""value""nl"x\n'), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    head = '{"sourceLanguage":"en","strings":{"k":{"localizations":{"nl":'
    lines = text.count("\n") + 1
    try:
        found = [unit.line for unit in CATALOG.read(file_of(head + text, name="a.xcstrings"))]
    except ReviewError as error:
        found = [error.line or 0]
    assert all(1 <= line <= lines for line in found)
