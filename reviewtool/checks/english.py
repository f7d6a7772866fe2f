"""Which words are English.

The list (165,000 forms of four or more plain letters) is made from simplemma's English dictionary
by benchmarks/english_lexicon.py. It is read when first asked for, in some 50 ms.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("english.txt.xz")


def is_english(word: str) -> bool:
    """Whether a lower-case word of four or more letters is an English form, or made of two."""
    known = _words()
    return word in known or any(
        word[:cut] in known and word[cut:] in known for cut in range(4, len(word) - 3)
    )


@cache
def _words() -> frozenset[str]:
    import lzma

    return frozenset(lzma.decompress(FILE.read_bytes()).decode("ascii").split("\n"))
