"""Control characters and damaged text.

What it finds:
    Escape sequences and other control characters, invisible spaces and direction marks, the
    replacement character �, letters broken by a wrong encoding (“cafÃ©”), and HTML entities that
    became text.

Why it matters:
    Some of these change how everything after them is shown, or stop a search from finding the
    word. The others show readers that something broke.

When it is silent:
    For tabs and line ends; for joiners that scripts and emoji need; for direction marks in
    right-to-left text; for invisible spaces at the edge of a word, and in Khmer, Thai, Lao and
    Burmese; where the source has the same control character or entity.

What to do:
    Delete the character, or type the letter that was meant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_ZERO_WIDTH = frozenset("\u200b\u2060\ufeff")
_MARKS = frozenset("\u200e\u200f\u061c")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH_LANGUAGES = frozenset({"km", "th", "lo", "my", "bo", "dz"})


def control_characters(segment: Segment, languages: Languages) -> Iterator[Finding]:
    """Each control sequence, invisible character or broken letter."""
    target = segment.target
    if target.isascii() and target.isprintable() and "&" not in target:
        return
    if not (_suspect().search(target) or "â€" in target):
        return
    for match in _pattern().finditer(target):
        found = match.group()
        kind = match.lastgroup or ""
        if _expected(kind, found, segment, languages) or _harmless(match):
            continue
        message, suggestions = _explain(kind, found)
        yield Finding(match.start(), match.end(), message, suggestions)


def _expected(kind: str, found: str, segment: Segment, languages: Languages) -> bool:
    source = segment.source
    if kind == "entity":
        return not source or "&" in source
    if kind == "control":
        return found in source
    if kind != "hidden":
        return False
    language = languages.target
    if found in _ZERO_WIDTH and language.base in _ZERO_WIDTH_LANGUAGES:
        return True
    if language.direction == "rtl" and (found in _MARKS or (found in _BIDI and _closed(segment))):
        return True
    return found in source


def _harmless(match: re.Match[str]) -> bool:
    """Whether it is an invisible space at the edge of a word, where it parts nothing."""
    text, (start, end) = match.string, match.span()
    inner = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    return match.group() in _ZERO_WIDTH and not inner


def _closed(segment: Segment) -> bool:
    """Whether every direction override or isolate is ended within the segment."""
    target = segment.target
    opened = sum(map(target.count, "\u202a\u202b\u202d\u202e"))
    isolated = sum(map(target.count, "\u2066\u2067\u2068"))
    return opened == target.count("\u202c") and isolated == target.count("\u2069")


def _explain(kind: str, found: str) -> tuple[str, tuple[str, ...]]:
    if kind == "control":
        return "A control character or escape sequence stands in the text.", ("",)
    if kind == "hidden":
        return f"An invisible character (U+{ord(found):04X}) stands in the text.", ("",)
    if kind == "lost":
        return "A character was lost and replaced by a stand-in.", ()
    if kind == "entity":
        from html import unescape

        plain = unescape(found)
        return f"“{found}” is the code of a character, not the character.", (plain,)
    repaired = _repair(found)
    return "These letters were read in the wrong encoding.", (repaired,) if repaired else ()


def _repair(found: str) -> str:
    """The text before it was read as Windows-1252 or Latin-1; empty where neither explains it."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return found.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""


@cache
def _suspect() -> re.Pattern[str]:
    """Any sign with which one of the patterns may begin."""
    return re.compile(
        "[&ÃÂÐÑï\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u2060"
        "\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ud800-\udfff]"
    )


@cache
def _pattern() -> re.Pattern[str]:
    tails = "".join(bytes((code,)).decode("cp1252", "ignore") for code in range(0x80, 0xA0))
    tail = "[" + tails.replace("^", "") + "\x80-\xbf]"
    return re.compile(
        "(?P<broken>"
        rf"(?:[ÃÂ]{tail})+|â€{tail}|(?:[ÐÑ]{tail}){{2,}}|ï»¿)"
        r"|(?P<control>\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?"
        r"|\x1b[@-Z\\^_]?|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]+)"
        r"|(?P<hidden>[\u200b\u200e\u200f\u061c\u2060\u202a-\u202e\u2066-\u2069\ufeff])"
        r"|(?P<lost>\ufffd+|[\ud800-\udfff]+)"
        r"|(?P<entity>&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,5}|#x[0-9a-fA-F]{2,5});)"
    )


CHECK = Check(
    id="control-characters",
    title="Control characters and damaged text",
    kind=Kind.GUARD,
    category="linguistic-conventions/character-encoding",
    severity=Severity.MAJOR,
    expected=0.9,
    on_segment=control_characters,
)
