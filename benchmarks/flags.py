"""How good the flags are, beside other tools, in one run and with one measure.

    python -m benchmarks.flags SPLIT [--data FOLDER] [--all] [--no-source] [--peers] [--record] …

SPLIT is one of

- `dev`, `dev-tune`, `dev-sealed`, `train`: translations with error spans that professionals marked,
  read from FOLDER; benchmarks/flag_rows.py says which document belongs to which half;
- `articles-open`, `articles-sealed`, `sample`: this repository's own texts with marked errors;
- `clean`, `clean-tune`, `clean-sealed`: text by people, `--text LANG=FILE` (repeatable, one segment
  a line), `--source LANG=FILE` to check it as a translation of that (every text of every source),
  `--documents FILE` with the document of each line. NTREX-128 (Microsoft, CC BY-SA 4.0) has this
  shape.

What is sealed is reported once, at the end; `--show missed|wrong|rules` is for the other halves.

Measured is what a reviewer sees by default; `--all` measures all flags. Articles print both. The
measures are told in benchmarks/span_scores.py and benchmarks/article_scores.py. `--peers` adds
pofilter, hunspell, proselint and harper where they are installed. `--record` writes what each check
reached on this split into the record that ranking reads.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import flag_record, flag_report, flag_rows
from benchmarks.flag_run import Run, run
from benchmarks.flag_sample import sample
from benchmarks.peers import PEERS, Flagged
from reviewtool.checks.check import Languages
from reviewtool.checks.pack.rules import load_rules
from reviewtool.languages import language
from reviewtool.ranking.budget import BUDGET
from reviewtool.ranking.record import FILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.article_scores import Judged
    from benchmarks.flag_rows import Row

ANNOTATED = ("dev", "dev-tune", "dev-sealed", "train")
ARTICLES = ("articles-open", "articles-sealed")
CLEAN = ("clean", "clean-tune", "clean-sealed")
FOLDER = Path(__file__).parents[1] / "tests" / "articles"


def main() -> None:
    parser = _parser()
    options = parser.parse_args()
    if options.split in ANNOTATED and options.data is None:
        parser.error(f"{options.split} needs --data FOLDER")
    if options.split in CLEAN and not options.text:
        parser.error(f"{options.split} needs --text LANG=FILE")
    rows, found = _measured(options)
    if options.record and options.split in CLEAN:
        raise SystemExit("clean text has no marked errors, so there is nothing to record")
    print(f"{options.split}: {len(rows):,} segments, budget {options.budget:g}", end="")
    print(", without source texts" if options.no_source else "")
    for failure in found.failures:
        print(f"FAILED: {failure}")
    tools = _tools(options, found)
    tools |= _peers(rows) if options.peers else {}
    table = (
        flag_report.annotated_table
        if options.split in ANNOTATED
        else flag_report.clean_table
        if options.split in CLEAN
        else flag_report.article_table
    )
    report = {"split": options.split, "tools": table(rows, tools)}
    segments = flag_report.judged(rows, found.marks)
    report["checks"] = flag_report.check_table(segments)
    report["rules"] = _rules(
        rows, found, listed=options.show == "rules", leaning=not options.no_source
    )
    if options.show in ("missed", "wrong"):
        marks = found.marks if options.all else [mark for mark in found.marks if mark.shown]
        listed = flag_report.judged(rows, marks)
        (flag_report.show_missed if options.show == "missed" else flag_report.show_wrong)(listed)
    if options.record:
        _record(options, segments, found)
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("split", choices=(*ANNOTATED, *ARTICLES, "sample", *CLEAN))
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="holds the annotated splits")
    parser.add_argument("--machine", action="store_true", help="leave human references out")
    parser.add_argument("--text", action="append", type=_named, metavar="LANG=FILE")
    parser.add_argument("--source", action="append", type=_named, metavar="LANG=FILE")
    parser.add_argument("--documents", type=Path, metavar="FILE", help="the document of each line")
    parser.add_argument("--no-source", action="store_true", help="check the translations alone")
    parser.add_argument("--budget", type=float, default=BUDGET, metavar="N")
    parser.add_argument("--all", action="store_true", help="all flags, not only those shown")
    parser.add_argument("--peers", action="store_true", help="measure other tools too")
    parser.add_argument("--record", action="store_true", help="write the record that ranking reads")
    parser.add_argument("--show", choices=("missed", "wrong", "rules"))
    parser.add_argument("--json", type=Path, metavar="OUT")
    return parser


def _named(text: str) -> tuple[str, Path]:
    name, sign, file = text.partition("=")
    if not sign or not Path(file).is_file():
        raise argparse.ArgumentTypeError(f"{text!r} is no LANG=FILE of a file that is there")
    return name, Path(file)


def _measured(options: argparse.Namespace) -> tuple[list[Row], Run]:
    with_source = not options.no_source
    if options.split == "sample":
        return sample(options.budget, with_source=with_source)
    if options.split in ANNOTATED:
        rows = flag_rows.annotated(options.data, options.split, machine_only=options.machine)
    elif options.split in ARTICLES:
        half = options.split.removeprefix("articles-")
        rows = flag_rows.articles((FOLDER / half).glob("*.yaml"))
    else:
        sources = dict(options.source or ())
        rows = flag_rows.clean(dict(options.text), sources, options.documents, options.split)
    return rows, run(rows, options.budget, with_source=with_source)


def _tools(options: argparse.Namespace, found: Run) -> dict[str, Flagged]:
    shown = [mark for mark in found.marks if mark.shown]
    if options.split in ANNOTATED:
        return {"reviewtool": Flagged(found.marks if options.all else shown)}
    tools: dict[str, Flagged] = {
        "reviewtool": Flagged(shown),
        "reviewtool --all": Flagged(found.marks),
    }
    if options.split in CLEAN:
        tools["reviewtool, guards"] = Flagged([m for m in shown if m.guard])
        tools["reviewtool, lint"] = Flagged([m for m in shown if m.kind == "lint"])
    return tools


def _peers(rows: Sequence[Row]) -> dict[str, Flagged]:
    found: dict[str, Flagged] = {}
    for name, peer in PEERS.items():
        flagged = peer(rows)
        if flagged is None:
            print(f"{name} is not installed, or speaks none of these languages")
        else:
            found[name] = flagged
    return found


def _rules(
    rows: Sequence[Row], found: Run, *, listed: bool, leaning: bool
) -> dict[str, int | list[str]]:
    """How many of the rules that speak for these pairs fired at all; lists the silent ones."""
    loaded: set[str] = set()
    for source, target in {(row.source_language, row.target_language) for row in rows}:
        languages = Languages(language(source if leaning else None), language(target))
        loaded |= set(load_rules(languages, has_source=leaning and bool(source)).ids)
    fired = loaded & {mark.check for mark in found.marks}
    print(f"\n{len(fired):,} of {len(loaded):,} rules for these pairs fired")
    silent = sorted(loaded - fired)
    if listed:
        print("\n".join(silent))
    return {"fired": len(fired), "loaded": len(loaded), "silent": silent}


def _record(options: argparse.Namespace, segments: Sequence[Judged], found: Run) -> None:
    """Flags on the source of annotated translations are left out: only targets are marked there."""
    flags = [
        (found.pairs[mark.row], mark.check, right)
        for one in segments
        for mark, right in one.marks
        if mark.side == "target" or options.split not in ANNOTATED
    ]
    name = f"{options.split} without source" if options.no_source else options.split
    flag_record.write(FILE, name, flag_record.counted(found.pairs, flags))
    print(f"\nwritten: {name} in {FILE.name}")


if __name__ == "__main__":
    main()
