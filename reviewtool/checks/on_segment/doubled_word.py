"""Doubled word.

What it finds:
    The same word twice in a row (“the the”).

Why it matters:
    It is a slip that readers notice and that translation memories then keep.

When it is silent:
    Where the source doubles a word too, for names (Baden Baden), for pairs that are right in the
    language (English “had had”, Dutch “je je”, German “die die”, French “vous vous”, emphatic
    “very very”), and for languages that double words by rule, such as Turkish, Vietnamese, Hindi.

What to do:
    Delete one of the two, unless a different word was meant.
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

_DOUBLING_CODES = (
    "vi tr az kk ky uz tk hi bn ur mr ne pa gu te ta kn ml si sw ht id ms tl jv su haw mi sm "
    "hy ka km lo th my am yo ig zu xh sq"
)
_DOUBLING = frozenset(_DOUBLING_CODES.split())
"""Languages in which doubling is grammar."""
_ALLOWED = {
    "en": "had that her is very so no yes now bye ha far many long really much never there please "
    "go wait hey well blah knock tut oh ooh hear come do in",
    "de": "die der das es sie ihr dem den denen sehr nein ja so ha ganz viel lange aus na",
    "nl": "die dat is zijn haar had hem je jullie heel zeer nee ja zo ha veel lang van in om u we "
    "wie bla",
    "fr": "vous nous très non oui si tout que ha bien trop plus bla",
    "es": "muy no sí que ya casi luego ja poco",
    "it": "così piano quasi poco via mano appena subito solo no sì ben bel tanto molto",
    "pt": "muito não sim já quase logo que",
    "ru": "да нет очень что то еле чуть едва давно далеко",
    "pl": "bardzo tak nie już dużo",
    "sv": "för att det de nej ja",
    "da": "der at det de for nej ja",
}


def doubled_word(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each word that follows itself."""
    target = segment.target
    pieces = target.lower().split()
    if not any(map(str.startswith, pieces[1:], pieces)):
        return
    code = languages.target.base
    if code in _DOUBLING or not languages.target.spaced:
        return
    for match in _pattern().finditer(target):
        word = match[1]
        lowered = word.lower()
        if lowered in _allowed(code) or (word[0].isupper() and match[2][0].isupper()):
            continue
        if not word.isalpha() or (segment.source and _pattern().search(segment.source)):
            continue
        yield Finding(
            match.start(), match.end(), f"“{lowered}” stands here twice in a row.", (word,)
        )


@cache
def _allowed(code: str) -> frozenset[str]:
    return frozenset(_ALLOWED.get(code, "").split())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w'’\-–./@#])([^\W\d_]{2,})[ \u00a0]+(\1)(?![\w'’\-–/@])", re.IGNORECASE
    )


CHECK = Check(
    id="doubled-word",
    title="Doubled word",
    kind=Kind.GUARD,
    category="linguistic-conventions/grammar",
    severity=Severity.MINOR,
    expected=0.8,
    on_segment=doubled_word,
)
