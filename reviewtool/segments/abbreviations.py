"""Abbreviations that end with a stop and do not end a sentence, where sentencex misses them.

Only such as hardly ever stand at the end of a sentence. Those before a small letter need no list.
"""

from __future__ import annotations

from functools import cache

_ABBREVIATIONS = {
    "nl": "mevr. dhr. mr. dr. drs. ir. ing. prof. o.a. m.n. d.w.z. bijv. ca. resp. i.v.m. t.a.v. "
    "zgn. m.a.w. incl. excl. nr. blz.",
    "fr": "m. mm. mme. mlle. dr. pr. ste. av. env. p.ex.",
    "ru": "им. ул. т.е. т.к. проф. акад. см.",
    "en": "mr. mrs. ms. dr. prof. gen. col. lt. sgt. sen. rep. gov. vs.",
    "de": "hr. fr. dr. prof. z.b. d.h. bzw. ca. nr.",
    "es": "sr. sra. srta. dr. dra. ud. uds. p.ej.",
    "it": "sig. sig.ra. dott. dott.ssa. prof. ing. avv.",
    "pt": "sr. sra. dr. dra. prof. av.",
}


@cache
def abbreviations(language: str) -> frozenset[str]:
    """The abbreviations of a language (base code), case-folded, with the stop."""
    return frozenset(_ABBREVIATIONS.get(language, "").split())
