"""Joined words.

What it finds:
    Two words that lost what stood between them: a small letter directly followed by the capital
    that starts the next word (“doorThen”), or a full stop without its space (“door.Then”).

Why it matters:
    Machine translation loses line breaks and tags, and the sentence break goes with them. A
    spelling checker that trusts capitals inside a word does not see it.

When it is silent:
    Where the source writes the same word, for names and brands with a capital inside (iPhone,
    McDonald, GroenLinks, easyJet), for German forms such as LehrerInnen, and for addresses, file
    names and code. A word that starts with a capital counts only if a typical first word of a
    sentence follows.

What to do:
    Put back the full stop, the space, or both.
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

_CAPITAL_WITHIN = frozenset({"ga", "gd", "xh", "zu", "ss", "nr"})
"""Languages that write a capital after a prefix."""
_PREFIXES = frozenset({"isi", "kwa", "ama", "aba", "uku", "ema", "ili", "tshi", "ulu", "mac"})
_BRANDS = frozenset(
    {"easyjet", "airbaltic", "biorxiv", "medrxiv", "deviantart", "prorail", "postnord", "itunes"}
    | {"openstreetmap", "thyssenkrupp", "flatexdegiro", "fischertechnik", "tripadvisor"}
)
_FIRST_WORDS = (
    "the this that these those there then they after before but and from if its he she we you "
    "when while what who with his her our however meanwhile according although die das der "
    "den dem des ein eine er sie es wir ich und aber als auch bei für mit nach seit wenn "
    "während doch dann dort dies diese laut het een de dat dit deze daar daarna maar en hij "
    "zij ze wij volgens toen om op ook na le la les un une il elle ils elles ce cette mais et "
    "dans pour selon après el los las una pero con según después este esta por para lo gli ma "
    "dopo secondo o os as um uma mas"
)
_STARTERS = frozenset(_FIRST_WORDS.split())


def joined_words(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each place where two words run into each other."""
    target = segment.target
    if target.islower() or languages.target.base in _CAPITAL_WITHIN:
        return
    for match in _pattern().finditer(target):
        first, stop, second = match.groups()
        token = _token(target, match.start(), match.end())
        code = target[match.end() : match.end() + 1] in tuple("(_=[/")
        if code or token in segment.source or _deliberate(token, first, stop, second):
            continue
        start, end = match.span()
        if stop:
            suggestions: tuple[str, ...] = (f"{first}{stop} {second}",)
        else:
            apart = (f"{first}. {second}", f"{first} {second}")
            suggestions = apart if second.lower() in _STARTERS else apart[::-1]
        yield Finding(
            start,
            end,
            f"“{first}” and “{second}” have run together; a space or a sentence end is missing.",
            suggestions,
            evidence=("source", "target") if segment.source else ("target",),
        )


def _deliberate(token: str, first: str, stop: str, second: str) -> bool:
    """Whether the capital inside belongs there: a name, a brand, an address, code."""
    if not token.replace(".", "").replace("!", "").replace("?", "").isalpha():
        return True
    if first[0].isupper():
        return second.lower() not in _STARTERS or token.casefold() in _BRANDS
    if not stop:
        return first in _PREFIXES or token.casefold() in _BRANDS
    return first == "www" or "." in token.replace(stop, "", 1)


def _token(text: str, start: int, end: int) -> str:
    """What stands between white space around a match, without punctuation at its ends."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip(".,;:!?\"'“”„«»‘’()[]…–—-")


@cache
def _pattern() -> re.Pattern[str]:
    latin = "".join(chr(code) for code in range(0xC0, 0x250))
    lower = "a-zа-яёіїєα-ωά-ώ" + "".join(filter(str.islower, latin))
    upper = "A-ZА-ЯЁІЇЄΑ-Ω" + "".join(filter(str.isupper, latin))
    return re.compile(
        rf"(?<![^\W_])([{upper}]?[{lower}]{{3,}}|[{upper}][{lower}]{{2,}})"
        rf"([.!?]?)([{upper}][{lower}]+)(?![^\W_])"
    )


CHECK = Check(
    id="joined-words",
    title="Joined words",
    kind=Kind.GUARD,
    category="linguistic-conventions/punctuation",
    severity=Severity.MINOR,
    expected=0.85,
    on_segment=joined_words,
)
