"""What independent parsers read in a file, beside what its format reads."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.formats.lines import unified
from tests.formats import peers, xml_peers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Unit


class Claim(Enum):
    """What holds between the texts of an oracle and ours, empty ones aside."""

    ALL = "all"
    """They are the same, in any order."""
    AMONG = "among"
    """Ours are among them; the oracle also reads what is not for translation."""
    WITHIN = "within"
    """All of ours between two tags stands somewhere in them, white space aside."""
    JOINED = "joined"
    """One after the other they are the same, white space aside, wherever they are parted."""
    SOME = "some"
    """They are among ours; the oracle keeps one of several texts of the same key."""


class Oracle(NamedTuple):
    """A parser that is not ours, and what is to hold between its texts and ours.

    `bare` is what of a text is compared, on both sides.
    """

    texts: Callable[[FileText], Iterable[str]]
    claim: Claim
    bare: Callable[[str], str] = str


def disagreement(name: str, file: FileText, units: Sequence[Unit]) -> str | None:
    """Where the oracle of this format reads other texts; empty where it agrees.

    None where there is no oracle, or where it cannot read the file.
    """
    oracle = ORACLES.get(name) or ORACLES.get(name.partition("-")[0])
    if oracle is None:
        return None
    try:
        theirs = [oracle.bare(unified(text)) for text in oracle.texts(file)]
    except Exception:
        return None
    if oracle.claim is Claim.WITHIN:
        all_of_them = _unspaced("".join(theirs))
        parts = [oracle.bare(part) for unit in units for part in _between_tags(unit)]
        missing = [part for part in parts if _unspaced(part) not in all_of_them]
        return f"not in the file: {missing[0]!r}"[:300] if missing else ""
    ours = [oracle.bare("".join(_between_tags(unit))) for unit in units]
    return _compared(ours, theirs, oracle.claim)


def _between_tags(unit: Unit) -> list[str]:
    ends = [0, *(end for _, end in unit.tokens)]
    starts = [*(start for start, _ in unit.tokens), len(unit.target)]
    return [unit.target[end:start] for end, start in zip(ends, starts, strict=True)]


def _compared(ours: list[str], theirs: list[str], claim: Claim) -> str:
    if claim is Claim.JOINED:
        same = _unspaced("".join(ours)) == _unspaced("".join(theirs))
        return (
            "" if same else f"{len(ours)} texts of ours, {len(theirs)} of the other, not the same"
        )
    more = list((Counter(filter(None, ours)) - Counter(theirs)).elements())
    if more and claim is not Claim.SOME:
        return f"{len(more)} not in the file, as {more[0]!r}"[:300]
    less = list((Counter(filter(None, theirs)) - Counter(ours)).elements())
    if less and claim is not Claim.AMONG:
        return f"{len(less)} not read, as {less[0]!r}"[:300]
    return ""


def _unspaced(text: str) -> str:
    """The text without white space, and without hyphens that documents write as elements."""
    return re.sub(r"[\s\u200b\u00ad\u2011-]+", "", text)


ORACLES = {
    "po": Oracle(peers.po_texts, Claim.ALL),
    "xliff": Oracle(xml_peers.xliff_texts, Claim.JOINED),
    "tmx": Oracle(xml_peers.elements("seg"), Claim.AMONG),
    "android": Oracle(xml_peers.android_texts, Claim.AMONG, xml_peers.plain),
    "resx": Oracle(xml_peers.elements("value"), Claim.AMONG),
    "qt": Oracle(xml_peers.elements("translation", "numerusform"), Claim.AMONG),
    "json": Oracle(peers.json_texts, Claim.AMONG),
    "xcstrings": Oracle(peers.json_texts, Claim.AMONG),
    "jsonl": Oracle(peers.jsonl_texts, Claim.AMONG),
    "yaml": Oracle(peers.yaml_texts, Claim.AMONG),
    "tsv": Oracle(peers.cell_texts, Claim.AMONG),
    "csv": Oracle(peers.cell_texts, Claim.AMONG),
    "srt": Oracle(peers.srt_texts, Claim.ALL, str.strip),
    "vtt": Oracle(peers.vtt_texts, Claim.ALL, str.strip),
    "properties": Oracle(peers.properties_texts, Claim.ALL),
    "strings": Oracle(peers.strings_texts, Claim.SOME),
    "stringsdict": Oracle(xml_peers.stringsdict_texts, Claim.AMONG),
    "html": Oracle(xml_peers.html_texts, Claim.WITHIN),
    "markdown": Oracle(peers.markdown_texts, Claim.WITHIN, peers.unmarked),
    "docx": Oracle(xml_peers.docx_texts, Claim.WITHIN),
    "odt": Oracle(xml_peers.odt_texts, Claim.WITHIN),
}
"""By the name of a format, or by what it begins with (`json` for `json-keys`)."""
