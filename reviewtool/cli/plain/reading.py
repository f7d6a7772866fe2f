"""What helps to judge a segment beside its flags: other wordings, the ledger, the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note, notes, plural, result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.changing import keep
from reviewtool.cli.plain.texts import change_words, in_words
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.review.deeds import Deed
    from reviewtool.review.forms import Entry, Form, Place

MOST = 200
"""As many acts are said; `reviewtool history` lists them all."""
AROUND = 30
"""Code points that are said before and after a name."""


def wordings(review: Reviewing, argument: str) -> None:
    """Say how others word the segment; one of the wordings may be taken whole."""
    from reviewtool.review.tag_guard import refused
    from reviewtool.review.wordings import NONE_KNOWN, wordings

    segment, session = review.segment, review.session
    known = wordings(segment)
    if not known:
        raise ReviewError("there is no other wording of this segment", NONE_KNOWN)
    now = session.text(segment)
    if not argument:
        for number, wording in enumerate(known, 1):
            same = ", the same as now" if wording.text == now else ""
            result(f"{number}, {', '.join(wording.names)}{same}: {wording.text}")
            for line in change_words(now, wording.text):
                result(line)
        argument = (ask("a number takes one whole (Enter leaves): ") or "").strip()
    if not argument:
        return
    number = _number(argument, len(known), "wording")
    text = known[number - 1].text
    keep(review, text, asks=refused(segment, text) is not None)


def ledger(review: Reviewing, argument: str) -> None:
    """Say terms, names and repeated phrases and how each is written; go to where one stands."""
    from reviewtool.review.forms import entries

    found = entries(review.session, review.desk.terms)
    if not found:
        note("no term, name or repeated phrase was found in this document")
        return
    if not argument:
        result(_count_words(found))
        for number, entry in enumerate(found, 1):
            result(f"{number}: {_entry_words(entry)}")
        argument = (
            ask("the number of one, to hear where it stands (Enter leaves): ") or ""
        ).strip()
    if not argument:
        return
    entry = found[_number(argument, len(found), "name") - 1]
    places = _places(entry)
    for number, place in enumerate(places, 1):
        result(f"{number}: segment {place.segment + 1}{_near(review, entry, place)}")
    answer = (ask("the number of the place to go to (Enter leaves): ") or "").strip()
    if answer:
        review.go_to(places[_number(answer, len(places), "place") - 1].segment)


def history(review: Reviewing, _: str) -> None:
    """Say what all reviewers did to the segment, the newest first."""
    known = review.desk.segment_history(review.segment)
    notes(known.notices)
    if not known.deeds:
        result("nothing was done to this segment yet")
    for deed in known.deeds[:MOST]:
        result(_deed_words(deed))
        if not deed.after and deed.before:
            result("  deleted from the file")
        else:
            for line in change_words(deed.before, deed.after):
                result(line)
    if len(known.deeds) > MOST:
        result(f"and {len(known.deeds) - MOST} earlier acts: `reviewtool history` lists them all")


def _deed_words(deed: Deed) -> str:
    from reviewtool.cli.status import local_time

    kind = f"{deed.kind} of {deed.of}" if deed.of else deed.kind
    when = local_time(deed.time) if deed.time else "no time"
    return in_words(", ".join([when, deed.reviewer, kind, *deed.changes]))


def _count_words(found: Sequence[Entry]) -> str:
    from reviewtool.review.forms import TERM

    terms = [entry for entry in found if entry.kind == TERM]
    lost = sum(entry.inconsistent for entry in terms)
    wrong = sum(entry.inconsistent for entry in found) - lost
    words = f"{plural(len(found) - len(terms), 'name or phrase')}, {wrong} inconsistent"
    return f"{plural(len(terms), 'term')}, {lost} not kept; {words}" if terms else words


def _entry_words(entry: Entry) -> str:
    from reviewtool.review.forms import TERM

    words = ["inconsistent"] if entry.inconsistent else []
    if entry.kind == TERM:
        words = ["a term, not kept" if entry.inconsistent else "a term"]
    words.append(f"in the translation {_forms(entry.target)}")
    if entry.source:
        words.append(f"in the source {_forms(entry.source)}")
    if entry.missing:
        words.append(f"missing in {plural(len(entry.missing), 'segment')}")
    return "; ".join(words)


def _forms(forms: Sequence[Form]) -> str:
    listed = (f"“{form.text}” {plural(len(form.places), 'time')}" for form in forms)
    return ", ".join(listed) or "nowhere"


def _places(entry: Entry) -> list[Place]:
    """Where the translation has it and where it should; of a name of the source alone, there."""
    places = [place for form in entry.target or entry.source for place in form.places]
    return sorted([*places, *entry.missing], key=lambda place: (place.segment, place.start))


def _near(review: Reviewing, entry: Entry, place: Place) -> str:
    segment = review.desk.document.segments[place.segment]
    text = segment.source if place.side == "source" else review.session.text(segment)
    near = " ".join(text[max(0, place.start - AROUND) : place.end + AROUND].split())
    if place in entry.missing:
        return f", missing, the source says: {near}"
    return f"{', source' if place.side == 'source' else ''}: {near}"


def _number(answer: str, most: int, what: str) -> int:
    number = whole(answer)
    if number is None or not 1 <= number <= most:
        raise ReviewError(f"there is no such {what}", f"Give a number from 1 to {most}.")
    return number
