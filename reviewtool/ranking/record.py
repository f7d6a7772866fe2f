"""How often each check was right on texts whose errors people had marked.

`record.json` is written by `python -m benchmarks.flags SPLIT --record`, never by hand. It holds
counts only, by language pair and id of check or rule; it is read when first asked for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("record.json")
UNDETERMINED = "und"
"""Stands for a language that is not known, or a source that is not there."""


class Recorded(NamedTuple):
    """What was measured of a check.

    `raised` flags, of which `right` lay (a third of their characters at least) in marked errors.
    `own` says that this was measured on the pair asked for; else it is the sum over all pairs.
    """

    right: int
    raised: int
    own: bool


def recorded(pair: str, check: str) -> Recorded:
    """The measured record of a check or rule for a language pair (`nl-en`).

    The sum over all pairs where nothing was measured for this one; zeros for an unknown check.
    """
    pairs = _pairs()
    counts = pairs.get(pair, {}).get(check)
    if counts is not None:
        return Recorded(*counts, own=True)
    return Recorded(*_sums().get(check, (0, 0)), own=False)


def record_of(check: str) -> dict[str, tuple[int, int]]:
    """What was measured of a check or rule, right and raised, by language pair."""
    return {pair: checks[check] for pair, checks in _pairs().items() if check in checks}


def pair_name(source: str, target: str) -> str:
    """The name of a pair of base language codes, such as `nl-en` or `und-en`."""
    return f"{source or UNDETERMINED}-{target or UNDETERMINED}"


@cache
def _pairs() -> Mapping[str, Mapping[str, tuple[int, int]]]:
    import json

    content = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        pair: {check: (right, raised) for check, (right, raised) in checks.items()}
        for pair, checks in content["pairs"].items()
    }


@cache
def _sums() -> Mapping[str, tuple[int, int]]:
    sums: dict[str, tuple[int, int]] = {}
    for checks in _pairs().values():
        for check, (right, raised) in checks.items():
            before = sums.get(check, (0, 0))
            sums[check] = (before[0] + right, before[1] + raised)
    return sums
