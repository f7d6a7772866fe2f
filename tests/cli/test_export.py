from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_without_corrections_every_file_comes_back_byte_for_byte(sample: Path) -> None:
    ran = reviewtool(sample, "export", "--output", "out")
    assert ran.code == 0, ran.err
    assert files(sample / "out") == files(sample / "translations")


def test_a_deleted_caption_goes_with_its_blank_line(sample: Path) -> None:
    before = (sample / EN).read_text(encoding="utf-8")
    lines = before.split("\n")
    number = lines.index("© Kordapress") + 1
    flags = reviewtool(sample, "check", "--all", "--format", "jsonl", EN).flags
    segment = next(f["segment"] for f in flags if f["text"] == "© Kordapress")
    line = next(f["line"] for f in flags if f["segment"] == segment)
    assert reviewtool(sample, "correct", EN, segment, "--delete").code == 0
    assert reviewtool(sample, "export", EN, "--output", "out").code == 0
    after = (sample / "out/en/night-report.txt").read_text(encoding="utf-8")
    assert after.split("\n") == lines[: line - 1] + lines[line + 1 :]
    assert number <= line


def test_a_missing_translation_is_written_where_it_belongs(tmp_path: Path) -> None:
    (tmp_path / "a.nl.txt").write_text("Een.\n\nTwee is langer.\n\nDrie.\n", encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("One.\n\nThree.\n", encoding="utf-8")
    pair = ("a.nl.txt", "a.en.txt")
    listed = reviewtool(tmp_path, "check", "--all", "--format", "jsonl", *pair).flags
    (missing,) = [flag for flag in listed if flag["side"] == "source"]
    assert missing["text"] == "Twee is langer."
    ran = reviewtool(
        tmp_path, "correct", "a.en.txt", missing["segment"], "--source", "a.nl.txt",
        "--text", "Two is longer.",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert reviewtool(tmp_path, "export", *pair, "--output", "out").code == 0
    exported = (tmp_path / "out/a.en.txt").read_text(encoding="utf-8")
    assert exported == "One.\n\nTwo is longer.\n\nThree.\n"


def test_reviewers_who_differ_are_listed_and_nothing_is_written(sample: Path) -> None:
    for name, text in (("anna", "The truce holds"), ("bert", "The ceasefire holds")):
        reviewtool(sample, "correct", EN, "1", "--text", text, "--reviewer", name)
    ran = reviewtool(sample, "export", "--output", "out")
    assert ran.code == 2
    assert "The truce holds" in ran.err
    assert "The ceasefire holds" in ran.err
    assert not (sample / "out").exists()
    ran = reviewtool(sample, "export", "--output", "out", "--reviewer", "bert")
    assert ran.code == 0, ran.err
    exported = (sample / "out/en/night-report.txt").read_text(encoding="utf-8")
    assert exported.startswith("The ceasefire holds\n")


def test_a_reviewer_who_only_judged_a_flag_differs_with_nobody(lone_sample: Path) -> None:
    judged = ("--dismiss", "style-choice", "--reviewer", "anna")
    assert reviewtool(lone_sample, "correct", EN, "5", *judged).code == 0
    corrected = ("--text", "Both villages lie in the zone.", "--reviewer", "bert")
    assert reviewtool(lone_sample, "correct", EN, "5", *corrected).code == 0
    ran = reviewtool(lone_sample, "export", EN, "--output", "out")
    assert ran.code == 0, ran.err
    exported = (lone_sample / "out/en/night-report.txt").read_text(encoding="utf-8")
    assert "Both villages lie in the zone." in exported


def test_a_stale_correction_is_left_out_and_counted(sample: Path) -> None:
    reviewtool(sample, "correct", EN, "1", "--text", "The truce holds")
    path = sample / EN
    changed = path.read_text(encoding="utf-8").replace("pilots refuse to sail", "pilots strike", 1)
    path.write_text(changed, encoding="utf-8")
    ran = reviewtool(sample, "export", EN, "--output", "out")
    assert ran.code == 1
    assert "stale" in ran.out + ran.err
    assert (sample / "out/en/night-report.txt").read_text(encoding="utf-8") == changed


def test_a_queried_segment_keeps_the_target(sample: Path) -> None:
    reviewtool(sample, "correct", EN, "1", "--text", "The truce holds")
    reviewtool(sample, "correct", EN, "1", "--query")
    ran = reviewtool(sample, "export", EN, "--output", "out")
    assert ran.code == 0
    assert "held back" in ran.out
    assert (sample / "out/en/night-report.txt").read_bytes() == (sample / EN).read_bytes()


def test_the_translation_itself_is_never_overwritten(sample: Path) -> None:
    before = files(sample / "translations")
    ran = reviewtool(sample, "export", "--output", "translations")
    assert ran.code == 2
    assert files(sample / "translations") == before


def test_a_correction_whose_text_is_gone_is_said_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.en.txt"
    path.write_bytes(b"One is here.\n\nTwo is here.\n\nThree is here.\n")
    reviewtool(tmp_path, "correct", "a.en.txt", "2", "--text", "Two was here.")
    path.write_bytes(b"One is here.\n\nThree is here.\n")
    ran = reviewtool(tmp_path, "export", "a.en.txt", "--output", "out")
    assert ran.code == 1
    assert "0 corrections, 1 without their text left out" in ran.out
    assert "stay in the record" in ran.err
    assert (tmp_path / "out/a.en.txt").read_bytes() == path.read_bytes()
    path.write_bytes(b"Two is here.\r\n\r\nOne is here.\r\n")
    ran = reviewtool(tmp_path, "export", "a.en.txt", "--output", "out")
    assert ran.code == 0, ran.err
    assert (tmp_path / "out/a.en.txt").read_bytes() == b"Two was here.\r\n\r\nOne is here.\r\n"


@pytest.mark.parametrize("folder", ["corrections", "source", "translations/x", ".reviewtool"])
def test_the_project_s_own_folders_take_no_export(sample: Path, folder: str) -> None:
    before = files(sample)
    ran = reviewtool(sample, "export", "--output", folder)
    assert ran.code == 2
    assert "own files" in ran.err
    assert files(sample) == before
    assert reviewtool(sample, "correct", EN, "1", "--accept").code == 0


def test_what_stands_in_the_way_is_found_before_anything_is_written(sample: Path) -> None:
    (sample / "out").mkdir()
    (sample / "out/fr").write_bytes(b"mine")
    ran = reviewtool(sample, "export", "--output", "out")
    assert ran.code == 2
    assert "out/fr: a file stands" in ran.err
    assert files(sample / "out") == {"fr": b"mine"}
    (sample / "out/fr").unlink()
    (sample / "out/fr/weekend-guide.txt").mkdir(parents=True)
    ran = reviewtool(sample, "export", "--output", "out")
    assert ran.code == 2
    assert "out/fr/weekend-guide.txt: a folder stands" in ran.err
    assert files(sample / "out") == {}


def test_a_reviewer_without_a_record_is_refused(sample: Path) -> None:
    reviewtool(sample, "correct", EN, "1", "--text", "The truce holds")
    ran = reviewtool(sample, "export", "--output", "out", "--reviewer", "ana")
    assert ran.code == 2
    assert "“ana”" in ran.err
    assert "anna" in ran.err
    assert not (sample / "out").exists()
