"""BLEU, chrF and TER of the machine text against the corrected text, through sacreBLEU.

The correction is the only reference, so the figures say how much was changed, not how good the
system is beside others: each system would be measured against its own post-edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.languages import Language

BLEU_TOKENIZERS = {"zh": "zh", "ja": "char", "ko": "char", "th": "char", "km": "char", "lo": "char"}
"""sacreBLEU's tokenizers for languages that its default 13a does not cut into words."""


@dataclass(frozen=True, slots=True)
class Score:
    """A metric's name, its value (0 to 100; TER may exceed 100) and sacreBLEU's signature."""

    name: str
    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Similarity:
    """The three scores, and the word edits that TER counted (shifts included)."""

    scores: tuple[Score, ...]
    edits: int


def similarity(machine: Sequence[str], corrected: Sequence[str], target: Language) -> Similarity:
    """The scores over all segments together; both sequences are of one length, not empty."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu = BLEU(tokenize=BLEU_TOKENIZERS.get(target.base, "13a"))
    scores = [
        _score(name, metric, metric.corpus_score(list(machine), [list(corrected)]).score)
        for name, metric in (("BLEU", bleu), ("chrF", CHRF()))
    ]
    ter, edits = _edit_rate(machine, corrected, unspaced=not target.spaced)
    return Similarity((*scores, ter), edits)


def _edit_rate(
    machine: Sequence[str], corrected: Sequence[str], *, unspaced: bool
) -> tuple[Score, int]:
    """Corpus TER, equal to sacreBLEU's, and its edits.

    Only changed segments are searched for edits, since sacreBLEU takes seconds to find none in a
    long text; unchanged ones count by their length, cut by its own tokenizer.
    """
    from sacrebleu.metrics.ter import TER
    from sacrebleu.tokenizers.tokenizer_ter import TercomTokenizer

    metric = TER(case_sensitive=True, normalized=unspaced, asian_support=unspaced)
    cut = TercomTokenizer(normalized=unspaced, asian_support=unspaced, case_sensitive=True)
    edits = length = 0
    for one, other in zip(machine, corrected, strict=True):
        if one == other:
            length += len(cut(one.rstrip()).split())
        else:
            result = metric.sentence_score(one, [other])
            edits += int(result.num_edits)
            length += int(result.ref_length)
    if not edits:
        metric.sentence_score("", [""])  # the signature knows its references only after scoring
    rate = 100 * edits / length if length else 100.0 * bool(edits)
    return _score("TER", metric, rate), edits


def _score(name: str, metric: Any, value: float) -> Score:
    return Score(name, float(value), metric.get_signature().format(short=False))
