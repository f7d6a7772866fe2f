"""Where a text is likely to be split: after a sentence, else after a clause."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[.!?…]+[\"'”’»›)\]]*\s+|[。！？｡।॥؟۔]+[」』”’）》\"]*\s*|\n+")
_CLAUSE = re.compile(r"[;:,،؛]+[\"'”’»›)\]]*\s+|\s[—–-]\s+|[，；：、]+\s*")


def proposed_place(text: str, share: float = 0.5) -> int | None:
    """The offset after the sentence, else the clause, that ends nearest to a share of the text.

    None where neither ends inside it.
    """
    for pattern in (_SENTENCE, _CLAUSE):
        places = [
            match.end()
            for match in pattern.finditer(text)
            if text[: match.start()].strip() and text[match.end() :].strip()
        ]
        if places:
            return min(places, key=lambda place: abs(place - share * len(text)))
    return None
