"""Where else a correction would have to be made, and what it would make of the texts there."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import FileText
from reviewtool.formats.text import TextFormat
from reviewtool.languages import language
from reviewtool.review.decision import Status
from reviewtool.review.phrase_region import regions
from reviewtool.review.propagation import (
    Hit,
    correction_of,
    earlier_correction,
    hits,
    spliced,
)
from reviewtool.review.session import Session
from reviewtool.segments.segment import Document, Segment
from tests.review.session_maker import give_flags, make_flag

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = st.lists(
    st.sampled_from(
        ["dike", "the", "log", "into", "it", "a", "Sea", "{n}", "co-op", "海", "浜", ","]
    ),
    max_size=8,
).map(" ".join)


def made(pairs: Sequence[tuple[str, str]], source: str = "nl", target: str = "en") -> Session:
    segments, text = [], ""
    for index, (said, target_text) in enumerate(pairs):
        start = len(text)
        text += target_text + "\n\n"
        end = start + len(target_text)
        segments.append(Segment(index, f"s{index}", said, target_text, start, end, 2 * index + 1))
    file = FileText(Path("a.txt"), text.encode(), text, "utf-8")
    document = Document(
        "a.txt", file, TextFormat(), tuple(segments), language(source), language(target), "made"
    )
    return Session(document, "anna")


def found(session: Session, text: str, index: int = 0) -> list[Hit]:
    segments = session.document.segments
    session.correct(segments[index], text)
    correction = correction_of(session, segments[index])
    assert correction is not None
    return list(hits(correction, session, segments))


def becomes(old: str, new: str, other: str, **languages: str) -> str | None:
    """What a correction makes of another text without a source; None where it is no hit."""
    hit = found(made([("", old), ("", other)], **languages), new)
    return hit[0].after if hit else None


@pytest.mark.parametrize(
    ("old", "new", "other", "after"),
    [
        ("We log into it.", "We lie in it.", "They log into bed.", "They lie in bed."),
        ("We log into it.", "We lie in it.", "They blog into bed.", None),
        ("We log into it.", "We lie in it.", "They log into-bed.", None),
        ("Blind kitties.", "Blind kittens.", "kitties and kitties", "kittens and kittens"),
        ("Blind kitties.", "Blind kittens.", "Kitties run.", "Kittens run."),
        ("Blind kitties.", "Blind kittens.", "The Kitties run.", None),
        ("Blind kitties.", "Blind kittens.", "It ends. “Kitties run.", "It ends. “Kittens run."),
        ("Kitties run.", "Kittens run.", "The kitties run.", "The kittens run."),
        ("The kitties’ mother.", "The kittens’ mother.", "All kitties’ eyes", "All kittens’ eyes"),
        ("It is in the east.", "It is at the east.", "She is in the west.", None),
        ("It is in the east.", "It is at the east.", "All in the east", "All at the east"),
        ("He has has left.", "He has left.", "She has left.", None),
        ("He has has left.", "He has left.", "Now he has has left.", "Now he has left."),
        ("Then he has has left.", "Then he has left.", "So he has has left.", "So he has left."),
        ("The dog ran.", "The old dog ran.", "A dog ran off.", None),
        ("So the dog ran.", "So the old dog ran.", "Now the dog ran.", "Now the old dog ran."),
        ("Some 1,500 men.", "Some 1.500 men.", "With 1,500 men", "With 1.500 men"),
        ("Some 1,500 men.", "Some 1.500 men.", "With 11,500 men", None),
        ("He left. ", "He left.", "So he left. Then", None),
        ("A logbook burns.", "A logbook of oak burns.", "The logbook of oak burns", None),
        ("One cake here.", "One cake pan here.", "One cake pan here and there", None),
        ("It is.", "He is.", "It is he.", None),
        ("a re-elected man", "a re-appointed man", "his re-elected men", "his re-appointed men"),
        ("a re-elected man", "a re-appointed man", "his elected men", None),
        ("last nightAfter it", "last night. After it", "by nightAfter x", "by night. After x"),
    ],
)
def test_the_same_words_are_replaced_whole(
    old: str, new: str, other: str, after: str | None
) -> None:
    assert becomes(old, new, other) == after


def test_signs_without_spaces_take_their_neighbours_along() -> None:
    assert (
        becomes("委員会が来た", "委員会は来た", "その委員会が来た", target="ja")
        == "その委員会は来た"
    )
    assert becomes("委員会が来た", "委員会は来た", "雨が降った", target="ja") is None


def test_a_name_keeps_its_capital_within_a_sentence() -> None:
    pairs = [
        ("Havenstad is stil.", "Porttown is quiet."),
        ("Havenstad slaapt.", "Now porttown sleeps"),
    ]
    assert found(made(pairs), "Havenstad is quiet.")[0].after == "Now Havenstad sleeps"


def test_the_sources_must_have_a_word_in_common() -> None:
    pairs = [
        ("Beide dijken liggen in het oosten.", "Both dikes log into the east."),
        ("Een dijk heeft een muur.", "A dike must log into the wall."),
        ("Ik meld me aan met mijn naam in het systeem.", "I log into the system."),
        ("", "They log into the dunes."),
    ]
    hit = found(made(pairs), "Both dikes lie in the east.")
    assert [one.segment.index for one in hit] == [1, 3]


def test_the_words_that_a_flag_leaned_on_are_enough() -> None:
    session = made([("Hij is op zee.", "He is on sea."), ("De zee is ver.", "We stay on sea.")])
    flag = replace(make_flag(session, 0, "on sea"), source_text="zee")
    give_flags(session, flag)
    assert [hit.after for hit in found(session, "He is at sea.")] == ["We stay at sea."]


def test_identical_segments_get_the_whole_correction() -> None:
    pairs = [("Lees ook:", "Read too:"), ("Lees ook:", "Read too:"), ("Zie ook:", "Read too:")]
    hit = found(made(pairs), "See also:")
    assert [(one.segment.index, one.whole) for one in hit if one.whole] == [(1, True)]
    assert hit[0].after == "See also:"
    gone = found(made(pairs), "")
    assert [(one.segment.index, one.after) for one in gone] == [(1, "")]


def test_a_missing_translation_is_written_for_its_twin() -> None:
    hit = found(made([("Ja", ""), ("Ja", ""), ("Nee", "")]), "Yes")
    assert [(one.segment.index, one.after) for one in hit] == [(1, "Yes")]


def test_settled_segments_are_offered_and_marked_deleted_ones_are_not() -> None:
    session = made([("", f"They log into place {number}.") for number in range(5)])
    segments = session.document.segments
    session.accept(segments[1])
    session.correct(segments[2], "Then they log into place 2.")
    session.delete(segments[3])
    hit = found(session, "They lie in place 0.")
    assert [(one.segment.index, one.status, one.settled) for one in hit] == [
        (1, Status.ACCEPTED, True),
        (2, Status.CORRECTED, True),
        (4, Status.TODO, False),
    ]
    assert hit[1].after == "Then they lie in place 2."


def test_tags_and_placeholders_are_left_alone() -> None:
    pairs = [("", "Click the kitties."), ("", "Feed {kitties} to kitties"), ("", "Feed {kitties}")]
    hit = found(made(pairs), "Click the kittens.")
    assert [one.after for one in hit] == ["Feed {kitties} to kittens"]
    tagged = made([("", "So kitties run."), ("", '<a title="kitties">kitties</a>')])
    segments = tagged.document.segments
    marked = replace(segments[1], tokens=((0, 19), (26, 30)))
    tagged.document = replace(tagged.document, segments=(segments[0], marked))
    hit = found(tagged, "So kittens run.")
    assert [one.after for one in hit] == ['<a title="kitties">kittens</a>']


def test_a_correction_that_brings_a_placeholder_is_not_spread_where_it_would_do_damage() -> None:
    pairs = [("Dag {n} vriend", "Hello dear friend"), ("Vriend", "My dear friend")]
    assert found(made(pairs), "Hello {n} friend") == []


def test_there_is_no_correction_to_spread_of_what_was_not_corrected() -> None:
    session = made([("", "a")])
    assert correction_of(session, session.document.segments[0]) is None


def test_an_earlier_correction_of_a_twin_is_known_until_something_is_decided() -> None:
    session = made([("Ja", "Yea"), ("Ja", "Yea"), ("Nee", "Yea")])
    first, second, third = session.document.segments
    assert earlier_correction(session, second) is None
    session.correct(first, "Yes")
    earlier = earlier_correction(session, second)
    assert earlier is not None
    assert (earlier.segment, earlier.corrected) == ("s0", "Yes")
    assert earlier_correction(session, third) is None
    session.accept(second)
    assert earlier_correction(session, second) is None


def test_all_are_corrected_by_one_act_and_taken_back_by_one() -> None:
    session = made([("", f"They log into place {number}.") for number in range(4)])
    hit = found(session, "They lie in place 0.")
    act = session.correct_all((one.segment, one.after) for one in hit)
    assert act.kind == "propagate"
    assert len(act.changes) == 3
    assert all("lie in" in session.text(segment) for segment in session.document.segments)
    assert session.progress().done == 4
    session.undo()
    assert [session.status(segment) for segment in session.document.segments[1:]] == [
        Status.TODO
    ] * 3
    assert "lie in" in session.text(session.document.segments[0])
    session.redo()
    assert session.progress().done == 4


def test_one_text_that_cannot_be_held_refuses_all() -> None:
    session = made([("", "one"), ("", "two")])
    first, second = session.document.segments
    with pytest.raises(ReviewError) as refused:
        session.correct_all([(first, "een"), (second, "half \udcff")])
    assert refused.value.segment == "s1"
    with pytest.raises(ReviewError):
        session.correct_all([])
    assert session.decisions() == []


@given(WORDS, WORDS)
def test_regions_rebuild_the_correction(old: str, new: str) -> None:
    built, at = "", 0
    for region in regions(old, new, frozenset({"the", "it", "a"})):
        assert region.start >= at
        built += old[at : region.start] + new[region.new_start : region.new_end]
        at = region.end
    if old:
        assert built + old[at:] == new


@given(WORDS, WORDS, st.lists(WORDS, max_size=4))
def test_looking_changes_nothing_and_a_hit_changes_only_its_phrases(
    old: str, new: str, others: list[str]
) -> None:
    session = made([("", old or "x"), *(("", other) for other in others)])
    if new in {"", old or "x"}:
        return
    hit = found(session, new)
    assert len(session.decisions()) == 1
    correction = correction_of(session, session.document.segments[0])
    assert correction is not None
    for one in hit:
        assert one.after != one.before
        if one.whole:
            assert one.after == new
            continue
        rights = [form.right for phrase in correction.phrases for form in phrase.forms]
        assert any(right in one.after for right in rights)
        assert one.after.count("{n}") == one.before.count("{n}")


SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5), st.sampled_from(["", "X", "yy"])))


@given(st.text(max_size=20), SPANS)
def test_what_is_spliced_changes_only_its_spans(
    text: str, given_spans: list[tuple[int, int, str]]
) -> None:
    places = sorted(
        (a, min(a + n, len(text)), right) for a, n, right in given_spans if a < len(text)
    )
    assert spliced(text, [], ()) == text
    assert spliced(text, places, ((0, len(text)),)) == text
    after, at, rest = spliced(text, places, ()), 0, ""
    for start, end, right in places:
        if start >= at:
            rest += text[at:start] + right
            at = end
    assert after == rest + text[at:]


def calls(count: int) -> tuple[int, int]:
    """Python calls that a search through so many segments makes, and what it finds."""
    pairs = [("", f"They log into place {number}.") for number in range(10)]
    pairs += [("", f"Nothing of the kind stands here, {number}.") for number in range(count - 10)]
    session = made(pairs)
    segments = session.document.segments
    session.correct(segments[0], "They lie in place 0.")
    correction = correction_of(session, segments[0])
    assert correction is not None
    made_calls = 0

    def count_call(frame: object, event: str, arg: object) -> None:
        nonlocal made_calls
        made_calls += event == "call"

    sys.setprofile(count_call)
    try:
        hit = list(hits(correction, session, segments))
    finally:
        sys.setprofile(None)
    return made_calls, len(hit)


def test_a_search_through_a_large_document_is_linear_with_little_work_a_segment() -> None:
    few, hit = calls(10_000)
    many, again = calls(100_000)
    assert hit == again == 9
    assert many <= 6 * 100_000
    assert many - few <= 6 * 90_000
