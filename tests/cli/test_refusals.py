"""What cannot be used is refused by file, line and remedy: exit 2, nothing written or lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import Ran, reviewtool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EN = "translations/en/night-report.txt"
RECORD = "corrections/en/night-report.txt/anna.yaml"


def refused(ran: Ran, *said: str) -> None:
    assert ran.code == 2, ran.out + ran.err
    assert ran.err.startswith("reviewtool: ")
    message, _, remedy = ran.err.removeprefix("reviewtool: ").partition("\n  ")
    assert remedy.strip(), "the message says what to do"
    for text in said:
        assert text in ran.err, f"{text!r} is not in {ran.err!r}"
    assert message


INPUTS = {
    "binary": ("a.txt", b"text\x00\x01\x02", ("a.txt",)),
    "wrong encoding": ("a.txt", b"fine\n\xc3\xa9 all\xe9 wrong\n", ("a.txt:2", "iconv")),
    "utf-32": ("a.txt", "text".encode("utf-32"), ("a.txt",)),
    "broken row": ("a.jsonl", b'{"source":"a","target":"b"}\n{"source":', ("a.jsonl:2",)),
    "row that is no object": ("a.jsonl", b"[1]\n", ("a.jsonl:1",)),
    "row of something else": ("a.jsonl", b'{"text":"a"}\n', ("a.jsonl:1", "target")),
    "key twice": ("a.jsonl", b'{"target":"a","target":"b"}\n', ("a.jsonl:1", "target")),
    "id twice": ("a.jsonl", b'{"id":"x","target":"a"}\n{"id":"x","target":"b"}\n', ("a.jsonl:2",)),
    "no header": ("a.tsv", b"een\tone\n", ("a.tsv:1", "target")),
    "too many cells": ("a.tsv", b"source\ttarget\na\tb\tc\n", ("a.tsv:2",)),
}


@pytest.mark.parametrize("case", INPUTS)
@pytest.mark.parametrize("command", ["check", "export", "correct", "score", "review"])
def test_inputs(tmp_path: Path, case: str, command: str) -> None:
    name, data, said = INPUTS[case]
    (tmp_path / name).write_bytes(data)
    options = {"export": ["--output", "out"], "correct": ["1", "--accept"]}.get(command, [])
    refused(reviewtool(tmp_path, command, name, *options), *said)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("command", ["check", "export", "correct", "score", "review"])
def test_missing_file(tmp_path: Path, command: str) -> None:
    options = {"export": ["--output", "out"], "correct": ["1", "--accept"]}.get(command, [])
    refused(reviewtool(tmp_path, command, "a.txt", *options), "a.txt", "no such file")


RECORDS = {
    "duplicate keys": ("status: accepted\n", "status: accepted\n  status: todo\n", True),
    "conflict marks": ("schema: 1\n", "<<<<<<< ours\nschema: 1\n=======\n>>>>>>> x\n", True),
    "no closing mark": ("...\n", "", False),
    "a tag": ("reviewer: anna", "reviewer: !!python/name:os.system anna", True),
    "another's record": ("reviewer: anna", "reviewer: bert", False),
    "an unknown status": ("status: accepted", "status: perfect", True),
}


@pytest.mark.parametrize("case", RECORDS)
def test_records(sample: Path, case: str) -> None:
    assert reviewtool(sample, "correct", EN, "1", "--accept").code == 0
    old, new, by_line = RECORDS[case]
    path = sample / RECORD
    damaged = path.read_text(encoding="utf-8").replace(old, new, 1)
    assert damaged != path.read_text(encoding="utf-8")
    path.write_text(damaged, encoding="utf-8")
    place = "anna.yaml:" if by_line else "anna.yaml"
    refused(reviewtool(sample, "correct", EN, "2", "--accept"), place)
    refused(reviewtool(sample, "export", "--output", "out"), place)
    refused(reviewtool(sample, "check", EN), place)
    assert path.read_text(encoding="utf-8") == damaged
    assert not (sample / "out").exists()


def test_an_alias_bomb(sample: Path) -> None:
    path = sample / RECORD
    path.parent.mkdir(parents=True)
    bomb = "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(9)) + "...\n"
    path.write_text(bomb, encoding="utf-8")
    refused(reviewtool(sample, "check", EN), "anna.yaml:1")


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody can write to: for root, who may do all, a read-only mount."""
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "a.en.txt").write_text("One is here.\n\nTwo is here.\n", encoding="utf-8")
    if os.geteuid() != 0:
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    mount = ["mount", "--bind", str(folder), str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("root may write anywhere, and mounting is not allowed here")
    subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_read_only_folder(read_only: Path) -> None:
    assert reviewtool(read_only, "check", "a.en.txt").code == 0
    refused(reviewtool(read_only, "correct", "a.en.txt", "1", "--accept"), "may not be written")
    refused(reviewtool(read_only, "export", "a.en.txt", "--output", "out"), "out")
    assert [path.name for path in read_only.iterdir()] == ["a.en.txt"]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB with nothing left on it but a text."""
    folder = tmp_path / "full"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be mounted by root")
    (folder / "a.en.txt").write_text("One is here.\n\nTwo is here.\n", encoding="utf-8")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    handle = os.open(folder / "filler", os.O_WRONLY | os.O_CREAT)
    try:
        while os.write(handle, b"x" * 512):
            pass
    except OSError:
        os.close(handle)


def test_a_full_disk(full_disk: Path) -> None:
    assert reviewtool(full_disk, "correct", "a.en.txt", "1", "--accept").code == 0
    record = full_disk / "corrections/a.en.txt/anna.yaml"
    before = record.read_bytes()
    fill(full_disk)
    ran = reviewtool(full_disk, "correct", "a.en.txt", "2", "--text", "Two. " * 2000)
    refused(ran, "the disk is full")
    assert record.read_bytes() == before
    (full_disk / "filler").unlink()
    assert reviewtool(full_disk, "correct", "a.en.txt", "2", "--accept").code == 0
    assert record.read_text(encoding="utf-8").count("status: accepted") == 2


OPENED = {
    "empty": b"",
    "only line ends": b"\n\r\n\n",
    "escape sequence": b"He said \x1b]0;owned\x07 and left.\n",
    "markup": b"He said [/b] and [red]left[/red].\n",
    "bidi": "He said \u202eevil\u202c and \u2066left.\n".encode(),
    "one line of 1 MB": b"word " * 200_000 + b"\n",
}


@pytest.mark.parametrize("case", OPENED)
def test_hostile_texts_open_safely(tmp_path: Path, case: str) -> None:
    (tmp_path / "a.en.txt").write_bytes(OPENED[case])
    for arguments in (
        ["check", "--all", "a.en.txt"],
        ["review", "a.en.txt"],
        ["score", "a.en.txt"],
    ):
        ran = reviewtool(tmp_path, *arguments)
        assert ran.code == 0, ran.err
        assert not any(ord(c) < 32 and c not in "\n\t" for c in ran.out + ran.err)
        assert "\u202e" not in ran.out
    plain = reviewtool(tmp_path, "review", "--plain", "a.en.txt", answers="\nq\n")
    assert plain.code == 0
    assert "\x1b" not in plain.out + plain.err
    assert reviewtool(tmp_path, "export", "a.en.txt", "--output", "out").code == 0
    assert (tmp_path / "out/a.en.txt").read_bytes() == OPENED[case]


def test_lone_surrogates_are_shown_as_replacement_characters(tmp_path: Path) -> None:
    line = '{"source":"ja \\ud83d","target":"yes \\ud83d yes yes"}\n'
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    assert "\ufffd" in reviewtool(tmp_path, "check", "--all", "a.jsonl").out
    ran = reviewtool(tmp_path, "check", "--all", "--format", "jsonl", "a.jsonl")
    assert any("\ud83d" in flag["text"] or flag["text"] == "yes yes" for flag in ran.flags)
    assert reviewtool(tmp_path, "correct", "a.jsonl", "1", "--text", "yes").code == 0
    assert reviewtool(tmp_path, "export", "a.jsonl", "--output", "out").code == 0
    assert json.loads((tmp_path / "out/a.jsonl").read_text(encoding="utf-8"))["target"] == "yes"


def test_source_and_target_of_different_length(tmp_path: Path) -> None:
    (tmp_path / "a.nl.txt").write_text("Een is er.\n\n" * 9, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text("One is there.\n\n" * 3, encoding="utf-8")
    assert reviewtool(tmp_path, "check", "a.nl.txt", "a.en.txt").code == 0
    ran = reviewtool(tmp_path, "export", "a.nl.txt", "a.en.txt", "--output", "out")
    assert ran.code == 0
    assert (tmp_path / "out/a.en.txt").read_bytes() == (tmp_path / "a.en.txt").read_bytes()


def test_a_reader_that_goes_away_is_no_error(sample: Path) -> None:
    program = f"{sys.executable} -m reviewtool check --all | head -1"
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program}"], cwd=sample, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr


def test_paths_that_the_system_refuses(tmp_path: Path) -> None:
    refused(reviewtool(tmp_path, "check", "x" * 300), "File name too long")
    (tmp_path / "a.txt").symlink_to("/dev/zero")
    refused(reviewtool(tmp_path, "check", "a.txt"), "a.txt")


def test_a_file_name_that_is_no_text_is_not_recorded(tmp_path: Path) -> None:
    name = os.fsdecode(b"a\xff.en.txt")
    (tmp_path / name).write_bytes(b"One is here.\n")
    assert reviewtool(tmp_path, "check", name).code == 0
    refused(reviewtool(tmp_path, "correct", name, "1", "--accept"), "Rename the file")
    assert not (tmp_path / "corrections").exists()
    assert reviewtool(tmp_path, "export", name, "--output", "out").code == 0


def test_an_empty_correction_written_bare_is_refused_by_line(sample: Path) -> None:
    assert reviewtool(sample, "correct", EN, "1", "--text", "New.").code == 0
    path = sample / RECORD
    written = path.read_text(encoding="utf-8")
    for bare in ("", " ~", " null"):
        changed = written.replace("corrected: |-\n    New.", f"corrected:{bare}", 1)
        assert changed != written
        path.write_text(changed, encoding="utf-8")
        refused(reviewtool(sample, "export", EN, "--output", "out"), "anna.yaml:16", "corrected")
    path.write_text(changed.replace("corrected: null", 'corrected: "null"'), encoding="utf-8")
    assert reviewtool(sample, "export", EN, "--output", "out").code == 0
    exported = (sample / "out/en/night-report.txt").read_text(encoding="utf-8")
    assert exported.startswith("null\n")


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("check >&-", 0, ""),
        ("check >/dev/full", 2, "No space left"),
        (f"correct {EN} 1 --comment - <&-", 0, ""),
        (f"review --plain {EN} <&-", 0, ""),
        (f"correct {EN} 99 --accept 2>&-", 2, ""),
    ],
)
def test_streams_that_are_closed_or_full(sample: Path, command: str, code: int, said: str) -> None:
    line = f"{sys.executable} -m reviewtool {command}"
    ran = subprocess.run(["bash", "-c", line], cwd=sample, capture_output=True, check=False)
    assert ran.returncode == code, ran.stderr
    assert b"Traceback" not in ran.stderr
    assert said.encode() in ran.stderr
