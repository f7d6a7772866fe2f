"""The line mode as its users meet it: what is heard, what is kept, what cannot break it."""

from __future__ import annotations

import io
import json
import re
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewtool.cli.plain.acts import ACTS
from reviewtool.cli.plain.lookup import Lookup
from reviewtool.cli.plain.loop import review_by_lines
from reviewtool.errors import INCOMPLETE, OK
from reviewtool.project import find_project
from reviewtool.records.accounting import read_stays
from reviewtool.records.desk import Desk, open_desk
from reviewtool.records.remembered import read_document_view
from tests.cli.commands import reviewtool
from tests.terminal import Terminal
from tests.tui.test_hostile import HOSTILE, RAW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EN = "translations/en/night-report.txt"


def made(root: Path, pairs: list[tuple[str, str]]) -> Path:
    """A project with one document."""
    for name, texts in zip(("source", "translations/en"), zip(*pairs, strict=True), strict=True):
        (root / name).mkdir(parents=True)
        file = root / name / "storm.txt"
        file.write_bytes(("\n\n".join(texts) + "\n").encode("utf-8", "surrogatepass"))
    (root / "review.yaml").write_text("source_language: nl\n", encoding="utf-8")
    return root


def typed(
    root: Path, lines: str, monkeypatch: pytest.MonkeyPatch, once_open: Callable[[], object] = list
) -> int:
    """Review with these lines as the input; the exit code."""
    project = find_project([root])

    def opens(place: int) -> Desk:
        desk = open_desk(project, project.places[place], "anna")
        once_open()
        return desk

    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    return review_by_lines(opens, project.places, 0)


def record(root: Path) -> str:
    return next(root.glob("corrections/en/*/anna.yaml")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "command", "argument"),
    [
        ("", "review.accept", ""),
        ("  ", "review.accept", ""),
        ("3", "review.take", "3"),
        ("12", "review.take", "12"),
        ("j5", "move.down", "5"),
        ("j 5", "move.down", "5"),
        ("/a b", "move.find", "a b"),
        ("/ a b ", "move.find", "a b"),
        ("tab", "move.flag-here", ""),
        ("\t", "move.flag-here", ""),
        ("tab 2", "move.flag-here", "2"),
        ("next-flag", "move.next-flag", ""),
        ("edit /a/b/", "review.edit", "/a/b/"),
        ("m log into", "review.mark", "log into"),
        (":12", "program.palette", "12"),
        ("? m", "program.help", "m"),
        ("?m", "program.help", "m"),
    ],
)
def test_a_line_is_an_act_with_its_argument(line: str, command: str, argument: str) -> None:
    found = Lookup(ACTS, {}).act_of(line)
    assert found is not None
    assert (found[0].command, found[1]) == (command, argument)


@pytest.mark.parametrize("line", ["hello", "undone", "Quit", "xx", "z", "e/a/b/", "²", "-"])
def test_a_word_is_not_taken_for_a_letter(line: str) -> None:
    assert Lookup(ACTS, {}).act_of(line) is None


def test_no_two_acts_share_a_key_or_a_name() -> None:
    keys = [key for act in ACTS for key in act.keys]
    assert len(keys) == len(set(keys))
    names = [act.name for act in ACTS]
    assert len(names) == len(set(names))
    assert not set(names) & {key for act in ACTS for key in act.keys if key != act.name} - set(
        names
    )


def test_results_go_to_stdout_and_prompts_to_stderr(sample: Path) -> None:
    ran = reviewtool(sample, "review", "--plain", EN, answers="n\nm\n\nf\n\nq\n")
    assert "act (" not in ran.out
    assert "which words?" in ran.err
    assert "segment 2 of 40, todo" in ran.out
    assert "segment 2 of 40" not in ran.err


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("e\nThe truce truce holds.", "The truce truce holds."),
        ("n\n1\na\n", "verdict: confirmed"),
        ("c half a rem", "half a rem"),
        ("\nm\n1 2\no\n", "status: accepted"),
        ("\nx\nf", "status: accepted"),
        ("\nD\n", "status: accepted"),
        ("\nR", "status: accepted"),
        ("\nP\n", "status: accepted"),
        ("\n|\n", "status: accepted"),
        ("\no\n", "status: accepted"),
    ],
)
def test_the_end_of_the_input_loses_nothing(sample: Path, lines: str, kept: str) -> None:
    ran = reviewtool(sample, "review", "--plain", EN, answers=lines)
    assert ran.code == OK, ran.err
    assert kept in record(sample)
    assert "segments done" in ran.err


def test_places_taken_before_the_end_of_the_input_are_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [("De dorpen liggen daar.", "The villages log into there.")]
    pairs += [(f"Dorp {n} ligt daar.", f"Village {n} does log into there.") for n in range(1, 4)]
    root = made(tmp_path, pairs)
    edit = "e /log into/lie/\ny\n" if "y" else ""
    assert typed(root, f"{edit}a\ny\n", monkeypatch) == OK
    assert record(root).count("corrected: |-") == 2


def test_several_lines_are_edited_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"source": "een\ntwee", "target": "one\ntwo"}), encoding="utf-8")
    assert typed(file, "e\n\nTWO\ny\n", monkeypatch) == OK
    text = next(tmp_path.glob("corrections/*/anna.yaml")).read_text(encoding="utf-8")
    assert re.search(r"corrected: \|-\n +one\n +TWO\n", text)


def test_what_cannot_be_saved_is_said_and_leaving_asks(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = sample / "corrections"
    code = typed(sample, "\nq\n\nj\nq\nyes\n", monkeypatch, blocked.touch)
    said = capsys.readouterr()
    assert code == INCOMPLETE
    assert "1 decision is not on the disk" in said.err
    assert "segment 2 of 40" in said.out


def test_nothing_hostile_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [re.sub("[\0\n\ud800-\udfff]", " ", text) for text in HOSTILE]
    root = made(tmp_path, [(text, text) for text in texts])
    lines = "m\n1\n\n\n/x\nM\n1\n\n\nc \x1b[31mred\x1b[0m\n\x1b[2J\n? \x1b\nv\nn\nf\n\nQ\nQ\n"
    assert typed(root, lines * 3 + "o\n", monkeypatch) == OK
    said = capsys.readouterr()
    assert not RAW.search((said.out + said.err).replace("\t", " "))


WORDS = st.sampled_from([key for act in ACTS for key in act.keys])
LINE = st.builds(" ".join, st.lists(WORDS | st.text(max_size=8), max_size=3))


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(LINE | WORDS, max_size=12))
def test_no_lines_break_it(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    lines: list[str],
) -> None:
    monkeypatch.setenv("VISUAL", "true")
    pairs = [("Beide dorpen liggen in het oosten.", "Both villages log into the east.")]
    pairs += [("Niemand raakte gewond. Het regent.", "Nobody was injured. It rains.")]
    root = made(tmp_path_factory.mktemp("broken"), pairs)
    assert typed(root, "\n".join(lines), monkeypatch) == OK


def test_a_dumb_terminal_gets_lines_and_ctrl_c_only_stops_an_act(sample: Path) -> None:
    terminal = Terminal(sample, [EN], TERM="dumb", NO_COLOR="1")
    terminal.until("act (? for help):")
    terminal.press("m\n")
    terminal.until("which words?")
    terminal.process.send_signal(signal.SIGINT)
    terminal.until("stopped")
    terminal.press("\n")
    terminal.until("accept: saved")
    terminal.press("q\n")
    assert terminal.ends() == OK
    assert not re.search(rb"\x1b", terminal.output)
    assert "status: accepted" in record(sample)


def test_time_is_accounted_where_the_project_asks(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (sample / "review.yaml").open("a", encoding="utf-8") as file:
        file.write("accounting: on\n")
    assert typed(sample, "n\n1\n\nq\n", monkeypatch) == OK
    place = next(p for p in find_project([sample]).places if p.name == "en/night-report.txt")
    stays = read_stays(place)["anna"]
    assert [(stay.keys, stay.edits) for stay in stays] == [(1, 0), (2, 1), (1, 0)]


def test_the_screen_goes_on_where_the_lines_ended(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert typed(sample, "f c\nf t\ng 7\nd\nO\n", monkeypatch) == OK
    place = next(p for p in find_project([sample]).places if p.name == "en/night-report.txt")
    view = read_document_view(place, "anna")
    assert (view.cursor, view.filter.show, view.differences, view.by_harm) == (
        6,
        "todo",
        False,
        True,
    )


def test_the_project_can_give_other_keys(sample: Path) -> None:
    with (sample / "review.yaml").open("a", encoding="utf-8") as file:
        file.write("keys:\n  review.accept: f2\n  review.skip: z, comma\n")
    ran = reviewtool(sample, "review", "--plain", EN, answers="f2\nz\n,\nS\n\n? z\nskip\n")
    assert ran.err.count("skip: saved") == 3
    assert ran.err.count("accept: saved") == 1
    assert "“S” is no act" in ran.err
    assert "“Enter” is no act" in ran.err
    assert "z or skip" in ran.out
