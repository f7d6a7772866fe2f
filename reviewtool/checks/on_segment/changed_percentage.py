"""Change by a percentage taken for a change to it.

What it finds:
    “Fell to 11%” where the source says that something fell by 11%, and the reverse: *um 11
    Prozent* as “to 11 percent”, *至11%* as “by 11%”.

Why it matters:
    One small word tells a slight change from a collapse, and both sentences read well.

When it is silent:
    Where either side does not say “by” or “to” beside the percentage, in words known here.

What to do:
    Put the preposition of the source.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ABOUT = (
    r"(?:(?:about|around|almost|nearly|roughly|some|over|more than|ruim|bijna|zo'n|ongeveer"
    r"|meer dan|rund|etwa|fast|gut|mehr als|knapp|environ|près de|plus de|presque|casi"
    r"|más de|cerca de|circa|quasi|oltre|più del|mais de|quase|почти|около|примерно|более чем|майже"
    r"|близько|понад|prawie|około|ponad)\s)?"
)
_BY = {
    "en": ("by", "to"),
    "nl": ("met", "naar|tot"),
    "de": ("um", "auf"),
    "fr": ("de|d['’]", "à"),
    "es": ("en|(?:en )?un", "al|a(?: un)?|hasta(?: el| un)?"),
    "it": ("del|dello|dell['’]|di", "al|allo|all['’]|a"),
    "pt": ("em", "para|aos?"),
    "ru": ("на", "до"),
    "uk": ("на", "до"),
    "pl": ("o", "do"),
}
"""By language, what comes before an amount of change, and before what it led to."""
_ASIAN = {
    "zh": (
        r"(?:增长|增加|上升|上涨|下降|减少|下跌|提高|降低|回落|缩水)了?(?:约|近|逾|超过)?(?P<{0}>{1})[%％]",
        r"(?:至|到|为)(?:约|近)?(?P<{0}>{1})[%％]",
    ),
    "ja": (
        r"(?P<{0}>{1})[%％パ](?:ーセント)?(?:の?(?:増加?|減少?|上昇|低下|下落|伸び)|上がっ|下がっ|増え|減っ)",
        r"(?P<{0}>{1})[%％パ](?:ーセント)?(?:に(?!関|つい|過ぎ|も)|まで)",
    ),
}
_NUMBER = r"\d+(?:[.,]\d+)?"
_PERCENT = (
    r"\s?(?:%|per ?cent\b|pro[cz]ent|pour cent\b|por cien(?:to)?\b|por cento\b|per cento\b"
    r"|процент|відсот)"
)


class _Change(NamedTuple):
    kind: str
    number: str
    start: int
    end: int


def changed_percentage(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each percentage of the target that the source has with the other preposition."""
    ours, theirs = languages.target.base, languages.source.base
    if not _percent().search(segment.target) or not (_known(ours) and _known(theirs)):
        return
    told = list(_changes(segment.source, theirs))
    for change in _changes(segment.target, ours):
        same = {each.kind for each in told if each.number == change.number}
        if same and change.kind not in same:
            their = next(each for each in told if each.number == change.number)
            how = "by which it changed" if their.kind == "by" else "to which it changed"
            yield Finding(
                change.start,
                change.end,
                f"In the source {change.number} percent is the amount {how}.",
                source=(their.start, their.end),
                evidence=("source", "target"),
            )


def _changes(text: str, code: str) -> Iterator[_Change]:
    for match in _pattern(code).finditer(text):
        kind = "by" if match["by"] else "to"
        yield _Change(kind, match[kind].replace(",", "."), *match.span())


def _known(code: str) -> bool:
    return code in _BY or code in _ASIAN


@cache
def _percent() -> re.Pattern[str]:
    return re.compile("\\d" + _PERCENT, re.IGNORECASE)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    if code in _ASIAN:
        by = _ASIAN[code][0].format("by", _NUMBER)
        to = _ASIAN[code][1].format("to", _NUMBER)
        return re.compile(f"{by}|{to}")
    by, to = _BY[code]
    return re.compile(
        r"(?<!\w)(?<!compared )(?<!close )(?<!vergeleken )(?<!près )(?<!up )"
        rf"(?:(?:{by})\s?{_ABOUT}(?P<by>{_NUMBER})|(?:{to})\s?{_ABOUT}(?P<to>{_NUMBER}))(?={_PERCENT})",
        re.IGNORECASE,
    )


CHECK = Check(
    id="changed-percentage",
    title="Change by a percentage taken for a change to it",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.7,
    on_segment=changed_percentage,
    needs_source=True,
    targets=frozenset(_BY),
)
