"""One rule at work on one segment.

Everything here takes views (see view.py), whose offsets are those of the texts. Each search has a
time limit that grows with the text; what runs longer raises TimeoutError.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reviewtool.checks.check import Finding
from reviewtool.checks.pack.confusions import RATHER
from reviewtool.checks.pack.patterns import compiled
from reviewtool.checks.pack.view import fold, plain_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewtool.checks.pack.schema import Rule

_ACRONYM = 4
"""So many capitals may be an acronym."""
_OPENING = re.compile(r"(?:^|[.!?:…。]|^[-–—•*\d.)]+)[\s\"'“”„«»‘’¿¡(]*$")
"""What stands before the first word of a sentence."""
_GROUP = re.compile(r"\\g<(\w+)>|\\(\d)")


def limit(text: str) -> float:
    """Seconds of processor time that one pattern may take on this text."""
    return 0.25 + len(text) * 2e-6


def findings(rule: Rule, source: str, target: str, *, leaning: bool) -> list[Finding]:
    """What the rule finds; without `leaning`, its conditions on the source are dropped.

    Raises TimeoutError where a pattern takes too long.
    """
    flagged = source if rule.flag.source else target
    matches = list(_apart(_all(rule.flag.source or rule.flag.target, flagged)))
    if not matches:
        return []
    leans = list(_apart(_all(rule.when.source, source))) if leaning else []
    if leaning and rule.when.source and not leans:
        return []
    if rule.when.target and not _any(rule.when.target, target):
        return []
    if (leaning and _any(rule.unless.source, source)) or _any(rule.unless.target, target):
        return []
    if rule.yields and _yields(rule, target, matches):
        return []
    return [
        Finding(
            start=match.start(),
            end=match.end(),
            message=_message(rule, source, leans[min(place, len(leans) - 1)] if leans else None),
            suggestions=_suggestions(rule, match),
            source=leans[min(place, len(leans) - 1)].span() if leans else None,
            side=rule.side,
            evidence=("source",) if rule.flag.source else ("source", "target")[not leans :],
        )
        for place, match in enumerate(matches)
    ]


def _yields(rule: Rule, target: str, matches: list[Any]) -> bool:
    """Whether a right wording of the rule stands in the target, not as a part of a flagged one."""
    text = fold(target)
    for right in rule.suggest:
        words = fold(plain_pattern(right))
        place = text.find(words) if words else -1
        while place >= 0:
            end = place + len(words)
            whole = not (text[place - 1 : place].isalnum() or text[end : end + 1].isalnum())
            part = any(
                m.start() <= place and end <= m.end() and m.end() - m.start() > len(words)
                for m in matches
            )
            if whole and not part:
                return True
            place = text.find(words, place + 1)
    return False


def _message(rule: Rule, source: str, lean: Any) -> str:
    if "{source}" not in rule.message:
        return rule.message
    if lean is None:
        return RATHER.replace("{right}", rule.suggest[0])
    return rule.message.replace("{source}", source[lean.start() : lean.end()])


def _all(patterns: tuple[str, ...], text: str) -> Iterator[Any]:
    for pattern in patterns:
        yield from compiled(pattern).finditer(text, timeout=limit(text))


def _any(patterns: tuple[str, ...], text: str) -> bool:
    return any(compiled(pattern).search(text, timeout=limit(text)) for pattern in patterns)


def _apart(matches: Iterable[Any]) -> Iterator[Any]:
    """The matches in order, of overlapping ones the first and longest, empty ones left out."""
    end = 0
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end and match.end() > match.start():
            end = match.end()
            yield match


def _suggestions(rule: Rule, match: Any) -> tuple[str, ...]:
    """The suggestions, those that are inflected like the matched text first."""
    found = list(dict.fromkeys(_filled(rule, text, match) for text in rule.suggest))
    ending = _ending(match.group())
    return tuple(sorted(found, key=lambda text: bool(ending) and _ending(text) != ending))


def _ending(text: str) -> str:
    """The inflection that the first word seems to have: ing, ed, s or none."""
    first = text.casefold().partition(" ")[0]
    return next((ending for ending in ("ing", "ed", "s") if first.endswith(ending)), "")


def _filled(rule: Rule, template: str, match: Any) -> str:
    """The suggestion with the groups of the match in it.

    It has a capital where the match has one (in languages whose nouns have them: where a sentence
    begins), and is all in capitals where the match was and is no acronym.
    """

    def group(reference: re.Match[str]) -> str:
        name = reference.group(1) or reference.group(2)
        return match.group(int(name) if name.isdecimal() else name) or ""

    model = match.group()
    letters = [sign for sign in model if sign.isalpha()]
    text = _GROUP.sub(group, template)
    if len(letters) > _ACRONYM and all(sign.isupper() for sign in letters):
        return text.upper()
    opens = not rule.noun_capitals or _OPENING.search(match.string[: match.start()])
    if model[:1].isupper() and opens:
        return text[:1].upper() + text[1:]
    return text
