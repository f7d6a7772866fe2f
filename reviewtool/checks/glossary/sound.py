"""What all files of a glossary have in common: languages that fit, wordings that are sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.glossary.pieces import pieces
from reviewtool.languages import base_code, is_known

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reviewtool.languages import Language

LONGEST = 200
"""Code points of a wording."""


def concerns(code: str, language: Language) -> bool:
    """Whether what is said for a code holds for a language: regions count where both have one."""
    if base_code(code) != language.base:
        return False
    own, other = (it.replace("_", "-").lower() for it in (code, language.code))
    return own == other or "-" not in own or "-" not in other


def known_language(code: str) -> bool:
    """Whether this can be the code of a language."""
    return code == code.strip() and is_known(code)


def fault(text: str) -> str:
    """What is wrong with a wording, empty where nothing is."""
    if not pieces(text):
        return "has no letter and no digit, so that it cannot be found in a text"
    if len(text) > LONGEST:
        return f"is longer than {LONGEST} characters"
    return ""


def both(target: Sequence[str], forbidden: Sequence[str]) -> str:
    """A wording that is accepted and forbidden at once, empty where there is none."""
    return next((text for text in forbidden if text in target), "")


def shown_path(path: Path) -> str:
    """`glossary/terms.yaml`, however far away that is."""
    return f"{path.parent.name}/{path.name}"
