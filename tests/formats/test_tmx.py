"""TMX memories: what is read, and what is refused by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.tmx.memory import read_units
from tests.formats.xml_files import corpus

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
UNIT = (
    '<tu>\n<note>ours</note><tuv xml:lang="nl"><seg>De <bpt i="1">&lt;b></bpt>veerboot'
    '<ept i="1">&lt;/b></ept> &amp; de <hi>loods</hi></seg></tuv>\n'
    '<tuv xml:lang="en_GB"><prop type="x">no</prop><seg>The ferry &amp; the pilot</seg></tuv></tu>'
)
BODY = f'<tmx version="1.4"><header srclang="nl"/><body>{UNIT}</body></tmx>'


def read(folder: Path, content: str | bytes) -> list[list[tuple[str, str]]]:
    path = folder / "memory.tmx"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [[(code, text) for code, text in unit] for unit in read_units(path)]


EXPECTED = [[("nl", "De veerboot & de loods"), ("en-gb", "The ferry & the pilot")]]


@pytest.mark.parametrize(
    "content",
    [
        HEAD + BODY,
        BODY,
        HEAD + '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n' + BODY,
        BODY.replace("xml:lang", "lang"),
        b"\xef\xbb\xbf" + BODY.encode(),
        BODY.encode("utf-16"),
    ],
)
def test_units_are_read_without_their_tags(tmp_path: Path, content: str | bytes) -> None:
    assert read(tmp_path, content) == EXPECTED


def test_memories_of_other_versions_and_encodings() -> None:
    found = {
        path.name: [[tuple(variant) for variant in unit] for unit in read_units(path)]
        for path in corpus("tmx")
    }
    assert found["old.tmx"] == [
        [("en-us", "Open the valve."), ("fr", "Ouvrez la vanne.")],
        [("en-us", "Close it."), ("fr", "Fermez-la.")],
    ]
    assert found["latin1.tmx"] == [
        [("de", "Grüße aus dem Hafen"), ("es", "Saludos & señales <del> puerto")]
    ]
    assert found["pairs.tmx"][2] == [("nl", "De loods gaat aan boord."), ("en", "")]
    assert found["tags.tmx"][1][0] == ("en-us", "A berth with view")
    assert [len(unit) for unit in found["several.tmx"]] == [3, 3, 1]


def test_units_come_one_by_one_from_a_large_memory(tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(BODY.replace(UNIT, UNIT * 10_000), encoding="utf-8")
    assert sum(1 for _ in read_units(path)) == 10_000


HOSTILE = {
    "laughs": (
        '<!DOCTYPE tmx [\n<!ENTITY a "ha">\n<!ENTITY b "&a;&a;&a;&a;">\n]>\n' + BODY,
        "document type",
        1,
    ),
    "outside entity": (
        '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n' + BODY,
        "document type",
        1,
    ),
    "foreign type": ('\n<!DOCTYPE html SYSTEM "x.dtd">\n' + BODY, "document type", 2),
    "unknown entity": (BODY.replace("&amp;", "&bomb;"), "well-formed", 2),
    "cut": (BODY[:-20], "well-formed", 3),
    "not xml": ("source\ttarget\n", "well-formed", 1),
    "another xml": ("<html/>", "no TMX", 1),
    "deep": ("<tmx>\n" + "<a>" * 500 + "</a>" * 500 + "</tmx>", "nested", 2),
    "encoding": ('<?xml version="1.0" encoding="klingon"?>' + BODY, "", 1),
    "empty": ("", "well-formed", 1),
}


@pytest.mark.parametrize(("content", "what", "line"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_plain_tmx_is_refused_by_line(
    tmp_path: Path, content: str, what: str, line: int
) -> None:
    with pytest.raises(ReviewError) as caught:
        read(tmp_path, content)
    assert what in caught.value.what
    assert caught.value.line == line
    assert caught.value.file == tmp_path / "memory.tmx"


def test_a_missing_memory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReviewError):
        list(read_units(tmp_path / "none.tmx"))


@settings(max_examples=100)
@given(st.binary(max_size=60), st.integers(0, len(BODY)))
def test_any_damage_is_refused_or_read(
    tmp_path_factory: pytest.TempPathFactory, damage: bytes, place: int
) -> None:
    content = BODY.encode()
    folder = tmp_path_factory.mktemp("tmx")
    try:
        units = read(folder, content[:place] + damage + content[place:])
    except ReviewError as error:
        assert error.line is None or error.line >= 1  # noqa: PT017
    else:
        assert isinstance(units, list)
