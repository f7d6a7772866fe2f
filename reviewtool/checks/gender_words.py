"""Words that tell whether a man or a woman is spoken of, by language.

`PRONOUNS` are sure enough to say that a translation has the other gender; `OTHERS` are words that
only keep a check silent, since what they refer to may be anyone. Each holds patterns for women and
for men, for whole words, case ignored.
"""

from __future__ import annotations

import re
from functools import cache

FEMALE, MALE = 0, 1

_PRONOUNS: dict[str, tuple[str, str]] = {
    "en": ("she|her|hers|herself", "he|him|his|himself"),
    "nl": ("haar|haarzelf", "hij|hem|hemzelf"),
    "de": ("", "ihm"),
    "fr": ("elle", ""),
    "es": ("ella", "él"),
    "it": ("lei", "lui|egli"),
    "pt": ("ela|dela", "ele|dele"),
    "ru": ("она|ней|нею", "он"),
    "uk": ("вона|ній|нею", "він"),
    "pl": ("ona|niej|nią", "on"),
    "zh": ("她(?!们)", "他(?!们)"),
    "ja": ("彼女(?!ら|たち)", "彼(?!女|ら|方|岸)"),
}
_OTHERS: dict[str, tuple[str, str]] = {
    "nl": (
        "zij|ze|mevrouw|\\w*vrouw(?:en)?|moeder|zus|dochter|meisje|echtgenote",
        "zijn|zich|m[ae]nn?(?:en)?|\\w+man|heer|meneer|vader|broer|zoon|jongen|echtgenoot",
    ),
    "de": (
        "sie|ihr|ihre[mnrs]?|\\w*frau(?:en)?|mutter|schwester|tochter|mädchen|\\w+in",
        "er|ihn|sein|seine[mnrs]?|herrn?|\\w*mann(?:es|s)?|vater|bruder|sohn|junge",
    ),
    "fr": (
        "madame|mme|mère|s(?:œ|oe)ur|fille|femme|épouse",
        "ils?|lui|le|monsieur|m|père|frère|fils|garçon|homme|mari|celui",
    ),
    "es": (
        "señora|madre|hermana|hija|mujer|esposa|niña",
        "lo|le|señor|padre|hermano|hijo|hombre|marido|niño",
    ),
    "it": (
        "signora|madre|sorella|figlia|donna|moglie|ragazza",
        "gli|lo|signor\\w*|padre|fratello|figlio|uomo|marito|ragazzo",
    ),
    "pt": (
        "senhora|mãe|irmã|filha|mulher|esposa|menina",
        "lhe|senhor|pai|irmão|filho|homem|marido|menino",
    ),
    "ru": (
        "её|ее|ей|неё|нее|мать|матери|сестра|дочь|дочери|женщин\\w*|жен[аыуе]|девочк\\w*|\\w+ла(?:сь)?",
        "его|ему|нему|него|нём|нем|ним|им|отец|отца|брат\\w*|сын\\w*|мужчин\\w*|муж\\w*|мальчик\\w*"
        "|\\w+[аеиыяу]л(?:ся)?",
    ),
    "uk": (
        "її|їй|неї|мати|матері|сестр\\w*|доньк\\w*|дочк\\w*|жінк\\w*|дружин\\w*|\\w+ла(?:ся|сь)?",
        "його|йому|нього|ньому|ним|батьк\\w*|брат\\w*|син\\w*|чоловік\\w*|хлоп\\w*"
        "|\\w+[аиіяуї]в(?:ся|сь)?",
    ),
    "pl": (
        "jej|ją|matk\\w*|siostr\\w*|córk\\w*|kobiet\\w*|żon\\w*|pani\\w*|\\w+ła",
        "jego|jemu|mu|nim|niego|go|im|ojc\\w*|ojciec|brat\\w*|syn\\w*|mężczyzn\\w*|mąż|pan\\w*"
        "|\\w+[aeiyou]ł",
    ),
    "zh": ("女|妈|母|姐|妹|妻|娘|婆|夫人", "男|爸|父|哥|弟|夫|爷|先生"),
    "ja": ("女|母|姉|妹|妻|娘", "男|父|兄|弟|夫|息子"),
}  # fmt: skip
_SAYS = r"(?:\w+(?:ed|s)|said|told|wrote)"
_ATTRIBUTIONS: dict[str, tuple[str, str]] = {
    "en": (
        rf"(?<=[\"”’»,.!?] )(?:she)(?= {_SAYS}\b)|(?<=said )she\b",
        rf"(?<=[\"”’»,.!?] )(?:he)(?= {_SAYS}\b)|(?<=said )he\b",
    ),
    "nl": (
        r"\b(?:zei|zegt|vertelt|vertelde|aldus) (?:ze|zij)\b",
        r"\b(?:zei|zegt|\w+[dt]e?) hij\b",
    ),
    "de": (r"\b(?:sagte?|meinte?|erklärte?|\w+te?) sie\b", r"\b(?:sagte?|\w+te?|\w+t) er\b"),
    "fr": (r"-elle\b", r"-il\b"),
    "pl": (r"[”\"»] ?[–—-] (?:\w+ )?\w+ła\b", r"[”\"»] ?[–—-] (?:\w+ )?\w+[aeiyou]ł\b"),
    "ru": (
        r"[,.!?»”\"] ?[–—-] (?:\w+ )?\w+ла(?:сь)?\b",
        r"[,.!?»”\"] ?[–—-] (?:\w+ )?\w+[аеиыяу]л(?:ся)?\b",
    ),
    "uk": (
        r"[,.!?»”\"] ?[–—-] (?:\w+ )?\w+ла(?:ся)?\b",
        r"[,.!?»”\"] ?[–—-] (?:\w+ )?\w+[аиіяуї]в(?:ся)?\b",
    ),
    "zh": ("她(?:还|又|也)?(?:说|表示|称|指出)", "他(?:还|又|也)?(?:说|表示|称|指出)"),
    "ja": ("彼女は", "彼は"),
}
"""How the speaker of a quotation is named by a pronoun or a verb, for women and for men."""
_UNSPACED = frozenset(("zh", "ja"))


@cache
def pronouns(code: str, gender: int) -> re.Pattern[str] | None:
    """The pattern of personal pronouns of a gender; None where the language has no sure ones."""
    words = _PRONOUNS.get(code, ("", ""))[gender]
    return _whole(words, code) if words else None


@cache
def english_pronouns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of English pronouns, for women and for men."""
    female, male = _PRONOUNS["en"]
    return _whole(female, "en"), _whole(male, "en")


@cache
def hints(code: str, gender: int) -> re.Pattern[str] | None:
    """The pattern of pronouns and of all other words that may speak of this gender."""
    groups = (_PRONOUNS.get(code, ("", ""))[gender], _OTHERS.get(code, ("", ""))[gender])
    words = "|".join(filter(None, groups))
    return _whole(words, code) if words else None


@cache
def attributions(code: str, gender: int) -> re.Pattern[str] | None:
    """The pattern of words that name the speaker of a quotation; None where none are known."""
    pattern = _ATTRIBUTIONS.get(code, ("", ""))[gender]
    return re.compile(pattern, re.I) if pattern else None


def _whole(words: str, code: str) -> re.Pattern[str]:
    return re.compile(words if code in _UNSPACED else rf"\b(?:{words})\b", re.I)
