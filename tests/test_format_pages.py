"""The pages of the docs name every format and every output that there is."""

from __future__ import annotations

from pathlib import Path

from reviewtool.export.targets import TARGETS
from reviewtool.formats.registry import FORMATS

DOCS = Path(__file__).parents[1] / "docs"


def test_the_formats_page_names_every_format_and_suffix() -> None:
    page = (DOCS / "formats.md").read_text(encoding="utf-8")
    for kind in FORMATS:
        assert f"`{kind.name}`" in page
        for suffix in kind.suffixes:
            assert f"`{suffix}`" in page or suffix == ".text", suffix


def test_the_exports_page_names_every_output() -> None:
    page = (DOCS / "exports.md").read_text(encoding="utf-8")
    for target in TARGETS:
        assert f"`{target.name}`" in page
