"""The loop of the line mode: a prompt, a line, an act, until the end of the input or `q`.

Every answer is a letter, as on the screen, with its argument behind it. What is said is plain
text, top to bottom: results on stdout, prompts and messages on stderr.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from reviewtool.cli.output import note
from reviewtool.cli.plain.acts import ACTS, AGAIN
from reviewtool.cli.plain.asking import ask
from reviewtool.cli.plain.lookup import Lookup
from reviewtool.cli.plain.reviewing import Reviewing
from reviewtool.errors import INCOMPLETE, OK, ReviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewtool.project import DocumentPlace
    from reviewtool.records.desk import Desk


def review_by_lines(
    open_desk: Callable[[int], Desk],
    places: Sequence[DocumentPlace],
    start: int,
    keys: Mapping[str, str] | None = None,
    ticks: Callable[[], float] = time.monotonic,
) -> int:
    """Review documents until the reviewer leaves; 1 where something was not saved.

    Args:
        open_desk: opens the document at a place in `places`; may raise ReviewError.
        places: the documents of the project.
        start: the one to begin with.
        keys: keys for commands by id, where they are not those of the table.
        ticks: seconds that only ever grow, by which stays at segments are measured.
    """
    review = Reviewing(open_desk, places, start, Lookup(ACTS, keys or {}), ticks)
    review.begin()
    while review.running:
        try:
            line = ask("act (? for help): ")
        except KeyboardInterrupt:
            line = None
        if line is None:
            break
        if review.accounts is not None:
            review.accounts.key()
        try:
            answer(review, line)
        except ReviewError as error:
            note(str(error))
        except KeyboardInterrupt:
            note("\nstopped")
    return OK if review.leave_desk() else INCOMPLETE


def answer(review: Reviewing, line: str) -> None:
    """Do what a line asks for; raises ReviewError where that cannot be."""
    found = review.lookup.act_of(line)
    if line.strip() == AGAIN and review.desk.document.segments:
        review.show()
    elif found is None:
        note(f"“{line.strip() or 'Enter'}” is no act; ? lists them.")
    elif review.desk.document.segments or found[0].group == "Program":
        act, argument = found
        act.run(review, argument)
    else:
        note("There is nothing to review in this document; o lists the others.")
