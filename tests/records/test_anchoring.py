from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewtool.records.anchoring import anchor
from reviewtool.records.segments_file import segments_of
from reviewtool.segments.segment import text_hash
from tests.records.paper import decided, document_of, numbered, place_in

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.project import DocumentPlace
    from reviewtool.segments.segment import Document

PAIRS = st.lists(
    st.tuples(st.sampled_from(["", "Bron", "Kop"]), st.sampled_from(["Head", "Text", "More text"])),
    min_size=1,
    max_size=8,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PAIRS, PAIRS, st.booleans())
def test_live_means_exactly_the_same_texts(
    place: DocumentPlace, before: list[tuple[str, str]], after: list[tuple[str, str]], told: bool
) -> None:
    old, new = document_of(place, before), document_of(place, after)
    decisions = [decided(segment, f"Corrected {segment.index}.") for segment in old.segments]
    anchored = anchor(decisions, segments_of(old) if told else None, new)
    segments = {segment.id: segment for segment in new.segments}
    for name, decision in anchored.live.items():
        segment = segments[name]
        assert decision.segment == name
        assert decision.source_hash == text_hash(segment.source)
        assert decision.target_hash == text_hash(segment.target)
    for name, decision in anchored.stale.items():
        segment = segments[name]
        assert name not in anchored.live
        assert decision.segment == name
        pair = (text_hash(segment.source), text_hash(segment.target))
        assert pair != (decision.source_hash, decision.target_hash)
    assert sorted(d.corrected or "" for d in anchored.all()) == sorted(
        d.corrected or "" for d in decisions
    )


def test_an_unchanged_document_keeps_every_id(place: DocumentPlace) -> None:
    document = document_of(place, numbered(5) + numbered(5))
    decisions = {segment.id: decided(segment) for segment in document.segments}
    anchored = anchor(decisions.values(), None, document)
    assert anchored.live == decisions


def repeated(place: DocumentPlace) -> tuple[Document, Document]:
    """Three equal captions between other texts, of which the first is deleted."""
    caption = ("Foto: archief", "Photo: archive")
    a, b, c = numbered(3)
    old = document_of(place, [caption, a, caption, b, caption, c])
    return old, document_of(place, [a, caption, b, caption, c])


def test_the_neighbours_tell_repeated_texts_apart(place: DocumentPlace) -> None:
    old, new = repeated(place)
    last = decided(old.segments[4], "Picture: archive")
    anchored = anchor([last], segments_of(old), new)
    assert list(anchored.live) == [new.segments[3].id]


def test_a_rewritten_segment_shows_its_old_decision(place: DocumentPlace) -> None:
    pairs = numbered(6)
    pairs[2] = ("De haven ligt stil.", "The whole harbour lies still tonight.")
    old = document_of(place, pairs)
    pairs[2] = ("De haven ligt vannacht stil.", "The whole harbour lies quite still tonight.")
    pairs.insert(0, ("Nieuw.", "New."))
    new = document_of(place, pairs)
    decision = decided(old.segments[2], "All is quiet in the harbour tonight.")
    anchored = anchor([decision], segments_of(old), new)
    assert list(anchored.stale) == [new.segments[3].id]
    assert list(anchor([decision], None, new).stale) == [new.segments[3].id]


def test_a_replaced_segment_is_found_by_its_place(place: DocumentPlace) -> None:
    pairs = numbered(6)
    old = document_of(place, pairs)
    pairs[2] = ("Geheel anders.", "Nothing alike.")
    new = document_of(place, pairs)
    decision = decided(old.segments[2], "The 2nd boat sailed out.")
    assert list(anchor([decision], segments_of(old), new).stale) == [new.segments[2].id]
    assert anchor([decision], None, document_of(place, pairs[2:3])).unplaced == (decision,)


def test_most_decisions_survive_many_edits(place: DocumentPlace) -> None:
    chance = random.Random(7)
    pairs = [(f"Zin {chance.random()}.", f"Sentence {chance.random()}.") for _ in range(80)]
    old = document_of(place, pairs)
    edited = list(pairs)
    untouched = set(range(80))
    for index in sorted(chance.sample(range(80), 16), reverse=True):
        untouched.discard(index)
        if chance.random() < 0.5:
            del edited[index]
        else:
            edited.insert(index, ("Tussenzin.", f"Inserted {index}."))
            untouched.add(index)
    new = document_of(place, edited)
    decisions = [decided(segment, "x") for segment in old.segments]
    anchored = anchor(decisions, segments_of(old), new)
    texts = {segment.id: segment.target for segment in new.segments}
    assert len(anchored.live) == len(untouched)
    assert all(texts[name] == d.original for name, d in anchored.live.items())


def test_large_documents_do_not_hang(tmp_path: Path) -> None:
    place = place_in(tmp_path)
    same = [("", "Yes.")] * 3000
    old = document_of(place, [*same, *numbered(3000)])
    new = document_of(place, [("", "x" * 200_000), *numbered(3000), *same, ("", "y" * 200_000)])
    decisions = [decided(segment, "No.") for segment in old.segments[::10]]
    begin = time.process_time()
    anchored = anchor(decisions, segments_of(old), new)
    assert time.process_time() - begin < 5
    assert len(anchored.all()) == len(decisions)
