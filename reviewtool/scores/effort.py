"""How much a review changed: segments touched and edits per 1,000 words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """Counts of one review; `words` are those of the machine translation, `edits` as TER counts."""

    segments: int
    decided: int
    touched: int
    words: int
    edits: int

    @property
    def edits_per_1000_words(self) -> float:
        """Word edits (insertions, deletions, substitutions, shifts) per 1,000 machine words."""
        return self.edits / self.words * 1000 if self.words else 0.0
