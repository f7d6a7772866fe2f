"""`reviewtool serve`: the review screen in a browser on this machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_opinions, add_paths, add_reviewer, project, who
from reviewtool.errors import OK, ReviewError

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "serve",
        help="the review screen in a browser on this machine",
        description="Serve the review screen to a browser on this machine alone, at an address "
        "that works once. Ctrl+C ends it. Needs the extra: pip install 'reviewtool[serve]'.",
    )
    add_paths(parser)
    add_opinions(parser)
    add_reviewer(parser)
    parser.add_argument("--port", type=int, default=0, metavar="N", help="else any that is free")
    parser.add_argument("--open", action="store_true", help="open the browser too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    import asyncio

    try:
        from reviewtool.serve.server import Server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("textual_serve", "aiohttp"):
            raise
        raise ReviewError(
            "reviewtool serve needs textual-serve, which is not installed",
            "Install it with: pip install 'reviewtool[serve]'",
        ) from None
    found = project(options)
    who(options, found)

    def ready(address: str) -> None:
        from reviewtool.cli.output import note, result

        result(address)
        sys.stdout.flush()
        note("Open it in a browser on this machine; it works once. Ctrl+C ends it.")
        if options.open:
            import webbrowser

            webbrowser.open(address)

    asyncio.run(Server(command(options), options.port).run(ready))
    return OK


def command(options: argparse.Namespace) -> list[str]:
    """The review of the same documents by the same interpreter, an argument each, for no shell.

    With -P nothing in the current folder is taken for a module.
    """
    chosen = [sys.executable, "-P", "-m", "reviewtool", "review"]
    for name in (
        "source",
        "source_language",
        "target_language",
        "input_format",
        "encoding",
        "columns",
        "reviewer",
    ):
        value = getattr(options, name)
        if value is not None:
            chosen.append(f"--{name.replace('_', '-')}={value}")
    chosen += [f"--opinion={path}" for path in options.opinion or ()]
    return [*chosen, "--", *(str(path) for path in options.paths)]
