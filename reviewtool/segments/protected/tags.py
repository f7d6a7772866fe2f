"""Inline tags: what is compared of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reviewtool.segments.placeholders.placeholders import placeholders


class Tag(NamedTuple):
    """What the head of a tag says."""

    closes: bool
    name: str
    values: dict[str, str]
    alone: bool
    """Whether it has no content, or takes it in."""


_VOID_NAMES = "area base br col embed hr img input link meta wbr x ph bx ex it bpt ept sc ec cp"
_VOID = frozenset(_VOID_NAMES.split())
"""Names of tags that open nothing."""
_IDS = ("id", "i", "x")
_LOCAL_NAMES = (
    "href src title alt lang xml:lang hreflang dir style target rel value placeholder aria-label "
    "equiv-text equiv disp dispStart dispEnd equivStart equivEnd"
)
_LOCAL = frozenset(_LOCAL_NAMES.split())
"""Attributes that a translation may change."""


@lru_cache(maxsize=1024)
def tag_form(raw: str) -> str:
    """What is compared of a tag: its name and id, else all that a translation may not change.

    The form of a tag that takes in its content (`<ph>{0}</ph>`) and has no id is the whole. The
    address of a link in Markdown may change as that of a tag may.
    """
    tag = parsed(raw)
    if raw.startswith("]("):
        return f"]({' '.join(part.form for part in placeholders(raw))})"
    if tag is None:
        return " ".join(raw.split())
    if tag.closes:
        return f"</{tag.name}>"
    for key in _IDS:
        if key in tag.values:
            return f"<{tag.name} {key}={tag.values[key]}>"
    if "<" in raw[1:]:
        return " ".join(raw.split())
    told = [f"{key}={value}" for key, value in tag.values.items() if key not in _LOCAL]
    for key in _LOCAL & tag.values.keys():
        told += [f"{key} {part.form}" for part in placeholders(tag.values[key])]
    end = "/" if tag.alone and tag.name not in _VOID else ""
    return f"<{' '.join([tag.name, *sorted(told)])}{end}>"


@lru_cache(maxsize=1024)
def parsed(raw: str) -> Tag | None:
    """The head of a tag; None for a token that is none."""
    match = _head().match(raw)
    if match is None:
        return None
    name = match["name"]
    values = {key: a or b or c for key, a, b, c in _attributes().findall(match["values"])}
    alone = raw.endswith("/>") or "<" in raw[1:] or name.lower() in _VOID
    return Tag(bool(match["closes"]), name.lower(), values, alone)


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        r"""<(?P<closes>/?)\s*+(?P<name>[\w:.\-]++)(?P<values>(?:"[^"]*+"|'[^']*+'|[^>"'])*+)>"""
    )


@cache
def _attributes() -> re.Pattern[str]:
    return re.compile(r"""([\w:@.\-]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>=`]++)))?+""")
