"""A token that machine translation has distorted: `% s`, `{Name}`, `％s`, `&lt;b&gt;`."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 60
_ALSO = {
    "%": "[%％]",
    "{": "[{｛]",
    "}": "[}｝]",
    "$": "[$＄]",
    "(": "[(（]",
    ")": "[)）]",
    "<": "(?:[<＜]|&lt;)",
    ">": "(?:[>＞]|&gt;)",
    "/": "[/／]",
}


def distorted(raw: str, text: str) -> tuple[int, int] | None:
    """The half-open span of the only place where a text has a token with slips; None if unsure."""
    if len(raw) > _LONGEST:
        return None
    found = [match.span() for match in _likeness(raw).finditer(text)]
    if len(found) != 1 or text[slice(*found[0])] == raw:
        return None
    return found[0]


@lru_cache(maxsize=256)
def _likeness(raw: str) -> re.Pattern[str]:
    signs = [_ALSO.get(sign, re.escape(sign)) for sign in "".join(raw.split())]
    before = r"(?<!\d)(?<!\d\s)" if raw[0] == "%" else ""
    after = r"(?![^\W_])" if raw[-1].isalnum() else ""
    return re.compile(before + r"\s{0,2}".join(signs) + after, re.IGNORECASE)
