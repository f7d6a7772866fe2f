"""The terms of a segment in one line: what each is to be, and whether it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.tui.shown import shown
from reviewtool.tui.widgets.hanging import Hanging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.checks.glossary.glossary import Use

MOST = 8
"""Terms that are named; `l` lists all."""
_LONGEST = 40
_WORDINGS = 3


def terms_content(uses: Sequence[Use], source: str) -> list[Hanging]:
    """`terms burgemeester: mayor ✓  raad: council ✗`, of a segment with this source."""
    if not uses:
        return []
    pieces = [Content.styled(_words(use, source), "$text-muted") for use in uses[:MOST]]
    if len(uses) > MOST:
        pieces.append(Content.styled(f"and {len(uses) - MOST:,} more", "$text-muted"))
    return [Hanging(Content.styled("terms ", "bold"), tuple(pieces), gap=" · ")]


def _words(use: Use, source: str) -> str:
    words = shown(source[slice(*use.source[0])], _LONGEST)
    wanted = ", ".join(shown(text, _LONGEST) for text in use.wanted[:_WORDINGS])
    return f"{words}: {wanted or 'not everything'} {'✓' if use.kept else '✗'}"
