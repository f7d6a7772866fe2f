"""The letters by which categories and severities of an error are chosen."""

from __future__ import annotations

from reviewtool.taxonomy import Severity

USUAL = {
    "m": ("accuracy/mistranslation", ""),
    "o": ("accuracy/omission", ""),
    "a": ("accuracy/addition", ""),
    "u": ("accuracy/untranslated", ""),
    "t": ("terminology/wrong-term", ""),
    "i": ("terminology/inconsistent-use-of-terminology", "inconsistent terminology"),
    "g": ("linguistic-conventions/grammar", ""),
    "s": ("linguistic-conventions/spelling", ""),
    "p": ("linguistic-conventions/punctuation", ""),
    "w": ("style/awkward-style", ""),
    "r": ("style/language-register", ""),
    "l": ("locale-conventions", ""),
}
"""Letter, category, and a name where that of MQM-Core is too long for a column."""

SEVERITIES = {"n": Severity.NEUTRAL, "m": Severity.MINOR, "j": Severity.MAJOR}
SEVERITIES |= {"c": Severity.CRITICAL}
"""Letter and severity; their numbers from 1 do the same."""
USUAL_SEVERITY = Severity.MAJOR
"""The one that is taken unless another is said."""
