"""Write reviewtool/checks/glosses/<language>.txt.xz from the words of that folder.

    python -m benchmarks.gloss_lexicon [LANGUAGE …]

simplemma (Adrien Barbaresi, MIT licence) gives the inflected forms of each word; it is needed to
make the lexicons, not to run the program.
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict

from reviewtool.checks.glosses.lexicon import HERE
from reviewtool.checks.glosses.stem import stem

UNINFLECTED = frozenset({"zh", "ja"})
"""Languages whose words are written as they are looked for."""


def forms(language: str) -> dict[str, set[str]]:
    """By lower-case dictionary form, the forms that simplemma knows of it."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    found: dict[str, set[str]] = defaultdict(set)
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        if str(form).isalpha():
            found[str(lemma).lower()].add(str(form).lower())
    return found


def text(language: str) -> str:
    """The lexicon of a language."""
    known = {} if language in UNINFLECTED else forms(language)
    lines = []
    for line in (HERE / "words" / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        lemma, _, glosses = line.partition(":")
        if glosses.strip():
            spelt = sorted({lemma.strip()} | known.get(lemma.strip().lower(), set()))
            stems = sorted({stem(part) for g in glosses.split(",") for part in [g.strip()] if part})
            lines.append(f"{' '.join(spelt)}:{' '.join(stems)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    named = sys.argv[1:] or sorted(file.stem for file in (HERE / "words").glob("*.txt"))
    for language in named:
        data = lzma.compress(text(language).encode(), preset=9 | lzma.PRESET_EXTREME)
        (HERE / f"{language}.txt.xz").write_bytes(data)
        print(language, f"{len(data):,} bytes")
