"""From a correction to a rule: what was wrong, what is right, and the two as examples.

The words that changed are certain; which word of the source they stand for is a guess by their
place in the sentence, which the reviewer may overrule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reviewtool.checks.function_words import function_words
from reviewtool.checks.pack.confusions import made_id
from reviewtool.errors import ReviewError
from reviewtool.review.difference import difference
from reviewtool.segments.segment import text_hash
from reviewtool.segments.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.check import Languages
    from reviewtool.checks.flag import Flag
    from reviewtool.review.difference import Hunk
    from reviewtool.segments.segment import Segment
    from reviewtool.segments.words import Word

_LONGEST = 60
"""Characters that a change may have to be a rule: more is a sentence written anew."""


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A row of `confusions` in the making.

    `source` and `wrong` are patterns, `source` empty in a pack of one language. The examples are
    the segment as it was, with the wrong words marked, and as it was corrected.
    """

    id: str
    source: str
    wrong: str
    right: str
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def bilingual(self) -> bool:
        """Whether it leans on words of the source."""
        return bool(self.source)

    def row(self) -> str:
        """The row as YAML, two spaces deep, ready to stand below `confusions:`."""
        lines = [f"- id: {self.id}"]
        for key in ("source", "wrong", "right"):
            value = getattr(self, key)
            if value:
                lines.append(f"  {key}: {_quoted(value)}")
        for key in ("bad", "good"):
            texts = getattr(self, key)
            listed = ", ".join(map(_quoted, texts))
            lines.append(f"  {key}: {listed if len(texts) == 1 else f'[{listed}]'}")
        return "\n".join(lines) + "\n"


def changes(segment: Segment, corrected: str) -> int:
    """How many changes a correction consists of; each may become a rule."""
    return len(difference(segment.target, corrected))


def draft(
    segment: Segment,
    corrected: str,
    languages: Languages,
    *,
    flags: Sequence[Flag] = (),
    change: int = 1,
    source: str = "",
    wrong: str = "",
) -> RuleDraft:
    """The rule that change number `change` (from 1) of a correction suggests.

    `flags` of the segment as it was may know which words of the source they leaned on. `source` and
    `wrong` are patterns to use in place of the guessed ones. Raises ReviewError where
    nothing was corrected, or so much that no rule can be made of it.
    """
    target = segment.target
    hunks = [_with_words(hunk, target, corrected) for hunk in difference(target, corrected)]
    if not 1 <= change <= len(hunks):
        raise ReviewError(
            f"there is no change number {change}" if hunks else "the segment has no correction",
            "Correct the segment first." if not hunks else f"Changes go from 1 to {len(hunks)}.",
        )
    hunk = hunks[change - 1]
    old, new = target[hunk.start : hunk.end], corrected[hunk.new_start : hunk.new_end]
    if not old.strip() or max(len(old), len(new)) > _LONGEST:
        raise ReviewError(
            "the change is too large for a rule", "Make a rule of a change of a few words."
        )
    bilingual = bool(segment.source.strip()) and bool(languages.source.base)
    guessed = _source_words(segment, hunk, languages, flags) if bilingual else ""
    lean = (source or re.escape(guessed).replace("\\ ", " ")) if bilingual else ""
    pattern = wrong or re.escape(old).replace("\\ ", " ")
    pack = pack_id(languages, bilingual=bool(lean))
    # The examples differ in this change only: what else was corrected is right in both.
    marked = f"{corrected[: hunk.new_start]}[[{old}]]{corrected[hunk.new_end :]}"
    sides = (segment.source,) if lean else ()
    return RuleDraft(
        id=(lean and made_id(pack, [lean, pattern]))
        or made_id(pack, [pattern])
        or f"{pack}.{text_hash(lean + pattern)}",
        source=lean,
        wrong=pattern,
        right=new,
        bad=(*sides, marked),
        good=(*sides, corrected),
    )


def pack_id(languages: Languages, *, bilingual: bool) -> str:
    """The id of the project's own pack for these languages, which is also its file's name."""
    source = f"{languages.source.base}-" if bilingual else ""
    return f"own-{source}{languages.target.base}"


def _with_words(hunk: Hunk, old: str, new: str) -> Hunk:
    """What only adds or removes, widened by the word after it, or the one before it at the end."""
    if old[hunk.start : hunk.end].strip() and new[hunk.new_start : hunk.new_end].strip():
        return hunk
    after = re.match(r"\s*\w+", old[hunk.end :])
    if after:
        return type(hunk)(
            hunk.start, hunk.end + after.end(), hunk.new_start, hunk.new_end + after.end()
        )
    before = re.search(r"\w+\W*$", old[: hunk.start])
    length = hunk.start - before.start() if before else 0
    return type(hunk)(hunk.start - length, hunk.end, hunk.new_start - length, hunk.new_end)


def _source_words(segment: Segment, hunk: Hunk, languages: Languages, flags: Sequence[Flag]) -> str:
    """What a flag on these words leaned on; else the word of the source that is most like them.

    Like them is what is spelt alike (false friends are) and stands about where they stand.
    """
    for flag in flags:
        if flag.side == "target" and flag.source_text and hunk.touches(flag.start, flag.end):
            return flag.source_text
    known = function_words(languages.source.base)
    center = (hunk.start + hunk.end) / 2 / max(1, len(segment.target))
    wrong = segment.target[hunk.start : hunk.end].casefold()

    def misfit(word: Word) -> float:
        text = word.text.casefold()
        small = text in known or len(text) < 3
        place = abs((word.start + word.end) / 2 / len(segment.source) - center)
        return place + 0.3 * small - SequenceMatcher(None, text, wrong).ratio()

    likeliest = min(words(segment.source), key=misfit, default=None)
    return likeliest.text if likeliest else ""


def _quoted(text: str) -> str:
    """The text in single quotes, or in double ones where it has line ends or control characters."""
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    import json

    return json.dumps(text, ensure_ascii=True)
