"""YAML as every reader of YAML 1.1 and 1.2 understands it alike, and as people like to read it.

Texts stand as they are in `|-` blocks, one below the other, wherever YAML keeps them exactly; else
in double quotes. Ids and short texts are plain only where no reader can take them for a number, a
date, a truth value or nothing. What is written is read back equal by `read_yaml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import MAX_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = r"[A-Za-z0-9_][A-Za-z0-9_./#@+~-]*"
_SAFE = re.compile(rf"{_WORD}(?: {_WORD})*")
_NUMBER = re.compile(
    r"[0-9._]+(?:[eE][-+]?[0-9_]+)?|0[xobXOB][0-9a-fA-F_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt].*)?"
)
_WORDS_WITH_MEANING = frozenset(
    ["y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf"]
)
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_NO_BLOCK = re.compile(
    r"\A[ \t\n]|[ \t](?:\n|\Z)|\n\n\Z"
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)


class Text(str):
    """A text to be written as a block, however short it is."""

    __slots__ = ()


def write_yaml(fields: Mapping[str, object], *, comment: str = "") -> str:
    """A whole document: the comment, the fields, and the closing `...`.

    Raises ReviewError like `yaml_fields`.
    """
    head = f"# {comment}\n" if comment else ""
    body = yaml_fields(fields) or "{}\n"
    return f"{head}{body}...\n"


def yaml_fields(fields: Mapping[str, object], indent: int = 0) -> str:
    """The fields of a mapping, one or more lines each, at an indent.

    A value is a str, Text, int, float, bool or None, or a sequence or mapping of such. Raises
    ReviewError for a lone surrogate, a name that is too long, and anything else.
    """
    margin = " " * indent
    return "".join(f"{margin}{_name(name)}:{_value(fields[name], indent)}" for name in fields)


def yaml_item(fields: Mapping[str, object], indent: int = 0) -> str:
    """A mapping as one item of a sequence at an indent."""
    if not fields:
        return " " * indent + "- {}\n"
    return f"{' ' * indent}- {yaml_fields(fields, indent + 2)[indent + 2 :]}"


def yaml_scalar(text: str) -> str:
    """An id or short text on one line, plain where that is safe, else in double quotes."""
    guessable = _NUMBER.fullmatch(text) or text.lower() in _WORDS_WITH_MEANING
    if _SAFE.fullmatch(text) and not guessable:
        return text
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _value(value: object, indent: int) -> str:
    """What follows the colon of a field that stands at `indent`."""
    if isinstance(value, dict):
        return f"\n{yaml_fields(value, indent + 2)}" if value else " {}\n"
    if isinstance(value, (list, tuple)):
        return f"\n{_items(value, indent)}" if value else " []\n"
    return f" {_scalar(value, indent + 2)}"


def _items(values: Sequence[object], indent: int) -> str:
    return "".join(_item(value, indent) for value in values)


def _item(value: object, indent: int) -> str:
    if isinstance(value, dict):
        return yaml_item(value, indent)
    margin = " " * indent
    if isinstance(value, (list, tuple)):
        inner = _items(value, indent + 2)
        return f"{margin}- {inner[indent + 2 :]}" if inner else f"{margin}- []\n"
    return f"{margin}- {_scalar(value, indent + 2)}"


def _scalar(value: object, indent: int) -> str:
    if isinstance(value, Text):
        return _text(value, indent)
    if isinstance(value, str):
        return f"{yaml_scalar(value)}\n"
    if value is None:
        return "null\n"
    if isinstance(value, bool):
        return "true\n" if value else "false\n"
    if isinstance(value, (int, float)):
        return f"{_number(value)}\n"
    raise ReviewError(
        f"a {type(value).__name__} cannot be written to YAML", "Write texts, numbers and lists."
    )


def _text(text: str, indent: int) -> str:
    if not text or _NO_BLOCK.search(text):
        return f'"{_ESCAPED.sub(_escape, text)}"\n'
    margin = " " * indent
    header = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return header + "\n" + "".join(f"{margin}{line}\n" if line else "\n" for line in lines)


def _number(value: float) -> str:
    text = repr(value)
    if text.lstrip("-") in ("inf", "nan"):
        return f'"{text}"'
    mantissa, mark, exponent = text.partition("e")
    if mark and "." not in mantissa:
        return f"{mantissa}.0e{exponent}"
    return text


def _name(name: str) -> str:
    if len(name) > MAX_KEY:
        raise ReviewError(
            f"the field name {name[:20]}… is longer than {MAX_KEY} characters", "Shorten it."
        )
    return yaml_scalar(name)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        raise ReviewError(
            f"half of a surrogate pair (U+{ord(character):04X}) cannot be written to YAML",
            "Take that character out of the text.",
        )
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
