from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.segments.words import clusters, count_words, tokens, words


@given(st.text(max_size=60))
def test_tokens_and_clusters_lose_nothing(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert "".join(clusters(text)) == text
    for word in words(text):
        assert text[word.start : word.end] == word.text
    assert count_words(text) == len(list(words(text)))


def test_words_of_several_scripts() -> None:
    text = "It’s a well-known हिन्दी text: 漢字 e\u0301t\u0301!"
    assert [word.text for word in words(text)] == [
        "It’s", "a", "well-known", "हिन्दी", "text", "漢", "字", "e\u0301t\u0301",
    ]  # fmt: skip
    assert clusters("👩\u200d👩\u200d👧 हि") == ["👩\u200d👩\u200d👧", " ", "हि"]
