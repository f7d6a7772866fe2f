"""Words that do on a click what a key does.

They look like all other words; Textual's own links would bring colours of their own. The program
runs the action on whatever screen is on top.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.style import Style

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

_KEY = "act"


def clickable(content: Content, action: str) -> Content:
    """The words; a click on them runs an action of the screen."""
    return content.stylize(Style.from_meta({_KEY: action}))


def clicked_action(event: events.Click) -> str | None:
    """The action of the words that were clicked, if they have one."""
    action = event.style.meta.get(_KEY)
    return action if isinstance(action, str) else None
