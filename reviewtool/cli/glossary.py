"""`reviewtool glossary`: the project's terms, and a new one among them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.errors import OK, ReviewError

if TYPE_CHECKING:
    import argparse

    from reviewtool.checks.check import Languages
    from reviewtool.project import Project


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its action."""
    parser = commands.add_parser(
        "glossary", help="put a term into the project's glossary; `ledger` lists those of documents"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    adding = actions.add_parser(
        "add",
        help="put a term into the glossary",
        description="Put a term at the end of the first YAML file in glossary/ for the languages, "
        "or into a new one. Several wordings have a semicolon between them.",
    )
    adding.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="a document of these languages; without any, the project around the current folder",
    )
    adding.add_argument("--source", metavar="WORDS", required=True, help="the words of the source")
    adding.add_argument("--target", metavar="WORDS", default="", help="what is accepted for them")
    adding.add_argument("--forbidden", metavar="WORDS", default="", help="what is not to be used")
    adding.add_argument("--note", metavar="TEXT", default="", help="a remark, shown with the flag")
    adding.add_argument("--exact", action="store_true", help="letter for letter, never inflected")
    adding.add_argument(
        "--pair",
        metavar="PAIR",
        default="",
        help="the languages (nl-en), else those of the project",
    )
    adding.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Add the term and say where it is."""
    from reviewtool.checks.glossary.own_terms import typed_term
    from reviewtool.cli.output import note
    from reviewtool.project import find_project
    from reviewtool.records.term_adding import add_term

    found = find_project(options.paths)
    term = typed_term(
        options.source, options.target, options.forbidden, options.note, exact=options.exact
    )
    added = add_term(found, term, _languages(options.pair, found))
    note(f"added to {added.file}")
    if added.beside:
        accepted = ", ".join(f"“{text}”" for text in added.beside)
        note(f"The glossary still accepts {accepted} for the same words.")
    return OK


def _languages(pair: str, found: Project) -> Languages:
    """The pair that was named, else the one that all documents have."""
    from reviewtool.checks.check import Languages
    from reviewtool.languages import is_known, language

    pairs = {(place.source_language or "", place.target_language or "") for place in found.places}
    if pair:
        source, _, target = pair.partition("-")
        if not is_known(source) or not is_known(target):
            raise ReviewError(
                f"“{pair}” is no pair of languages", "Write two codes, as in --pair nl-en."
            )
    elif len(pairs) == 1 and all(next(iter(pairs))):
        source, target = pairs.pop()
    else:
        raise ReviewError(
            "the documents do not tell which languages the term is for",
            "Name them, as in --pair nl-en, or name a document.",
        )
    return Languages(language(source), language(target))
