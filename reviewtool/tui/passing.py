"""Passing messages: who takes them away.

A message belongs to the act that said it. The next act takes an answer away when it begins; what
is said beside it (news, offers, notices) goes when the next act says or changes something, or with
time. An act never takes away what it said itself, and what comes late takes away only its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.notifications import Notification

from reviewtool.tui.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App

SECONDS = 4
WARNING_SECONDS = 8


class Passing:
    """The messages of one screen, by the act that said them."""

    def __init__(self) -> None:
        self._own: list[Notification] = []
        self._earlier: list[Notification] = []
        self._answers: list[Notification] = []

    def begin(self, app: App[Any]) -> None:
        """An act begins: what the act before answered goes."""
        take_down(app, self._answers)
        self._earlier += [one for one in self._own if one not in self._answers]
        self._own, self._answers = [], []

    def make_way(self, app: App[Any]) -> None:
        """The act says or changes something: all that was said before it goes."""
        take_down(app, self._earlier)
        self._earlier = []

    def add(self, said: Notification, *, answer: bool) -> None:
        """A message of this act; an answer goes as soon as the next act begins."""
        self._own.append(said)
        if answer:
            self._answers.append(said)


def put_up(app: App[Any], text: str, *, warning: bool = False) -> Notification:
    """Show a message.

    It counts as shown at once. `notify` puts it at the end of the program's queue, behind keys
    that were typed ahead: the acts of those would begin without taking it away.
    """
    said = Notification(
        shown(text, 1_000),
        severity="warning" if warning else "information",
        timeout=WARNING_SECONDS if warning else SECONDS,
        markup=False,
    )
    app._notifications.add(said)
    app._refresh_notifications()
    return said


def take_down(app: App[Any], said: Iterable[Notification]) -> None:
    """Take messages away; those that are gone already do not matter."""
    gone = list(said)
    if gone:
        for one in gone:
            del app._notifications[one]
        app._refresh_notifications()
