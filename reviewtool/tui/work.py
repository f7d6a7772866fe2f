"""What runs in threads: loading, checking, closing. It posts messages and touches no widget."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reviewtool.errors import ReviewError
from reviewtool.records.status import DocumentStatus
from reviewtool.tui.memory import keep_large_blocks_apart
from reviewtool.tui.messages import (
    ChecksFailed,
    ChecksProgressed,
    DocumentLeft,
    DocumentOpened,
    DocumentRefused,
    DocumentsCounted,
    FlagsFound,
    RuleAsked,
    RuleDrafted,
    RuleProgressed,
    RuleRefused,
    RuleTried,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Lock

    from textual.message_pump import MessagePump

    from reviewtool.project import DocumentPlace
    from reviewtool.tui.desk import Desk
    from reviewtool.tui.home import Home

PROGRESS_EVERY = 0.1
"""Seconds between two reports of progress."""


class _LeftError(Exception):
    """The reviewer went on while a document was being checked or a rule tried."""


def open_document(target: MessagePump, open_desk: Callable[[int], Desk], place: int) -> None:
    """Load a document and post DocumentOpened or DocumentRefused."""
    try:
        desk = open_desk(place)
    except ReviewError as error:
        target.post_message(DocumentRefused(error, place))
    except OSError as error:
        refused = ReviewError(
            f"the document cannot be read: {error.strerror or error}",
            "Check that the file is there and that you may read it.",
            file=error.filename,
        )
        target.post_message(DocumentRefused(refused, place))
    else:
        target.post_message(DocumentOpened(desk, place))


def check_document(target: MessagePump, desk: Desk, changing: Lock) -> None:
    """Run the checks and post their progress, then FlagsFound or ChecksFailed.

    The session gets the flags here, `changing` held.
    """
    last = 0.0
    worker = get_current_worker()
    keep_large_blocks_apart()

    def progressed(done: int, total: int) -> None:
        nonlocal last
        if worker.is_cancelled:
            raise _LeftError
        if time.monotonic() - last >= PROGRESS_EVERY:
            last = time.monotonic()
            target.post_message(ChecksProgressed(done, total))

    try:
        flags = desk.check(progressed)
        if not worker.is_cancelled:
            with changing:
                desk.session.set_flags(flags)
    except _LeftError:
        return
    except ReviewError as error:
        target.post_message(ChecksFailed(error))
    except Exception as error:  # a broken check must not take unsaved decisions with it
        failed = ReviewError(
            f"the checks stopped: {type(error).__name__}: {error}",
            "Go on reviewing without flags, and report this with the text that caused it.",
            file=desk.place.target,
        )
        target.post_message(ChecksFailed(failed))
    else:
        gc.freeze()  # else the next full collection walks through all that was built
        target.post_message(FlagsFound())


def count_documents(
    target: MessagePump, home: Home, documents: Sequence[DocumentPlace], first: int
) -> None:
    """Post how far each document is as DocumentsCounted, from `first` on and going round."""
    worker = get_current_worker()
    waiting: list[tuple[int, DocumentStatus]] = []
    last = 0.0
    for distance in range(len(documents)):
        if worker.is_cancelled:
            return
        place = (first + distance) % len(documents)
        waiting.append((place, _status(home, documents[place])))
        if time.monotonic() - last >= PROGRESS_EVERY:
            last = time.monotonic()
            target.post_message(DocumentsCounted(waiting))
            waiting = []
    if waiting:
        target.post_message(DocumentsCounted(waiting))


def _status(home: Home, place: DocumentPlace) -> DocumentStatus:
    try:
        return home.status(place)
    except Exception as error:  # one document that cannot be counted must not end the program
        problem = f"it could not be counted: {type(error).__name__}: {error}"
        return DocumentStatus(place.name, "", "", problem=problem)


def try_rule(target: MessagePump, desk: Desk, asked: RuleAsked) -> None:
    """Draft, prove and try a rule; post RuleDrafted, then RuleTried, or RuleRefused."""
    worker = get_current_worker()
    changes = 0

    def progressed(done: int, total: int) -> None:
        if worker.is_cancelled:
            raise _LeftError
        target.post_message(RuleProgressed(asked, done, total))

    try:
        changes = desk.rule_changes(asked.segment)
        draft = desk.draft_rule(asked.segment, asked.change, source=asked.source, wrong=asked.wrong)
        target.post_message(RuleDrafted(asked, changes, draft))
        proposal = desk.propose_rule(draft, asked.segment, progressed)
    except _LeftError:
        return
    except ReviewError as error:
        target.post_message(RuleRefused(asked, changes, error))
    except Exception as error:  # what a rule trips over must not take unsaved decisions with it
        failed = ReviewError(
            f"the rule could not be tried: {type(error).__name__}: {error}",
            "Try simpler patterns, and report this with the text that caused it.",
        )
        target.post_message(RuleRefused(asked, changes, failed))
    else:
        target.post_message(RuleTried(asked, proposal))


def close_document(target: MessagePump, desk: Desk) -> None:
    """Save what waits and post DocumentLeft."""
    target.post_message(DocumentLeft(desk.close()))
