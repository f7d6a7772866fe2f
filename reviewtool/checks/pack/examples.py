"""The examples of a rule, read from the plain data of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.pack.schema import Bad, Good

if TYPE_CHECKING:
    from reviewtool.checks.pack.place import Place


def examples(
    data: object, side: str, bilingual: bool, place: Place
) -> tuple[tuple[Bad, ...], tuple[Good, ...]]:
    """The bad and good examples; the flagged words of a bad one are marked on `side`.

    Raises ReviewError for a missing text, an unknown key or a span that is not marked once.
    """
    entry = place.mapping(data, "examples", (), ("bad", "good"))
    bad = [
        _bad(texts, path, side, place)
        for path, texts in _texts(entry, "bad", "fix", bilingual, place)
    ]
    good = [
        Good(texts.get("source", ""), texts["target"], texts.get("because", ""))
        for _, texts in _texts(entry, "good", "because", bilingual, place)
    ]
    return tuple(bad), tuple(good)


def _texts(
    entry: dict[str, object], sort: str, extra: str, bilingual: bool, place: Place
) -> list[tuple[str, dict[str, str]]]:
    """Each example of a sort with its path."""
    needed = ("source", "target") if bilingual else ("target",)
    found = []
    items = place.items(entry.get(sort, []), f"examples.{sort}", empty=True)
    for number, item in enumerate(items, 1):
        path = f"examples.{sort}[{number}]"
        texts = place.mapping(item, path, needed, (extra,))
        found.append((path, {k: place.string(v, f"{path}.{k}") for k, v in texts.items()}))
    return found


def _bad(texts: dict[str, str], path: str, side: str, place: Place) -> Bad:
    marked = texts[side]
    start, end = marked.find("[["), marked.find("]]") - 2
    if marked.count("[[") != 1 or marked.count("]]") != 1 or end <= start:
        raise place.error(
            f"{path}.{side} does not mark one span",
            "Put [[ and ]] around the words that the rule must flag, once.",
            f"{path}.{side}",
        )
    texts[side] = marked.replace("[[", "").replace("]]", "")
    return Bad(texts.get("source", ""), texts["target"], start, end, texts.get("fix"))
