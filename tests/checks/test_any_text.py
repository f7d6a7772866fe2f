"""No text makes a check raise, point outside the text, or answer differently the second time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewtool.checks.check import Check, Languages
from reviewtool.checks.registry import checks
from reviewtool.checks.runner import Checker
from reviewtool.languages import language
from tests.checks.cases import segment

if TYPE_CHECKING:
    from reviewtool.segments.segment import Segment

PIECES = (
    "door", "Then", "the", "1.500", "1,350", "٣٤٥", "³", "“", "”", "„", '"', "(", "）", "|",
    "茶", "корабль", "mиx", "\u202e", "\x1b[31m", "\ud800", "\ufffd", "&amp;", "© KPN", "abc-12",
    "end.After", ", ", " ,", "  ", "\n", "\u00a0", "'", "’", "Hryhorenko", "Hrihorenko", "ÀÈ", "ß",
    "de", "pont", "vaart", "niet", "Read more:", "12:30", "million", "e\u0301", "👩‍🚀", "İ", "ǅ",
)  # fmt: skip
CODES = ("", "nl", "en", "de", "fr", "ru", "zh", "ja", "he", "km", "sv", "xx")

texts = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)
pairs = st.builds(
    lambda source, target: Languages(language(source), language(target)),
    st.sampled_from(CODES),
    st.sampled_from(CODES),
)


def spans(check: Check, segments: list[Segment], languages: Languages) -> list[object]:
    found: list[object] = []
    if check.on_segment is not None:
        pairs = [
            (item.index, finding)
            for item in segments
            for finding in check.on_segment(item, languages)
        ]
    else:
        assert check.on_document is not None
        pairs = list(check.on_document(segments, languages))
    for index, finding in pairs:
        side = segments[index].source if finding.side == "source" else segments[index].target
        assert 0 <= finding.start < finding.end <= len(side)
        if finding.source is not None:
            start, end = finding.source
            assert 0 <= start < end <= len(segments[index].source)
        assert finding.message.endswith(".")
        found.append((index, finding))
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(texts, texts, st.booleans()), min_size=1, max_size=4), pairs)
@example([("[1,0]", "0,0 1.000.", True)], Languages(language("zh"), language("en")))
@example([("x", "\ud800\udc00", True)], Languages(language("en"), language("en")))
def test_any_text(rows: list[tuple[str, str, bool]], languages: Languages) -> None:
    segments = [
        segment(index, source, target, whole=whole)
        for index, (source, target, whole) in enumerate(rows)
    ]
    for check in checks():
        assert spans(check, segments, languages) == spans(check, segments, languages)
    checker = Checker(languages, has_source=True)
    flags = checker.flags(segments)
    assert checker.failures == []
    assert len({flag.id for flag in flags}) == len(flags)


LONG = {
    "words": "word " * 4000,
    "letters": "a" * 20_000,
    "digits": "1" * 20_000,
    "groups": "1," * 10_000,
    "capitals": "aaaaB" * 4000,
    "quotes": '"“a' * 7000,
    "brackets": "(" * 10_000 + ")" * 9_999,
    "spaces": "a" + " " * 20_000 + "b",
    "doubled": "ab " * 7000,
    "mojibake": "Ã©" * 10_000,
    "scripts": "aкa" * 7000,
    "marks": "e\u0301" * 10_000,
    "smileys": ":-" * 10_000,
    "dots": ". " * 10_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
@pytest.mark.parametrize("codes", [("nl", "en"), ("en", "ru")])
def test_long_lines_end(text: str, codes: tuple[str, str]) -> None:
    languages = Languages(language(codes[0]), language(codes[1]))
    segments = [segment(0, text[::-1], text), segment(1, text, text)]
    for check in checks():
        begun = time.perf_counter()
        spans(check, segments, languages)
        assert time.perf_counter() - begun < 2.0, check.id
