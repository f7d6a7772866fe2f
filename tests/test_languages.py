from __future__ import annotations

import json
from pathlib import Path

from benchmarks.cldr_languages import TARGET, cldr
from reviewtool.languages import UNKNOWN, is_known, language


def test_the_table_is_what_cldr_says() -> None:
    assert json.loads(Path(TARGET).read_text(encoding="utf-8")) == cldr()


def test_a_region_keeps_the_facts_of_its_language() -> None:
    brazilian = language("pt-BR")
    assert (brazilian.base, brazilian.name, brazilian.decimal) == ("pt", "Portuguese", ",")
    assert language("ar").direction == "rtl"
    assert not language("ja").spaced


def test_an_unknown_code_is_a_language_too() -> None:
    assert language("tlh").name == "tlh"
    assert language(None) is UNKNOWN
    assert not is_known("systemB")
