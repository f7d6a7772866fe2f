"""How a new text is written between quotation marks, on lines as the old one is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.po.lexis import FOLD, RAW_TEXT
from reviewtool.formats.po.quoted import SPELLINGS
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText

_RAW_TEXT = re.compile(RAW_TEXT)
_LINE_END = re.compile(rf"\\n(?P<fold>{FOLD}|\Z)?+|\\[^n]")


def written(text: str, file: FileText, start: int | None, at: int | None) -> str:
    """The raw form of a new text that goes to `at` in the raw text at `start`.

    Where that one is folded after each line end, so is the new one. Raises ReviewError for what
    the file cannot hold.
    """
    refuse_unwritable(text, file)
    lines = [line.translate(SPELLINGS) for line in fitted(unified(text), file).split("\n")]
    if start is None or at is None:
        return "\\n".join(lines)
    opens = file.text[at : at + 1] == '"' and _after_line_end(file.text[start:at])
    old = _RAW_TEXT.match(file.text, start) if opens or len(lines) > 1 else None
    fold = _fold(old[0], line_end(file.text)) if old else ""
    raw = f"\\n{fold}".join(lines)
    if not old or not fold:
        return raw
    last = opens or not _is_folded(old[0], at - start)
    if last and not lines[-1]:
        raw = raw.removesuffix(fold)
    return fold + raw if opens else raw


def _after_line_end(raw: str) -> bool:
    before = raw.removesuffix("n")
    return before != raw and (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _fold(raw: str, end: str) -> str:
    """What stands after each line end but the last; nothing where one has no fold after it."""
    folds = [match["fold"] for match in _LINE_END.finditer(raw) if match[0].startswith("\\n")]
    if not all(folds[:-1]) or None in folds or not any(folds):
        return ""
    return f'"{end}"' if "#" in folds[0] else str(folds[0])


def _is_folded(raw: str, place: int) -> bool:
    """Whether a line end from `place` on has a fold after it."""
    return any(match["fold"] for match in _LINE_END.finditer(raw, place))
