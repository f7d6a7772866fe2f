"""What a correction replaced, as phrases that can be found again in other texts.

A short word says little by itself, so it takes its neighbours along; what only adds or removes
takes the words on both sides, else it would fit anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewtool.review.phrase_region import regions
from reviewtool.segments.words import tokens, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reviewtool.review.phrase_region import Region

_BEGINS = re.compile(r"(?:^|[.!?…:。！？\n][\"”’»)\]]*\s*)[\"“‘«(\[¿¡–—-]*\s*$")
_NEAR = 12
"""Signs before a place that are looked at to see whether a sentence begins there."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write the wrong words, and what stands for them.

    An `initial` form only begins a sentence. `already` are the places of the wrong words within
    the right ones.
    """

    wrong: str
    right: str
    initial: bool = False
    already: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that were replaced. Where a neighbour was wanting, they `lead` or `end` the text."""

    forms: tuple[Form, ...]
    leads: bool = False
    ends: bool = False

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each place where the words stand whole, and what is right there; in no order."""
        for form in self.forms:
            place = text.find(form.wrong)
            while place >= 0:
                end = place + len(form.wrong)
                fits = self._fits(form, text, place, end)
                if fits:
                    yield place, end, form.right
                place = text.find(form.wrong, end if fits else place + 1)

    def _fits(self, form: Form, text: str, start: int, end: int) -> bool:
        if (self.leads and start) or (self.ends and end < len(text)):
            return False
        if _cuts_a_word(text, start) or _cuts_a_word(text, end):
            return False
        if form.initial and not begins_sentence(text, start):
            return False
        places = (start - place for place in form.already)
        return not any(place >= 0 and text.startswith(form.right, place) for place in places)


def phrases(
    target: str,
    corrected: str,
    small: frozenset[str],
    source: str,
    protected: Collection[tuple[int, int]],
) -> tuple[Phrase, ...]:
    """The phrases that were replaced, in the order of the text.

    `small` are the function words of the language. Phrases that a `protected` span of the target
    reaches into are left out.
    """
    names = {word.text for word in words(source)}
    return tuple(
        _phrase(target, corrected, region, names)
        for region in regions(target, corrected, small)
        if not any(start < region.end and region.start < end for start, end in protected)
    )


def begins_sentence(text: str, place: int) -> bool:
    """Whether a sentence begins at this place."""
    before = text[max(0, place - _NEAR) : place]
    return _BEGINS.search(before if place <= _NEAR else "x" + before) is not None


def _phrase(target: str, corrected: str, region: Region, names: set[str]) -> Phrase:
    wrong = target[region.start : region.end]
    right = corrected[region.new_start : region.new_end]
    forms = [_form(wrong, right)]
    first = wrong[0]
    # One letter may have two as its capital: the form would not have the same letters.
    if first.islower() and len(first.upper()) == 1:
        capital = right[:1].upper() + right[1:]
        forms.append(_form(first.upper() + wrong[1:], capital, initial=True))
    elif first.isupper() and len(first.lower()) == 1 and begins_sentence(target, region.start):
        small = right if _is_name(right, names) else right[:1].lower() + right[1:]
        forms.append(_form(first.lower() + wrong[1:], small))
    return Phrase(tuple(forms), region.leads, region.ends)


def _is_name(right: str, names: set[str]) -> bool:
    """Whether the first of the right words has its capital within a sentence too: the source has
    the same word, or all of it is capitals."""
    first = next(words(right), None)
    if first is None or first.start:
        return False
    return first.text in names or (len(first.text) > 1 and first.text.isupper())


def _form(wrong: str, right: str, *, initial: bool = False) -> Form:
    places, place = [], right.find(wrong)
    while place >= 0:
        places.append(place)
        place = right.find(wrong, place + 1)
    return Form(wrong, right, initial, tuple(places))


def _cuts_a_word(text: str, place: int) -> bool:
    """Whether a word, also one with a hyphen, or a cluster goes on across this place."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if len(tokens(before + after)) == 1:
        return True
    if after == "-":
        return before.isalnum() and text[place + 1 : place + 2].isalnum()
    return before == "-" and after.isalnum() and text[max(0, place - 2) : place - 1].isalnum()
