"""Screens that go before they are wholly there, because the program ends or a document opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events

if TYPE_CHECKING:
    from textual.screen import Screen


def comes_too_late(screen: Screen[Any], event: events.Event) -> bool:
    """Whether the parts of the screen that this event is about may be gone, or were never made."""
    if not isinstance(event, events.Mount | events.Resize | events.InputEvent):
        return False
    return not screen.is_attached or screen not in screen.app.screen_stack
