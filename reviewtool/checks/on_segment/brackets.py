"""Brackets.

What it finds:
    A bracket that is opened and never closed, closed and never opened, or closed by one of another
    kind.

Why it matters:
    Part of the remark was lost, or the reader cannot tell where it ends.

When it is silent:
    For list marks such as “a)”, for smileys, where the source has the same brackets unbalanced,
    and, where there is no source, for sentences that share a paragraph: the other bracket may
    stand in a neighbour.

What to do:
    Add the missing bracket or delete the other. Compare the source: words may be missing too.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "【": "】"}
_SAME = str.maketrans("（）［］【】", "()[][]")
_SIGNS = frozenset("()[]{}（）［］【】")


def brackets(segment: Segment, languages: Languages) -> Iterator[Finding]:  # noqa: ARG001
    """Each bracket without its partner."""
    target, source = segment.target, segment.source
    if _SIGNS.isdisjoint(target):
        return
    alone = _unpaired(target)
    if not alone or (not source and not segment.whole):
        return
    theirs = Counter(source[place].translate(_SAME) for place in _unpaired(source))
    for place in alone:
        sign = target[place]
        plain = sign.translate(_SAME)
        if theirs[plain]:
            theirs[plain] -= 1
            continue
        said = "opened and not closed" if sign in _PAIRS else "closed and not opened"
        yield Finding(place, place + 1, f"This bracket is {said}.")


def _unpaired(text: str) -> list[int]:
    """Offsets of brackets that have no partner of their own kind."""
    if _SIGNS.isdisjoint(text):
        return []
    ignored = {match.end() - 1 for match in _list_marks().finditer(text)}
    ignored.update(place for m in _smileys().finditer(text) for place in range(*m.span()))
    opened: list[int] = []
    alone: list[int] = []
    for match in _any().finditer(text):
        place = match.start()
        sign = text[place].translate(_SAME)
        if sign in _PAIRS:
            if place not in ignored:
                opened.append(place)
        elif opened and _PAIRS[text[opened[-1]].translate(_SAME)] == sign:
            opened.pop()
        elif place not in ignored:
            alone.append(place)
    return sorted(alone + opened)


@cache
def _any() -> re.Pattern[str]:
    return re.compile(r"[()\[\]{}（）［］【】]")


@cache
def _list_marks() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=[\s;,:.]))[\w*]{1,3}[.]?[)\]）]")


@cache
def _smileys() -> re.Pattern[str]:
    return re.compile(r"(?<![\w(])[:;=8xX]['’]?[-o^]?[()\[\]{}]{1,5}|[()\[\]]{1,3}[-o]?[:;=](?!\w)")


CHECK = Check(
    id="brackets",
    title="Brackets",
    kind=Kind.HINT,
    category="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    expected=0.5,
    on_segment=brackets,
)
