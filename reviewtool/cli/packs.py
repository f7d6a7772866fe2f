"""`reviewtool packs`: prove, list, show and make rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewtool.errors import INCOMPLETE, OK, ReviewError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reviewtool.checks.pack.schema import Pack, Rule


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its four actions."""
    parser = commands.add_parser("packs", help="prove, list, show and make rules")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    test = actions.add_parser("test", help="prove every rule by its examples")
    test.add_argument(
        "paths", metavar="PACK", nargs="*", type=Path, help="YAML files or folders; else all packs"
    )
    test.set_defaults(run=run_test)
    listing = actions.add_parser("list", help="list the packs and their rules")
    listing.set_defaults(run=run_list)
    show = actions.add_parser("show", help="show a rule with its examples")
    show.add_argument("rule", metavar="RULE")
    show.set_defaults(run=run_show)
    from reviewtool.cli.packs_new import add_new

    add_new(actions)


def run_test(options: argparse.Namespace) -> int:
    """Prove the packs; 1 where a rule fails."""
    from reviewtool.checks.pack.load import SHIPPED
    from reviewtool.checks.pack.prove_files import prove_files
    from reviewtool.checks.senses.index import WORDS
    from reviewtool.cli.output import ProgressLine, plural, result
    from reviewtool.project import PACKS

    folder = Path(PACKS)
    own = _files(folder) if folder.is_dir() else []
    chosen = [file for path in options.paths for file in _files(path)]
    if not options.paths:
        chosen = [*_files(SHIPPED), *_files(WORDS), *own]
    failed = 0
    for proof in prove_files(chosen, own, ProgressLine("packs", least=2)):
        for problem in proof.problems:
            place = f"{problem.file}:{problem.line}" if problem.line else problem.file
            result(f"{place}: {problem.rule} {problem.what}\n  {problem.remedy}")
        failures = sum(not problem.draft for problem in proof.problems)
        failed += failures
        verdict = plural(failures, "problem") if failures else "proved"
        counted = plural(proof.rules, "rule")
        result(f"{proof.name}: {counted}, {proof.examples} examples: {verdict}")
    return INCOMPLETE if failed else OK


def run_list(_: argparse.Namespace) -> int:
    """Print every rule with its kind, category and message."""
    from reviewtool.cli.output import plural, result

    for pack in _all_packs():
        pair = f"{pack.source} → {pack.target}" if pack.source else pack.target
        about = f"{pair}, {pack.licence}" if pack.licence else pair
        result(f"{pack.id} ({about}): {plural(len(pack.rules), 'rule')}")
        for rule in pack.rules:
            result(f"  {rule.id:<34} {rule.kind:<6} {rule.severity:<6} {rule.message}")
    return OK


def run_show(options: argparse.Namespace) -> int:
    """Print one rule."""
    from reviewtool.cli.output import result

    for pack in _all_packs():
        for rule in pack.rules:
            if rule.id == options.rule:
                result("\n".join(rule_lines(pack, rule)))
                return OK
    raise ReviewError(
        f"there is no rule {options.rule}", "List the rules with `reviewtool packs list`."
    )


def rule_lines(pack: Pack, rule: Rule) -> list[str]:
    """A rule as people read it: what it finds, why, and its examples."""
    lines = [
        f"{rule.id} ({rule.kind}, {rule.category}, {rule.severity})",
        f"  {rule.message}",
    ]
    for key in ("when", "flag", "unless"):
        for side in ("source", "target"):
            lines.extend(f"  {key} {side}: {text}" for text in getattr(getattr(rule, key), side))
    if rule.suggest:
        lines.append(f"  instead: {' | '.join(rule.suggest)}")
    for bad in rule.bad:
        marked = f"{bad.target[: bad.start]}[[{bad.target[bad.start : bad.end]}]]"
        target = marked + bad.target[bad.end :] if rule.side == "target" else bad.target
        lines.extend(f"  wrong: {text}" for text in (bad.source, target) if text)
        lines.extend([f"  right: {bad.fix}"] if bad.fix else [])
    for good in rule.good:
        lines.extend(f"  silent: {text}" for text in (good.source, good.target) if text)
        lines.extend([f"    because {good.because}"] if good.because else [])
    lines.append(f"  from {pack.file}, line {rule.line}" if rule.line else f"  from {pack.file}")
    return lines


def _all_packs() -> Sequence[Pack]:
    from reviewtool.checks.pack.index import shipped_packs
    from reviewtool.checks.pack.load import packs_in
    from reviewtool.project import PACKS

    return [*shipped_packs(), *packs_in(Path(PACKS))]


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.yaml"))
    if not path.exists():
        raise ReviewError("there is no such pack", "Check the spelling of the path.", file=path)
    return [path]
