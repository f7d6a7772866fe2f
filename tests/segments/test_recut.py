"""Joins, splits and pairings by hand: laid over the program's cut, found again, never a loss."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.export.corrected import corrected_bytes
from reviewtool.formats.splice import written
from reviewtool.review.cut_places import proposed_place
from reviewtool.review.recutting import Reach, joining, pairing_anew, splitting
from reviewtool.review.session import Session
from reviewtool.segments.document import load_document
from reviewtool.segments.overlay import with_by_hand
from tests.segments.texts import loaded, pairs, place_of

if TYPE_CHECKING:
    from reviewtool.segments.segment import Document

SOURCE = "Een boot. Twee boten liggen stil. Drie boten.\n\nDe wind draait. Het regent.\n"
TARGET = "One boat. Two boats lie still. Three boats.\n\nThe wind turns. It rains.\n"
MARKED = "The **wind *turns* here** now. It rains `all day`.\n\n- One boat. Two boats.\n"
MARKED_SOURCE = "De **wind *draait* hier** nu. Het regent `steeds`.\n\n- Een boot. Twee boten.\n"


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(loaded(tmp_path, TARGET, SOURCE), "anna")


def join(session: Session, index: int) -> None:
    session.recut(joining(session.document, session.sides, index))


def split(session: Session, index: int, at: str | None, source_at: str | None = None) -> None:
    segment = session.document.segments[index]
    places = (
        segment.target.index(at) if at else None,
        segment.source.index(source_at) if source_at else None,
    )
    session.recut(splitting(session.document, session.sides, index, *places))


def pair(
    session: Session, index: int, other: int | None, reach: Reach = Reach.PARAGRAPH
) -> list[tuple[str, str]]:
    session.recut(pairing_anew(session.document, session.sides, index, other, reach))
    return pairs(session.document)


def test_a_join_has_both_sources_and_both_translations(session: Session) -> None:
    join(session, 0)
    first, *others = session.document.segments
    assert (first.source, first.target) == (
        "Een boot. Twee boten liggen stil.",
        "One boat. Two boats lie still.",
    )
    assert session.document.file.text[first.start : first.end] == first.target
    assert first.pairing == 1
    assert [segment.index for segment in others] == [1, 2, 3]
    join(session, 0)
    assert session.document.segments[0].whole


def test_segments_of_two_paragraphs_are_not_joined(session: Session) -> None:
    with pytest.raises(ReviewError, match="another paragraph"):
        joining(session.document, session.sides, 2)
    with pytest.raises(ReviewError, match="no next segment"):
        joining(session.document, session.sides, 4)


def test_a_split_leaves_no_blank_between(session: Session) -> None:
    split(session, 1, "lie", "liggen")
    assert pairs(session.document)[1:3] == [
        ("Twee boten", "Two boats"),
        ("liggen stil.", "lie still."),
    ]
    split(session, 1, "boats")
    assert pairs(session.document)[1:3] == [("Twee boten", "Two"), ("", "boats")]


@pytest.mark.parametrize("at", [0, 3, 8, 9, -1, 99])
def test_nothing_is_split_into_nothing(session: Session, at: int) -> None:
    document = session.document
    if at in (3, 8):
        assert len(splitting(document, session.sides, 0, at, None).after) == 2
        return
    with pytest.raises(ReviewError, match="nothing would be left"):
        splitting(document, session.sides, 0, at, None)


def test_no_split_goes_through_a_tag(tmp_path: Path) -> None:
    text = 'See <a href="x y">the <b>old</b> harbour</a> now.\n'
    document = load_document(place_of(tmp_path, f"<p>{text}</p>", name="a.html"))
    session = Session(document, "anna")
    (segment,) = document.segments
    for start, end in segment.tokens:
        for place in range(start + 1, end):
            with pytest.raises(ReviewError, match="through a tag"):
                splitting(document, session.sides, 0, place, None)
    split(session, 0, "harbour")
    first, second = session.document.segments
    assert first.tags[0] == '<a href="x y">'
    assert second.target == "harbour</a> now."


ONE, TWO, THREE = "Een boot.", "Twee boten liggen stil.", "Drie boten."
FIRST, SECOND, THIRD = "One boat.", "Two boats lie still.", "Three boats."


@pytest.mark.parametrize(
    ("index", "other", "reach", "expected"),
    [
        (0, 1, Reach.PARAGRAPH, [(ONE, ""), (TWO, FIRST), (THREE, SECOND), ("", THIRD)]),
        (0, 1, Reach.ALONE, [(ONE, ""), (TWO, FIRST), ("", SECOND), (THREE, THIRD)]),
        (1, 0, Reach.PARAGRAPH, [("", FIRST), (ONE, SECOND), (TWO, THIRD), (THREE, "")]),
        (1, 0, Reach.ALONE, [("", FIRST), (ONE, SECOND), (TWO, ""), (THREE, THIRD)]),
        (0, 2, Reach.ALONE, [(ONE, ""), (TWO, ""), (THREE, FIRST), ("", SECOND), ("", THIRD)]),
        (1, None, Reach.PARAGRAPH, [(ONE, FIRST), ("", SECOND), (TWO, THIRD), (THREE, "")]),
        (1, None, Reach.ALONE, [(ONE, FIRST), ("", SECOND), (TWO, ""), (THREE, THIRD)]),
    ],
)
def test_a_translation_is_paired_with_another_source(
    session: Session,
    index: int,
    other: int | None,
    reach: Reach,
    expected: list[tuple[str, str]],
) -> None:
    rest = pairs(session.document)[3:]
    assert pair(session, index, other, reach) == expected + rest


def test_a_place_without_a_text_takes_the_shift_up(session: Session) -> None:
    before = pairs(session.document)
    pair(session, 1, 0)
    assert pair(session, 0, 1, Reach.DOCUMENT) == before
    everything = pair(session, 0, 1, Reach.DOCUMENT)
    assert everything[0] == (ONE, "")
    assert everything[-1] == ("", "It rains.")
    assert everything[3] == ("De wind draait.", THIRD)


def test_a_missing_translation_can_be_written_where_it_now_stands(session: Session) -> None:
    pair(session, 1, 0, Reach.ALONE)
    missing = session.document.segments[2]
    assert (missing.source, missing.target, missing.start) == (TWO, "", missing.end)
    session.correct(missing, "Two boats lie idle.")
    data, _ = corrected_bytes(session.document, {d.segment: d for d in session.decisions()})
    assert data.decode() == TARGET.replace("still. ", "still. Two boats lie idle. ")


def test_rows_of_a_file_are_not_cut_anew(tmp_path: Path) -> None:
    document = load_document(
        place_of(tmp_path, "source\ttarget\nEen\tOne\nTwee\tTwo\n", name="a.tsv")
    )
    session = Session(document, "anna")
    with pytest.raises(ReviewError, match="the tsv file itself says"):
        joining(document, session.sides, 0)


def test_by_hand_is_found_again_when_the_file_changed_elsewhere(tmp_path: Path) -> None:
    session = Session(loaded(tmp_path, TARGET, SOURCE), "anna")
    join(session, 3)
    split(session, 1, "lie")
    made = session.document.by_hand
    moved = load_document(
        place_of(tmp_path, "New.\n\n" + TARGET, "Nieuw.\n\n" + SOURCE), by_hand=made
    )
    assert pairs(moved)[1:] == pairs(session.document)
    assert moved.notices == ()
    gone = TARGET.replace("It rains.", "It snows.")
    changed = load_document(place_of(tmp_path, gone, SOURCE), by_hand=made)
    assert len(changed.segments) == 6
    assert changed.notices == (
        "Joined, split or paired by hand in texts that are no longer there: 1. "
        "It counts again when they come back.",
    )
    assert changed.by_hand == made
    back = load_document(place_of(tmp_path, TARGET, SOURCE), by_hand=changed.by_hand)
    assert back.segments == session.document.segments


def test_a_recut_over_another_that_was_made_elsewhere_loses_no_text(session: Session) -> None:
    whole = texts_of(session.document)
    left = joining(session.document, session.sides, 0).recut
    right = joining(session.document, session.sides, 1).recut
    for order in ((left, right), (right, left)):
        document = with_by_hand(session.document, order, session.sides)
        assert texts_of(document) == whole
        assert len({segment.id for segment in document.segments}) == len(document.segments)
        joined = "Two boats lie still. Three boats." if order[-1] is right else FIRST + " " + SECOND
        assert joined in [segment.target for segment in document.segments]


def test_proposed_places() -> None:
    text = "The ships wait, but the pilots stay. They are tired."
    assert text[proposed_place(text) or 0 :] == "They are tired."
    assert proposed_place("One boat.") is None
    assert proposed_place("") is None
    clause = "The ships wait; the pilots stay."
    assert clause[proposed_place(clause) or 0 :] == "the pilots stay."
    assert proposed_place("船在等。人很累。") == 4


def texts_of(document: Document) -> tuple[str, str]:
    """All that both sides say, in order, without the blanks."""
    return (
        "".join("".join(segment.source.split()) for segment in document.segments),
        "".join("".join(segment.target.split()) for segment in document.segments),
    )


SHOPS = [
    ("a.txt", SOURCE, TARGET),
    ("a.txt", "A. A. A. A.\n\nA. A.\n", "B. B. B. B.\r\n\r\nB. B.\r\n"),
    ("a.txt", None, TARGET),
    ("a.md", MARKED_SOURCE, MARKED),
    ("a.txt", "Een boot.\n\nTwee boten.\n", TARGET),
    ("a.txt", "船在等。人很累。\n\n风大。", "The ship waits. People are tired.\n\nStrong wind."),
]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["join", "split", "pair", "correct", "accept", "delete", "undo", "redo"]),
        st.integers(0, 9),
        st.integers(0, 40),
        st.integers(0, 40),
        st.sampled_from(list(Reach)),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(SHOPS), ACTS)
def test_nothing_is_lost_and_everything_can_be_undone(
    shop: tuple[str, str | None, str],
    acts: list[tuple[str, int, int, int, Reach]],
) -> None:
    name, source, target = shop
    with TemporaryDirectory() as folder:
        place = place_of(Path(folder), target, source, name=name)
        start = load_document(place)
        session = Session(start, "anna")
        whole = texts_of(start)
        done, deleted = 0, False
        for kind, index, one, two, reach in acts:
            deleted = deleted or kind == "delete"
            before = _exported(session, deleted=deleted)
            done += _act(session, kind, index, (one, two), reach)
            if kind in ("join", "split", "pair"):
                assert _exported(session, deleted=deleted) == before
            document = session.document
            assert texts_of(document) == whole
            assert [segment.index for segment in document.segments] == list(
                range(len(document.segments))
            )
            ids = [segment.id for segment in document.segments]
            assert len(set(ids)) == len(ids)
            assert {decision.segment for decision in session.decisions()} <= set(ids)
            assert session.progress().total == len(ids)
            again = load_document(place, by_hand=document.by_hand)
            assert again.segments == document.segments
        while done:
            session.undo()
            done -= 1
        assert session.document.segments == start.segments
        assert session.decisions() == []


def _act(session: Session, kind: str, index: int, places: tuple[int, int], reach: Reach) -> int:
    document, sides = session.document, session.sides
    index %= len(document.segments)
    segment = document.segments[index]
    try:
        if kind == "join":
            session.recut(joining(document, sides, index))
        elif kind == "split":
            at, source_at = (place if place < 30 else None for place in places)
            session.recut(splitting(document, sides, index, at, source_at))
        elif kind == "pair":
            other = places[0] % len(document.segments) if places[1] else None
            session.recut(pairing_anew(document, sides, index, other, reach))
        elif kind == "correct" and segment.target:
            session.correct(segment, segment.target.replace("boat", "ship") + " Indeed.")
        elif kind == "accept":
            session.accept(segment)
        elif kind == "delete" and segment.target:
            session.delete(segment)
        elif kind == "undo":
            session.undo()
            return -1
        elif kind == "redo":
            session.redo()
        else:
            return 0
    except ReviewError:
        return 0
    return 1


def _exported(session: Session, *, deleted: bool) -> bytes | None:
    """The corrected file, proved right; None where the format refuses a deletion.

    Without corrections it is the same to the byte. With deletions the blanks are left out: those
    around neighbours that are deleted together go with them.
    """
    document = session.document
    assert written(document.format, document.file, []) == document.file.data
    decisions = {decision.segment: decision for decision in session.decisions()}
    try:
        data, _ = corrected_bytes(document, decisions)
    except ReviewError:  # Markdown in which nothing but a mark would be left
        assert "" in [decision.corrected for decision in decisions.values()]
        return None
    return b"".join(data.split()) if deleted else data
