"""Pairs of texts for measurements: as long as news sentences, seven in ten Latin, the rest not."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = "Openingsregel"
"""A word that only the first source has."""
NEEDLE = "speldenknop"
"""A word that only one target, nine tenths down, has."""

_LATIN = (
    "harbour evening council bridge under quiet reports winter minister between signal market "
    "the a of in on at after before with without slowly north river engine paper window light "
    "decided arrived opened waited counted promised seven twelve hundred almost never again"
)
_DUTCH = (
    "haven avond raad brug onder stille berichten winter minister tussen sein markt de een van in "
    "op bij na voor met zonder langzaam noord rivier motor papier raam licht besloot kwam opende "
    "wachtte telde beloofde zeven twaalf honderd bijna nooit weer"
)
_JAPANESE = "港夕方議会橋静報告冬大臣信号市場川紙窓光決定到着開待約束七百"
_KANA = "のはがをにでとともからまでした"
_ARABIC = "ميناء مساء مجلس جسر هادئ تقرير شتاء وزير إشارة سوق نهر ورق نافذة ضوء قرر وصل فتح"


def made_pairs(count: int) -> Iterator[tuple[str, str]]:
    """So many pairs, the same ones every time."""
    chance = random.Random(20_261)
    needle = count * 9 // 10
    for number in range(count):
        length = min(90, max(3, round(chance.lognormvariate(3.0, 0.55))))
        source = _sentence(chance, _DUTCH, length)
        target = _target(chance, length)
        yield (
            f"{FIRST} {source}" if number == 0 else source,
            f"{target} {NEEDLE}" if number == needle else target,
        )


def _target(chance: random.Random, length: int) -> str:
    kind = chance.random()
    if kind < 0.7:
        return _sentence(chance, _LATIN, length)
    if kind < 0.9:
        return (
            "".join(chance.choice(_JAPANESE) + chance.choice(_KANA) for _ in range(length)) + "。"
        )
    return _sentence(chance, _ARABIC, length)


def _sentence(chance: random.Random, words: str, length: int) -> str:
    return " ".join(chance.choices(words.split(), k=length)).capitalize() + "."
