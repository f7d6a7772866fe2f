"""Reviews to export: rows with texts that formats stumble over, and what was decided on them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reviewtool.export.losses import Losses
from reviewtool.export.ratings import ratings
from reviewtool.export.reviews import Judged as Chosen
from reviewtool.export.reviews import Review, reviews
from reviewtool.formats.file_text import decode
from reviewtool.formats.jsonl.jsonl_format import FORMAT
from reviewtool.languages import language
from reviewtool.project import DocumentPlace, find_project
from reviewtool.records.segments_file import stored_boundaries
from reviewtool.records.store import Store
from reviewtool.review.act import new_id
from reviewtool.review.decision import Decision, ErrorMark, Status
from reviewtool.review.session import Session
from reviewtool.segments.document import load_document
from reviewtool.segments.segment import Document, Segment
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reviewtool.export.ratings import Rating

NASTY = "& < > \" ' \t \n é 漢 🙂"
FAMILY = "👩‍👩‍👧"
HEBREW = "הסכם השלום נחתם"


@dataclass(frozen=True, slots=True)
class Marked:
    """An error to mark: the text, the number of its occurrence, side, category, severity."""

    text: str
    category: str = "accuracy/mistranslation"
    severity: str = "major"
    side: str = "target"
    comment: str = ""
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """What is decided on a row (from 0)."""

    row: int
    status: Status = Status.TODO
    text: str | None = None
    errors: Sequence[Marked] = ()
    score: int | None = None
    comment: str = ""


ROWS = (
    ("De molen & <b>de</b> erven.", f"{NASTY} the mill {FAMILY} the heirs."),
    ("Het verdrag is getekend.", HEBREW),
    ("Drie.", "Three and more."),
    ("Vier =1+1.", "=1+1 is four."),
    ("Vijf is weg.", "© Agency"),
    ("Zes.", "Six."),
    ("Zeven wordt vergeten.", ""),
)
ALL = (
    Judged(
        0,
        Status.CORRECTED,
        f"{NASTY} the windmill and the heirs.",
        (
            Marked(FAMILY, "accuracy/addition", "critical", comment='no "family" & co\there'),
            Marked("the mill", severity="minor"),
            Marked("mill " + FAMILY, "style/awkward-style", "neutral"),
            Marked("the", "linguistic-conventions/punctuation", "minor", occurrence=1),
            Marked("de", "accuracy/omission", side="source"),
        ),
        score=40,
        comment="see\nthe\tphoto",
    ),
    Judged(1, Status.ACCEPTED, errors=(Marked("השלום", "terminology/wrong-term"),), score=80),
    Judged(2, Status.CORRECTED, "Three.", (Marked(" and more", "accuracy/addition"),), score=71),
    Judged(3, Status.ACCEPTED, score=100),
    Judged(4, Status.CORRECTED, ""),
    Judged(
        6,
        Status.CORRECTED,
        "Seven is forgotten.",
        (Marked("Zeven wordt vergeten.", "accuracy/omission", "critical", "source"),),
    ),
)
"""One reviewer's decisions on `ROWS`; the sixth row is not decided."""


def rows_file(folder: Path, rows: Iterable[tuple[str, str]] = ROWS, name: str = "a.jsonl") -> Path:
    """A file of pairs, Dutch and English, with ids r1, r2 …"""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    objects = [
        {
            "id": f"r{number}",
            "source": source,
            "target": target,
            "source_language": "nl",
            "target_language": "en",
        }
        for number, (source, target) in enumerate(rows, 1)
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), encoding="utf-8")
    return path


def decide(path: Path, judged: Iterable[Judged], reviewer: str = "anna") -> None:
    """Record decisions as the review does: by acts of a session, brought to the disk."""
    (place,) = find_project([path]).places
    document = load_document(place, stored_boundaries(place))
    store = Store(place, reviewer, document)
    loaded = store.load()
    session = Session(document, reviewer, decisions=loaded.decisions, history=loaded.history)
    acts = []
    for one in judged:
        segment = document.segments[one.row]
        acts += [
            session.mark(segment, error_mark(marked, segment.source, segment.target))
            for marked in one.errors
        ]
        if one.text is not None:
            acts.append(session.correct(segment, one.text))
        elif one.status is Status.ACCEPTED:
            acts.append(session.accept(segment))
        if one.status in (Status.QUERIED, Status.SKIPPED):
            acts.append(session.set_status(segment, one.status))
        if one.score is not None:
            acts.append(session.score(segment, one.score))
        if one.comment:
            acts.append(session.comment(segment, one.comment))
    store.commit(acts)


def error_mark(marked: Marked, source: str, target: str) -> ErrorMark:
    """The error on the given occurrence of its text."""
    text = source if marked.side == "source" else target
    start = -1
    for _ in range(marked.occurrence + 1):
        start = text.index(marked.text, start + 1)
    return ErrorMark(
        new_id(),
        marked.side,
        start,
        start + len(marked.text),
        marked.text,
        marked.category,
        Severity(marked.severity),
        "human",
        marked.comment,
    )


def reviewed(path: Path, *, agreed: bool = True) -> Review:
    """The review of one file by everybody."""
    (review,) = reviews(find_project([path]), None, agreed=agreed)
    return review


def paper_review(
    rows: Sequence[tuple[str, str]],
    decisions: Mapping[str, Mapping[int, Decision]],
    places: Sequence[Segment] | None = None,
) -> Review:
    """A review that never was on a disk; decisions by reviewer and row."""
    path = Path("a.jsonl")
    segments = places or [
        Segment(index, f"r{index}", source, target, 0, 0, 1)
        for index, (source, target) in enumerate(rows)
    ]
    document = Document(
        "en.systemB/a.jsonl",
        decode(b"", path),
        FORMAT,
        tuple(segments),
        language("nl"),
        language("en"),
        "jsonl",
    )
    place = DocumentPlace("en.systemB/a.jsonl", path, None, "nl", "en", path, path, path)
    by_id = {who: {f"r{row}": one for row, one in own.items()} for who, own in decisions.items()}
    chosen = {
        name: Chosen(who, one)
        for who, own in reversed(by_id.items())
        for name, one in own.items()
        if one.status is not Status.TODO or one.corrected is not None
    }
    return Review(place, document, "a.jsonl", by_id, chosen, (), ())


def decision(
    row: int,
    target: str,
    errors: Sequence[ErrorMark] = (),
    corrected: str | None = None,
    score: int | None = None,
    comment: str = "",
) -> Decision:
    """A decision on a row, accepted unless it is corrected."""
    status = Status.ACCEPTED if corrected is None else Status.CORRECTED
    time = "2026-11-22T09:00:00Z"
    return Decision(
        f"r{row}", "", "", status, target, corrected, tuple(errors), (), score, comment, time
    )


def all_ratings(review: Review) -> list[Rating]:
    """What is rated in it."""
    return ratings(review, Losses())


SEVERITIES = tuple(Severity)
CATEGORIES = ("accuracy/mistranslation", "linguistic-conventions/punctuation", "style", "made/up")
SIGNS = "ab Zé漢🙂&<>\"\\'=,;|\t\n\x0b\u00a0\u2028\u0301ש\U0001f469\u200d"

texts = st.text(st.sampled_from(SIGNS), max_size=25)


@st.composite
def judged_rows(
    draw: st.DrawFn,
) -> tuple[list[tuple[str, str]], dict[str, dict[int, Decision]]]:
    """Rows of any texts, and what one or two reviewers decided on some of them."""
    rows = draw(st.lists(st.tuples(texts, texts), min_size=1, max_size=4))
    found: dict[str, dict[int, Decision]] = {}
    for reviewer in draw(st.sampled_from([["anna"], ["anna", "bert | =b"]])):
        found[reviewer] = {}
        for row in draw(st.sets(st.integers(0, len(rows) - 1))):
            errors = draw(st.lists(_errors(*rows[row]), max_size=4))
            corrected = draw(st.none() | texts)
            score = draw(st.none() | st.integers(0, 100))
            found[reviewer][row] = decision(
                row, rows[row][1], errors, corrected, score, draw(texts)
            )
    return rows, found


@st.composite
def _errors(draw: st.DrawFn, source: str, target: str) -> ErrorMark:
    side = draw(st.sampled_from(["source", "target"]))
    text = source if side == "source" else target
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return ErrorMark(
        new_id(),
        side,
        start,
        end,
        text[start:end],
        draw(st.sampled_from(CATEGORIES)),
        draw(st.sampled_from(SEVERITIES)),
        "human",
        draw(texts),
    )
