"""What an edit may do to tags and placeholders, and what is refused."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given

from reviewtool.checks.check import Languages
from reviewtool.checks.registry import check
from reviewtool.checks.runner import Checker
from reviewtool.languages import language
from reviewtool.review.tag_guard import refused
from reviewtool.segments.protected.marked import tags_in
from reviewtool.segments.protected.protected import problems, protected
from reviewtool.segments.protected.tags import tag_form
from reviewtool.segments.segment import Cut, Segment
from tests.segments.test_placeholders import texts

Spans = tuple[tuple[int, int], ...]


def tags(text: str) -> Spans:
    return tuple(match.span() for match in re.finditer("<[^<>]*>", text))


def said(source: str, target: str, new: str) -> list[str]:
    return problems(source, target, new, tags(source), tags(target))


def segment(source: str, target: str, pairing: float = 1.0) -> Segment:
    return Segment(
        0, "s0", source, target, 0, len(target), 1, cut=Cut(pairing=pairing),
        tokens=tags(target), source_tokens=tags(source),
    )  # fmt: skip


def test_tags_and_placeholders_together() -> None:
    text = 'Hallo <g id="1">%s</g>, {name}&nbsp;!'
    assert [text[slice(*span)] for span in protected(text, tags(text))] == [
        '<g id="1">', "%s", "</g>", "{name}", "&nbsp;",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "new", "expected"),
    [
        ("%s <x/>", "%s <x/>", "<x/> %s", []),
        ("%s", "%s", "all", ["“%s” is missing."]),
        ("", "{a}", "all", ["“{a}” is missing."]),
        ("{a}", "{a}", "{a} {a}", ["“{a}” stands too often."]),
        ("{a}", "{a} {a}", "{a} {a}", []),
        ("{a}", "{a}", "{a} {b}", ["“{b}” is new."]),
        ("a", "a {b}", "a", []),
        ("<b>a</b>", "<b>a</b>", "</b>a<b>", ["“</b>” is not in its place among the tags."]),
        ("<b/><i>a</i>", "<b/><i>a</i>", "<i>a</i><b/>", []),
        ('<x id="1"/>a', 'a<x id="1"/>', "a", ['“<x id="1"/>” is missing.']),
        ('<bx id="1"/>a<ex id="1"/>', "", '<ex id="1"/>a<bx id="1"/>',
         ['“<ex id="1"/>” is not in its place among the tags.']),
        ("%s of %d", "", "%d of %s",
         ["“%d” stands where another stood, and they are filled in order."]),
        ("%s of %d", "", "%2$d of %1$s", []),
        ("100%% %s", "100%% %s", "100% %s", ["“%%” has become “%”."]),
        ("50%% off %s", "50%% off %s", "half price %s", []),
        ("{n, plural, one {#} other {#}}", "", "{n, plural, one {#} few {#} other {#}}", []),
        ("{n, plural, one {#} other {#}}", "", "{n, plural, one {#} few {#}}",
         ["“{n, plural,” has no branch “other”."]),
        ("{n, plural, one {#} other {#}}", "", "{n, plural, one {#} other {#}",
         ["“{n, plural,” is missing, or its braces do not match."]),
        ("{n, plural, one {{a}} other {{a} #}}", "", "{n, plural, other {{a} {a}}}", []),
    ],
)  # fmt: skip
def test_what_an_edit_does(source: str, target: str, new: str, expected: list[str]) -> None:
    assert said(source, target, new) == expected


def test_marks_of_tools_are_no_matter_of_the_source_but_no_edit_may_lose_them() -> None:
    source, target = "A b.", '<mrk mid="0" mtype="seg">C d.</mrk>'
    assert said(source, target, '<mrk mid="0" mtype="seg">E.</mrk>') == []
    assert said(source, target, "E.") == [
        '“<mrk mid="0" mtype="seg">” is missing.', "“</mrk>” is missing.",
    ]  # fmt: skip
    assert said(target, source, "E.") == []
    checker = Checker(Languages(language("en"), language("nl")), has_source=True)
    assert checker.segment_flags(segment(source, target)) == []
    assert said("<p>a</p>", "", "<p><mrk mid='0'>a</p></mrk>")[1:] == ["“</mrk>” is new."]


def test_a_target_of_nothing_but_tags_is_no_matter_of_tags() -> None:
    checker = Checker(Languages(language("en"), language("nl")), has_source=True)
    found = checker.segment_flags(segment('<g id="1">Red</g> %s', '<g id="1"/>'))
    assert not {"inline-tags", "placeholders"} & {flag.check for flag in found}


def test_tags_that_are_alone_need_no_partner() -> None:
    for name in ("x", "ph", "br", "bx", "img", "it"):
        assert said(f'<{name} id="1">a', "", f'a<{name} id="1">') == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("<br>", "<br />", True),
        ("<B>", "<b>", True),
        ('<a href="/en">', "<a href='/nl'>", True),
        ('<a href="%s">', '<a href="/nl">', False),
        ('<a class="x" title="a">', '<a title="b" class="x">', True),
        ('<a class="x">', '<a class="y">', False),
        ('<g id="1">', '<g id="1" ctype="bold">', True),
        ('<g id="1">', '<g id="2">', False),
        ('<bpt i="1">&lt;b></bpt>', '<bpt i="1">&lt;strong></bpt>', True),
        ("<ph>{0}</ph>", "<ph>{1}</ph>", False),
        ("<0>", "<0/>", False),
        ("**", "**", True),
        ("](/en/x)", "](/nl/x)", True),
        ("](/{a})", "](/{b})", False),
    ],
)
def test_what_is_compared_of_a_tag(one: str, other: str, same: bool) -> None:
    assert (tag_form(one) == tag_form(other)) is same


def test_the_longest_of_the_known_tags_is_found() -> None:
    assert tags_in("a<b/><b/>c", ["<b/>", "<b/><b/>", ""]) == ((1, 9),)
    assert tags_in("a", []) == ()


def test_a_correction_that_loses_a_tag_is_refused_with_a_way_out() -> None:
    error = refused(segment('A <g id="1">red</g> car', 'Een <g id="1">rode</g> auto'), "Een auto")
    assert error is not None
    assert error.segment == "s0"
    assert '“<g id="1">” is missing. “</g>” is missing.' in error.what
    assert error.remedy == "Put it back, or confirm the edit as it is."


def test_what_was_broken_before_may_stay_or_be_mended() -> None:
    broken = segment("<b>A</b> %s {x}", "B %s")
    assert refused(broken, "C %s") is None
    assert refused(broken, "<b>C</b> %s {x}") is None
    assert refused(broken, "C") is not None
    assert refused(broken, "C %s %d") is not None
    assert refused(segment("A", "B <i>"), "C") is None


def test_deleting_and_changing_nothing_is_fine() -> None:
    both = segment("<b>A</b>", "<b>B</b>")
    assert refused(both, "") is None
    assert refused(both, "<b>B</b>") is None


def test_a_new_translation_is_held_to_the_source_unless_the_pairing_is_doubtful() -> None:
    assert refused(segment("%s files", ""), "files") is not None
    assert refused(segment("%s files", ""), "%s files") is None
    assert refused(segment("%s files", "text", pairing=0.2), "other text") is None


def test_tags_of_the_file_are_seen_by_their_own_check_alone() -> None:
    checker = Checker(Languages(language("en"), language("nl")), has_source=True)
    lost = segment('Read <x id="{a}"/> the <g id="1">terms</g>.', 'Lees de <g id="1">termen</g>.')
    assert [(flag.check, flag.side, flag.text) for flag in checker.segment_flags(lost)] == [
        ("inline-tags", "source", '<x id="{a}"/>')
    ]
    assert checker.failures == []


@pytest.mark.parametrize(
    "name", ["ec18eac8d758b1eb[0]", "files.one", "files_other", "app#files#few~2"]
)
def test_a_plural_form_may_do_without_its_number(name: str) -> None:
    found = check("placeholders")
    assert found is not None
    assert found.on_segment is not None
    both = Segment(0, name, "%d of %s files", "One file of %s", 0, 0, 1)
    assert list(found.on_segment(both, Languages())) == []
    both = Segment(0, "files[0]", "%d of %s files", "One file of %s", 0, 0, 1)
    assert len(list(found.on_segment(both, Languages()))) == 1


@given(texts, texts, texts)
def test_any_edit_of_any_text(source: str, target: str, new: str) -> None:
    for problem in problems(source, target, new):
        assert problem.endswith(".")
        assert "\n" not in problem
    assert problems(source, source, source) == problems(source, "", source)
    both = segment(source, target)
    assert refused(both, target) is None
    assert refused(both, source) is None or problems(source, target, source)
    place = 0
    for start, end in protected(new, tags(new)):
        assert place <= start < end <= len(new)
        place = end


@given(texts, texts)
def test_the_checks_point_into_any_text(source: str, target: str) -> None:
    both = segment(source, target)
    for name in ("placeholders", "inline-tags"):
        found = check(name)
        assert found is not None
        assert found.on_segment is not None
        for finding in found.on_segment(both, Languages()):
            side = source if finding.side == "source" else target
            assert 0 <= finding.start < finding.end <= len(side)
            assert finding.message.endswith(".")


@given(texts, texts)
def test_words_beside_the_tokens_are_free(text: str, other: str) -> None:
    plain = "".join(sign for sign in other if sign.isalpha())
    assert problems(text, text, f"{text} {plain}") == problems(text, text, text + " ")


@pytest.mark.parametrize("piece", ["{a} ", "%s", "<b>", "</b>", "<i></b>", "{", "%", "<", "%%"])
def test_time_is_linear(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    begun = time.process_time()
    problems(text[:100_000], text[::-1], text[:150_000])
    assert time.process_time() - begun < 20
