"""Other keys for commands, as `review.yaml` gives them, refused where they cannot work.

Textual would ignore an unknown id, and let one of two commands on the same key die without a word.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.tui.keys import ALL_COMMANDS, COMMANDS, EDITOR_COMMANDS, split_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewtool.tui.keys import Command

_RESERVED = {"ctrl+q": "quits at once", "ctrl+c": "copies or quits", "escape": "closes dialogs"}


def check_overrides(overrides: Mapping[str, str]) -> dict[str, str]:
    """The overrides as Textual takes them.

    Raises ReviewError for an id that does not exist, a key that no keyboard sends, a key that the
    program needs itself, and two commands on one key. While a segment is edited a key may do
    something else than in the list, but it may not type a character nor move the cursor.
    """
    known = _defaults(ALL_COMMANDS)
    for binding_id in overrides:
        if binding_id not in known:
            raise _refusal(
                f"there is no command “{binding_id}” to give a key to", _nearest(binding_id, known)
            )
    _check_table(_defaults(COMMANDS), overrides, {})
    editing = _defaults(EDITOR_COMMANDS)
    given = any(binding_id in overrides for binding_id in editing)
    _check_table(editing, overrides, _typing_keys() if given else {})
    return {binding_id: ",".join(split_keys(keys)) for binding_id, keys in overrides.items()}


def _defaults(commands: Iterable[Command]) -> dict[str, tuple[str, ...]]:
    return {binding_id: keys for command in commands for binding_id, keys, _ in command.bindings}


def _check_table(
    defaults: Mapping[str, tuple[str, ...]], overrides: Mapping[str, str], taken: Mapping[str, str]
) -> None:
    """Refuse what cannot work in one table; `taken` are keys that mean something else there."""
    owners: dict[str, str] = {}
    for binding_id, default in defaults.items():
        own = binding_id in overrides
        keys = split_keys(overrides[binding_id]) if own else list(default)
        if not keys:
            raise _refusal(f"{binding_id} is left without a key", "Name at least one key for it.")
        for key in keys:
            if own:
                _check_key(binding_id, key)
            other = owners.setdefault(_normal(key), binding_id)
            if other != binding_id:
                raise _refusal(
                    f"the key “{key}” is asked for by {other} and by {binding_id}",
                    f"Give one of them another key, for instance `{binding_id}: f5`.",
                )
            types = own and taken and (len(key) == 1 or key in ("space", "backspace", "tab"))
            if own and (types or _normal(key) in taken):
                does = taken.get(_normal(key), "types a character")
                raise _refusal(
                    f"{binding_id} cannot have the key {key}, which {does} while a text is edited",
                    f"Choose another key, for instance `{binding_id}: f5`.",
                )


def _typing_keys() -> dict[str, str]:
    """The keys of Textual's editor that no command of ours stands for, and what they do."""
    from textual.binding import Binding
    from textual.widgets import TextArea

    ours = {command.action for command in EDITOR_COMMANDS}
    return {
        binding.key: f"does “{binding.description.lower()}”"
        for binding in Binding.make_bindings(TextArea.BINDINGS)
        if binding.action not in ours
    }


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
