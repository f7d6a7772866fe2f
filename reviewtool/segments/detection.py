"""A guess at the language of a text, from its script and its small words.

Shown as a guess, never trusted: nothing that is exported depends on it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAMPLE = 20_000
_TEXTS = 40
_LEAST_SHARE = 0.08
_LEAD = 1.25

_SCRIPTS = {
    "el": r"\u0370-\u03ff",
    "he": r"\u0590-\u05ff",
    "hi": r"\u0900-\u097f",
    "th": r"\u0e00-\u0e7f",
    "ko": r"\uac00-\ud7af",
    "ja": r"\u3040-\u30ff",
    "zh": r"\u4e00-\u9fff",
    "arabic": r"\u0600-\u06ff",
    "cyrillic": r"\u0400-\u04ff",
    "latin": r"A-Za-z\u00c0-\u024f",
}
_LATIN = {
    "nl": "de het een en van ik je dat die niet is op te in met voor zijn er maar om aan ook als "
    "door bij naar heeft worden wordt uit",
    "de": "der die das und ist nicht ein eine zu den von mit sich auf für dem des im auch als an "
    "werden aus er hat dass wird bei",
    "fr": "le la les de des et est un une que qui dans pour pas sur au du ne se avec plus par ce "
    "sont il aux été cette",
    "es": "el la los las de que y en un una por con no para es se del al lo como más su fue pero "
    "está han sus este",
    "it": "il la di che e un una non per è con del della le si da dei sono come più nel alla ha "
    "gli anche questo lo",
    "pt": "o a os as de que e do da em um uma não para com por no na se dos mais foi ao como "
    "é são pela está",
    "en": "the of and to a in is that it for was on with as he be by at are this from have not "
    "but they has which",
    "sv": "och att det i en som är på för med av den inte till har de om ett var jag han men "
    "från vid kan så nu",
    "da": "og at det i en er på for med af den ikke til har de som et var jeg han men fra der "
    "også blev efter hvad nogle",
    "nb": "og at det i en er på for med av den ikke til har de som et var jeg han men fra ble "
    "også etter hva noen etterpå",
    "pl": "i w na z że się nie do to jest o jak po co za od przez dla są oraz był tym tego już "
    "tak ale czy",
    "cs": "a v na se že je to s z do o i ve pro ale jako za by jsem jeho který po k bylo také "
    "jsou podle už nebo",
    "ro": "și în de la a cu pe nu că este un o să din mai se pentru au fost care sunt prin sau "
    "ca lui dar după",
    "hu": "a az és hogy nem is egy van volt meg de ez azt csak már még el ha ki mint vagy be "
    "szerint kell lesz után",
    "fi": "ja on ei se että oli hän mutta kun niin ovat myös joka mukaan ole kuin sen olla sekä "
    "vain jos nyt mitä tai",
    "tr": "ve bir bu da de için ile çok olarak olan daha ne gibi var kadar sonra ama değil o "
    "en diye ise her mi oldu",
}
_CYRILLIC = {
    "ru": "и в не на что он с как это по но из у за от о же все так его она они был для ли "
    "было бы только",
    "uk": "і в не на що він з як це до та у за від про але є його вона вони був для й було "
    "які також після",
    "bg": "и в не на че той с как това по но от за е да се са ще го тя бяха към като има до "
    "са били само след",
}
_ARABIC = {
    "ar": "في من على أن إلى عن مع هذا التي الذي لا ما كان هذه بعد قد بين كل ذلك أو هو كما لم ثم "
    "حيث قال",
    "fa": "و در به از که این را با است برای آن یک خود تا بر هم نیز شده کرد می او شد بود اما "
    "های گفت",
}
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """The code of the language that the text seems to be in; None where nothing is plain.

    Only the beginning of a long text is read.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "latin":
        return _by_words(sample, "latin")
    if script in ("cyrillic", "arabic"):
        return _by_words(sample, script)
    return script


def detected(texts: Iterable[str]) -> str | None:
    """The language of the beginning of the texts, as far as detection tells."""
    return detect("\n".join(islice((text for text in texts if text), _TEXTS)))


def _script(sample: str) -> str | None:
    counts = {name: len(pattern.findall(sample)) for name, pattern in _patterns().items()}
    if counts["ja"] * 10 > counts["zh"] + counts["ja"]:
        counts["ja"] += counts.pop("zh")
    name = max(counts, key=lambda name: counts[name])
    total = sum(counts.values())
    dense = name in ("zh", "ja", "ko", "th")
    if not total or counts[name] < (2 if dense else 3) or counts[name] * 2 < total:
        return None
    return name


def _by_words(sample: str, script: str) -> str | None:
    words = _WORD.findall(sample.casefold())
    scores = {
        code: sum(word in small for word in words) for code, small in _small_words(script).items()
    }
    first, second = sorted(scores, key=lambda code: -scores[code])[:2]
    if scores[first] < max(2, len(words) * _LEAST_SHARE):
        return None
    return first if scores[first] >= scores[second] * _LEAD or _close(first, second) else None


def _close(first: str, second: str) -> bool:
    """Danish and Norwegian share most small words; a small lead is all there is."""
    return {first, second} == {"da", "nb"}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}


@cache
def _small_words(script: str) -> dict[str, frozenset[str]]:
    tables = {"latin": _LATIN, "cyrillic": _CYRILLIC, "arabic": _ARABIC}
    return {code: frozenset(words.split()) for code, words in tables[script].items()}
