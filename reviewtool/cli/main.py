"""The parser of the command line and the one place where errors become messages and exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from reviewtool import __version__
from reviewtool.errors import OK, UNUSABLE, ReviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = ("review", "check", "correct", "export", "score", "merge", "packs")
DESCRIPTION = "Review machine translations: see source and target, judge flags, export corrections."
EPILOG = (
    "Without a command, reviewtool opens the project around the current folder for review. "
    "Exit codes: 0 fine, 1 a threshold was reached or something was left out, "
    "2 the input could not be used."
)


def parser(names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser with these commands."""
    main = argparse.ArgumentParser(prog="reviewtool", description=DESCRIPTION, epilog=EPILOG)
    main.add_argument("--version", action="version", version=f"reviewtool {__version__}")
    commands = main.add_subparsers(
        dest="command", metavar="COMMAND", required=True, prog="reviewtool"
    )
    for name in names:
        import_module(f"reviewtool.cli.{name}").add(commands)
    return main


Screen = Callable[..., int]
"""Opens the review screen; handed in, since the command line knows nothing of the screen."""


def run(arguments: Sequence[str], screen: Screen) -> int:
    """Run one command; its exit code."""
    chosen = list(arguments)
    if not chosen or chosen[0] not in (*COMMANDS, "-h", "--help", "--version"):
        chosen.insert(0, "review")
    _speak_utf8()
    options = parser([chosen[0]] if chosen[0] in COMMANDS else COMMANDS).parse_args(chosen)
    options.screen = screen
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except ReviewError as error:
        from reviewtool.cli.output import complain

        complain(error)
        return UNUSABLE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has gone, as `| head` does; that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _speak_utf8() -> None:
    """Texts are Unicode whatever the locale says; what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
