"""Flags in columns are the flags that were put in, and what is counted of them is what counts."""

from __future__ import annotations

import pickle
from dataclasses import replace
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from reviewtool.checks import packed_flags
from reviewtool.checks.flag import Flag, Kind, requoted
from reviewtool.checks.packed_flags import PackedFlags
from reviewtool.ranking.order import expected_harm
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.ranking.ranked_flags import RankedFlags
from reviewtool.taxonomy import Severity
from tests.review.session_maker import make_document

TEXTS = st.text(st.sampled_from("ab \0“”漢🙂\u0301\n"), max_size=8)
DOCUMENT = make_document(("They log into it.", "All is 漢🙂.", "He has has left.", "", "Photo"))
SEGMENTS = DOCUMENT.segments


@st.composite
def some_flags(draw: st.DrawFn) -> list[tuple[int, Flag]]:
    """Flags on any words of the segments, with the index of each, in document order."""
    indexes = draw(st.lists(st.integers(0, len(SEGMENTS) - 1), max_size=12))
    return [(index, draw(flags(index))) for index in sorted(indexes)]


@st.composite
def flags(draw: st.DrawFn, index: int) -> Flag:
    """A flag on any words of a segment."""
    segment = SEGMENTS[index]
    side = draw(st.sampled_from(("source", "target")))
    text = segment.source if side == "source" else segment.target
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    leans = draw(st.none() | st.tuples(*[st.integers(0, len(segment.source))] * 2).map(sorted))
    words = text[start:end]
    flag = Flag(
        check=draw(st.sampled_from(("one", "other", "third"))),
        segment=segment.id,
        kind=draw(st.sampled_from(Kind)),
        category=draw(st.sampled_from(("accuracy", "style"))),
        severity=draw(st.sampled_from(Severity)),
        side=side,
        start=start,
        end=end,
        text=words,
        message=draw(TEXTS | st.sampled_from((words, f"“{words}” here", f"{words}, {words}"))),
        source_start=leans[0] if leans else None,
        source_end=leans[1] if leans else None,
        suggestions=tuple(draw(st.lists(TEXTS, max_size=2))),
        evidence=draw(st.sampled_from((("target",), ("source", "target")))),
        weight=draw(st.none() | st.floats(0, 1)),
    )
    return requoted(flag, segment)


def packed(given_flags: list[tuple[int, Flag]]) -> PackedFlags:
    found = PackedFlags(SEGMENTS)
    for index, flag in given_flags:
        found.append(index, flag)
    return found


def ranked(given_flags: list[tuple[int, Flag]]) -> list[RankedFlag]:
    """Every other one shown, each less sure than the one before."""
    return [
        RankedFlag(flag, 1 / (place + 1), place % 2 == 0)
        for place, (_, flag) in enumerate(given_flags)
    ]


@patch.object(packed_flags, "_AT_ONCE", 2)
@given(some_flags(), some_flags())
def test_what_is_put_in_comes_out(
    some: list[tuple[int, Flag]], more: list[tuple[int, Flag]]
) -> None:
    found = packed(some)
    assert list(found) == [flag for _, flag in some]
    sent = PackedFlags()
    for index, flag in more:
        sent.append(index, flag)
    found.extend(pickle.loads(pickle.dumps(sent)))
    both = [flag for _, flag in some + more]
    assert list(found) == both
    assert found[::-2] == both[::-2]
    assert list(found.taken(range(len(both) - 1, -1, -1))) == both[::-1]
    assert [found.wording(row) for row in range(len(both))] == [
        (flag.check, flag.text, flag.source_text) for flag in both
    ]


@given(some_flags())
def test_rows_and_counts_are_those_of_the_segments(some: list[tuple[int, Flag]]) -> None:
    found, rows = packed(some), packed(some).rows()
    for index in range(len(SEGMENTS)):
        own = [flag for other, flag in some if other == index]
        assert [found[row] for row in rows.of(index)] == own
        assert rows.counts[index] == len(own)
    chosen = [flag.check != "one" for _, flag in some]
    kept = [(index, flag) for index, flag in some if flag.check != "one"]
    assert found.counts(chosen) == packed(kept).rows().counts
    assert found.checks(chosen).total() == len(kept)
    assert [found[row] for row, _ in found.rows_of(("other", "third"))] == [f for _, f in kept]


@given(some_flags())
def test_ranked_flags_are_those_that_were_ranked(some: list[tuple[int, Flag]]) -> None:
    given_flags = ranked(some)
    gone = [replace(one, flag=replace(one.flag, segment="gone")) for one in given_flags[:2]]
    found = RankedFlags.of([*gone, *reversed(given_flags)], DOCUMENT)
    assert sorted(map(repr, found)) == sorted(map(repr, given_flags))
    for hidden in (False, True):
        harms = found.harms(hidden=hidden)
        for index, segment in enumerate(SEGMENTS):
            own = [r for r in given_flags if r.flag.segment == segment.id]
            asked = [r for r in own if r.shown or hidden]
            assert sorted(map(repr, found.of_segment(index))) == sorted(map(repr, own))
            assert found.counts(hidden=hidden)[index] == len(asked)
            assert harms[index] == expected_harm(asked, doubtful=False)
            for check in ("one", "other", "third"):
                flagged = index in found.flagged_by(check, hidden=hidden)
                assert flagged == any(r.flag.check == check for r in asked)
        assert found.checks(hidden=hidden).total() == sum(found.counts(hidden=hidden))
