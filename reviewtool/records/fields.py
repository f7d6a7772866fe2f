"""Fields of a mapping as they were read, taken one by one with their types checked.

What is not taken is not lost: `rest` hands out the fields of a newer version as plain data, to be
written back. It serves YAML (where all scalars are texts) and JSON (where numbers are numbers).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from reviewtool.formats.yaml_reader import Plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

Extra = tuple[tuple[str, object], ...]
Choice = TypeVar("Choice", bound="StrEnum")

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FRACTION = re.compile(r"-?[0-9]{1,17}\.[0-9]{1,17}(?:e[-+][0-9]{1,3})?")
_MEANINGS = {"true": True, "false": False, "null": None, "": None}


class FieldError(Exception):
    """A field that cannot be what it says: which one (its path), and why."""

    def __init__(self, path: tuple[str | int, ...], what: str, segment: str | None = None) -> None:
        super().__init__(what)
        self.path = path
        self.what = what
        self.segment = segment


class Fields:
    """A mapping whose fields are taken one by one. All methods raise FieldError."""

    def __init__(self, node: object, path: tuple[str | int, ...] = ()) -> None:
        if not isinstance(node, dict):
            raise FieldError(path, "fields are expected here")
        self._node: dict[str, object] = dict(node)
        self.path = path

    def wrong(self, name: str, what: str) -> FieldError:
        """The error for a field, to be raised."""
        return FieldError((*self.path, name), what)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; the default where the field is missing, and without one it must be there."""
        value = self._node.pop(name, default)
        if value is None:
            raise FieldError(self.path, f"the field `{name}` is missing")
        if not isinstance(value, str):
            raise self.wrong(name, f"`{name}` is not a text")
        return str(value)

    def optional(self, name: str) -> str | None:
        """A text, or None where the field is missing.

        A bare `null`, `~` or nothing at all is refused: it may mean no text or the empty one.
        """
        value = self._node.get(name)
        if isinstance(value, Plain) and value in ("", "~", "null", "Null", "NULL"):
            raise self.wrong(
                name,
                f'`{name}` says nothing: write "" for the empty text, or take the field away',
            )
        return self.text(name) if name in self._node else None

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from low to high."""
        value = self._node.pop(name, default)
        if value is None:
            raise FieldError(self.path, f"the field `{name}` is missing")
        number = value
        if isinstance(value, str) and _WHOLE.fullmatch(value):
            number = int(value)
        if not isinstance(number, int) or isinstance(number, bool) or not low <= number <= high:
            raise self.wrong(name, f"`{name}` is not a whole number from {low} to {high}")
        return number

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self._node

    def choice(self, name: str, options: type[Choice]) -> Choice:
        """One of the values of an enumeration."""
        value = self.text(name)
        try:
            return options(value)
        except ValueError:
            known = ", ".join(options)
            raise self.wrong(
                name, f"`{name}` is `{value[:40]}`, which is none of {known}"
            ) from None

    def inner(self, name: str) -> Fields | None:
        """A mapping; None where the field is missing or holds nothing."""
        value = self._node.pop(name, None)
        return None if value is None else Fields(value, (*self.path, name))

    def items(self, name: str) -> Iterator[Fields]:
        """The mappings of a sequence; none where the field is missing."""
        for place, node in enumerate(self.values(name)):
            yield Fields(node, (*self.path, name, place))

    def values(self, name: str) -> list[object]:
        """The values of a sequence; none where the field is missing."""
        value = self._node.pop(name, [])
        if not isinstance(value, list):
            raise self.wrong(name, f"`{name}` is not a list")
        return value

    def rest(self) -> Extra:
        """The fields that were not taken, as plain data."""
        return tuple((name, _plain_data(value)) for name, value in self._node.items())


def _plain_data(value: object) -> object:
    """Numbers, truth values and nothing where they stood plain and can be written back the same."""
    if isinstance(value, dict):
        return {str(name): _plain_data(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain_data(inner) for inner in value]
    if not isinstance(value, Plain):
        return value
    if _WHOLE.fullmatch(value) and value != "-0":
        return int(value)
    if _FRACTION.fullmatch(value) and repr(float(value)) == value:
        return float(value)
    return _MEANINGS.get(value, str(value))
