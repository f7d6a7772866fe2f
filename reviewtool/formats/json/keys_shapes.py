"""Which strings of a localisation file are texts, and which say something of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.json.scan import Array, Bare, Node, Object, Text
from reviewtool.formats.key_path import joined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHROME = frozenset({"message", "description", "placeholders", "hash"})
_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
_GO = _PLURALS | {"id", "hash", "description", "leftDelim", "rightDelim"}
_LOCALE = "@@locale"


class Place(NamedTuple):
    """A node with the notes on it; its id is the path of keys that lead to it, None at the root."""

    id: str | None
    node: Node
    notes: tuple[str, ...]


def language_of(root: Node) -> str | None:
    """The language that an ARB file names."""
    locale = root.members.get(_LOCALE) if isinstance(root, Object) else None
    return locale.value or None if isinstance(locale, Text) else None


def inside(place: Place, path: Path) -> list[Place]:
    """What stands in an object or array and may hold texts, in order."""
    node = place.node
    if isinstance(node, Bare | Text):
        return []
    if isinstance(node, Array):
        return list(_items(place, node))
    if place.id is None and _is_chrome(node, path):
        return list(_chrome(node))
    if place.id is None and (path.suffix.lower() == ".arb" or _LOCALE in node.members):
        return list(_arb(node))
    members = node.members
    if _is_go(members):
        notes = place.notes + _note(members)
        return [
            Place(joined(place.id, key), value, notes)
            for key, value in members.items()
            if key in _PLURALS
        ]
    return [
        Place(joined(place.id, key), value, place.notes)
        for key, value in members.items()
        if not (key[:1] == "@" and place.id is None and _is_metadata(key, value, members))
    ]


def _note(members: dict[str, Node]) -> tuple[str, ...]:
    """The description, where there is one."""
    found = members.get("description")
    return (found.value,) if isinstance(found, Text) and found.value.strip() else ()


def _items(place: Place, node: Array) -> Iterator[Place]:
    """Items by their number; messages of go-i18n by their id."""
    for number, item in enumerate(node.items):
        if isinstance(item, Object) and place.id is None:
            name, text = item.members.get("id"), item.members.get("translation")
            if isinstance(name, Text) and text is not None:
                yield Place(joined(None, name.value), text, _note(item.members))
                continue
        yield Place(joined(place.id, str(number)), item, place.notes)


def _is_chrome(root: Object, path: Path) -> bool:
    """Whether every member is a message, and says nothing else (but in a `messages.json`)."""
    named = path.name.lower() == "messages.json"
    return bool(root.members) and all(
        isinstance(value, Object)
        and isinstance(value.members.get("message"), Text)
        and (named or value.members.keys() <= _CHROME)
        for value in root.members.values()
    )


def _chrome(root: Object) -> Iterator[Place]:
    for key, value in root.members.items():
        if isinstance(value, Object):
            yield Place(joined(None, key), value.members["message"], _note(value.members))


def _arb(root: Object) -> Iterator[Place]:
    """The texts, each with the description in the member that bears its name after an `@`."""
    for key, value in root.members.items():
        if not key.startswith("@"):
            said = root.members.get("@" + key)
            notes = _note(said.members) if isinstance(said, Object) else ()
            yield Place(joined(None, key), value, notes)


def _is_go(members: dict[str, Node]) -> bool:
    """Whether this is a message of go-i18n: plural forms, and something said of them."""
    return (
        "other" in members
        and ("description" in members or "hash" in members)
        and members.keys() <= _GO
    )


def _is_metadata(key: str, value: Node, members: dict[str, Node]) -> bool:
    """Whether `@key` only says something of `key` or, as `@metadata`, of the file."""
    return isinstance(value, Object) and (key == "@metadata" or key[1:] in members)
