"""The one table of what a review can be exported to. Each module is imported when it is asked for.

A module in this folder has `build(review) -> Built`, which makes the file of one document.
"""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """A name for `--to`, the suffix that its files get, what they hold, and the module.

    `each` says that every reviewer's own judgement is in the file, so that they need not agree;
    `corrections` that nothing but corrections is in it.
    """

    name: str
    suffix: str
    holds: str
    module: str
    each: bool = False
    corrections: bool = False


TARGETS = (
    Target("tmx", ".tmx", "a memory of the accepted and corrected pairs (TMX 1.4)", "tmx"),
    Target("tsv", ".tsv", "before and after, a segment a row", "tsv"),
    Target("jsonl", ".jsonl", "before and after, an object a segment", "jsonl"),
    Target(
        "preference",
        ".preference.jsonl",
        "prompt, chosen, rejected of each correction",
        "preference",
        corrections=True,
    ),
    Target(
        "diff",
        ".diff",
        "a patch of the translation, for patch -p1 or git apply",
        "diff",
        corrections=True,
    ),
    Target("mqm-tsv", ".mqm.tsv", "marked errors as WMT publishes them", "mqm_tsv", each=True),
    Target("marot", ".marot.tsv", "marked errors and corrections for Marot", "marot", each=True),
    Target(
        "mt-metrics-eval",
        ".ratings.jsonl",
        "marked errors as ratings of mt-metrics-eval",
        "mt_metrics_eval",
        each=True,
    ),
    Target(
        "appraise", ".appraise.csv", "scores and spans as Appraise (ESA)", "appraise", each=True
    ),
    Target(
        "xliff-its",
        ".its.xlf",
        "marked errors in XLIFF 2.1 (ITS 2.0 localization quality issues)",
        "xliff_its",
        each=True,
    ),
)
