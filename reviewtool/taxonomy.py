"""Error categories and severities: MQM-Core 2024-03 (themqm.org), as shipped in mqm_core.yaml.

Categories are written `dimension/type` (`accuracy/mistranslation`) or `dimension` alone.
"""

from __future__ import annotations

from enum import StrEnum

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
