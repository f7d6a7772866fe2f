"""The compact form of the commonest rule: a word of the source taken for another word.

A row of `confusions:` is written in one or a few lines and read as an ordinary rule, with the same
proof. `source` and `wrong` match whole words; `right` is what to put in the place of `wrong`, and
where it already stands in the target the row is silent. In a pack without a source language a row
has no `source`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reviewtool.checks.pack.view import fold, plain_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.pack.place import Place

NEEDED = ("wrong", "right")
EXTRAS = (
    "source",
    "id",
    "category",
    "severity",
    "kind",
    "alone",
    "unless",
    "message",
    "bad",
    "good",
)
MEANS = "“{source}” means “{right}” here."
"""The message of a row that has none; `{source}` is what its source pattern matched."""
RATHER = "Rather “{right}”."
"""The message of a row that has none, where no source is looked at."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CLASS = re.compile(r"\[(\w)[^\]]*\](?![?*])")
_GROUP = re.compile(r"\((?:\?:)?([^()|?]*)(?:\|[^()]*)?\)(?![?*])")
_OPTIONAL = re.compile(r"\((?:\?:)?[^()]*\)[?*]|\\?\w[?*]")
_ESCAPED = re.compile(r"\\[A-Za-z]|\(\?&\w+\)|\(\?[^a-z()]{1,2}")


def as_rule(row: dict[str, object], pack: str, bilingual: bool, place: Place) -> dict[str, object]:
    """The row as the entry of an ordinary rule, its id made up where it has none.

    Raises ReviewError for what a row cannot hold, or for patterns that give no id.
    """
    entry = place.mapping(row, "", (*NEEDED, "source") if bilingual else NEEDED, EXTRAS)
    rights = _texts(entry["right"], "right", place)
    rule: dict[str, object] = {
        "id": entry.get("id") or _name(entry, pack, place),
        "category": entry.get("category", "accuracy/mistranslation"),
        "severity": entry.get("severity", "major"),
        "kind": entry.get("kind", "hint"),
        "flag": {"target": [whole(text) for text in _texts(entry["wrong"], "wrong", place)]},
        "message": entry.get("message")
        or (MEANS if bilingual else RATHER).replace("{right}", rights[0]),
        "suggest": list(rights),
        "examples": {
            key: _examples(entry.get(key, []), key, bilingual, place) for key in ("bad", "good")
        },
    }
    if bilingual:
        rule["when"] = {
            "source": [whole(text) for text in _texts(entry["source"], "source", place)]
        }
    return rule | {key: entry[key] for key in ("alone", "unless") if key in entry}


def whole(pattern: str) -> str:
    """The pattern for whole words; as it is where the script puts no spaces between words."""
    return pattern if _UNSPACED.search(pattern) else rf"\b(?:{pattern})\b"


def inner(pattern: str) -> str:
    """What `whole` was given, or the pattern itself if it is none of its making."""
    head, tail = r"\b(?:", r")\b"
    if not (pattern.startswith(head) and pattern.endswith(tail)):
        return pattern
    body, depth = pattern[len(head) : -len(tail)], 0
    for sign in re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "", body):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return pattern
    return body


def _texts(value: object, path: str, place: Place) -> list[str]:
    items = [value] if isinstance(value, str) else place.items(value, path)
    return [place.string(item, path) for item in items]


def _name(entry: dict[str, object], pack: str, place: Place) -> str:
    patterns = [_texts(entry[key], key, place)[0] for key in ("source", "wrong") if key in entry]
    name = made_id(pack, patterns)
    if not name:
        raise place.error(
            "the row needs an id, because its patterns name no word", f"Add `id: {pack}.some-name`."
        )
    return name


def made_id(pack: str, patterns: Sequence[str]) -> str:
    """`pack.source-wrong`, from the first words that the patterns spell; empty if one has none."""
    parts = [_first_word(pattern).strip("-") for pattern in patterns]
    return f"{pack}.{'-'.join(parts)}" if all(parts) else ""


def _first_word(pattern: str) -> str:
    """The first words that a pattern spells out, in letters that an id may have."""
    first = _CLASS.sub(r"\1", plain_pattern(pattern))
    needed = _OPTIONAL.sub("", first)
    for _ in range(3):
        needed = _GROUP.sub(r"\1", needed)
    needed = _OPTIONAL.sub("", _ESCAPED.sub(" ", needed))
    plain = needed.partition("|")[0]
    folded = unicodedata.normalize("NFKD", fold(plain)).encode("ascii", "ignore").decode()
    return "-".join(_LETTERS.findall(folded)[:3])


def _examples(value: object, key: str, bilingual: bool, place: Place) -> list[dict[str, object]]:
    """The examples of a row: one, or a list of them, each a text or a list of texts."""
    items = place.items(value, key, empty=True) if not isinstance(value, str) else [value]
    many = [items] if bilingual and items and isinstance(items[0], str) else items
    return [_example(item, key, bilingual, place) for item in many]


def _example(item: object, key: str, bilingual: bool, place: Place) -> dict[str, object]:
    names = [*(("source",) if bilingual else ()), "target", {"bad": "fix", "good": "because"}[key]]
    if isinstance(item, dict):
        found: dict[str, object] = dict(item)
    else:
        texts = [item] if isinstance(item, str) else place.items(item, key)
        if not len(names) - 1 <= len(texts) <= len(names):
            raise place.error(
                f"{key} holds {len(texts)} texts where {' and '.join(names[:-1])} belong",
                f"Write them as [{', '.join(names[:-1])}], with {names[-1]} after them if needed.",
                key,
            )
        found = dict(zip(names, texts, strict=False))
    if key == "good":
        found.setdefault("because", "right as it stands")
    return found
