"""What is known of a word that means several things."""

from __future__ import annotations

from dataclasses import dataclass

from reviewtool.checks.pack.view import skeleton, view

PLAIN = "plain"
"""In the place of a topic: the sense that a word has where nothing speaks for another."""
NEVER = "never"
"""In the place of a topic: translations that no sense of the word has."""


@dataclass(frozen=True, slots=True)
class Example:
    """A source sentence and its right translation, which uses one sense of the word."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word: what a text that means it is about, and its translations.

    `topics` are names of topics.yaml; `cues` are English words that point to this sense by
    themselves. `plain` marks the sense that needs no such support, `never` translations that are
    wrong whatever the text is about. `words` are the translations,
    whole words or phrases; where two senses have equally many, they are inflected alike. Examples
    are left out of the index.
    """

    topics: tuple[str, ...]
    cues: tuple[str, ...]
    plain: bool
    words: tuple[str, ...]
    never: bool = False
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A source word with two or more senses that the target language tells apart.

    `source` is a pattern of whole words, `unless` one of the source on which nothing is said, empty
    if there is none. `literals` are folded strings, one of which is in every text that has the
    word. `line` is the 1-based line in its file.
    """

    source: str
    senses: tuple[Sense, ...]
    unless: str = ""
    literals: tuple[str, ...] = ()
    line: int = 0

    @property
    def spelt(self) -> tuple[str, ...]:
        """Every translation, folded and made plain as in a skeleton."""
        return tuple({skeleton(view(word)) for sense in self.senses for word in sense.words})
