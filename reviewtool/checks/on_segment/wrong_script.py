"""Wrong script.

What it finds:
    Letters of a script that the target language does not use, such as Chinese or Cyrillic in an
    English text; a letter of a look-alike script inside a word (“Kiеv” with a Cyrillic “е”); a
    whole translation in Latin letters where the language has its own.

Why it matters:
    A system that meets a word it cannot translate copies it. Look-alike letters break search,
    sorting and reading aloud.

When it is silent:
    Within quotation marks and brackets, where a name may be given in its own script; for Latin
    words in other scripts; for single Greek letters; where the source, itself in another script,
    has the same letters.

What to do:
    Translate or transcribe the word, or type the right letter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.checks.quoted import inside, quoted_spans
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_BLOCKS = {
    "Grek": "\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c8f",
    "Armn": "\u0531-\u0556\u0560-\u0588",
    "Hebr": "\u05d0-\u05ea\u05ef-\u05f2",
    "Arab": "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f",
    "Deva": "\u0904-\u0939\u0958-\u0961",
    "Beng": "\u0985-\u09b9\u09dc-\u09e1",
    "Thai": "\u0e01-\u0e30\u0e40-\u0e46",
    "Geor": "\u10a0-\u10fa\u10fc-\u10ff\u1c90-\u1cbf",
    "Kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff",
    "Hang": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",
}
_USED = {
    "Latn": (),
    "Jpan": ("Hani", "Kana"),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Kore": ("Hang", "Hani"),
}
_LOOKALIKES = dict(zip("асеорхуіАВСЕНІКМОРТХ", "aceopxyiABCEHIKMOPTX", strict=True))
_BACK = {latin: cyrillic for cyrillic, latin in _LOOKALIKES.items()}
_WHOLE = 5
"""Latin words of four letters or more that make a whole translation Latin."""


def wrong_script(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each run of letters that the target language does not write."""
    target, script = segment.target, languages.target.script
    if not script or (script == "Latn" and target.isascii()):
        return
    known = _USED.get(script, (script,))
    if script != "Latn" and script not in _USED and script not in _BLOCKS:
        return
    if script != "Latn":
        latin = _wholly_latin(segment, script, known)
        if latin is not None:
            yield latin
            return
    if not _suspect(known, script == "Cyrl").search(target):
        return
    mixed = [] if script not in ("Latn", "Cyrl") else list(_mixed_words(target, script))
    yield from mixed
    spans = quoted_spans(target)
    for match in _foreign(known).finditer(target):
        start, end = match.span()
        found = match.group()
        if any(finding.start <= start < finding.end for finding in mixed):
            continue
        if (match.lastgroup == "Grek" and end - start < 2) or inside(start, end, spans):
            continue
        if found in segment.source and languages.source.script == script:
            continue
        left = segment.source.find(found)
        yield Finding(
            start,
            end,
            f"{languages.target.name} is not written in the letters of “{found}”.",
            source=(left, left + len(found)) if left >= 0 else None,
            evidence=("source", "target") if left >= 0 else ("target",),
        )


def _wholly_latin(segment: Segment, script: str, known: tuple[str, ...]) -> Finding | None:
    target = segment.target
    if segment.target.strip() == segment.source.strip() or _own(known).search(target):
        return None
    words = [word for word in target.split() if len(word) > 3 and word.isalpha() and word.islower()]
    if len(words) < _WHOLE:
        return None
    start = len(target) - len(target.lstrip())
    end = len(target.rstrip())
    return Finding(start, end, f"The whole translation is in Latin letters, none in {script}.")


def _mixed_words(target: str, script: str) -> Iterator[Finding]:
    """Words in which look-alike letters of the other script stand among those of this one."""
    for match in _mixed().finditer(target):
        word = match.group()
        table = _LOOKALIKES if script == "Latn" else _BACK
        strange = [sign for sign in word if ("\u0400" <= sign <= "\u052f") == (script == "Latn")]
        if len(strange) * 2 < len(word) and all(sign in table for sign in strange):
            repaired = "".join(table.get(sign, sign) for sign in word)
            yield Finding(
                match.start(),
                match.end(),
                f"“{word}” mixes letters of two scripts that look the same.",
                (repaired,),
            )


@cache
def _suspect(known: tuple[str, ...], latin_too: bool) -> re.Pattern[str]:
    """Any letter that is worth a closer look."""
    blocks = "".join(block for name, block in _BLOCKS.items() if name not in known)
    return re.compile(f"[{blocks}{'A-Za-z' if latin_too else ''}]")


@cache
def _foreign(known: tuple[str, ...]) -> re.Pattern[str]:
    blocks = {name: block for name, block in _BLOCKS.items() if name not in known}
    if "Hani" in blocks and "Kana" in blocks:
        blocks["Hani"] += blocks.pop("Kana")
    groups = [
        f"(?P<{name}>[{block}]+(?:[ \u00b7・\u0300-\u036f'’-]*[{block}]+)*)"
        for name, block in blocks.items()
    ]
    return re.compile("|".join(groups))


@cache
def _own(known: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("[" + "".join(_BLOCKS[name] for name in known) + "]")


@cache
def _mixed() -> re.Pattern[str]:
    latin, cyrillic = "A-Za-zÀ-ÖØ-öø-ɏ", "\u0400-\u0481\u048a-\u052f"
    return re.compile(
        rf"(?<!\w)(?:[{latin}]+[{cyrillic}]|[{cyrillic}]+[{latin}])[{latin}{cyrillic}]*(?![\w])"
    )


CHECK = Check(
    id="wrong-script",
    title="Wrong script",
    kind=Kind.GUARD,
    category="accuracy/untranslated",
    severity=Severity.MAJOR,
    expected=0.85,
    on_segment=wrong_script,
)
