"""`reviewtool formats`: the formats that are read and written, and what each keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.errors import OK

if TYPE_CHECKING:
    import argparse


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "formats",
        help="list the formats of files that can be reviewed",
        description="List the formats, their suffixes, and what of a file is shown beside its "
        "texts. All else in a file is kept byte for byte. A file is known by its suffix and by "
        "what it begins with; --format names another.",
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    """Print a line for each format."""
    from reviewtool.cli.output import result
    from reviewtool.formats.registry import FORMATS

    names = max(len(kind.name) for kind in FORMATS)
    suffixes = max(len(" ".join(kind.suffixes)) for kind in FORMATS)
    for kind in FORMATS:
        result(f"{kind.name:{names}}  {' '.join(kind.suffixes):{suffixes}}  {kind.keeps}")
    return OK
