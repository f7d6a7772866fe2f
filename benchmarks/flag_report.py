"""The tables that benchmarks/flags.py prints, and the same figures as plain data."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from benchmarks.article_scores import judge
from benchmarks.article_scores import scores as article_scores
from benchmarks.span_scores import Scored, mean, share, summary, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from benchmarks.article_scores import Judged
    from benchmarks.flag_rows import Row
    from benchmarks.flag_run import Mark
    from benchmarks.peers import Flagged

UNBARRED = "en-ru"
"""A pair that is reported but not held to a bar: its annotations are of another kind."""
AROUND = 40
"""Characters shown on each side of a listed flag."""


def by_row(rows: Sequence[Row], marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks of each row, in order."""
    found: list[list[Mark]] = [[] for _ in rows]
    for mark in marks:
        found[mark.row].append(mark)
    return found


def speaks(flagged: Flagged, row: Row) -> bool:
    """Whether the tool speaks the language of the row's target."""
    return flagged.targets is None or row.target_language in flagged.targets


def judged(rows: Sequence[Row], marks: Iterable[Mark]) -> list[Judged]:
    """Each row with its marks held against what is marked in it."""
    return [judge(row, own) for row, own in zip(rows, by_row(rows, marks), strict=True)]


def annotated_table(rows: Sequence[Row], tools: Mapping[str, Flagged]) -> dict[str, dict[str, Any]]:
    """By tool: scores by set and pair, by pair (mean of its sets), and the mean over pairs."""
    report: dict[str, dict[str, Any]] = {}
    for tool, flagged in tools.items():
        groups = defaultdict(list)
        for row, own in zip(rows, by_row(rows, flagged.marks), strict=True):
            if not speaks(flagged, row):
                continue
            flags = [Scored(m.start, m.end, m.score) for m in own if m.side == "target"]
            groups[row.pair, row.group].append(tally(row.target, row.marked, flags))
        parts = {key: summary(tallies) for key, tallies in sorted(groups.items())}
        pairs = {
            pair: mean([part for (own, _), part in parts.items() if own == pair])
            for pair in sorted({pair for pair, _ in parts})
        }
        barred = [part for pair, part in pairs.items() if pair != UNBARRED]
        lines = {f"{pair} {group}": part for (pair, group), part in parts.items()}
        lines |= {f"{pair} mean": part for pair, part in pairs.items()}
        lines["mean of pairs"] = mean(list(pairs.values()))
        lines[f"mean without {UNBARRED}"] = mean(barred)
        report[tool] = {name: asdict(part) for name, part in lines.items()}
    print_table(
        report,
        ("segments", "words", "flags", "per_1000", "right", "best_5", "best_10", "found"),
        ("segments", "words", "flags", "/1000", "tightP", "P@5", "P@10", "found"),
    )
    return report


def article_table(rows: Sequence[Row], tools: Mapping[str, Flagged]) -> dict[str, dict[str, Any]]:
    """By tool: errors found, flags right and false alarms, by pair and in all."""
    report: dict[str, dict[str, Any]] = {}
    for tool, flagged in tools.items():
        segments = [one for one in judged(rows, flagged.marks) if speaks(flagged, one.row)]
        lines = {
            pair: article_scores([one for one in segments if one.row.pair == pair])
            for pair in sorted({one.row.pair for one in segments})
        }
        lines["all pairs"] = article_scores(segments)
        report[tool] = {name: asdict(part) for name, part in lines.items()}
    print_table(
        report,
        ("errors", "found", "touched", "flags", "right", "false_alarms", "tempted"),
        ("errors", "found", "touched", "flags", "right", "false/1000", "tempted"),
    )
    return report


def clean_table(rows: Sequence[Row], tools: Mapping[str, Flagged]) -> dict[str, dict[str, Any]]:
    """By tool: flags on text without errors, for each 1,000 target words, by pair."""
    words: Counter[str] = Counter()
    segments: Counter[str] = Counter()
    for row in rows:
        words[row.pair] += len(row.target.split())
        segments[row.pair] += 1
    report: dict[str, dict[str, Any]] = {}
    for tool, flagged in tools.items():
        flags = Counter(rows[mark.row].pair for mark in flagged.marks)
        spoken = {row.pair for row in rows if speaks(flagged, row)}
        report[tool] = {
            pair: {
                "segments": segments[pair],
                "words": count,
                "flags": flags[pair],
                "per_1000": 1000 * share(flags[pair], count),
            }
            for pair, count in sorted(words.items())
            if pair in spoken
        }
    print_table(
        report,
        ("segments", "words", "flags", "per_1000"),
        ("segments", "words", "flags", "/1000"),
    )
    return report


def print_table(
    report: Mapping[str, Mapping[str, Mapping[str, Any]]],
    fields: Sequence[str],
    heads: Sequence[str],
) -> None:
    """One block a tool; shares as 0.000, whole numbers as they are."""
    for tool, lines in report.items():
        print(f"\n{tool:24}" + "".join(f"{head:>11}" for head in heads))
        for name, values in lines.items():
            print(f"{name:24}" + "".join(f"{_shown(f, values[f]):>11}" for f in fields))


def _shown(field: str, value: float) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:.2f}" if field in ("per_1000", "false_alarms") else f"{value:.3f}"


def check_table(segments: Sequence[Judged]) -> dict[str, dict[str, Any]]:
    """What each check and rule raised, how much of it was right, and how much on clean segments."""
    raised: Counter[str] = Counter()
    right: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in segments:
        for mark, good in one.marks:
            raised[mark.check] += 1
            right[mark.check] += good
            alarms[mark.check] += one.row.clean
            shown[mark.check] += mark.shown
            kinds[mark.check].add(mark.kind)
    print(f"\n{'check or rule':44}{'kind':>12}", end="")
    print(f"{'raised':>8}{'shown':>8}{'right':>8}{'share':>8}{'on clean':>10}")
    report = {}
    for check, count in sorted(raised.items(), key=lambda item: (-item[1], item[0])):
        kind = "/".join(sorted(kinds[check]))
        part = share(right[check], count)
        print(f"{check:44}{kind:>12}{count:>8}{shown[check]:>8}", end="")
        print(f"{right[check]:>8}{part:>8.2f}{alarms[check]:>10}")
        report[check] = {
            "kind": kind, "raised": count, "shown": shown[check],
            "right": right[check], "on_clean": alarms[check],
        }  # fmt: skip
    return report


def show_wrong(segments: Sequence[Judged]) -> None:
    """Every flag that is not right, in its sentence."""
    for one in segments:
        for mark, right in one.marks:
            if not right:
                text = one.row.source if mark.side == "source" else one.row.target
                print(f"\n{one.row.id}  {mark.check} ({mark.kind}, {mark.score:.2f})")
                print(f"  {in_context(text, mark.start, mark.end)}")
                if mark.side == "target" and one.row.source:
                    print(f"  source: {one.row.source}")


def show_missed(segments: Sequence[Judged]) -> None:
    """Every marked error that no right flag found, in its segment."""
    for one in segments:
        for side, span, found, touched in one.errors:
            if not found:
                text = one.row.source if side == "source" else one.row.target
                note = ", touched" if touched else ""
                print(f"\n{one.row.id}  [{side}{note}] {in_context(text, span.start, span.end)}")
                if side == "target" and one.row.source:
                    print(f"  source: {one.row.source}")


def in_context(text: str, start: int, end: int) -> str:
    """The span in double brackets with some text around it."""
    before = text[max(0, start - AROUND) : start]
    return f"{before}[[{text[start:end]}]]{text[end : end + AROUND]}"
