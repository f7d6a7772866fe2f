"""The program: its documents, leaving it, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.output import note, plural, result
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.moving import to_number
from reviewtool.cli.whole import whole
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewtool.cli.plain.act import LineAct
    from reviewtool.cli.plain.reviewing import Reviewing


def documents(review: Reviewing, argument: str) -> None:
    """Say how far each document is, and open another by its number or name."""
    answer = argument.strip()
    if not answer:
        from reviewtool.records.status import document_status

        for number, place in enumerate(review.places, 1):
            status = document_status(place, review.desk.reviewer)
            words = [f"{number}: {place.name}"]
            words += ["open here"] if number - 1 == review.place else []
            if status.total is None:
                words.append("not readable")
            else:
                words.append(f"{status.done} of {status.total} segments done")
            if status.open_flags is not None:
                words.append(f"{plural(status.open_flags, 'open flag')} when last left")
            words += [f"{share.reviewer} did {share.done}" for share in status.shares]
            result(", ".join(words))
            if status.problem:
                note(status.problem)
        answer = (ask("open which? a number (Enter stays here): ") or "").strip()
    if not answer:
        return
    names = [place.name for place in review.places]
    chosen = names.index(answer) + 1 if answer in names else whole(answer)
    if chosen is None or not 1 <= chosen <= len(names):
        raise ReviewError("there is no such document", f"Give a number from 1 to {len(names)}.")
    if chosen - 1 == review.place:
        note("it is open already")
    else:
        review.open(chosen - 1)


def leave(review: Reviewing, _: str) -> None:
    """Save and leave; where something cannot be saved, ask."""
    desk = review.desk
    if desk.pending and not desk.close():
        verb = "is" if desk.pending == 1 else "are"
        note(f"{plural(desk.pending, 'decision')} {verb} not on the disk")
        if desk.failure is not None:
            note(str(desk.failure))
        answer = ask("Enter goes on reviewing, and q tries again; yes leaves and loses them: ")
        if answer is not None and answer.strip() != "yes":
            return
    review.running = False


def explain(acts: Iterable[LineAct], argument: str) -> None:
    """Say all acts in their groups, or explain one."""
    wanted = argument.strip()
    if wanted:
        found = [act for act in acts if wanted in act.keys or wanted == act.name]
        if not found:
            raise ReviewError(f"“{wanted}” is no act", "? lists them.")
        act = found[0]
        other = [key for key in act.keys[1:] if key.isprintable() and not key.isdecimal()]
        also = f", also {', '.join(other)}" if other else ""
        called = act.listed if act.listed == act.name else f"{act.listed} or {act.name}"
        result(f"{called}{also}: {act.words}")
        if act.more:
            result(act.more)
        return
    group = ""
    for act in acts:
        if act.group != group:
            group = act.group
            result(f"{group}:")
        result(f"  {act.listed}: {act.words}")
    result("? with a letter, as in ? m, explains one. Names do for letters: mark for m.")
    result("The word again says the segment once more, with its texts.")


def find_act(review: Reviewing, acts: Iterable[LineAct], argument: str) -> None:
    """Go to a segment by number, or say the acts that have a word in them."""
    wanted = argument.strip() or (ask("a word, or the number of a segment: ") or "").strip()
    if not wanted:
        return
    if whole(wanted.removeprefix("#")) is not None:
        to_number(review, wanted.removeprefix("#"))
        return
    folded = wanted.casefold()
    found = [act for act in acts if folded in f"{act.name} {act.words} {act.more}".casefold()]
    for act in found:
        result(f"{act.listed}: {act.words}")
    if not found:
        note(f"no act speaks of “{wanted}”; ? lists all")
