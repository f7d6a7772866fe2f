"""Write reviewtool/checks/english.txt.xz, the English word forms that simplemma knows.

    python -m benchmarks.english_lexicon

simplemma (Adrien Barbaresi, MIT licence) is needed to make the list, not to run the program.
"""

from __future__ import annotations

import lzma
import re
from pathlib import Path

TARGET = Path(__file__).parent.parent / "reviewtool" / "checks" / "english.txt.xz"
SHORTEST = 4
"""Letters of the shortest words in the list."""


def words() -> list[str]:
    """All forms and lemmas of four or more plain lower-case letters, sorted."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    known = DefaultDictionaryFactory().get_dictionary("en")
    forms = {str(form) for entry in known.items() for form in entry}
    return sorted(form for form in forms if re.fullmatch(rf"[a-z]{{{SHORTEST},}}", form))


if __name__ == "__main__":
    text = "\n".join(words()).encode("ascii")
    TARGET.write_bytes(lzma.compress(text, preset=9 | lzma.PRESET_EXTREME))
