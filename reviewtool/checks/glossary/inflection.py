"""The forms that nouns and adjectives take, by endings alone.

It is asked of a word as a glossary gives it, so that “building” never stands for “build”. Verbs are
left alone: most would be mistaken for nouns (“fire” and “firing”). A language that is not listed
here has no forms but the word itself. Forms that no dictionary has do no harm.
"""

from __future__ import annotations

from functools import lru_cache

SHORTEST = 3
"""Letters of a word that is inflected."""

_ADDED = {
    "en": "s es",
    "nl": "s",
    "de": "s es e en n ens er ern em nen",
    "fr": "s x e es",
    "es": "s es",
    "pt": "s es",
    "it": "",
    "pl": "a u owi em e ie y i o ę ą ów om ami ach ego emu ym im ych ich ymi imi ej owie",
    "ru": "а у ом ем ой ей е и ы ов ев ам ям ами ями ах ях ю я ою ею",
    "uk": "а у ом ем ою ею ові еві і ї и ів їв ам ям ами ями ах ях ю я",
}
"""What can follow the word as it is."""

_EXCHANGED = {
    "en": "y:ies f:ves fe:ves",
    "nl": "heid:heden um:a us:i",
    "de": "e:en,er,es,em er:e,en,es,em es:e,en,er,em um:en us:en a:en",
    "fr": "al:aux,ale,ales ail:aux el:elle,elles en:enne,ennes eux:euse,euses if:ive,ives "
    "er:ère,ères",
    "es": "z:ces o:a,os,as e:a,as ón:ones,ona,onas án:anes ín:ines és:esa,eses,esas",
    "pt": "ão:ões,ães,ãos,ã,ãs m:ns al:ais el:éis ol:óis ul:uis il:is o:a,os,as ês:esa,eses,esas",
    "it": "o:a,i,e a:e,i e:i,a co:ci,chi,ca,che go:gi,ghi,ga,ghe ca:che,ci ga:ghe io:i cia:ce "
    "gia:ge",
    "pl": "a:,y,i,ie,ę,ą,o,om,ami,ach,e o:,a,u,em,ie,om,ami,ach e:a,u,em,om,ami,ach "
    "y:ego,emu,ym,a,ą,ej,e,ych,ymi i:iego,iemu,im,a,ą,iej,ie,ich,imi "
    "ść:ści,ścią,ściom,ściami,ściach ek:ka,ku,kiem,ki,kowi,ków,kom,kami,kach "
    "iec:ca,ce,cy,ców,cem,cowi,com,cami,cach",
    "ru": "а:,ы,и,е,у,ой,ою,ам,ами,ах я:и,е,ю,ей,ею,ям,ями,ях,й о:,а,у,ом,е,ам,ами,ах "
    "е:я,ю,ем,и,ям,ями,ях,й,а,у,ам,ами,ах ь:я,ю,ем,е,и,ей,ям,ями,ях,ью "
    "й:я,ю,ем,е,и,ев,ям,ями,ях ия:ии,ию,ией,ий,иям,иями,иях ие:ия,ию,ием,ии,ий,иям,иями,иях "
    "ый:ого,ому,ым,ом,ая,ой,ую,ою,ое,ые,ых,ыми "
    "ий:ого,ому,им,ом,его,ему,ем,ая,яя,ой,ей,ую,юю,ое,ее,ие,их,ими "
    "ой:ого,ому,ым,им,ом,ая,ую,ое,ые,ых,ыми,ие,их,ими "
    "ок:ка,ку,ком,ке,ки,ков,кам,ками,ках ец:ца,цу,цом,цем,це,цы,цов,цев,цам,цами,цах",
    "uk": "а:,и,і,у,ою,ам,ами,ах я:і,ї,ю,ею,єю,ям,ями,ях,й о:,а,у,ом,і,ам,ами,ах "
    "е:я,ю,ем,і,ям,ями,ях ь:я,ю,ем,і,ей,ям,ями,ях й:я,ю,єм,ї,їв,ям,ями,ях "
    "ія:ії,ію,ією,ій,іям,іями,іях ий:ого,ому,им,ім,а,ої,ій,у,ою,е,і,их,ими "
    "ок:ка,ку,ком,ки,ків,кам,ками,ках ець:ця,цю,цем,ці,ців,цям,цями,цях",
}
"""What can stand in the place of an ending, the endings from a colon on."""

_VOWELS = frozenset("aeiouyëéèï")
_UNSTRESSED = ("el", "er", "em", "en")
"""Dutch nouns that end so have their plural in -s; with -en they would be verbs."""
_UMLAUTS = (("au", "äu"), ("a", "ä"), ("o", "ö"), ("u", "ü"))


def listed(code: str) -> bool:
    """Whether the forms of words are known for this base code."""
    return code in _ADDED


@lru_cache(maxsize=20_000)
def forms(word: str, code: str) -> frozenset[str]:
    """The word, which is in lower case, with its other forms in the language of this base code."""
    if len(word) < SHORTEST or not word.isalpha() or code not in _ADDED:
        return frozenset((word,))
    found = {word, *_with(word, *_ADDED[code].split())}
    for pair in _EXCHANGED.get(code, "").split():
        old, _, new = pair.partition(":")
        if word.endswith(old) and len(word) > len(old) + 1:
            found |= _with(word.removesuffix(old), *new.split(","))
    if code == "nl":
        found |= _dutch(word)
    if code == "de":
        found |= _umlauted(word)
    return frozenset(found)


def _with(word: str, *endings: str) -> set[str]:
    return {word + ending for ending in endings}


def _dutch(word: str) -> set[str]:
    """Plurals and adjectives: bok, bokken; naam, namen; huis, huizen; grens, grenzen."""
    before, vowel, last = word[-3], word[-2], word[-1]
    if last == "e":
        return _with(word, "n", "ën")
    if last in _VOWELS or word.endswith("ij"):
        return _with(word, "en") if vowel in _VOWELS else set()
    if word.endswith(_UNSTRESSED) and before not in _VOWELS and _VOWELS & set(word[:-3]):
        return _with(word, "e")
    soft = word[:-1] + {"f": "v", "s": "z"}.get(last, last)
    if before == vowel:
        short = word[:-2]
        return _with(short + soft[-1], "en", "e") | _with(short + last, "en", "e")
    if vowel in _VOWELS and before not in _VOWELS:
        return _with(word + last, "en", "e")
    return _with(soft, "en", "e") | _with(word, "en", "e")


def _umlauted(word: str) -> set[str]:
    """German plurals that change the last vowel: Haus, Häuser."""
    for start in range(len(word) - 1, -1, -1):
        for plain, turned in _UMLAUTS:
            if word.startswith(plain, start) and word[max(0, start - 1) : start + 1] != "au":
                changed = word[:start] + turned + word[start + len(plain) :]
                return _with(changed, "", "e", "en", "er", "ern", "n")
    return set()
