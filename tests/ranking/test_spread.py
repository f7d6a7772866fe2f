from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from reviewtool.project import find_project
from reviewtool.ranking import spread
from reviewtool.ranking.inspection import Inspection
from reviewtool.segments.document import load_document


def row(number: int, target: str, document: int = 0) -> str:
    return (
        f'{{"id": "{number}", "document": "{document}", "source_language": "nl",'
        f' "target_language": "en", "source": "Het kost {number},5 miljoen.",'
        f' "target": "{target}"}}\n'
    )


@pytest.mark.parametrize("part", [500, 20])
@pytest.mark.parametrize("documents", [1, 3])
def test_several_processes_find_what_one_finds(
    documents: int, part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "rows.jsonl"
    targets = ["It costs 35 million.", "It costs the the money.", "It costs the same."]
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "list.csv").write_text("nl,en\nkosten|kost,price\n", encoding="utf-8")
    rows = (row(number, targets[number % 3], number % documents) for number in range(1, 700))
    file.write_text("".join(rows), encoding="utf-8")
    project = find_project([file])
    document = load_document(project.places[0])
    alone = Inspection(document, project).flags()
    monkeypatch.setattr(spread, "LARGE", 100)
    monkeypatch.setattr(spread, "PART", part)
    seen: list[int] = []
    together = Inspection(document, project).flags(lambda done, _: seen.append(done), spread=True)
    assert [*together] == [*alone]
    assert len(alone) > 200
    assert sum(flag.check == "glossary-term" for flag in alone) == 699
    assert seen == sorted(seen)
    assert seen[-1] == 699


WAITING = """
import os, sys
from pathlib import Path
from reviewtool.project import find_project
from reviewtool.ranking import spread
from reviewtool.ranking.inspection import Inspection
from reviewtool.segments.document import load_document

if __name__ == "__main__":
    spread.LARGE = 100
    project = find_project([Path(sys.argv[1])])
    document = load_document(project.places[0])

    def told(done, total):
        print(flush=True)
        sys.stdin.read()

    Inspection(document, project).flags(told, spread=True)
"""


BEHIND_A_SCREEN = """
import io, sys
from pathlib import Path
from reviewtool.project import find_project
from reviewtool.ranking import spread
from reviewtool.ranking.inspection import Inspection
from reviewtool.segments.document import load_document

class Screen(io.StringIO):
    def fileno(self):
        return -1

if __name__ == "__main__":
    spread.LARGE = 100
    project = find_project([Path(sys.argv[1])])
    document = load_document(project.places[0])
    sys.stderr = Screen()
    print(len(Inspection(document, project).flags(spread=True)))
"""


def test_processes_start_behind_a_screen_that_took_stderr(tmp_path: Path) -> None:
    file, script = tmp_path / "rows.jsonl", tmp_path / "screen.py"
    rows = (row(number, "It costs 35 million.") for number in range(1, 300))
    file.write_text("".join(rows), encoding="utf-8")
    script.write_text(BEHIND_A_SCREEN, encoding="utf-8")
    command = [sys.executable, str(script), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 100


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux")
def test_no_process_outlives_one_that_was_killed(tmp_path: Path) -> None:
    file, script = tmp_path / "rows.jsonl", tmp_path / "waiting.py"
    rows = (row(number, "It costs 35 million.") for number in range(1, 700))
    file.write_text("".join(rows), encoding="utf-8")
    script.write_text(WAITING, encoding="utf-8")
    command = [sys.executable, str(script), str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline()
        children = _children(parent.pid)
        parent.kill()
    assert children
    for child in children:
        assert select.select([child], [], [], 20)[0], "it still runs"
        os.close(child)


def _children(parent: int) -> list[int]:
    """Handles that can be read from once the process has ended."""
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    return [os.pidfd_open(int(child)) for child in listed]
