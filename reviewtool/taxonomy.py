"""Error categories and severities: MQM-Core 2024-03 (themqm.org), as shipped in mqm_core.yaml.

Categories are written `dimension/type` (`accuracy/mistranslation`) or `dimension` alone.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

TAXONOMY = "mqm-core/2024-03"


class Severity(StrEnum):
    """How much an error harms, as published by the MQM council; declared from least to most."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral up to 3 for critical."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}

SEVERITY_WEIGHTS = {
    Severity.NEUTRAL: 0,
    Severity.MINOR: 1,
    Severity.MAJOR: 5,
    Severity.CRITICAL: 25,
}
"""The severity multipliers that the MQM council publishes."""


@cache
def categories() -> frozenset[str]:
    """All categories: the seven dimensions and their types."""
    return frozenset(kind["slug"] for kind in _entries())


@cache
def descriptions() -> dict[str, tuple[str, str]]:
    """Name and, in a few words, meaning of every category, in the order of MQM-Core."""
    return {entry["slug"]: (entry["name"], entry["hint"]) for entry in _entries()}


@cache
def wmt_labels() -> dict[str, str]:
    """By the label of WMT's annotations, in lower case: the category that it is used for first.

    A type goes before a dimension, since a label of WMT always names a type.
    """
    entries = sorted(_entries(), key=lambda entry: "/" not in entry["slug"])
    found: dict[str, str] = {}
    for entry in entries:
        found.setdefault(entry["wmt"].lower(), entry["slug"])
    return {label: slug for label, slug in found.items() if label != "other"}


@cache
def _entries() -> tuple[Any, ...]:
    from reviewtool.formats.yaml_reader import read_yaml

    path = Path(__file__).with_name("mqm_core.yaml")
    content: Any = read_yaml(path.read_bytes(), path)
    return tuple(
        entry for dimension in content["dimensions"] for entry in (dimension, *dimension["types"])
    )
