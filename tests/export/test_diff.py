"""The patch, as patch and git apply take it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.export.diff import build, unified_diff
from tests.cli.commands import reviewtool
from tests.export.made_review import ALL, decide, reviewed, rows_file

if TYPE_CHECKING:
    from pathlib import Path

LINES = st.lists(
    st.sampled_from([b"a\n", b"b\r\n", b"c\n", b"\n", b"\r", b"\xe9\x00\n", b"-- x\n", b"+y\n"]),
    max_size=14,
).map(b"".join)


def apply(patch: bytes, old: bytes) -> bytes:
    """The file after the patch, by the rules of the unified format."""
    lines = [line + b"\n" for line in old.split(b"\n")]
    lines[-1:] = [lines[-1][:-1]] if lines[-1] != b"\n" else []
    body = patch.split(b"\n", 2)[2]
    result: list[bytes] = []
    place = 0
    pieces = [line + b"\n" for line in body.split(b"\n")[:-1]]
    for number, line in enumerate(pieces):
        if line.startswith(b"@@"):
            start, _, count = line.split(b" ")[1][1:].partition(b",")
            first = int(start) - (1 if int(count) else 0)
            result += lines[place:first]
            place = first
        elif not line.startswith(b"\\"):
            last = number + 1 < len(pieces) and pieces[number + 1].startswith(b"\\")
            text = line[1:-1] if last else line[1:]
            if line[:1] in b" -":
                assert lines[place] == text
                place += 1
            if line[:1] in b" +":
                result.append(text)
    return b"".join(result + lines[place:])


def patched(folder: Path, patch: bytes, *, git: bool) -> None:
    command = ["git", "apply", "--whitespace=nowarn", "-"] if git else ["patch", "-p1", "-s"]
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]} here")
    done = subprocess.run(command, cwd=folder, input=patch, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@settings(max_examples=300)
@given(LINES, LINES)
def test_any_two_files(old: bytes, new: bytes) -> None:
    patch = unified_diff(old, new, "x")
    if old == new:
        assert patch == b""
    else:
        assert apply(patch, old) == new


@settings(max_examples=100)
@given(st.lists(st.integers(0, 60), max_size=8), st.booleans())
def test_a_few_lines_of_a_long_file(changed: list[int], cut: bool) -> None:
    lines = [b"line %d\n" % number for number in range(60)]
    before = b"".join(lines)[: -1 if cut else None]
    for number in changed:
        lines[number : number + 1] = [b"new %d\n" % number, b"more\n"][: 1 + number % 2]
    after = b"".join(lines)
    patch = unified_diff(before, after, "x")
    assert apply(patch, before) == after if patch else before == after
    gone = set(before.splitlines(keepends=True)) - set(after.splitlines(keepends=True))
    assert patch.count(b"\n-") == len(gone)


@pytest.mark.parametrize(
    "data",
    [
        b"One is.\n\nTwo are.\n\nThree.\n",
        b"One is.\r\n\r\nTwo are.\r\n\r\nThree.\r\n",
        b"One is.\n\nTwo are.\n\nThree.",
        b"\xef\xbb\xbfOne is.\n\nTwo are.\r\n\nThree.",
        b"\xff\xfe" + "One é.\r\n\r\nTwo \u0a0a漢.\r\n\r\nThree 🙂.".encode("utf-16-le"),
        "One é.\n\nTwo 漢.\n\nThree 🙂.\n".encode(),
        b"One is.\rTwo are.\rThree.",
    ],
    ids=["lf", "crlf", "no last end", "mixed", "utf-16", "utf-8", "cr"],
)
def test_the_patch_makes_the_corrected_file(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "translations/en/sub folder"
    folder.mkdir(parents=True)
    path = folder / "a ü.txt"
    path.write_bytes(data)
    name = "translations/en/sub folder/a ü.txt"
    assert reviewtool(tmp_path, "correct", name, "1", "--text", "Uno, é 漢 🙂.").code == 0
    assert reviewtool(tmp_path, "correct", name, "3", "--text", "Tres.").code == 0
    assert reviewtool(tmp_path, "export", "--output", "out").code == 0
    ran = reviewtool(tmp_path, "export", "--diff", "--output", "out")
    assert ran.code == 0, ran.err
    patch = (tmp_path / "out/en/sub folder/a ü.txt.diff").read_bytes()
    assert (b"\\ No newline at end of file" in patch) == (not data.endswith(b"\n"))
    wanted = (tmp_path / "out/en/sub folder/a ü.txt").read_bytes()
    for git in (False, True):
        path.write_bytes(data)
        patched(tmp_path, patch, git=git)
        assert path.read_bytes() == wanted != data


@pytest.mark.parametrize("git", [False, True])
@pytest.mark.parametrize("name", ['q"uote.txt', "back\\slash.txt", "tab\there.txt", "plain.txt"])
def test_names_that_need_quotes(tmp_path: Path, name: str, git: bool) -> None:
    (tmp_path / name).write_bytes(b"old\n")
    patched(tmp_path, unified_diff(b"old\n", b"new\n", name), git=git)
    assert (tmp_path / name).read_bytes() == b"new\n"


@pytest.mark.parametrize("git", [False, True])
def test_a_file_that_becomes_empty_stays(tmp_path: Path, git: bool) -> None:
    (tmp_path / "a.txt").write_bytes(b"One.\nTwo.\n")
    patched(tmp_path, unified_diff(b"One.\nTwo.\n", b"", "a.txt"), git=git)
    assert (tmp_path / "a.txt").read_bytes() == b""


def test_rows_of_json_lines_are_patched_by_line(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL)
    built = build(reviewed(path))
    assert built.data is not None
    assert built.data.startswith(b"--- a/a.jsonl\n+++ b/a.jsonl\n@@ -1,7 +1,7 @@\n")
    assert built.said == "4 corrections"
    patched(tmp_path, built.data, git=False)
    assert b"Seven is forgotten." in path.read_bytes()


def test_without_a_correction_there_is_no_patch(tmp_path: Path) -> None:
    path = rows_file(tmp_path)
    decide(path, ALL[1:2])
    built = build(reviewed(path))
    assert (built.data, built.said) == (None, "no corrections, no patch")


def test_many_changes_in_a_large_file_take_no_time() -> None:
    old = b"".join(b"line %d\n\n" % number for number in range(60_000))
    new = old.replace(b"7\n", b"seven\n")
    patch = unified_diff(old, new, "x")
    assert patch.count(b"\n+line") == patch.count(b"\n-line") == 6_000
    assert apply(patch, old) == new
