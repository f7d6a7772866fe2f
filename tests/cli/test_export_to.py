from __future__ import annotations

import csv
import importlib
import json
from typing import TYPE_CHECKING

import pytest

from reviewtool.export.targets import TARGETS
from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"
NAMES = [target.name for target in TARGETS]
ROWS = [
    {
        "id": "1",
        "source": "De molen & <b>de</b> erven.",
        "target": "& < > \" ' \t é 漢 🙂 the mill.",
    },
    {"id": "2", "source": "Het verdrag.", "target": "הסכם השלום"},
    {"id": "3", "source": "Drie.", "target": "=Three"},
    {"id": "4", "source": "Vier.", "target": "Four"},
]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def rows(folder: Path) -> str:
    path = folder / "a.nl-en.jsonl"
    lines = (json.dumps(row | {"source_language": "nl"}, ensure_ascii=False) for row in ROWS)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path.name


def correct(folder: Path, document: str, *arguments: str) -> None:
    ran = reviewtool(folder, "correct", document, *arguments)
    assert ran.code == 0, ran.err


def test_the_table_names_what_there_is() -> None:
    assert len({target.suffix for target in TARGETS}) == len(TARGETS) == len(set(NAMES))
    for target in TARGETS:
        assert callable(importlib.import_module(f"reviewtool.export.{target.module}").build)


def test_help_says_what_each_holds(tmp_path: Path) -> None:
    said = "".join(reviewtool(tmp_path, "export", "--help").out.split())
    for target in TARGETS:
        assert "".join(f"{target.name}: {target.holds}".split()) in said


def test_the_tree_is_mirrored_with_a_suffix(sample: Path) -> None:
    correct(sample, EN, "1", "--text", "The truce holds")
    correct(sample, EN, "1", "--score", "70")
    correct(sample, EN, "2", "--mark", "0:3", "--severity", "critical")
    for target in TARGETS:
        ran = reviewtool(sample, "export", "--to", target.name, "--output", target.name)
        names = {"en/night-report.txt", "en.systemB/night-report.txt"}
        names |= {"de/weekend-guide.txt", "fr/weekend-guide.txt"}
        if target.name == "diff":
            names = {"en/night-report.txt"}
            assert "weekend-guide.txt: no corrections, no patch" in ran.out
        assert files(sample / target.name) == {name + target.suffix for name in names}
        assert f"{target.name}/en/night-report.txt{target.suffix}: " in ran.out
        assert ran.code == (1 if target.name == "appraise" else 0), ran.err


def test_what_could_not_be_carried_is_said_by_count(tmp_path: Path) -> None:
    name = rows(tmp_path)
    mill = ROWS[0]["target"].index("the mill")
    correct(tmp_path, name, "1", "--mark", f"{mill}:{mill + 8}", "--severity", "critical")
    correct(tmp_path, name, "1", "--mark", "0:1", "--severity", "minor", "--category", "accuracy")
    correct(tmp_path, name, "2", "--mark", "5:10", "--category", "design-and-markup/layout")
    correct(tmp_path, name, "4", "--accept")
    ran = reviewtool(tmp_path, "export", "--to", "mqm-tsv", name, "--output", "out")
    assert ran.code == 0, ran.err
    assert ran.err.splitlines() == [
        "texts with tabs or line ends, which became spaces: 1",
        "segments not rated between others that are; score_mqm.py then wants "
        "--noforce_contiguous: 1",
        "critical errors, which became major, the most that the format has: 1",
        "errors of a category that the format does not name, which became “Other”: 1",
    ]
    assert ran.out == "out/a.nl-en.jsonl.mqm.tsv: 3 errors, 3 of 4 segments rated\n"
    with (tmp_path / f"out/{name}.mqm.tsv").open(encoding="utf-8") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert table[1]["target"] == "& < > \" '   é 漢 🙂 <v>the mill</v>."
    assert table[2]["target"] == "הסכם <v>השלום</v>"
    ran = reviewtool(tmp_path, "export", "--to", "appraise", name, "--output", "out")
    assert ran.code == 1
    assert "rated segments without a score, left out (`correct --score`): 3" in ran.err


def test_reviewers_must_agree_on_texts_and_may_differ_on_errors(tmp_path: Path) -> None:
    name = rows(tmp_path)
    for who, text in (("anna", "Three!"), ("bert", "Three.")):
        correct(tmp_path, name, "3", "--text", text, "--reviewer", who)
        correct(tmp_path, name, "3", "--mark", "0:1", "--reviewer", who)
    for target in TARGETS:
        ran = reviewtool(tmp_path, "export", "--to", target.name, name, "--output", target.name)
        if target.each:
            assert ran.code in (0, 1), ran.err
            assert (tmp_path / target.name).exists()
        else:
            assert ran.code == 2
            assert "decisions differ" in ran.err
            assert not (tmp_path / target.name).exists()
    arguments = ("--to", "tmx", name, "--output", "out", "--reviewer", "bert")
    assert reviewtool(tmp_path, "export", *arguments).code == 0
    assert "Three." in (tmp_path / f"out/{name}.tmx").read_text(encoding="utf-8")
    lines = (tmp_path / f"mqm-tsv/{name}.mqm.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[4] for line in lines[1:]] == ["anna", "bert"]


def test_nothing_is_written_before_every_file_is_built(sample: Path) -> None:
    correct(sample, EN, "1", "--text", "The truce holds", "--reviewer", "anna")
    correct(sample, EN, "1", "--text", "The peace holds", "--reviewer", "bert")
    assert reviewtool(sample, "export", "--to", "tmx", "--output", "out").code == 2
    (sample / "out/fr/weekend-guide.txt.jsonl").mkdir(parents=True)
    arguments = ("--to", "jsonl", "--output", "out", "--reviewer", "bert")
    ran = reviewtool(sample, "export", *arguments)
    assert ran.code == 2
    assert "a folder stands" in ran.err
    assert files(sample / "out") == set()


def test_diff_is_a_name_of_its_own(sample: Path) -> None:
    correct(sample, EN, "1", "--text", "The truce holds")
    assert reviewtool(sample, "export", EN, "--diff", "--output", "one").code == 0
    assert reviewtool(sample, "export", EN, "--to", "diff", "--output", "two").code == 0
    one, two = ((sample / f"{n}/en/night-report.txt.diff").read_bytes() for n in ("one", "two"))
    assert one == two
    assert one.startswith(b"--- a/translations/en/night-report.txt\n")
    assert reviewtool(sample, "export", "--diff", "--to", "tmx", "--output", "x").code == 2


@pytest.mark.parametrize("to", [(), ("--to", "jsonl")])
def test_formula_safe_is_for_tables(tmp_path: Path, to: tuple[str, ...]) -> None:
    name = rows(tmp_path)
    ran = reviewtool(tmp_path, "export", *to, "--formula-safe", name, "--output", "out")
    assert ran.code == 2
    assert "--to tsv" in ran.err
    assert not (tmp_path / "out").exists()


def test_formula_safe_puts_an_apostrophe_first(tmp_path: Path) -> None:
    name = rows(tmp_path)
    arguments = ("--to", "tsv", "--formula-safe", name, "--output", "out")
    assert reviewtool(tmp_path, "export", *arguments).code == 0
    assert "\t'=Three\t" in (tmp_path / f"out/{name}.tsv").read_text(encoding="utf-8")


def test_a_stale_judgement_is_left_out_and_counted(tmp_path: Path) -> None:
    name = rows(tmp_path)
    correct(tmp_path, name, "4", "--mark", "0:4")
    path = tmp_path / name
    path.write_text(path.read_text(encoding="utf-8").replace("Four", "Fore"), encoding="utf-8")
    ran = reviewtool(tmp_path, "export", "--to", "mqm-tsv", name, "--output", "out")
    assert ran.code == 1
    assert "1 stale left out" in ran.out
    assert "1 left out, because the text has changed" in ran.err
    ran = reviewtool(tmp_path, "export", "--to", "preference", name, "--output", "out")
    assert ran.code == 0, ran.err


def test_the_project_s_own_folders_take_no_export(sample: Path) -> None:
    before = files(sample)
    for folder in ("translations", "corrections", "source"):
        ran = reviewtool(sample, "export", "--to", "tmx", "--output", folder)
        assert ran.code == 2
        assert "own files" in ran.err
    assert files(sample) == before


@pytest.mark.parametrize("to", [(), ("--to", "tsv")])
def test_two_documents_of_one_name_are_not_written_over_each_other(
    tmp_path: Path, to: tuple[str, ...]
) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{folder}\n", encoding="utf-8")
    ran = reviewtool(tmp_path, "export", *to, "one/a.txt", "two/a.txt", "--output", "out")
    assert ran.code == 2
    assert "one/a.txt and two/a.txt" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    ran = reviewtool(tmp_path, "export", "--to", "docx", "--output", "out")
    assert ran.code == 2
    assert "mqm-tsv" in ran.err


def test_score_says_what_the_errors_weigh(tmp_path: Path) -> None:
    name = rows(tmp_path)
    correct(tmp_path, name, "1", "--mark", "0:1", "--severity", "critical")
    comma = ("--severity", "minor", "--category", "linguistic-conventions/punctuation")
    correct(tmp_path, name, "1", "--mark", "2:3", *comma)
    correct(tmp_path, name, "2", "--accept")
    ran = reviewtool(tmp_path, "score", name)
    assert ran.code == 0, ran.err
    assert "MQM       -2.55 a segment: 2 errors in 2 rated segments; weights of WMT" in ran.out
    assert "MQM       -225.00 = 100 × (1 − 26 points ÷ 8 words), 3250.0 points" in ran.out
    assert "A critical error is marked: by the MQM council's rule the text fails." in ran.out
    assert "Under 1,000 words" in ran.out
    assert "MQM" not in reviewtool(tmp_path, "score", name, "--reviewer", "bert").out
