"""Other keys for commands, as `review.yaml` gives them, refused where they cannot work.

Textual would ignore an unknown id, and let one of two commands on the same key die without a word.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.tui.keys import COMMANDS, split_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RESERVED = {"ctrl+q": "quits at once", "ctrl+c": "copies or quits", "escape": "closes dialogs"}


def check_overrides(overrides: Mapping[str, str]) -> dict[str, str]:
    """The overrides as Textual takes them.

    Raises ReviewError for an id that does not exist, a key that no keyboard sends, a key that the
    program needs itself, and two commands on one key.
    """
    known = {binding_id: keys for command in COMMANDS for binding_id, keys, _ in command.bindings}
    for binding_id in overrides:
        if binding_id not in known:
            raise _refusal(
                f"there is no command “{binding_id}” to give a key to", _nearest(binding_id, known)
            )
    owners: dict[str, str] = {}
    for binding_id, default in known.items():
        keys = split_keys(overrides[binding_id]) if binding_id in overrides else list(default)
        if not keys:
            raise _refusal(f"{binding_id} is left without a key", "Name at least one key for it.")
        for key in keys:
            _check_key(binding_id, key)
            other = owners.setdefault(_normal(key), binding_id)
            if other != binding_id:
                raise _refusal(
                    f"the key “{key}” is asked for by {other} and by {binding_id}",
                    f"Give one of them another key, for instance `{binding_id}: f5`.",
                )
    return {binding_id: ",".join(split_keys(keys)) for binding_id, keys in overrides.items()}


def _normal(key: str) -> str:
    """The name under which Textual sends a key: `question_mark` for `?`."""
    from textual.keys import _character_to_key

    return _character_to_key(key) if len(key) == 1 else key


def _check_key(binding_id: str, key: str) -> None:
    if key in _RESERVED:
        raise _refusal(
            f"{binding_id} cannot have the key {key}, which {_RESERVED[key]}", "Choose another key."
        )
    *modifiers, last = key.split("+") if key != "+" else [key]
    if set(modifiers) - {"ctrl", "shift", "alt"} or not _is_key(last):
        raise _refusal(
            f"“{key}” is no key ({binding_id})",
            "Write keys like a, F, f5, space, pagedown, ctrl+t or alt+x, with commas between.",
        )


def _is_key(name: str) -> bool:
    from textual.keys import Keys

    if len(name) == 1:
        return name.isprintable()
    if name in {key.value for key in Keys}:
        return True
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return name in {_normal(chr(code)) for code in range(32, 127)}
    return True


def _nearest(binding_id: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(binding_id, known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}? " if near else ""
    return f"{hint}`?` lists the commands, and their ids stand in the documentation."


def _refusal(what: str, remedy: str) -> ReviewError:
    return ReviewError(what, remedy, file="review.yaml")
