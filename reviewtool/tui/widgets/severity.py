"""How severities look: a word, a sign and a theme colour, so that colour never stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reviewtool.checks.flag import Kind
from reviewtool.tui.widgets.row_content import FLAG_MARKS, LINT

if TYPE_CHECKING:
    from textual.theme import Theme

    from reviewtool.checks.flag import Flag


def severity_content(flag: Flag) -> Content:
    """`! major`, in its colour; a matter of form says so."""
    if flag.kind is Kind.LINT:
        return Content.styled(f"{FLAG_MARKS[LINT].strip()} form", "bold $flag-neutral")
    word = flag.severity.value
    return Content.styled(f"{FLAG_MARKS[word].strip()} {word}", f"bold $flag-{word}")


def severity_colours(theme: Theme) -> dict[str, str]:
    """The `$flag-…` variables for a theme, from its own colours; a theme may set them itself."""
    if theme.ansi:
        colours = ("ansi_bright_red", "ansi_red", "ansi_yellow", "ansi_cyan")
        if not theme.dark:
            colours = ("ansi_red", "ansi_red", "ansi_magenta", "ansi_blue")
    elif theme.dark:
        colours = ("#ff5f87", "#ff8a65", "#e5c07b", "#7fb7d6")
    else:
        colours = ("#a8002f", "#b3400a", "#7a5c00", "#1f5f8a")
    named = zip(("critical", "major", "minor", "neutral"), colours, strict=True)
    return {f"flag-{name}": theme.variables.get(f"flag-{name}", colour) for name, colour in named}
