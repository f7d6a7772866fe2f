"""Masculine title of a woman.

What it finds:
    A masculine article and title before a woman's first name: “engineer Ruth Calloway” as *el
    ingeniero Ruth Calloway*, *le directeur Anne …*, *der Architekt Maria …*.

Why it matters:
    English titles tell no gender and systems take the masculine. The reader stumbles, and the
    person named is annoyed.

When it is silent:
    For first names that men have too, for words that are no titles of persons, and for languages
    whose titles have one form.

What to do:
    Use the feminine form: *la ingeniera*, *la directrice*, *die Architektin*.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.first_names import gender_of
from reviewtool.checks.flag import Kind
from reviewtool.checks.gender_words import FEMALE
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_TITLED = {
    "es": r"(?:[Ee]l|[Dd]el|[Aa]l|[Uu]n) (?:\w+(?:or|ero|ico|ólogo|ario|ado|ista|ente|nte|grafo|tor"
    r"|fesor|dor|uno|ecino|migo|umno|efe)|médico|abogado|ministro|alcalde)",
    "fr": r"(?:[Ll]e |[Dd]u |[Aa]u |[Uu]n |[Ll]['’])(?!docteur|professeur)"
    r"(?:\w+(?:eur|teur|ien|ier|ant|logue|iste)"
    r"|ministre|maire|président|chef|avocat|député)",
    "de": r"(?:[Dd]er|[Dd]es|[Dd]em|[Ee]in|[Ee]inem)? ?(?:[A-ZÄÖÜ]\w*(?:ingenieur|forscher|lehrer"
    r"|leiter|sprecher|minister|meister|direktor|professor|arzt|anwalt|besitzer|händler|schüler"
    r"|berater|trainer|künstler|spieler|fahrer|präsident|student|architekt|biologe|soziologe"
    r"|psychologe|historiker|politiker|wissenschaftler|mitarbeiter|bewohner|nachbar|autor)"
    r"|Ingenieur|Forscher|Lehrer|Leiter|Sprecher|Minister|Direktor|Professor|Arzt|Anwalt|Autor"
    r"|Berater|Trainer|Künstler|Präsident|Student|Architekt|Biologe|Historiker|Politiker"
    r"|Wissenschaftler|Nachbar|Bürgermeister|Schauspieler|Sänger|Journalist|Richter)",
}
"""A masculine title, before a first name."""


def woman_title(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each masculine title that a woman's name follows."""
    if languages.target.base not in _TITLED:
        return
    for match in _pattern(languages.target.base).finditer(segment.target):
        name = match["name"]
        yield Finding(
            match.start("title"),
            match.end("title"),
            f"{name} is a woman's name; the title is that of a man.",
            evidence=("target",),
        )


@cache
def _pattern(code: str) -> re.Pattern[str]:
    women = "|".join(sorted(name for name, gender in gender_of().items() if gender == FEMALE))
    return re.compile(rf"(?<![\w-])(?P<title>{_TITLED[code]}) (?P<name>{women})(?=[ ,.;:]|$)")


CHECK = Check(
    id="woman-title",
    title="Masculine title of a woman",
    kind=Kind.HINT,
    category="linguistic-conventions/grammar",
    severity=Severity.MAJOR,
    expected=0.7,
    on_segment=woman_title,
    targets=frozenset(_TITLED),
)
