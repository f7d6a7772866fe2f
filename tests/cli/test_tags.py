"""Tags and placeholders through the command line: an edit that would damage them is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="nl" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>De <g id="1">grote</g> boot, %s.</source>
<target>The <g id="1">big</g> boat, %s.</target></trans-unit>
</body></file></xliff>
"""


def test_a_lost_tag_is_refused_and_can_be_allowed(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF, encoding="utf-8")
    ran = reviewtool(tmp_path, "correct", "a.xlf", "1", "--text", "The large boat, %s.")
    assert ran.code == 2
    assert "<g id" in ran.err
    assert "--allow-tags" in ran.err
    new = 'The <g id="1">large & wide</g> boat, %s.'
    assert reviewtool(tmp_path, "correct", "a.xlf", "1", "--text", new).code == 0
    assert reviewtool(tmp_path, "export", "a.xlf", "--output", "out").code == 0
    written = (tmp_path / "out" / "a.xlf").read_text(encoding="utf-8")
    assert written == XLIFF.replace(">big<", ">large &amp; wide<")
    ran = reviewtool(tmp_path, "correct", "a.xlf", "1", "--allow-tags", "--text", "The boat.")
    assert ran.code == 0, ran.err


def test_a_lost_placeholder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(XLIFF, encoding="utf-8")
    new = 'The <g id="1">big</g> boat.'
    ran = reviewtool(tmp_path, "correct", "a.xlf", "1", "--text", new)
    assert ran.code == 2
    assert "%s" in ran.err
