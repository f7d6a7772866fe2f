"""A text with its tokens: the inline tags of the file and placeholders."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.segments.mask import MASK, masked
from reviewtool.segments.placeholders.placeholders import Notation, Placeholder, placeholders
from reviewtool.segments.protected.tags import tag_form

if TYPE_CHECKING:
    from collections.abc import Collection

    from reviewtool.formats.unit import Spans


_LONGEST_NAME = 60


class Marked(NamedTuple):
    """A text with its tokens, tags and placeholders alike, in order."""

    text: str
    tokens: tuple[Placeholder, ...]

    def raw(self, token: Placeholder) -> str:
        """The token as it is written."""
        return self.text[token.start : token.end]

    @property
    def empty(self) -> bool:
        """Whether there is nothing but tags and white space."""
        tags = tuple(token[:2] for token in self.tokens if token.notation is Notation.TAG)
        return not masked(self.text, tags).replace(MASK, "").strip()

    def name(self, token: Placeholder) -> str:
        """The token as a message shows it: in quotation marks, on one line, not too long."""
        raw = " ".join(self.raw(token).split())
        return f"“{raw}”" if len(raw) <= _LONGEST_NAME else f"“{raw[: _LONGEST_NAME - 1]}…”"


@lru_cache(maxsize=8)
def marked(text: str, tags: Spans = ()) -> Marked:
    """The text with the inline tags at these spans and its placeholders."""
    hidden = masked(text, tags)
    found = [Placeholder(*span, Notation.TAG, tag_form(text[slice(*span)])) for span in tags]
    for part in placeholders(hidden):
        raw = hidden[part.start : part.end]
        if MASK not in raw:
            is_tag = part.notation is Notation.TAG
            found.append(part._replace(form=tag_form(raw)) if is_tag else part)
    return Marked(text, tuple(sorted(found) if tags else found))


def tags_in(text: str, tags: Collection[str]) -> Spans:
    """Where any of these tags stands in a text; the longest where several fit."""
    known = sorted(filter(None, tags), key=len, reverse=True)
    if not known:
        return ()
    pattern = re.compile("|".join(map(re.escape, known)))
    return tuple(match.span() for match in pattern.finditer(text))
