"""The options that name documents, languages and the reviewer, and how they become desks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    import argparse

    from reviewtool.formats.reading import Reading
    from reviewtool.project import Project
    from reviewtool.reviewer import Reviewer


FOR_PROGRAMS = "for people, or for programs"
"""What most commands say of the --format that they print in."""


def add_paths(parser: argparse.ArgumentParser, *, prints: str = "") -> None:
    """PATH… with all that says how to read them; `prints` as in `add_languages`."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="a file, a folder, or a source and its translation (article.nl.txt article.en.txt); "
        "without any, the project around the current folder",
    )
    add_languages(parser, prints=prints)


def add_languages(parser: argparse.ArgumentParser, *, prints: str = "") -> None:
    """--source, --source-language, --target-language, --format, --encoding and --columns.

    A command that prints in two formats says so in `prints`, the help of its own --format; that of
    the files is then --input-format only.
    """
    parser.add_argument("--source", type=Path, metavar="FILE", help="the source text")
    parser.add_argument("--source-language", metavar="CODE", help="such as nl")
    parser.add_argument("--target-language", metavar="CODE", help="such as en")
    parser.add_argument(
        *(["--input-format"] if prints else ["--input-format", "--format"]),
        dest="input_format",
        metavar="NAME",
        help="read the files in this format, whatever they look like (`reviewtool formats`)",
    )
    parser.add_argument(
        "--encoding", metavar="NAME", help="for files that do not name theirs, such as windows-1251"
    )
    parser.add_argument(
        "--columns",
        metavar="NAME=COLUMN,…",
        help="the columns of a table, as in source=Dutch,target=English",
    )
    if prints:
        parser.add_argument("--format", choices=("text", "jsonl"), default="text", help=prints)


def _reading(options: argparse.Namespace) -> Reading:
    from reviewtool.formats.reading import Reading

    columns = []
    for pair in (options.columns or "").split(","):
        name, sign, column = pair.partition("=")
        if not pair:
            continue
        if not sign or not name.strip() or not column.strip():
            raise ReviewError(
                f"“{pair}” is no pair of a name and a column",
                "Write --columns source=Dutch,target=English.",
            )
        columns.append((name.strip(), column.strip()))
    return Reading(options.input_format, options.encoding, tuple(columns))


def add_opinions(parser: argparse.ArgumentParser) -> None:
    """--opinion."""
    parser.add_argument(
        "--opinion",
        metavar="PATH",
        type=Path,
        action="append",
        help="another translation to compare with: a memory (TMX, TSV, JSONL) or another version "
        "of the document; may be given several times",
    )


def add_reviewer(parser: argparse.ArgumentParser) -> None:
    """--reviewer."""
    parser.add_argument(
        "--reviewer",
        metavar="NAME",
        help="whose decisions; else REVIEWTOOL_REVIEWER, review.yaml, git's user.name or the login",
    )


def project(options: argparse.Namespace) -> Project:
    """The project that the options name."""
    from reviewtool.project import Given, find_project

    given = Given(
        options.source,
        options.source_language,
        options.target_language,
        tuple(getattr(options, "opinion", None) or ()),
        _reading(options),
    )
    try:
        found = find_project(options.paths, given)
    except OSError as error:
        raise ReviewError(
            f"the system refused the path: {error.strerror or error}",
            "Check its spelling and its rights, and that it is a file or a folder.",
            file=error.filename,
        ) from None
    if found.notices:
        from reviewtool.cli.output import notes

        notes(found.notices)
    return found


def unknown_checks(found: Project) -> list[str]:
    """A sentence for each id that review.yaml disables and no check or rule has."""
    disabled = found.settings.checks.disable
    if not disabled:
        return []
    from reviewtool.checks.pack.index import shipped_packs
    from reviewtool.checks.pack.load import packs_in
    from reviewtool.checks.registry import checks
    from reviewtool.settings import FILE_NAME

    known = {check.id for check in checks()}
    for pack in (*shipped_packs(), *packs_in(found.packs)):
        known.update(rule.id for rule in pack.rules)
    return [
        f"{found.root / FILE_NAME}: there is no check or rule “{name}” to disable"
        for name in disabled
        if name not in known
    ]


def who(options: argparse.Namespace, found: Project) -> Reviewer:
    """The reviewer that the options name, or the surroundings."""
    from reviewtool.reviewer import reviewer

    return reviewer(options.reviewer, found.settings.reviewer, found.root)
