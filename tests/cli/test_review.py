"""`reviewtool` without a terminal, and the review by lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path

EN = "translations/en/night-report.txt"


def test_without_a_terminal_the_flags_are_listed_most_serious_first(sample: Path) -> None:
    ran = reviewtool(sample)
    assert ran.code == 0, ran.err
    assert "log into" in ran.out
    assert "review --plain" in ran.err
    assert not (sample / "corrections").exists()
    own = [line for line in ran.out.splitlines() if line.startswith(f"{EN}:")]
    ranks = [("critical", "major", "minor", "neutral").index(line.split()[1]) for line in own]
    assert ranks == sorted(ranks)


def test_the_list_leaves_out_what_was_judged(lone_sample: Path) -> None:
    dismissal = ("--dismiss", "style-choice")
    assert reviewtool(lone_sample, "correct", EN, "5", *dismissal).code == 0
    ran = reviewtool(lone_sample, EN)
    assert "kitties" in ran.out
    assert "“log into”" not in ran.out


def test_a_review_by_lines_reaches_the_record(lone_sample: Path) -> None:
    answers = "?\n/log into\n1\nd\nu\nr\ng 1\nx\n3\n\ne\nAll quiet\ng 9\nD\ny\nq\n"
    ran = reviewtool(lone_sample, "review", "--plain", EN, answers=answers)
    assert ran.code == 0, ran.err
    record = (lone_sample / "corrections/en/night-report.txt/anna.yaml").read_text(encoding="utf-8")
    assert "All quiet" in record
    assert "verdict: confirmed" in record
    assert 'corrected: ""' in record
    assert "anna (from REVIEWTOOL_REVIEWER)" in ran.err


def test_a_new_flag_asks_before_the_correction_is_kept(sample: Path) -> None:
    answers = "e\nThe truce truce holds.\nn\nq\n"
    ran = reviewtool(sample, "review", "--plain", EN, answers=answers)
    assert "new in the correction" in ran.out
    assert not (sample / "corrections/en").exists()


def test_what_is_no_act_is_said_and_the_end_of_input_leaves(sample: Path) -> None:
    ran = reviewtool(sample, "review", "--plain", EN, answers="hello\n99\nf nothing\n")
    assert ran.code == 0
    assert "is no act" in ran.err
    assert "no suggestion 99" in ran.err
    assert "no such filter" in ran.err


def test_the_next_session_begins_where_this_one_ended(sample: Path) -> None:
    reviewtool(sample, "review", "--plain", EN, answers="g 7\nq\n")
    assert "segment 7 of" in reviewtool(sample, "review", "--plain", EN, answers="q\n").out
