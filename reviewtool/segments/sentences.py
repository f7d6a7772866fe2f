"""Sentence spans inside a paragraph, by sentencex with a guarded call.

sentencex panics on some white space and refuses surrogates, so these are mapped one to one before
the call; where it is missing or fails all the same, simple rules of ours stand in. A few of its
measured slips (a title cut from its name, a closing quotation mark cut from its sentence) are
mended afterwards.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.languages import base_code
from reviewtool.segments.abbreviations import abbreviations

if TYPE_CHECKING:
    from collections.abc import Callable

SEGMENTER = "sentencex/1.0.32"
"""What cuts the sentences where the library stands; it is pinned exactly."""
FALLBACK = "rules/1"
"""What cuts them where it is missing."""

_UNSAFE = re.compile(r"[\x00-\x08\x0e-\x1b\ud800-\udfff]")
_SPACE = re.compile(r"[^\S ]")
_NEAR = 200
"""How many code points on each side of a cut are looked at."""
_STOP = (
    r"[.!?…]+[\"'”’»›)\]]*(?=\s+[\"'“‘«‹„(\[¿¡—–-]*\s?[^\W_a-zß-öø-ÿа-я])"
    r"|[。！？｡।॥؟۔]+[」』”’）》\"]*"
)
_CLOSERS = re.compile(r"[”’»›」』）\])]+|[\"']+(?=\s|\Z)")
_OPENER_LEFT = re.compile(r"(?<=\s)[\"'’‘“„«(\[]+\s*\Z")
_LOWER = re.compile(r"[\"'“‘«„(\[]?[^\W\d_]")
_DASHED = re.compile(r"[—–-]\s?[^\W\d_]")
_INITIAL = re.compile(r"(?:^|[\s(.\-\u2e80-\u9fff])[^\W\d_]\.\s*\Z")
_COMPOUND = re.compile(r"-[^\W\d_]\.\Z")
_SAID = re.compile(r"と|って")
_LETTER = re.compile(r"\w")


def segmenter() -> str:
    """What cuts sentences on this machine, as it is stamped into records."""
    return SEGMENTER if _library() else FALLBACK


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Half-open spans, in code points, of the sentences of one paragraph.

    Spans leave out the white space around; all else is in exactly one of them. `language` is a
    code, or empty where it is unknown.
    """
    mapped = text
    if not text.isprintable():
        mapped = _SPACE.sub(" ", _UNSAFE.sub("\ufffd", text))
    language = base_code(language) or "en"
    starts = _library_starts(mapped, language)
    if starts is None:
        starts = [match.end() for match in re.finditer(_STOP, mapped)]
    spans, begin = [], 0
    for cut in [*_mended(mapped, starts, language), len(mapped)]:
        piece = mapped[begin:cut]
        stripped = piece.strip()
        if stripped:
            start = begin + len(piece) - len(piece.lstrip())
            spans.append((start, start + len(stripped)))
        begin = cut
    return spans


@cache
def _library() -> Callable[[str, str], list[dict[str, int]]] | None:
    try:
        from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]
    except ImportError:
        return None
    found: Callable[[str, str], list[dict[str, int]]] = get_sentence_boundaries
    return found


def _library_starts(text: str, language: str) -> list[int] | None:
    """Where sentences after the first begin; None where the library cannot say."""
    library = _library()
    if library is None:
        return None
    try:
        found = library(language, text)
        starts = [boundary["start_index"] for boundary in found]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the library is no Exception
        return None
    if starts != sorted(starts) or (starts and not 0 <= starts[0] <= starts[-1] <= len(text)):
        return None
    return [start for start in starts if start]


def _mended(text: str, starts: list[int], language: str) -> list[int]:
    """The cuts that stay, some of them moved past a closing or before an opening mark."""
    cuts: list[int] = []
    for start in starts:
        cut = _moved(text, start)
        begin = cuts[-1] if cuts else 0
        if cut <= begin or cut >= len(text):
            continue
        left = text[max(begin, cut - _NEAR) : cut].strip()
        right = text[cut : cut + _NEAR].lstrip()
        if not _LETTER.search(left):
            continue
        if not right or _joined(left, right, language):
            continue
        cuts.append(cut)
    while cuts and not _LETTER.search(text, cuts[-1]):
        cuts.pop()
    return cuts


def _moved(text: str, cut: int) -> int:
    if cut < len(text) and not text[cut - 1].isspace():
        closers = _CLOSERS.match(text, cut)
        if closers:
            return closers.end()
    opener = _OPENER_LEFT.search(text, max(cut - 4, 0), cut)
    if opener and text[cut : cut + 1].isalnum():
        return opener.start()
    return cut


def _joined(left: str, right: str, language: str) -> bool:
    """Whether what a cut would part belongs together."""
    if left.endswith("."):
        word = re.split(r"[\s(\[“„«‘\"']", left)[-1].casefold()
        if word in abbreviations(language):
            return True
        if _INITIAL.search(left) and (len(left) == 2 or right[0] == "-" or right[1:2] == "."):
            return True
        if _COMPOUND.search(left):
            return True
        return bool(_LOWER.match(right)) and _first_letter(right).islower()
    if left[-1] in '»”"“' and _DASHED.match(right):
        return _first_letter(right).islower()
    return left[-1] in "」』" and bool(_SAID.match(right))


def _first_letter(text: str) -> str:
    return next((sign for sign in text[:4] if sign.isalpha()), "")
