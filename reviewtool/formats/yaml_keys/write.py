"""New text for a YAML scalar: how it is written in a style, and whether it reads back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.lines import line_end, unified
from reviewtool.formats.text import refuse_unwritable
from reviewtool.formats.unencodable import fitted
from reviewtool.formats.unit import Edit
from reviewtool.formats.yaml_keys.blocks import HEADER
from reviewtool.formats.yaml_keys.scan import events, is_text

if TYPE_CHECKING:
    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.yaml_keys.scan import Scalar

_ESCAPED = re.compile(
    '[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|["\\\\]'
)
_SHORT = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\", "\0": r"\0"}
_UNCLEAR = re.compile(
    r"\t|\A(?:[yYnN]|:.*+|[-+]?[0-9.][0-9_,.:]*+(?:[eE][-+]?[0-9]++)?+|0[xob][0-9a-fA-F_]++)\Z"
)
"""What not all readers take for plain text: a tab, the look of a symbol, number or truth value."""
_ENDS = re.compile(r"\n+")
_DIGIT = re.compile("[1-9]")


def escaped(text: str, file: FileText, scalar: Scalar | None) -> str:
    """The text as it stands in the scalar, with the quotes that it has; double quotes for None.

    Raises ReviewError where the style has no way to write it.
    """
    text = unified(text)
    style = scalar.style if scalar else '"'
    if style == '"':
        refuse_unwritable(text.replace("\0", ""), file)
        return fitted(_ESCAPED.sub(lambda sign: _escape(sign[0]), text), file, _escape)
    refuse_unwritable(text, file)
    if scalar is not None and style in ("|", ">"):
        return fitted(_indented(text, scalar, line_end(file.text)), file)
    if "\n" in text:
        raise ReviewError(
            "the new text holds a line end, which these quotes cannot hold",
            "Write the text of the file in double quotes.",
            file=file.path,
        )
    return fitted(text.replace("'", "''") if style else text, file)


def anew(file: FileText, scalar: Scalar, text: str) -> Edit:
    """The edit that writes the whole scalar: as a block again where it can be one, else quoted.

    The comment after the mark of a block stays.
    """
    raw = file.text[scalar.start : scalar.end]
    if scalar.style == '"':
        return Edit(scalar.start, scalar.end, escaped(text, file, None))
    quoted = f'"{escaped(text, file, None)}"'
    if scalar.style == "'":
        return Edit(scalar.start - 1, scalar.end + 1, quoted)
    header = HEADER.match(raw) if scalar.style else None
    if header is None:
        return Edit(scalar.start, scalar.end, quoted)
    block = _block(file, scalar, header, text)
    if block is not None and reads_as(file, scalar, block, text):
        return Edit(scalar.start, scalar.end, block)
    end = header[3] if _ends_line(raw) else ""
    return Edit(scalar.start, scalar.end, quoted + header[2] + end)


def reads_as(file: FileText, scalar: Scalar, raw: str, text: str) -> bool:
    """Whether a scalar in this place and style, with this raw text, says the text and is text."""
    import yaml

    quote = scalar.style if scalar.style in ("'", '"') else ""
    outer = 0
    if scalar.style in ("|", ">"):
        header = HEADER.match(raw)
        digit = _DIGIT.search(header[1]) if header else None
        outer = scalar.indent - int(digit[0]) if digit else 0
        if _ends_line(file.text[scalar.start : scalar.end]) and not _ends_line(raw):
            return False
        raw += "\n" if file.text[scalar.end : scalar.end + 1] in ("\r", "\n") else ""
    opens, closes = ("[", "]") if scalar.flow else ("", "")
    sample = f"{' ' * outer}k: {opens}{quote}{raw}{quote}{closes}"
    try:
        found = [event for name, event in events(sample) if name == "ScalarEvent"]
        return (
            len(found) == 2
            and (found[1].style or "") == scalar.style
            and unified(found[1].value) == text
            and is_text(found[1].value, scalar.style, None)
            and (bool(scalar.style) or not _UNCLEAR.search(text))
        )
    except (yaml.YAMLError, ValueError, OverflowError):
        return False


def _escape(sign: str) -> str:
    code = ord(sign)
    if sign in _SHORT:
        return _SHORT[sign]
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _indented(text: str, scalar: Scalar, end: str) -> str:
    """The text with the line ends of a block; a folded block has two for one."""
    more = 1 if scalar.style == ">" else 0
    indent = " " * scalar.indent
    return _ENDS.sub(lambda ends: end * (len(ends[0]) + more) + indent, text)


def _block(file: FileText, scalar: Scalar, header: re.Match[str], text: str) -> str | None:
    """The text as a block of the same style, with the mark for its last line end; else None."""
    content = text.removesuffix("\n")
    if content.endswith("\n") or not content or not scalar.indent:
        return None
    try:
        body = escaped(content, file, scalar)
    except ReviewError:
        return None
    end = header[3] or line_end(file.text)
    digits = header[1].strip("+-")
    mark = f"{scalar.style}{digits}{'' if content != text else '-'}{header[2]}{end}"
    last = end if _ends_line(file.text[scalar.start : scalar.end]) else ""
    return f"{mark}{' ' * scalar.indent}{body}{last}"


def _ends_line(raw: str) -> bool:
    return raw.endswith(("\n", "\r", "\x85", "\u2028", "\u2029"))
