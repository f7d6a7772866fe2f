"""Errors as mt-metrics-eval and our own export write them: half-open spans in code points."""

from __future__ import annotations

from reviewtool.formats.unit import Marked


def errors_of(value: object, rater: str) -> tuple[Marked, ...]:
    """The errors of a rater in a list, at the places that it gives; what is none is left alone.

    The places are those of the text that was judged: after a correction they may lie outside.
    """
    found = []
    for entry in value if isinstance(value, list) else ():
        if not isinstance(entry, dict):
            continue
        on_source = entry.get("is_source_error") is True or entry.get("side") == "source"
        start, end = _number(entry.get("start")), _number(entry.get("end"))
        if 0 <= start <= end:
            words = [entry.get(name) for name in ("category", "severity", "comment")]
            category, severity, comment = (it if isinstance(it, str) else "" for it in words)
            side = "source" if on_source else "target"
            found.append(Marked(side, start, end, category, severity, rater, comment))
    return tuple(found)


def _number(value: object) -> int:
    """A number that was read as it is written; -1 for anything else."""
    short = isinstance(value, str) and len(value) < 10 and value.isascii() and value.isdigit()
    return int(str(value)) if short else -1
