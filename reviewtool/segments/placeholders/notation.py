"""What a placeholder is, and the form by which placeholders of two texts are compared."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Notation(StrEnum):
    """What a placeholder is: it decides how the placeholders of two texts are compared."""

    PRINTF = "printf"
    """`%s`, `%1$d`, `%(name)s`, `%{name}`, `%<x>d`, `%@`."""
    QT = "qt"
    """`%1`, `%L1`."""
    BRACE = "brace"
    """`{0}`, `{name!r:>10}`, `{n, number}`, `{{x}}`, `${x}`, `{ $x }`, `$t(x)`, `$X$`."""
    ICU = "icu"
    """The beginning of a message with branches: `{count, plural, `."""
    BRANCH = "branch"
    """What opens, parts and ends branches, `one {`, `} other {`, `}}`, and the `#` in them."""
    TAG = "tag"
    """A tag that is part of the text: `<b>`, `</a>`, `<br/>`."""
    ENTITY = "entity"
    """A character by its name: `&nbsp;`."""
    DATE = "date"
    """A part of a date pattern, `%Y`: every language has patterns of its own."""
    ESCAPE = "escape"
    """A sign that stands for itself: `%%`."""


class Placeholder(NamedTuple):
    """A placeholder at a half-open span of code points.

    Two placeholders of the same `form` are filled with the same: `{n:>10}` and `{n}` have the form
    `{n}`, and so has `{n, plural, `. The form of a branch says what it opens: `{n} other`.
    """

    start: int
    end: int
    notation: Notation
    form: str


def form(raw: str, notation: Notation) -> str:
    """The form of a placeholder as it is written."""
    if notation is Notation.PRINTF:
        return _printf_form(raw)
    if notation is Notation.BRACE:
        return _brace_form(raw)
    return raw.replace("L", "", 1) if notation is Notation.QT else raw


def _printf_form(raw: str) -> str:
    """Without flags, width and precision: `%-5.2f` as `%f`; a width by argument stays."""
    if raw.startswith("%{"):
        return raw
    match = _printf_parts().fullmatch(raw)
    if match is None:
        return raw
    conversion = "d" if match["conversion"] == "i" else match["conversion"]
    return f"%{match['argument'] or ''}{'*' * raw.count('*')}{conversion}"


def _brace_form(raw: str) -> str:
    """Without what says how to write the value: `{n!r:>10}` as `{n}`, `{{ x | p }}` as `{{x}}`."""
    if raw[0] == "$":
        return raw.upper() if raw[-1] == "$" else "".join(raw.split())
    if raw.startswith("{{"):
        return f"{{{{{re.split('[|,?]', raw.strip('{}'))[0].strip()}}}}}"
    variable = re.search(r"\$[\w.\-]+", raw) if "$" in raw else None
    name = variable[0] if variable else re.split("[!:,]", raw[1:-1])[0].strip()
    return f"{{{name}}}"


@cache
def _printf_parts() -> re.Pattern[str]:
    return re.compile(
        r"%(?P<argument>\d+\$|\([^()]*\)|<\w+>)?[-+#0 ,']*[\d*]*(?:\.[\d*]*)?(?P<conversion>.+)"
    )
