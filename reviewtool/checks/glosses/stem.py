"""English words cut to what their forms have in common.

It is rougher than Porter's stemmer on purpose (“announcement” and “announce” are one): what is
asked is only whether anything in a text can stand for a word.
"""

from __future__ import annotations

import re
from functools import cache

_IRREGULAR = (
    "go went gone;be was were been is are am;have had has;do did done does;say said;make made;"
    "take took taken;come came;see saw seen;know knew known;get got gotten;give gave given;"
    "find found;think thought;tell told;become became;leave left;feel felt;bring brought;"
    "begin began begun;keep kept;hold held;write wrote written;stand stood;hear heard;mean meant;"
    "meet met;run ran;pay paid;sit sat;speak spoke spoken;lead led;grow grew grown;lose lost;"
    "fall fell fallen;send sent;build built;understand understood;draw drew drawn;"
    "break broke broken;spend spent;rise rose risen;drive drove driven;buy bought;wear wore worn;"
    "choose chose chosen;eat ate eaten;drink drank drunk;sleep slept;win won;teach taught;"
    "catch caught;fight fought;sell sold;fly flew flown;forget forgot forgotten;hide hid hidden;"
    "hang hung;lie lay lain;lay laid;ring rang rung;sing sang sung;swim swam swum;sink sank sunk;"
    "shoot shot;shake shook shaken;steal stole stolen;strike struck;swear swore sworn;"
    "throw threw thrown;wake woke woken;weep wept;bend bent;bind bound;bite bit bitten;"
    "blow blew blown;breed bred;burn burnt;deal dealt;dig dug;feed fed;flee fled;"
    "forbid forbade forbidden;freeze froze frozen;lend lent;light lit;ride rode ridden;"
    "seek sought;shine shone;slide slid;stick stuck;sting stung;sweep swept;tear tore torn;"
    "wind wound;child children;man men;woman women;person people;foot feet;tooth teeth;"
    "mouse mice;life lives;wife wives;knife knives;leaf leaves;half halves;shelf shelves;"
    "good better best;bad worse worst;far further farther;many more most;little less least;"
    "thief thieves;wolf wolves;loaf loaves;goose geese;die dying died;bear bore borne born"
)
_ENDINGS = (
    "ements", "ement", "ations", "ation", "ments", "ment", "nesses", "ness", "ingly", "ings",
    "ing", "edly", "ied", "ies", "ers", "er", "ors", "or", "ions", "ion", "ives", "ive", "ally",
    "als", "al", "ful", "ously", "ous", "ities", "ity", "ances", "ance", "ences", "ence", "ants",
    "ant", "ents", "ent", "ists", "ist", "ably", "able", "ible", "ed", "ly", "es", "s", "e", "y",
)  # fmt: skip
_LEAST = 3
"""Letters that must be left."""


@cache
def stem(word: str) -> str:
    """What the forms of a lower-case English word have in common."""
    known = _irregular().get(word)
    if known is not None:
        return known
    plain = word.removesuffix("'s")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST:
            plain = plain[: -len(ending)]
            break
    if len(plain) > _LEAST and plain[-1] == plain[-2] and plain[-1] not in "aeiou":
        return plain[:-1]
    return plain.removesuffix("e") if len(plain) > _LEAST else plain


def english_words(text: str) -> list[str]:
    """The words of an English text, in lower case."""
    return _word().findall(text.lower().replace("’", "'"))


def stems(text: str) -> set[str]:
    """The stems of the words of an English text."""
    return set(map(stem, english_words(text)))


@cache
def _irregular() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _IRREGULAR.split(";"):
        forms = line.split()
        found.update(dict.fromkeys(forms, forms[0]))
    return found


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+(?:'s)?")
