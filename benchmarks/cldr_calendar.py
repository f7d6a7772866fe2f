"""Write reviewtool/checks/calendar.json from the CLDR data that babel carries.

    python -m benchmarks.cldr_calendar

Run again after an update of babel; `tests/checks/test_calendar.py` fails while the two differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "reviewtool" / "checks" / "calendar.json"
CODES = "bg da de en es fr hr hu id it ja ko nb nl pl pt ro ru sv uk zh"
"""The languages in the table, parted by blanks."""
INFLECTED = frozenset(("hr", "pl", "ru", "uk"))
"""Languages whose months have one name within a date and another alone."""


def calendar() -> dict[str, dict[str, list[list[str]]]]:
    """By language code, the full names of the twelve months and of the days from Monday."""
    from babel import Locale

    facts = {}
    for code in CODES.split():
        locale = Locale.parse(code)
        uses = ["format", "stand-alone"] if code in INFLECTED else ["format"]
        facts[code] = {
            "months": _names(locale.months, range(1, 13), uses),
            "days": _names(locale.days, range(7), ["format"]),
        }
    return facts


def _names(table: Any, numbers: range, uses: list[str]) -> list[list[str]]:
    """The names of each number in these uses."""
    return [sorted({table[use]["wide"][number].lower() for use in uses}) for number in numbers]


def text() -> str:
    """The file as it must be."""
    rows = (
        f"{json.dumps(code)}: {json.dumps(names, ensure_ascii=False)}"
        for code, names in calendar().items()
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
