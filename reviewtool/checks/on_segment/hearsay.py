"""Hearsay as a condition.

What it finds:
    “Would have” in English where the source reports what others say: *zou hebben*, *aurait*,
    *habría*, *avrebbe*, *teria*; “should have” for German *soll*; “was to have” for Polish *miał*.

Why it matters:
    “He would have fled” says that he did not. The source says that he did, according to someone.

When it is silent:
    Where a word for a condition or a wish stands on either side (*als*, *si*, if, unless, without),
    and where someone speaks of himself. The flag is surer where the source names who says so.

What to do:
    Write “is said to have”, “reportedly”, or the plain past with its source.
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

_NO_OBJECT = r"(?!(?:to|more|less|a|an|the|no|any|some|it|its|his|her|their)\b)"
_WOULD = (
    r"\b(?:would|'d) (?:not |already |also |even |now |then |allegedly )?have"
    rf"(?: already| also| even)?(?: been)? {_NO_OBJECT}\w+"
)
_SHOULD = (
    r"\b(?:should|shall|is to|are to|was to|were to|must) (?:not |already |also )?have"
    rf"(?: been)? {_NO_OBJECT}\w+"
)
_MOODS: dict[str, tuple[str, str]] = {
    "nl": (r"\bzou(?:den)?\b", _WOULD),
    "de": (r"\b(?:soll|sollen)\b", _SHOULD),
    "fr": (r"\b(?:aurait|auraient|serait|seraient)\b", _WOULD),
    "es": (r"\bhabría[n]?\b", _WOULD),
    "it": (r"\b(?:avrebbe(?:ro)?|sarebbe(?:ro)?)\b", _WOULD),
    "pt": (r"\bteria[m]?\b", _WOULD),
    "pl": (r"\b(?:miał[aoy]?|mieli)\b \w+(?:ć|c)\b", r"\b(?:was|were) (?:supposed )?to have \w+"),
}
"""By source language, its way to report and what a system makes of it in English."""
_CONDITIONS: dict[str, str] = {
    "en": r"\b(?:if|unless|otherwise|without|rather|wish\w*|hope[ds]?|but for|were (?:it|he|she"
    r"|they)"
    r"|had (?:he|she|it|they|we|I|you|the)|even though|could have|might|normally|usually"
    r"|else"
    r"|imagine|never|expected|thought|knew|believed|ideally|happier|better|preferred|liked"
    r"|loved)\b",
    "nl": r"\b(?:als|indien|wanneer|anders|mits|tenzij|zonder|graag|liever|ware|had(?:den)?"
    r"|beter)\b",
    "de": r"\b(?:wenn|falls|sonst|ohne|hätten?|wären?|damit)\b",
    "fr": r"\bs['’]il|\b(?:si|sinon|sans|sauf|même|jamais|mieux|dû|pu|voulu|aimé|préféré|fallu)\b",
    "es": r"\b(?:si|sin|quizás?|tal vez|hubiera[n]?|hubiese[n]?|debido|podido|querido|gustado"
    r"|preferido|jamás|nunca)\b",
    "it": r"\b(?:se|senza|altrimenti|fosse(?:ro)?|avesse(?:ro)?|dovuto|potuto|voluto|piaciuto"
    r"|preferito|mai)\b",
    "pt": r"\b(?:se|sem|tivesse[m]?|fosse[m]?|caso|devido|podido|gostado|preferido|nunca|jamais)\b",
    "pl": r"\b(?:gdyby|jeśli|jeżeli|inaczej|bez)\b",
}
_SAID: dict[str, str] = {
    "nl": r"\b(?:volgens|naar verluidt|melden|meldt|zegt|zeggen|gezegd|bronnen|verdenk\w+"
    r"|verdacht\w*"
    r"|beschuldig\w*|politie|justitie|onderzoek\w*|rapport)\b",
    "de": r"\b(?:laut|angeblich|zufolge|nach Angaben|Polizei|berichtet\w*|Medien|Verdacht\w*"
    r"|Zeugen?)\b",
    "fr": r"\b(?:selon|d['’]après|présumé\w*|soupçonné\w*|enquête\w*|police|accus\w+|parquet"
    r"|sources?)\b",
    "es": r"\b(?:según|presunt\w+|supuest\w+|investig\w+|policía|acus\w+|fuentes|fiscalía)\b",
    "it": r"\b(?:secondo|stando a|presunt\w+|indagin\w+|polizia|accus\w+|fonti|procura)\b",
    "pt": r"\b(?:segundo|de acordo com|alegad\w+|suspeit\w+|investiga\w+|polícia|acusa\w+"
    r"|fontes)\b",
    "pl": r"\b(?:według|rzekom\w+|podejrz\w+|oskarż\w+|policj\w+|prokurat\w+|zeznał\w*)\b",
}


def hearsay(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each condition of the target that stands for a report of the source."""
    code = languages.source.base
    if code not in _MOODS or "have" not in segment.target:
        return
    reports, conditions = _patterns(code)
    lean = reports.search(segment.source)
    if lean is None:
        return
    if _search(_CONDITIONS["en"], segment.target) or _search(_CONDITIONS[code], segment.source):
        return
    sure = bool(_search(_SAID[code], segment.source))
    for match in conditions.finditer(segment.target):
        before = segment.target[: match.start()].rstrip().rpartition(" ")[2].lower()
        if before in ("i", "we", "you"):
            continue
        yield Finding(
            match.start(),
            match.end(),
            f"“{lean.group()}” may report what others say; the translation makes it a condition.",
            source=lean.span(),
            evidence=("source", "target"),
            weight=0.8 if sure else 0.5,
        )


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    reports, conditions = _MOODS[code]
    return re.compile(reports, re.I), re.compile(conditions, re.I)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(pattern, text, re.I)


CHECK = Check(
    id="hearsay",
    title="Hearsay as a condition",
    kind=Kind.HINT,
    category="accuracy/mistranslation",
    severity=Severity.MAJOR,
    expected=0.5,
    on_segment=hearsay,
    needs_source=True,
    targets=frozenset({"en"}),
)
