"""Placeholders: what is one, what only looks like one, and what long texts cost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.segments.placeholders.placeholders import Notation, placeholders

SIGNS = (
    "%s", "%1$d", "%(a)s", "%", "%%", "%2", "%Y", "{", "}", "{a}", "{{b}}", "${c}", "{n, plural, ",
    "one {", "other {", "} few {", "}}", "#", "<b>", "</b>", "<q x='1'>", "<", ">", "&nbsp;", "&",
    "$t(k)", "$", "$AB$", "5", " ", "\n", "word", "\\ab", "п", "\ud800", "\ufffc",
)  # fmt: skip
texts = st.one_of(
    st.text(st.characters(), max_size=60),
    st.lists(st.sampled_from(SIGNS), max_size=20).map("".join),
)


def raws(text: str) -> list[str]:
    return [text[found.start : found.end] for found in placeholders(text)]


def forms(text: str) -> list[str]:
    return [found.form for found in placeholders(text)]


@pytest.mark.parametrize(
    "raw",
    [
        "%s", "%d", "%1$s", "%-5.2f", "%(name)s", "%(total count)d", "%@", "%1$@", "%lld", "%zu",
        "%.*s", "%*d", "%'d", "%02d", "%i", "%<PRIu32>", "%2$<PRIuMAX>", "%1$tY", "%%",
        "%{name}", "%<x>d", "%<x>.2f", "%1", "%L1", "%n",
        "{}", "{0}", "{name}", "{name!r:>10}", "{:.2f}", "{user.name}", "{items[0]}", "{0:N2}",
        "{0,10:N2}", "{n, number}", "{d, date, ::yMMMd}", "{{name}}", "{{count, number}}",
        "{{ x | pipe }}", "{{{raw}}}", "$t(key)", "${name}", "${a.b}", "{ $name }", "{ -brand }",
        "{ NUMBER($n, digits: 2) }", "$NAME$",
        "<b>", "</a>", "<br/>", '<a href="https://a.nl/?b=1&c">', "<input disabled/>", "&nbsp;",
        "&#160;", "&#xA0;",
    ],
)  # fmt: skip
@pytest.mark.parametrize("frame", ["{}", "De {} is er.", "„{}“", "有{}个", "({})"])
def test_a_placeholder_is_found_in_any_surroundings(raw: str, frame: str) -> None:
    assert raws(frame.replace("{}", raw)) == [raw]


@pytest.mark.parametrize(
    "text",
    [
        "", "A text.", "100 % sure", "50% of them", "5 %d", "20% discount", "20%discount",
        "100%, so", "5\u202f%de moins", "une 100-%ige Sache", "%20 indirim", "%50'den fazla",
        "https://a.nl/x%20d%20s/%2F", "www.a.nl/%5d", "/wiki/%D0%9F%D1%80", "50%(see below)",
        "a < b and c > d", "5 < 6", "i <3 u", "a<b", "<file>", "<anna@a.nl>", "<https://a.nl>",
        "convert <from> to <to>", "{sic}", "{ Laughter }", "{...}", "{a, b}", "{1, 2, 3}", "{ }{",
        "[...]", "$5 to $6", "US$A$", "$$", "\\textbf{word} and \\frac{a}{b}", "HEAD^{tree}",
        "AT&T; R&D", "&unknown;", "{{PLURAL:$1|day|days}}", "{n, plural, one {a",
    ],
)  # fmt: skip
def test_prose_holds_none(text: str) -> None:
    assert raws(text) == []


def test_kinds_that_depend_on_the_rest_of_the_text() -> None:
    assert raws("<bold>x</bold> <file>") == ["<bold>", "</bold>"]
    assert raws("%2 of %1") == ["%2", "%1"]
    assert {found.notation for found in placeholders("%Y-%m-%d")} == {Notation.DATE}
    assert {found.notation for found in placeholders("%d of %s")} == {Notation.PRINTF}


def test_the_form_is_what_is_filled_in() -> None:
    assert forms("%-5.2f %i %1$05d %(n)5.1f %*d") == ["%f", "%d", "%1$d", "%(n)f", "%*d"]
    assert forms("{n!r:>10} {n} {n, number} { $n } { X($n) }") == [
        "{n}", "{n}", "{n}", "{$n}", "{$n}",
    ]  # fmt: skip
    assert forms("{{ x | date:'y' }} {{x, number}} ${ a } %L1 $ab$ $AB$") == [
        "{{x}}", "{{x}}", "${a}", "%1", "$AB$",
    ]  # fmt: skip


def test_a_message_with_branches_is_protected_but_for_its_texts() -> None:
    text = "You have {count, plural, offset:1 =0 {none} one {# day} other {{name} has # days}} left"
    assert raws(text) == [
        "{count, plural, offset:1 ", "=0 {", "} one {", "#", "} other {", "{name}", "#", "}}",
    ]  # fmt: skip
    assert forms(text)[:3] == ["{count}", "{count} =0", "{count} one"]


def test_messages_in_messages() -> None:
    text = "{g, select, male {{n, plural, one {his #} other {their #}}} other {#1 {{x}}}}"
    assert raws(text) == [
        "{g, select, ", "male {", "{n, plural, ", "one {", "#", "} other {", "#", "}}", "} other {",
        "{{x}}", "}}",
    ]  # fmt: skip


@pytest.mark.parametrize("depth", [20, 21, 5000])
def test_depth_has_an_end(depth: int) -> None:
    text = "{n, plural, other {" * depth + "x" + "}}" * depth
    found = [part for part in placeholders(text) if part.notation is Notation.ICU]
    assert len(found) == min(depth, 20)


def test_an_open_message_is_none() -> None:
    assert raws("{n, plural, one {{x} day} other {days}") == ["{x}", "{days}"]


@given(texts)
def test_spans_are_in_order_and_within_the_text(text: str) -> None:
    place = 0
    for found in placeholders(text):
        assert place <= found.start < found.end <= len(text)
        assert found.form
        place = found.end
    assert placeholders(text) == placeholders(text)


@given(st.text(st.characters(exclude_characters="%{<$&"), max_size=80))
def test_a_text_without_their_signs_holds_none(text: str) -> None:
    assert placeholders(text) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "{", "}", "%", "<", "$", "&", "%(", "%1", "%20", "http://x%20", "{a", "{a ", "{a:", "{{a",
        "{n, number, ", "{n, plural, one {", "{n, plural, one {x} ", "{n, plural, one {x} other {",
        "<a ", '<a x="', "<a1>", "<q1></q2>", "$t(", "$A", "\\ab{", "&a", "#{", "{a, plural,   ",
    ],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    begun = time.process_time()
    placeholders(text)
    assert time.process_time() - begun < 20
