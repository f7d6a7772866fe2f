"""The colours of the screen: dark, light, high contrast, and the terminal's own sixteen.

Every text stands out from its background by at least 4.5:1, with high contrast 7:1 (WCAG 2.2,
success criteria 1.4.3 and 1.4.6); `tests/tui/test_themes.py` measures it on the painted screen. Of
the sixteen colours only those are used that can be read on black and on white.
"""

from __future__ import annotations

from textual.theme import Theme

DEFAULT = "dark"

_DARK = Theme(
    name="dark",
    primary="#3a96dd",
    secondary="#7fb7d6",
    accent="#ffa62b",
    warning="#ffa62b",
    error="#f2778f",
    success="#4ebf71",
    foreground="#e0e0e0",
    background="#121212",
    surface="#1e1e1e",
    panel="#242f38",
    dark=True,
    variables={
        "boost": "#2c2c2c",
        "flag-critical": "#ff5f87",
        "flag-major": "#ff8a65",
        "flag-minor": "#e5c07b",
        "flag-neutral": "#7fb7d6",
        "text-muted": "#b0b0b0",
        "block-cursor-background": "#0b5a9c",
        "block-cursor-foreground": "#ffffff",
    },
)
_LIGHT = Theme(
    name="light",
    primary="#0b5cad",
    secondary="#31597f",
    accent="#8f3700",
    warning="#7a4b00",
    error="#a8002f",
    success="#14622a",
    foreground="#1a1a1a",
    background="#fbfbfa",
    surface="#f1f2f4",
    panel="#e2e6ec",
    dark=False,
    variables={
        "boost": "#e8e4d8",
        "flag-critical": "#a8002f",
        "flag-major": "#9a3300",
        "flag-minor": "#6b4f00",
        "flag-neutral": "#1f5480",
        "text-muted": "#4c4c4c",
        "block-cursor-background": "#0b5cad",
        "block-cursor-foreground": "#ffffff",
    },
)
_HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#8ecbff",
    secondary="#8ecbff",
    accent="#ffdf00",
    warning="#ffdf00",
    error="#ffb0b8",
    success="#8dffab",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    variables={
        "boost": "#2a2a2a",
        "flag-critical": "#ffb0bf",
        "flag-major": "#ffbf94",
        "flag-minor": "#ffe78a",
        "flag-neutral": "#a5dcff",
        "text-muted": "#dedede",
        "block-cursor-background": "#ffdf00",
        "block-cursor-foreground": "#000000",
        "input-selection-background": "#004a94",
        "screen-selection-background": "#004a94",
    },
)
_ANSI = Theme(
    name="ansi",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_default",
    accent="ansi_magenta",
    warning="ansi_magenta",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "flag-critical": "ansi_red",
        "flag-major": "ansi_red",
        "flag-minor": "ansi_magenta",
        "flag-neutral": "ansi_cyan",
        "text-muted": "ansi_default",
        "block-cursor-background": "ansi_cyan",
        "block-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "border-blurred": "ansi_default",
    },
)

THEMES = (_DARK, _LIGHT, _HIGH_CONTRAST, _ANSI)
"""In the order in which a key goes through them."""
DIM = {"high-contrast": 0.85}
"""How much of its colour a dimmed text keeps, where it is not `DIM_ELSEWHERE`."""
DIM_ELSEWHERE = 0.72


def next_theme(name: str) -> str:
    """The theme after this one, going round; the first after one of another make."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
