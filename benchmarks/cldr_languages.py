"""Write reviewtool/languages.json from the CLDR data that babel carries.

    python -m benchmarks.cldr_languages

Run again after an update of babel; `tests/test_languages.py` fails while the two differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "reviewtool" / "languages.json"
CODES = (
    "af ar bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is "
    "it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn pa pl ps pt ro ru si sk "
    "sl sq sr sv sw ta te th tr uk ur uz vi zh zu"
)
"""The languages in the table, parted by blanks."""


def cldr() -> dict[str, dict[str, Any]]:
    """Facts per language code: English name, script, direction, decimal and group signs."""
    from babel import Locale
    from babel.core import get_global

    likely = get_global("likely_subtags")
    facts = {}
    for code in CODES.split():
        locale = Locale.parse(code)
        symbols = locale.number_symbols["latn"]
        facts[code] = {
            "name": locale.get_display_name("en"),
            "script": likely[code].split("_")[1],
            "direction": locale.text_direction,
            "decimal": symbols["decimal"],
            "group": symbols["group"],
        }
    return facts


if __name__ == "__main__":
    text = json.dumps(cldr(), ensure_ascii=False, indent=1, sort_keys=True)
    TARGET.write_text(text + "\n", encoding="utf-8")
