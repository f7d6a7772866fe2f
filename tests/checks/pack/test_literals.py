from __future__ import annotations

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.checks.pack.literals import literals
from reviewtool.checks.pack.load import SHIPPED, packs_in
from reviewtool.checks.pack.patterns import alternatives, compiled
from reviewtool.checks.pack.view import fold, plain_pattern, skeleton, view

ATOMS = st.sampled_from(
    ["a", "b", "ab", "ß", "ss", "ſ", "i", "İ", "é", " ", r"\.", ".", "[abc]", "[^a]", "[a-c]",
     r"\w", r"\d", "7", r"\s", r"\b", "^", "$", r"[a\]]", r"\p{L}", "(?=a)", "(?<!b)", "(?<=a)"]
)  # fmt: skip
QUANTIFIERS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "??", "+?"])

RULES = [rule for pack in packs_in(SHIPPED) for rule in pack.rules]


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = st.tuples(st.sampled_from(["(", "(?:", "(?<x>", "(?i:"]), inner, QUANTIFIERS)
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map("|".join),
        group.map(lambda parts: f"{parts[0]}{parts[1]}){parts[2]}"),
    )


PATTERNS = st.recursive(
    st.tuples(ATOMS, QUANTIFIERS).map(lambda parts: parts[0] + parts[1]), _grown, max_leaves=8
)
TEXTS = st.text(alphabet="abAB cißSſİıé.sS]", max_size=12)


@settings(max_examples=600, deadline=None)
@given(PATTERNS, st.lists(TEXTS, min_size=1, max_size=8))
def test_a_match_always_holds_a_literal(pattern: str, texts: list[str]) -> None:
    try:
        find = regex.compile(pattern, regex.VERSION1 | regex.IGNORECASE)
    except regex.error:
        return
    needed = literals((pattern,))
    for text in texts:
        if needed and find.search(text):
            assert any(literal in skeleton(text) for literal in needed), (pattern, text, needed)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_shipped_rules_lose_no_match_in_changed_examples(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(RULES))
    text = data.draw(st.sampled_from([bad.target for bad in rule.bad]))
    around = data.draw(st.text(max_size=10))
    change = data.draw(st.sampled_from(["upper", "lower", "title", "swapcase", "strip"]))
    seen = view(f"{around} {getattr(text, change)()} {around}")
    if any(compiled(pattern).search(seen) for pattern in rule.flag.target):
        assert any(literal in skeleton(seen) for literal in rule.literals)


def test_what_is_not_understood_yields_nothing() -> None:
    for pattern in (r"(?:dog){e<=1}", r"(?x) d o g", r"[[a-z]--[b]]og", r"\N{DIGIT ONE}dog", "."):
        assert literals((pattern,)) == ()


def test_one_pattern_without_literals_frees_them_all() -> None:
    assert literals(("dog", r"\w+")) == ()
    assert literals(("dogs?", "hot dog")) == ("dog",)


@given(st.text())
def test_a_view_has_the_length_of_its_text(text: str) -> None:
    assert len(view(text)) == len(text)
    assert len(plain_pattern(text)) == len(text)


@given(st.characters(), st.characters())
def test_what_matches_without_case_folds_to_the_same(one: str, other: str) -> None:
    for sign in {one.upper(), one.lower(), one.title(), other}:
        if regex.fullmatch(regex.escape(one), sign, regex.VERSION1 | regex.IGNORECASE):
            assert fold(one) == fold(sign)


def test_alternatives_are_cut_at_the_top_level_only() -> None:
    assert alternatives(r"a|b(c|d)|[e|f]|\||g") == ["a", "b(c|d)", "[e|f]", r"\|", "g"]
    assert alternatives("abc") == ["abc"]
