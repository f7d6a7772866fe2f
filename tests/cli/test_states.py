"""`export --states`: what was decided is marked as reviewed in the file's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

PO = """msgid ""
msgstr "Language: en\\n"

#, fuzzy, c-format
msgid "Een %s"
msgstr "One %s"

#, fuzzy
msgid "Twee"
msgid_plural "Tweeën"
msgstr[0] "Two"
msgstr[1] "Twos"

#, fuzzy
msgid "Drie"
msgstr "Three"
"""


def exported(folder: Path, *options: str) -> str:
    ran = reviewtool(folder, "export", "a.po", "--output", "out", *options)
    assert ran.code == 0, ran.err
    return (folder / "out" / "a.po").read_text(encoding="utf-8")


def test_only_what_was_decided_is_marked_and_only_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    assert reviewtool(tmp_path, "correct", "a.po", "1", "--text", "A %s").code == 0
    assert reviewtool(tmp_path, "correct", "a.po", "2", "--accept").code == 0
    plain = PO.replace('"One %s"', '"A %s"')
    assert exported(tmp_path) == plain
    once = plain.replace("#, fuzzy, c-format", "#, c-format")
    assert exported(tmp_path, "--states") == once, "one of two plural forms is not enough"
    assert reviewtool(tmp_path, "correct", "a.po", "3", "--accept").code == 0
    assert exported(tmp_path, "--states") == once.replace('#, fuzzy\nmsgid "Twee"', 'msgid "Twee"')


def test_states_belong_to_the_corrected_file(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(PO, encoding="utf-8")
    ran = reviewtool(tmp_path, "export", "a.po", "--output", "out", "--to", "tmx", "--states")
    assert ran.code == 2
    assert "--states" in ran.err
