"""Lower and upper bound confused.

What it finds:
    “At least” where the source sets an upper bound, and “at most” where it sets a lower one:
    *hooguit zes weken* as “at least six weeks”, “at least half an hour” as *au maximum*.

Why it matters:
    The sentence reads well and says the opposite; in instructions, contracts and doses it harms.

When it is silent:
    Where a side has bounds of both sorts or none, and for languages whose words for bounds are
    not known here.

What to do:
    Put the bound of the source.
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

_LEAST = {
    "en": r"at (?:the (?:very )?)?least|no (?:fewer|less) than|a minimum of",
    "nl": r"minstens|ten ?minste|minimaal|op zijn minst|niet minder dan",
    "de": r"mindestens|wenigstens|zumindest",
    "fr": r"au moins|au minimum|pas moins de",
    "es": r"al menos|(?:por lo|cuando) menos|como mínimo|no menos de",
    "it": r"almeno|come minimo|non meno di",
    "pt": r"pelo menos|no mínimo|ao menos",
    "ru": r"по (?:крайней|меньшей) мере|как минимум|не (?:менее|меньше)|хотя бы|минимум",
    "uk": r"щонайменше|принаймні|не менше|хоча б|як мінімум|мінімум",
    "pl": r"(?:co )?najmniej|przynajmniej|minimum",
    "zh": r"至少|不少于|最少|起码",
    "ja": r"少なくとも|最低でも|最短でも",
}
"""By language, what sets a lower bound."""
_MOST = {
    "en": r"at (?:the (?:very )?)?most|(?:no|not) more than|a maximum of|not exceeding",
    "nl": r"hooguit|hoogstens|ten hoogste|maximaal|niet meer dan|op zijn hoogst",
    "de": r"höchstens|maximal|nicht mehr als|allerhöchstens",
    "fr": r"(?:tout )?au plus(?! (?:tard|tôt|vite|près|haut|bas|profond|fort|offrant|grand))"
    r"|au maximum|pas plus de",
    "es": r"como (?:mucho|máximo)|a lo sumo|no más de",
    "it": r"al massimo|tutt['’]al più|non più di",
    "pt": r"no máximo|quando muito|não mais (?:de|do que)",
    "ru": r"не (?:более|больше)|максимум|самое большее",
    "uk": r"щонайбільше|не більше|максимум",
    "pl": r"(?:co )?najwyżej|maksymalnie|nie więcej niż",
    "zh": r"最多|至多|不超过|不多于",
    "ja": r"多くても|せいぜい|最大で|最高でも|長くても",
}
"""By language, what sets an upper bound."""


_HINTS = {
    "en": (
        " least",
        " most",
        "less than",
        "fewer than",
        "more than",
        "minimum",
        "maximum",
        "exceed",
    ),
    "nl": ("ste", "mini", "minder", "meer", "maxi", "hoog"),
    "de": ("mindest", "höchst", "zumindest", "wenigst", "maximal", "nicht mehr"),
    "fr": ("au ", "pas "),
    "es": ("menos", "mínimo", "mucho", "máximo", "a lo sumo", "no más"),
}
"""Letters without which a target has no bound."""


def bound(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each bound of the target that is of the sort that the source does not have."""
    code, theirs = languages.target.base, languages.source.base
    if code not in _HINTS or theirs not in _LEAST or code == theirs:
        return
    lowered = segment.target.lower()
    if not any(hint in lowered for hint in _HINTS[code]):
        return
    ours = {name: list(_pattern(name, code).finditer(segment.target)) for name in ("least", "most")}
    if bool(ours["least"]) == bool(ours["most"]):
        return
    least = _pattern("least", theirs).search(segment.source)
    most = _pattern("most", theirs).search(segment.source)
    if bool(least) == bool(most):
        return
    told = least or most
    assert told is not None  # noqa: S101
    if bool(least) == bool(ours["least"]):
        return
    for match in ours["least"] or ours["most"]:
        sort = "a lower" if least else "an upper"
        yield Finding(
            *match.span(),
            f"“{told.group()}” sets {sort} bound, “{match.group()}” the other one.",
            source=told.span(),
            evidence=("source", "target"),
        )


@cache
def _pattern(name: str, code: str) -> re.Pattern[str]:
    words = (_LEAST if name == "least" else _MOST)[code]
    return re.compile(words if code in ("zh", "ja") else rf"\b(?:{words})\b", re.IGNORECASE)


CHECK = Check(
    id="bound",
    title="Lower and upper bound confused",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.7,
    on_segment=bound,
    needs_source=True,
    targets=frozenset(_HINTS),
)
