"""Spacing.

What it finds:
    A space before a punctuation mark, no space after one, and more than one space between words.

Why it matters:
    It is a matter of form. Of all cheap checks, a space before punctuation is the one that
    professional annotators most often agree with.

When it is silent:
    For French and Breton, which put a space before some marks; for scripts without spaces; for
    numbers, smileys, ellipses, addresses and code; where the source has the same oddity.

What to do:
    Take the suggestion.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_SPACE_BEFORE = frozenset({"fr", "br"})
_LOOSE = ("  ", *(space + mark for space in " \u00a0\u202f" for mark in ",.;!?:"))
"""What a text with a space too many holds somewhere."""
_ADDRESS = frozenset("&/@\\=_<>#{}")


def spacing(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each space too many or too few."""
    language = languages.target
    if not language.spaced:
        return
    target = segment.target
    if not (any(pair in target for pair in _LOOSE) or _tight().search(target)):
        return
    french = language.base in _SPACE_BEFORE
    seen = {match.lastgroup for match in _pattern(french).finditer(segment.source)}
    for match in _pattern(french).finditer(target):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind in seen or (kind == "none" and _in_address(target, start)):
            continue
        if kind == "before":
            yield Finding(start, end, "A space stands before the mark.", (match.group().strip(),))
        elif kind == "none":
            yield Finding(
                start, end, "The space after the mark is missing.", (match.group() + " ",)
            )
        else:
            yield Finding(start, end, "More than one space stands here.", (" ",))


def _in_address(text: str, place: int) -> bool:
    start = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
    end = text.find(" ", place)
    token = text[start : end if end >= 0 else len(text)]
    return not _ADDRESS.isdisjoint(token) or token.startswith("www.") or token.count(",") > 2


@cache
def _tight() -> re.Pattern[str]:
    return re.compile(r"[,;!?][^\W\d_]")


@cache
def _pattern(french: bool) -> re.Pattern[str]:
    before = "[,.]" if french else "[,.;!?]|:(?! ?\\d)"
    return re.compile(
        rf"(?P<before>(?<=[^\W_])[ \u00a0\u202f]+(?:{before})(?=\s|$)(?! *\.))"
        r"|(?P<none>(?<=[^\W\d_])[,;!?](?=[^\W\d_]{2}))"
        r"|(?P<double>(?<=[\w,;])  +(?=\w))"
    )


CHECK = Check(
    id="spacing",
    title="Spacing",
    kind=Kind.LINT,
    category="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    expected=0.8,
    on_segment=spacing,
)
