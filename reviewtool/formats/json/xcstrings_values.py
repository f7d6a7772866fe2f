"""What one language says for one key of a string catalog, in all its variations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.json.scan import Array, Node, Object, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewtool.errors import ReviewError

    Refused = Callable[[Node, str], ReviewError]

Path = tuple[str, ...]
"""How a text varies: `("substitutions.count", "plural.one")`; empty for the plain text."""

_OTHER = "other"


class Value(NamedTuple):
    """A text with its path and the state that the catalog gives it (empty where none)."""

    path: Path
    text: Text
    state: str


def values(node: Node, refused: Refused) -> Iterator[Value]:
    """All texts of a localization in file order; raises what `refused` makes."""
    places: list[tuple[Path, Node]] = [((), node)]
    while places:
        path, node = places.pop()
        if not isinstance(node, Object):
            raise refused(node, "a localization should be an object")
        yield from _texts(path, node, refused)
        places += reversed(list(_deeper(path, node, refused)))


def source_of(path: Path, key: str, source: dict[Path, str]) -> str | None:
    """What the source language says at this path, or nearest to it.

    Languages have other plural forms: where the form is missing, `other` stands for it, and the
    plain text for both. The key is the last resort, but for a substitution, which it does not say.
    """
    for length in range(len(path), -1, -1):
        wanted = path[:length] + tuple(map(_other, path[length:]))
        if wanted in source:
            return source[wanted]
    for length in range(len(path), -1, -1):
        for start in (path[:length], tuple(map(_other, path[:length]))):
            nearest = [text for there, text in source.items() if _leads(start, there)]
            if nearest:
                return nearest[-1]
        if length and not _is_form(path[length - 1]):
            return None
    return key


def _other(part: str) -> str:
    return part.partition(".")[0] + "." + _OTHER if _is_form(part) else part


def _is_form(part: str) -> bool:
    return part.startswith(("plural.", "device."))


def _leads(start: Path, path: Path) -> bool:
    """Whether the path goes on from `start` by forms only, all of them `other`."""
    rest = path[len(start) :]
    return path[: len(start)] == start and all(
        _is_form(part) and part.endswith("." + _OTHER) for part in rest
    )


def _texts(path: Path, node: Object, refused: Refused) -> Iterator[Value]:
    unit = node.members.get("stringUnit")
    if unit is not None:
        members = _members(unit, "stringUnit", refused)
        text = members.get("value")
        if not isinstance(text, Text):
            raise refused(unit, "a “stringUnit” has no “value” that is text")
        yield Value(path, text, _state(members))
    several = node.members.get("stringSet")
    if several is not None:
        members = _members(several, "stringSet", refused)
        texts = members.get("values")
        for number, text in enumerate(texts.items if isinstance(texts, Array) else ()):
            if not isinstance(text, Text):
                raise refused(text, "a “stringSet” holds something that is no text")
            yield Value((*path, f"set.{number}"), text, _state(members))


def _deeper(path: Path, node: Object, refused: Refused) -> Iterator[tuple[Path, Node]]:
    for name in ("variations", "substitutions"):
        found = node.members.get(name)
        if found is None:
            continue
        for kind, forms in _members(found, name, refused).items():
            if name == "substitutions":
                yield (*path, f"substitutions.{_plain(kind)}"), forms
                continue
            for form, inner in _members(forms, kind, refused).items():
                yield (*path, f"{_plain(kind)}.{_plain(form)}"), inner


def _members(node: Node, name: str, refused: Refused) -> dict[str, Node]:
    if not isinstance(node, Object):
        raise refused(node, f"“{name}” should be an object")
    return node.members


def _state(members: dict[str, Node]) -> str:
    state = members.get("state")
    return state.value if isinstance(state, Text) else ""


def _plain(name: str) -> str:
    """A name that can be a part of an id."""
    return name.replace("/", "\\/")
