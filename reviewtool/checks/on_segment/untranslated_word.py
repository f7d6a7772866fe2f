"""Word left untranslated.

What it finds:
    A lower-case word of the source, of four letters or more, that stands unchanged in the
    translation and cannot belong to its language: a function word of the source language, a word
    with an ending that only the source language has, a word in Latin letters in a translation that
    is written in another script, or, in English, a word that no English dictionary has. From
    English also the name of a part of an app (“Settings”).

Why it matters:
    Weak systems copy words that they do not know. Measured on professional annotations, such
    words are errors far more often than other flagged words.

When it is silent:
    Within short quotations and brackets, for words with a capital, digits or signs, for loan words
    such as “marketing”, and where a language is unknown or the two are the same.

What to do:
    Translate the word. Where it is a loan word, dismiss the flag for the project.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.english import is_english
from reviewtool.checks.flag import Kind
from reviewtool.checks.function_words import foreign_words
from reviewtool.checks.quoted import inside, quoted_spans
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_SHORTEST = 4
_MENTION = 40
"""Letters up to which a quotation is a title or a word spoken of; a longer one is speech."""
_AROUND = ".,;:!?\"'“”„«»‘’()[]…–—。，、！？；：「」（）《》"
_ENDINGS = {
    "en": r"(?:ough|ought|ould|tch|ness|ful|less|ship|ght|ways?|ward|ked|ted|ned|led|red|lly|ing)$",
    "nl": r"(?:heid|heden|lijke?n?|tjes?|ingen|aar|eren|aan|oor|oen|oet|uit)$|ij|uu|^ge.+d$"
    r"|^(?:uit|aan|voor|toe|ver|ont|be|ge|op)\w+en$",
    "de": r"(?:lich|liche[nrsm]?|keit|heit|ung|ungen|ieren|isch|ische[nrsm]?)$|sch|ß|[äöü]",
    "fr": r"(?:eux|euse|ement|aient|ique|iques|oir|eur|ère|ées?)$|[çèêàùâîôû]",
    "es": r"(?:ción|miento|mente|iendo|ando|idad|aron|ieron)$|ñ",
    "it": r"(?:zione|mento|mente|endo|ando|arono|zioni)$",
    "pt": r"(?:ção|ções|mente|endo|idade|aram)$|ã|õ",
}
_LOAN_WORDS = (
    "ding marketing training meeting parking shopping camping jogging streaming casting planning "
    "rating ranking hosting coaching lobbying leasing holding building living bowling doping "
    "dumping dressing pudding timing sampling trading mapping branding briefing screening "
    "testing catering feeling happening looping boarding gaming crowdfunding outsourcing "
    "brainstorming engineering during king ring thing spring swing string fitting kidnapping "
    "opening landing rally managing rough fairways mobbing stalking recycling surfing dancing "
    "software hardware email online offline "
    "website blog lockdown fitness wellness business stress express process access success "
    "match sketch patch pitch touch watch switch fair flair voor door foyer genre garage "
    "élite café cliché début fiancée naïve façade déjà à-la-carte tête kitsch"
)
_LABEL_WORDS = (
    "Settings Save Cancel Search Delete Edit Share Close Next Back Done Payments Password Privacy "
    "Notifications Preferences Accounts Contacts Messages Bookings Orders Help Calendar Library"
)
_LABELS = frozenset(_LABEL_WORDS.split())
"""What English apps call their parts, which a translated text names as the translated app does."""
_LOANS = frozenset(_LOAN_WORDS.split())
"""Words of these shapes that other languages have taken over."""


def untranslated_word(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each word of the source that the target language does not have."""
    source, target = languages.source, languages.target
    if not source.base or not target.base or source.base == target.base:
        return
    other_script = bool(target.script) and target.script != "Latn"
    theirs = _stripped(segment.source)
    if not other_script:
        common = theirs.intersection(_stripped(segment.target))
    elif source.script == "Latn":
        common = theirs.intersection(_latin().findall(segment.target))
    else:
        return
    candidates = {
        word
        for word in common
        if (len(word) >= _SHORTEST and word.islower() and word.isalpha() and word not in _LOANS)
        or (source.base == "en" and word in _LABELS)
    }
    if not candidates:
        return
    foreign = foreign_words(source.base, target.base)
    endings = None if target.base in _ENDINGS_SHARED.get(source.base, ()) else _endings(source.base)
    text = segment.target
    spans = [(start, end) for start, end in quoted_spans(text) if end - start <= _MENTION]
    for word in sorted(candidates):
        if other_script:
            suspect = word.isascii()
        elif target.base == "en":
            suspect = word in foreign or not is_english(word)
        else:
            suspect = word in foreign or word in _LABELS or bool(endings and endings.search(word))
        if not suspect:
            continue
        for start in _places(text, word):
            if not inside(start, start + len(word), spans):
                leans = next(_places(segment.source, word), None)
                yield Finding(
                    start,
                    start + len(word),
                    f"“{word}” was left as it stands in the source.",
                    source=None if leans is None else (leans, leans + len(word)),
                    evidence=("source", "target"),
                )


_ENDINGS_SHARED = {
    "nl": ("af", "de", "fy", "li", "nds"),
    "de": ("nl", "nds", "lb", "sv", "da", "tr", "et", "fi", "hu"),
    "fr": ("ca", "oc", "pt", "ro", "vi"),
    "es": ("gl", "ca", "pt", "it", "eu"),
    "it": ("es", "ca", "ro"),
    "pt": ("gl", "es"),
}
"""Targets that share word shapes with a source language, so that the shape says nothing."""


def _stripped(text: str) -> set[str]:
    return {piece.strip(_AROUND) for piece in text.split()}


def _places(text: str, word: str) -> Iterator[int]:
    """Where the word stands alone, outside addresses and code."""
    place = text.find(word)
    while place >= 0:
        before = text[place - 1 : place]
        after = text[place + len(word) : place + len(word) + 2]
        if (
            not (_joins(before) or before in tuple("/@#_.-&<=+$%’'"))
            and not _joins(after[:1])
            and after[:1] not in tuple("/@_-=>’'")
            and not (after[:1] in (".", ":", "(") and after[1:].isalnum())
        ):
            yield place
        place = text.find(word, place + 1)


def _joins(sign: str) -> bool:
    """Whether a sign makes one word with its neighbour; those of unspaced scripts do not."""
    return sign.isalnum() and sign < "\u2e80"


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(f"[a-z]{{{_SHORTEST},}}")


@cache
def _endings(code: str) -> re.Pattern[str] | None:
    return re.compile(_ENDINGS[code]) if code in _ENDINGS else None


CHECK = Check(
    id="untranslated-word",
    title="Word left untranslated",
    kind=Kind.HINT,
    category="accuracy/untranslated",
    severity=Severity.MINOR,
    expected=0.7,
    on_segment=untranslated_word,
    needs_source=True,
)
