"""`reviewtool checks`: what the checks are, how often they were right, what was dismissed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.cli.documents import add_paths, add_reviewer, project
from reviewtool.errors import OK, ReviewError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reviewtool.checks.pack.schema import Pack, Rule
    from reviewtool.project import Project

NEVER = "not measured"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its three actions."""
    parser = commands.add_parser(
        "checks", help="list and explain the checks, and what was dismissed"
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="list the checks with their measured record")
    listing.add_argument("--pair", metavar="PAIR", default="", help="of a language pair (nl-en)")
    listing.add_argument("--rules", action="store_true", help="also every rule of the packs")
    listing.set_defaults(run=run_list)
    explain = actions.add_parser(
        "explain", help="say what a check or rule finds, why, and how often it was right"
    )
    explain.add_argument("check", metavar="ID")
    explain.set_defaults(run=run_explain)
    dismissed = actions.add_parser(
        "dismissed", help="list dismissed flags with reason and reviewer; those come back that are "
        "marked, since their text has changed"
    )  # fmt: skip
    add_paths(dismissed)
    add_reviewer(dismissed)
    dismissed.set_defaults(run=run_dismissed)


def run_list(options: argparse.Namespace) -> int:
    """Print the checks, and the packs or their rules."""
    from reviewtool.checks.registry import checks
    from reviewtool.cli.output import plural, result

    for check in checks():
        share = _share(options.pair, check.id)
        result(f"{check.id:<24} {check.kind:<6} {share:<24} {check.title}")
    for pack in _packs(options.pair):
        pair = f"{pack.source} → {pack.target}" if pack.source else pack.target
        result(f"pack {pack.id} ({pair}): {plural(len(pack.rules), 'rule')}")
        for rule in pack.rules if options.rules else ():
            share = _share(options.pair, rule.id)
            result(f"  {rule.id:<40} {rule.kind:<6} {share:<24} {rule.message}")
    return OK


def run_explain(options: argparse.Namespace) -> int:
    """Print the page of a check, or a rule with its examples, and the record of either."""
    from reviewtool.checks.registry import check, page
    from reviewtool.cli.output import result
    from reviewtool.cli.packs import rule_lines
    from reviewtool.project import find_project
    from reviewtool.records.standing import standings

    known = check(options.check)
    if known is not None:
        result(f"{known.id} ({known.kind}, {known.category}, {known.severity})\n")
        result(page(known.id))
    else:
        result("\n".join(rule_lines(*_rule(options.check))))
    result("")
    for line in _record_lines(options.check):
        result(line)
    try:
        found: Project | None = find_project([])
    except ReviewError:
        found = None
    if found is not None:
        verdicts = standings(found.places[0].project_records.parent).get(options.check)
        if verdicts:
            result(f"In this project: confirmed {verdicts[0]}, dismissed {verdicts[1]}.")
    return OK


def run_dismissed(options: argparse.Namespace) -> int:
    """Print each dismissal: where, of which check and text, why, by whom."""
    from reviewtool.cli.output import note, result
    from reviewtool.records.dismissed import dismissed
    from reviewtool.review.dismissing import reason_words

    found = project(options)
    count = 0
    for entry in dismissed(found, options.reviewer):
        count += 1
        back = " – back, since the text has changed" if entry.stale else ""
        reason = reason_words(entry.reason) or "no reason given"
        result(f"{entry.where}: {entry.check} “{entry.text}”, {reason} ({entry.reviewer}){back}")
    if not count:
        note("Nothing has been dismissed.")
    return OK


def _share(pair: str, check: str) -> str:
    """The record in words: of the pair, else of all pairs together."""
    from reviewtool.ranking.record import recorded

    known = recorded(pair, check)
    if not known.raised:
        return NEVER
    return f"right {known.right:,} of {known.raised:,}{'' if known.own or not pair else ' *'}"


def _record_lines(check: str) -> Iterator[str]:
    from reviewtool.ranking.record import record_of

    pairs = record_of(check)
    if not pairs:
        yield "It has not been measured: it has never fired on texts whose errors are marked."
    for pair, (right, raised) in pairs.items():
        yield f"Measured, {pair}: right {right:,} of {raised:,}."


def _packs(pair: str) -> list[Pack]:
    from reviewtool.checks.pack.index import shipped_packs
    from reviewtool.checks.pack.load import packs_in
    from reviewtool.project import PACKS

    source, _, target = pair.partition("-")
    return [
        pack
        for pack in (*shipped_packs(), *packs_in(Path(PACKS)))
        if not pair or (pack.target == target and pack.source in ("", source))
    ]


def _rule(name: str) -> tuple[Pack, Rule]:
    """A rule with its examples, from the YAML it is written in; raises ReviewError."""
    from reviewtool.checks.pack.described import described
    from reviewtool.project import PACKS

    found = described(name, [Path(PACKS)])
    if found is not None:
        return found
    raise ReviewError(
        f"there is no check or rule “{name}”",
        "List them with `reviewtool checks list --rules`.",
    )
