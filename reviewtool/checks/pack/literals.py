"""Which strings a pattern cannot match without.

A rule compiles and runs its pattern only on a text that holds one of these strings, which is why
thousands of rules cost little. The reading is conservative: what it does not understand for sure
yields no literals, and the pattern then runs on every text. It never loses a match (tested on
random patterns against the real engine).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from reviewtool.checks.pack.view import skeleton

_TELLING = 2
"""Letters from which a second string is worth looking for."""
_MOST = 64
"""More spellings than this are not spelt out."""

_ANY_CLASS = frozenset("wWsSDhHvVRX")
_FIGURES = frozenset(f"{low}-{high}" for low in range(10) for high in range(10))
"""Ranges of digits, all of which read as 0."""
_FEW = 4
"""Repetitions up to this number are spelt out."""
_ZERO_WIDTH = frozenset("bBAZzGmMK")
_CONTROLS = {"n": " ", "t": " ", "r": " ", "f": " "}


class _UnclearError(ValueError):
    """The pattern uses something whose literals cannot be told."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a piece of a pattern can match: all its spellings, or strings it cannot do without.

    `tail` holds strings with one of which every match ends, where the spellings are too many.
    `also` holds strings of another place than `needs`, one of which is in every match too.
    """

    exact: frozenset[str] | None = None
    needs: frozenset[str] | None = None
    tail: frozenset[str] | None = None
    also: frozenset[str] | None = None

    def best(self) -> frozenset[str] | None:
        """Strings one of which is in every match; None where there are none to rely on."""
        own = self.exact if self.exact and "" not in self.exact else None
        return _better(own, self.needs)


_EMPTY = _Part(exact=frozenset({""}))
_ANY = _Part()


def literals(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Folded strings, one of which is in every text that one of the patterns matches.

    Empty where nothing can be relied on.
    """
    return _together([part.best() for part in map(_read, patterns)])


def second_literals(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The same for another place of the match, to tell texts apart that have the first by chance.

    Empty where there is no other place, or its strings say little.
    """
    found = _together([part.also for part in map(_read, patterns)])
    return found if found and min(map(len, found)) >= _TELLING else ()


@lru_cache(maxsize=8)
def _read(pattern: str) -> _Part:
    try:
        return _Reader(pattern).read()
    except (_UnclearError, IndexError, RecursionError):
        return _ANY


def _together(sets: list[frozenset[str] | None]) -> tuple[str, ...]:
    known = [each for each in sets if each is not None]
    if len(known) < len(sets):
        return ()
    return tuple(sorted(_shortest(frozenset().union(*known))))


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return one if other is None else other
    return one if _worth(one) >= _worth(other) else other


def _worth(strings: frozenset[str]) -> tuple[int, int]:
    """How well the strings tell texts apart; figures and blanks are in most texts."""
    kept = _shortest(strings)
    signs = (2 * len(string) - string.count("0") - string.count(" ") for string in kept)
    return (min(10, *signs, 10), -len(kept))


def _best_two(
    places: list[frozenset[str] | None],
) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """The two most telling sets of strings, of which neither follows from the other."""
    known = [each for each in places if each is not None]
    if len(known) < 2:
        return (known[0] if known else None), None
    known.sort(key=_worth, reverse=True)
    for other in known[1:]:
        if not (_implies(known[0], other) or _implies(other, known[0])):
            return known[0], other
    return known[0], None


def _implies(one: frozenset[str], other: frozenset[str]) -> bool:
    return all(any(short in long for short in other) for long in one)


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """The strings without those that contain another of them."""
    return frozenset(
        string for string in strings if not any(o != string and o in string for o in strings)
    )


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.place = 0

    def read(self) -> _Part:
        part = self._choice()
        if self.place < len(self.pattern):
            raise _UnclearError
        return part

    def _peek(self, text: str) -> bool:
        return self.pattern.startswith(text, self.place)

    def _choice(self) -> _Part:
        branches = [self._sequence()]
        while self._peek("|"):
            self.place += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        also = [branch.also for branch in branches]
        both = None if None in also else frozenset[str]().union(*(each or () for each in also))
        exact: frozenset[str] | None = frozenset()
        needs: frozenset[str] | None = frozenset()
        for branch in branches:
            exact = None if exact is None or branch.exact is None else exact | branch.exact
            best = branch.best()
            needs = None if needs is None or best is None else needs | best
        if exact is not None and len(exact) > _MOST:
            exact = None
        return _Part(exact, needs, also=both)

    def _sequence(self) -> _Part:
        """Joins spellings as long as they stay few; keeps the best run of them."""
        run: frozenset[str] = frozenset({""})
        places: list[frozenset[str] | None] = []
        whole = True
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            part = self._repeated()
            joined = _join(run, part.exact)
            if joined is not None:
                run = joined
                places += [part.needs, part.also]
                continue
            whole = False
            places += [_Part(run).best(), part.best(), part.also]
            run = part.exact or part.tail or frozenset({""})
        needs, also = _best_two([*places, _Part(run).best()])
        if whole:
            return _Part(run, _best_two(places)[0], also=also)
        return _Part(needs=needs, tail=run, also=also)

    def _repeated(self) -> _Part:
        part = self._atom()
        while self.place < len(self.pattern):
            sign = self.pattern[self.place]
            if sign in "?*+":
                self.place += 1
                least, most = ("0", "1") if sign == "?" else ("0" if sign == "*" else "1", "")
            elif sign == "{":
                least, most = self._counts()
            else:
                break
            if self.place < len(self.pattern) and self.pattern[self.place] in "?+":
                self.place += 1
            part = _repeat(part, int(least or 0), int(most) if most else None)
        return part

    def _counts(self) -> tuple[str, str]:
        end = self.pattern.index("}", self.place) if "}" in self.pattern[self.place :] else -1
        inside = self.pattern[self.place + 1 : end]
        least, comma, most = inside.partition(",")
        sound = all(number == "" or number.isdecimal() for number in (least, most))
        if end < 0 or not inside or not sound or (not comma and not least):
            raise _UnclearError  # a fuzzy match, or a brace that means itself
        self.place = end + 1
        return least, (most if comma else least)

    def _atom(self) -> _Part:
        sign = self.pattern[self.place]
        self.place += 1
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._set()
        if sign == "\\":
            return self._escape()
        if sign in "^$":
            return _EMPTY
        if sign == ".":
            return _ANY
        return _Part(exact=frozenset({skeleton(sign)}))

    def _escape(self) -> _Part:
        sign = self.pattern[self.place]
        self.place += 1
        if sign in _ZERO_WIDTH:
            return _EMPTY
        if sign in "pP":
            end = self.pattern.index("}", self.place) if self._peek("{") else -1
            if end < 0:
                raise _UnclearError
            self.place = end + 1
            return _ANY
        if sign == "d":
            return _Part(exact=frozenset({"0"}))
        if sign in _ANY_CLASS:
            return _ANY
        if sign in "123456789" and not self.pattern[self.place : self.place + 1].isdecimal():
            return _ANY
        if sign in _CONTROLS:
            return _Part(exact=frozenset({_CONTROLS[sign]}))
        if sign.isalnum():
            raise _UnclearError
        return _Part(exact=frozenset({skeleton(sign)}))

    def _set(self) -> _Part:
        negated = self._peek("^")
        signs: set[str] = set()
        plain = not negated
        self.place += negated
        first = self.place
        while not (self.pattern[self.place] == "]" and self.place > first):
            sign = self.pattern[self.place]
            pair = self.pattern[self.place : self.place + 2]
            if sign == "[" or pair in {"--", "&&", "||", "~~"}:
                raise _UnclearError
            if sign == "-" and self.pattern[self.place - 1 : self.place + 2] in _FIGURES:
                self.place += 1
                continue
            if sign == "\\" or (sign == "-" and self.place > first):
                plain = False
            self.place += 2 if sign == "\\" else 1
            signs.add(skeleton(sign))
        self.place += 1
        return _Part(exact=frozenset(signs)) if plain and len(signs) <= 8 else _ANY

    def _group(self) -> _Part:
        opening = self._opening() if self._peek("?") else "?:"
        part = self._choice()
        if not self._peek(")"):
            raise _UnclearError
        self.place += 1
        if opening in ("?!", "?<!"):
            return _EMPTY
        if opening in ("?=", "?<="):
            # It takes no text, but what it looks for must be there.
            return _Part(exact=_EMPTY.exact, needs=part.best(), also=part.also)
        return part

    def _opening(self) -> str:
        """Moves past what stands behind `(?` and tells it."""
        for opening in ("?:", "?>", "?i:", "?-i:", "?=", "?!", "?<=", "?<!"):
            if self._peek(opening):
                self.place += len(opening)
                return opening
        for opening in ("?P<", "?<"):
            if self._peek(opening):
                self.place = self.pattern.index(">", self.place) + 1
                return opening
        raise _UnclearError


def _join(run: frozenset[str], exact: frozenset[str] | None) -> frozenset[str] | None:
    if exact is None or len(run) * len(exact) > _MOST:
        return None
    return frozenset(first + second for first, second in product(run, exact))


def _repeat(part: _Part, least: int, most: int | None) -> _Part:
    if (least, most) == (1, 1):
        return part
    if least == 0:
        optional = part.exact is not None and most == 1
        return _Part(exact=(part.exact or frozenset()) | {""}) if optional else _ANY
    if part.exact is not None and most is not None and most <= _FEW:
        spelt = _spelt(part.exact, least, most)
        if spelt is not None:
            return _Part(exact=spelt)
    return _Part(needs=part.best(), tail=part.exact or part.tail, also=part.also)


def _spelt(exact: frozenset[str], least: int, most: int) -> frozenset[str] | None:
    """All spellings of so many repetitions; None where they are too many."""
    run, found = frozenset({""}), frozenset[str]()
    for count in range(1, most + 1):
        joined = _join(run, exact)
        if joined is None:
            return None
        run = joined
        if count >= least:
            found |= run
    return found if len(found) <= _MOST else None
