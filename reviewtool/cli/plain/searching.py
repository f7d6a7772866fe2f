"""Searching: the next hit, all hits of the project, replacing what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note, plural, result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.spreading import take_all, walked
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError
from reviewtool.review.search import Scope, Search, find, found_in, in_targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.records.desk import Desk
    from reviewtool.review.propagation import Hit
    from reviewtool.review.search import Found
    from reviewtool.review.session import Session

MOST = 200
"""Hits that are said; the rest are counted."""
AROUND = 30
"""Code points that are said before and after a hit."""
_Hit = tuple[int, int, str]
"""A document, a segment of it, the side."""


def search(review: Reviewing, argument: str) -> None:
    """Go to the next segment that holds a text; without one, to the next with the last text."""
    asked = argument
    if not asked and not review.search.pattern:
        asked = ask("find: ") or ""
    if asked:
        review.search = _search(asked)
    if not review.search.pattern:
        return
    words = f"“{review.search.pattern}”"
    found = find(review.session, review.search, review.at + 1)
    if found is None:
        note(f"{words} is not found")
    elif found == review.at:
        note(f"{words} is found nowhere else")
    else:
        review.go_to(found)


def concordance(review: Reviewing, argument: str) -> None:
    """Say all hits of a text in the whole project; go to one, or replace them."""
    usual = review.flag.text if review.flag is not None else review.search.pattern
    enter = f" (Enter: {usual})" if usual else ""
    asked = argument or ask(f"find in all documents{enter}: ")
    if asked is None or not (asked or usual):
        return
    review.search = _search(asked) if asked else Search(usual)
    hits = _all_hits(review)
    count = plural(len(hits), "hit")
    note(f"{count}, the first {MOST} were said" if len(hits) > MOST else count)
    if not hits:
        return
    replaces = ", r replaces them" if any(side == "target" for _, _, side in hits) else ""
    answer = (ask(f"the number of one to go there{replaces} (Enter leaves): ") or "").strip()
    if answer == "r" and replaces:
        _replace(review, sorted({place for place, _, side in hits if side == "target"}))
    elif answer:
        number = whole(answer)
        if number is None or not 1 <= number <= len(hits):
            raise ReviewError("there is no such hit", f"Give a number from 1 to {len(hits)}.")
        place, segment, _ = hits[number - 1]
        if place == review.place:
            review.go_to(segment)
        else:
            review.open(place, segment)


def _search(asked: str) -> Search:
    """What is asked for: switches, then the text as it stands."""
    from reviewtool.review.search import Finder

    regex = word = case = False
    scope = Scope.BOTH
    while True:
        first, _, rest = asked.partition(" ")
        if first not in ("-r", "-w", "-c", "-s", "-t", "--") or not rest:
            break
        asked = rest
        regex, word, case = regex or first == "-r", word or first == "-w", case or first == "-c"
        scope = {"-s": Scope.SOURCE, "-t": Scope.TARGET}.get(first, scope)
        if first == "--":
            break
    made = Search(asked, regex, word, case, scope)
    Finder(made)
    return made


def _all_hits(review: Reviewing) -> list[_Hit]:
    """Say the hits of all documents, those of the open one first."""
    hits: list[_Hit] = []
    for place in _order(review, range(len(review.places))):
        try:
            desk = review.desk if place == review.place else review.open_desk(place)
        except ReviewError as error:
            note(f"left out: {error}")
            continue
        for hit in found_in(desk.session, review.search):
            hits.append((place, hit.segment, hit.side))
            if len(hits) <= MOST:
                name = desk.document.name if len(review.places) > 1 else ""
                result(f"{len(hits)}: {name and f'{name}, '}{_near(desk.session, hit)}")
        if place != review.place:
            desk.close()
    return hits


def _replace(review: Reviewing, places: Sequence[int]) -> None:
    """Ask what comes in the place of the hits in translations, and say each before and after."""
    from reviewtool.review.replacing import Replaced, replaceable

    groups = r", \1 is the first group" if review.search.regex else ""
    new = ask(f"replace “{review.search.pattern}” with{groups}: ")
    if new is None:
        return
    looked_for, done = in_targets(review.search), Replaced(len(places))
    for place in _order(review, places):
        done.begun += 1
        try:
            desk = review.desk if place == review.place else review.open_desk(place)
            found = replaceable(desk.session, looked_for, new)
            if found.kept_back:
                note(
                    f"{plural(found.kept_back, 'segment')} left: a tag or placeholder would be "
                    "damaged, or nothing would remain"
                )
            if found.hits and len(review.places) > 1:
                which = f" (document {done.begun} of {len(places)})" if len(places) > 1 else ""
                note(f"in {desk.document.name}{which}:")
            taken, stopped = walked(desk, found.hits)
            if place == review.place:
                if found.hits:
                    take_all(review, taken, found.hits)
            else:
                _take_there(desk, taken)
            done.count(len(taken))
        except ReviewError as error:
            note(str(error))
            continue
        if stopped:
            break
    if len(places) > 1:
        note(done.words)


def _take_there(desk: Desk, taken: Sequence[Hit]) -> None:
    """Correct in a document that is not the open one, and let go of it."""
    if taken:
        desk.session.set_flags(desk.check())
        desk.record(desk.session.correct_all((hit.segment, hit.after) for hit in taken))
        desk.flush()
        note(f"{plural(len(taken), 'segment')} corrected there: saved")
    desk.close()


def _order(review: Reviewing, places: Sequence[int]) -> Iterator[int]:
    """The open document first."""
    yield from (place for place in places if place == review.place)
    yield from (place for place in places if place != review.place)


def _near(session: Session, hit: Found) -> str:
    segment = session.document.segments[hit.segment]
    text = segment.source if hit.side == "source" else session.text(segment)
    near = " ".join(text[max(0, hit.start - AROUND) : hit.end + AROUND].split())
    return f"segment {hit.segment + 1}, {hit.side}: {near}"
