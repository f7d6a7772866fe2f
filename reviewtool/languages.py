"""Languages: codes, names, script, direction and number signs.

The facts stand in languages.json, which is written from CLDR (see benchmarks/cldr_languages.py).
An unknown code is a language too: it has its code for a name and is read from left to right.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

UNSPACED_SCRIPTS = frozenset({"Hans", "Hant", "Jpan", "Thai", "Khmr", "Laoo", "Mymr"})
"""Scripts (ISO 15924) that put no spaces between words."""


@dataclass(frozen=True, slots=True)
class Language:
    """What the tool knows of a language.

    `code` is the code as given (`nl`, `pt-BR`; empty where unknown), `base` its first part,
    `script` an ISO 15924 code (empty where unknown), `direction` is `ltr` or `rtl`, `decimal` and
    `group` are the signs inside numbers.
    """

    code: str
    name: str
    script: str = ""
    direction: str = "ltr"
    decimal: str = "."
    group: str = ","

    @property
    def base(self) -> str:
        """The code without region: `pt` for `pt-BR`."""
        return base_code(self.code)

    @property
    def spaced(self) -> bool:
        """Whether words are separated by spaces."""
        return self.script not in UNSPACED_SCRIPTS


UNKNOWN = Language("", "unknown language")


@cache
def base_code(code: str) -> str:
    """The language part of a code: `pt` for `pt-BR` or `pt_BR`, lower-cased."""
    return code.replace("_", "-").partition("-")[0].lower()


@cache
def language(code: str | None) -> Language:
    """The language of a code; `UNKNOWN` for an empty one."""
    if not code:
        return UNKNOWN
    facts = _facts().get(base_code(code))
    if facts is None:
        return Language(code, code)
    return Language(code, **facts)


def is_known(code: str) -> bool:
    """Whether the table has this language; a folder called `en` is then one for English."""
    return base_code(code) in _facts()


@cache
def _facts() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("languages.json")
    facts: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return facts
