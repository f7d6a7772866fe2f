"""Damages of files, and what has to hold for each: read or refused, and nothing dropped unsaid."""

from __future__ import annotations

import re
from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import SIGN, decode
from reviewtool.formats.lines import unified
from reviewtool.formats.package import open_package
from reviewtool.formats.splice import written
from tests.formats.promises import change_of, some_units, with_insertion

if TYPE_CHECKING:
    from random import Random

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format

_SIGNS: tuple[str, ...] = (
    *"\"'\\<>&{}[]():;=,#*`~_-|!%\t\r\n\x01\u2028é漢🙂",
    *("]]>", "-->", "<!--", "/*", "*/", "&#", "\\u", "\\ud800", '"""', "\n\n", "\r\n", "${", "{{"),
)
_MARKS = {
    "po": r"(?m)^[ \t]*msgstr(?:\[\d+\])?[ \t]*\"",
    "xliff": r"<(?:[\w.-]+:)?(?:trans-unit|segment)[\s>]",
    "tmx": r"</tuv>\s*<tuv[\s>]",
    "android": r"<(?:string|item)[\s>]",
    "resx": r"<data\s",
    "qt": r"<message[\s>]",
    "srt": r"-->",
    "vtt": r"-->",
    "strings": r";",
    "jsonl": r"(?m)^[ \t]*\{.*\S",
    "tsv": r"(?m)^.*\S.*$",
    "csv": r"(?m)^.*\S.*$",
}
"""By format, what stands at least once in the file for each unit."""
_HIDDEN = {
    "xliff": r"(?s)<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)",
    "strings": r"(?s)/\*.*?(?:\*/|\Z)|//[^\n]*+|\"(?:[^\"\\]++|\\.)*+\"",
    "csv": r"\"[^\"]*+\"",
    "tsv": r"\"[^\"]*+\"",
}
"""By format, where such a mark is none."""


class Damaged(NamedTuple):
    """What became of a damage: units, or the reason of the refusal; `broken` says what is wrong.

    `seconds` is the time of the processor that reading took.
    """

    units: int | None
    refused: str = ""
    broken: str = ""
    seconds: float = 0.0


def damaged(file: FileText, random: Random) -> bytes:
    """The bytes of a file with one to three random damages.

    Those of a package are the bytes on the disk or those of its text parts.
    """
    data = random.choice((file.data, file.whole)) if file.package else file.data
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        data = _one(data, random, file.encoding)
    return data


def _one(data: bytes, random: Random, encoding: str) -> bytes:
    start = random.randrange(len(data) + 1)
    length: int = random.choice((1, 1, 2, 5, 20, 100, len(data) // 4))
    middle = data[start : start + length]
    rest = data[start + length :]
    match random.choice(("cut", "drop", "double", "flip", "move", "sign", "sign", "sign", "swap")):
        case "cut":
            return data[:start]
        case "drop":
            return data[:start] + rest
        case "double":
            return data[:start] + middle * random.choice((2, 2, 50)) + rest
        case "flip":
            flipped = bytes(byte ^ (1 << random.randrange(8)) for byte in middle[:1])
            return data[:start] + flipped + data[start + 1 :]
        case "move":
            place = random.randrange(len(rest) + 1)
            return data[:start] + rest[:place] + middle + rest[place:]
        case "swap":
            sign = random.choice(_SIGNS).encode(encoding, "replace")
            return data[:start] + sign + data[start + len(sign) :]
        case _:
            sign = random.choice(_SIGNS).encode(encoding, "replace")
            return data[:start] + sign + data[start:]


def marks(name: str, text: str) -> int | None:
    """How many units a file seems to hold, or more; None where nothing marks them.

    Nothing does in XLIFF that a tool has segmented, where several units make one when they no
    longer match.
    """
    if name not in _MARKS or 'mtype="seg"' in text:
        return None
    shown = re.sub(_HIDDEN.get(name, r"(?!)"), "", unified(text))
    return len(re.findall(_MARKS[name], shown))


def outcome_of(form: Format, whole: FileText, units: int, data: bytes) -> Damaged:
    """What the format makes of damaged data of a file that held so many units.

    Broken is: another exception than ReviewError; a refusal without a remedy or, where it is about
    the content of a text, without a line; a file that does not come back as it is; an edit that
    ends in anything but bytes or a refusal; and units that fell away while their marks stand.
    """
    try:
        file = _opened(whole, data)
    except ReviewError as error:
        return Damaged(None, error.what, "" if error.remedy else "no remedy")
    except Exception as error:
        return Damaged(None, broken=f"open: {error!r}"[:300])
    begun = process_time()
    try:
        found = form.read(file)
    except ReviewError as error:
        lacks = _refusal_lacks(error, file)
        return Damaged(None, error.what, lacks, process_time() - begun)
    except Exception as error:
        return Damaged(None, broken=f"read: {error!r}"[:300])
    seconds = process_time() - begun
    broken = _dropped(form.name, whole, units, file, len(found))
    try:
        same = [change_of(unit, unit.target) for unit in found]
        if written(form, file, same) != file.whole:
            broken = "it does not come back unchanged"
        for unit in some_units(found, 1):
            written(form, file, [change_of(unit, with_insertion(unit))])
    except ReviewError:
        pass
    except Exception as error:
        broken = f"write: {error!r}"[:300]
    return Damaged(len(found), broken=broken, seconds=seconds)


def _opened(whole: FileText, data: bytes) -> FileText:
    package = whole.package
    if package is None:
        return decode(data, whole.path, None if whole.known == "file" else whole.encoding)
    if data.startswith(SIGN):
        package, data = open_package(data, whole.path)
    return replace(decode(data, whole.path, "utf-8"), package=package)


def _refusal_lacks(error: ReviewError, file: FileText) -> str:
    lines = unified(file.text).count("\n") + 1
    if not error.remedy:
        return f"no remedy: {error.what}"
    if error.file is None:
        return f"no file: {error.what}"
    if error.line is None and file.package:
        return ""
    if error.line is None:
        return f"no line: {error.what}"
    return "" if 1 <= error.line <= lines else f"line {error.line} of {lines}: {error.what}"


def _dropped(name: str, whole: FileText, units: int, file: FileText, found: int) -> str:
    """More units are gone than marks of units."""
    before, after = marks(name, whole.text), marks(name, file.text)
    if before is None or after is None or before < units or after > before:
        return ""
    if units - found <= before - after:
        return ""
    return f"{found} of {units} units are left, and {after} of {before} marks"
