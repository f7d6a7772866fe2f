"""Characters that a file's encoding lacks: spelled as its format allows, or refused by name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.formats.file_text import FileText


def fitted(text: str, file: FileText, spell: Callable[[str], str] | None = None) -> str:
    """The text, each character that the file's encoding lacks as `spell` spells it.

    Raises ReviewError that names the first such character where the format has no spelling.
    """
    try:
        text.encode(file.encoding)
    except UnicodeEncodeError:
        pass
    else:
        return text
    return "".join(sign if _has(file, sign) else _spelled(file, sign, spell) for sign in text)


def _has(file: FileText, sign: str) -> bool:
    try:
        sign.encode(file.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _spelled(file: FileText, sign: str, spell: Callable[[str], str] | None) -> str:
    if spell is not None:
        return spell(sign)
    name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
    raise ReviewError(
        f"the file is in {file.encoding}, which has no “{sign}” ({name})",
        "Write it in another way, or convert the file to UTF-8 first.",
        file=file.path,
    )
