"""A term put at the end of a glossary file written by hand; nothing else in the file changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.checks.glossary.sound import both, fault
from reviewtool.checks.glossary.table_terms import parted
from reviewtool.checks.glossary.term import Term
from reviewtool.checks.pack.place import quoted
from reviewtool.errors import ReviewError
from reviewtool.formats.lines import line_end
from reviewtool.formats.yaml_writer import yaml_item, yaml_scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

_TERMS = re.compile(r"^terms:[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def typed_term(
    source: str, target: str, forbidden: str = "", note: str = "", *, exact: bool = False
) -> Term:
    """The term that was typed, several wordings with `;` between them.

    Raises ReviewError for one that says nothing or cannot be found in a text.
    """
    wordings = [parted(text) for text in (source, target, forbidden)]
    if not wordings[0]:
        raise ReviewError("the term has no words of the source", "Give them.")
    if not wordings[1] and not wordings[2]:
        raise ReviewError("the term has no translation", "Give one, or what is not to be used.")
    for text in (text for texts in wordings for text in texts):
        wrong = fault(text)
        if wrong:
            raise ReviewError(f"{quoted(text)} {wrong}", "Correct it.")
    twice = both(wordings[1], wordings[2])
    if twice:
        what = f"{quoted(twice)} is accepted and forbidden at once"
        raise ReviewError(what, "Take it out of one of the two.")
    return Term(wordings[0], wordings[1], wordings[2], note.strip(), exact)


def with_term(before: str, term: Term, source: str, target: str) -> str:
    """The text of the file with the term as its last; `before` is empty for a new file.

    `source` and `target` are the codes of the languages. The file must be read again to see
    whether the term came to stand where terms do.
    """
    if not before.strip():
        codes = (
            f"source_language: {yaml_scalar(source)}",
            f"target_language: {yaml_scalar(target)}",
        )
        return "\n".join([*codes, "terms:", yaml_item(_fields(term))])
    end = line_end(before)
    text = before if before.endswith(("\n", "\r")) else before + end
    heading = _TERMS.search(text)
    if heading is None:
        text += f"terms:{end}"
    item = _ITEM.search(text, heading.end()) if heading else None
    row = yaml_item(_fields(term), len(item[1]) if item else 0)
    return text + row.replace("\n", end)


def _fields(term: Term) -> dict[str, object]:
    fields: dict[str, object] = {"source": _one_or_more(term.source)}
    if term.target:
        fields["target"] = _one_or_more(term.target)
    if term.forbidden:
        fields["forbidden"] = _one_or_more(term.forbidden)
    if term.note:
        fields["note"] = term.note
    if term.exact:
        fields["exact"] = "true"
    return fields


def _one_or_more(texts: Sequence[str]) -> object:
    """A text by itself is written without a list, unless it holds what parts wordings."""
    from reviewtool.checks.glossary.yaml_terms import SEPARATORS

    plain = len(texts) == 1 and not any(sign in texts[0] for sign in SEPARATORS)
    return texts[0] if plain else list(texts)
