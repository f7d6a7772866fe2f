"""The parser of the command line and the one place where errors become messages and exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from reviewtool import __version__
from reviewtool.cli.parsing import CommandParser
from reviewtool.errors import OK, UNUSABLE, ReviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    "review",
    "serve",
    "check",
    "correct",
    "find",
    "replace",
    "join",
    "split",
    "pair",
    "export",
    "score",
    "status",
    "effort",
    "ledger",
    "glossary",
    "history",
    "sample",
    "merge",
    "packs",
    "checks",
    "formats",
)
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
        dest="command",
        metavar="COMMAND",
        required=True,
        prog="reviewtool",
        parser_class=CommandParser,
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
    _open_closed_streams()
    _speak_utf8()
    try:
        options = parser([chosen[0]] if chosen[0] in COMMANDS else COMMANDS).parse_args(chosen)
        options.screen = screen
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
        _drop_output()
        return OK
    except OSError as error:
        from reviewtool.cli.output import complain

        _drop_output()
        what = f"the system refused it: {error.strerror or error}"
        remedy = "Check the disk, the rights and where the output goes, and try again."
        complain(ReviewError(what, remedy, file=error.filename))
        return UNUSABLE
    return code


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that Python does not fail on it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_closed_streams() -> None:
    """Put an empty stream in the place of one that the shell has closed (`>&-`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _speak_utf8() -> None:
    """Texts are Unicode whatever the locale says; what cannot be encoded is escaped.

    What is no UTF-8 on stdin arrives as halves of surrogate pairs, which no correction may hold.
    """
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
