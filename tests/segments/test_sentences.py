from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.segments import sentences
from reviewtool.segments.sentences import FALLBACK, SEGMENTER, segmenter, sentence_spans

CODES = ("nl", "en", "de", "fr", "es", "ru", "zh", "ja", "ar", "he", "hi", "th", "xx", "", "pt-BR")
SIGNS = "aB3 .!?…,;:\"'“”’«»„()[]\n\r\t\u00a0\u2003\u2028\u202f\x85\x1c\ufeff\ud800é漢。！🙂לא-—"
any_paragraph = st.text(st.sampled_from(SIGNS) | st.characters(), max_size=60)


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


def check_lossless(text: str, spans: list[tuple[int, int]]) -> None:
    place = 0
    for start, end in spans:
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@given(any_paragraph, st.sampled_from(CODES))
def test_nothing_is_lost(text: str, language: str) -> None:
    check_lossless(text, sentence_spans(text, language))


@given(any_paragraph)
def test_nothing_is_lost_without_the_library(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_library", lambda: None)
        check_lossless(text, sentence_spans(text, "en"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He said: “Go now. It is late.”| Then he left."),
        ("en", 'He said “Go now.”| Then he left.| "Come here."| She went.'),
        ("en", "It was late.|Then he left at 3.50 p.m. by train."),
        ("nl", "Volgens mevr. Jansen kost het drie mln. euro.| ’s Avonds ging hij."),
        ("fr", "M. Dupont est là.| J.-C. Martin aussi.| Le Dr. House."),
        ("ru", "Это 3 млн. рублей.| «Куда?» — спросила она.| Он ушёл."),
        ("zh", "我在U.S.工作。|他说：“你好。”|然后走了。"),
        ("ja", "「行け。」と彼は言った。|彼は去った。"),
        ("ar", "هذه جملة.| هل هذا صحيح؟| نعم."),
        ("en", 'Is this the end?"'),
        ("en", "A line\nthat goes on.| And\r\nanother."),
    ],
)
def test_cuts(language: str, text: str) -> None:
    assert cut(text.replace("|", ""), language) == [part.strip() for part in text.split("|")]


def test_rules_stand_in_where_the_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert segmenter() == SEGMENTER
    sentences._library.cache_clear()
    monkeypatch.setitem(sys.modules, "sentencex", None)
    try:
        assert segmenter() == FALLBACK
        assert cut("One. “Two!” Three? 4 p.m. is late.") == [
            "One.", "“Two!”", "Three?", "4 p.m. is late.",
        ]  # fmt: skip
        assert cut("天很好。我走了！", "zh") == ["天很好。", "我走了！"]
    finally:
        sentences._library.cache_clear()


def test_rules_stand_in_where_the_library_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        """What a panic of the library looks like."""

    def fail(language: str, text: str) -> list[dict[str, int]]:
        raise Panic

    monkeypatch.setattr(sentences, "_library", lambda: fail)
    assert cut("One. Two.") == ["One.", "Two."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“So be it,” he says. | “We are leaving now. | The boat waits."),
        ("en", 'He left. | "We are leaving now. | The boat waits.'),
        ("de", "Er ging. | „Wir gehen jetzt. | Das Boot wartet."),
        ("fr", "Il partit. | « Nous partons. | Le bateau attend."),
    ],
)
def test_an_opening_mark_that_nothing_closes_goes_with_what_it_opens(
    language: str, text: str
) -> None:
    sentences = text.split(" | ")
    joined = " ".join(sentences)
    assert [joined[start:end] for start, end in sentence_spans(joined, language)] == sentences
