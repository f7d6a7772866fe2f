from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.project import find_project
from reviewtool.ranking import spread
from reviewtool.ranking.inspection import Inspection
from reviewtool.segments.document import load_document

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ROW = '{{"id": "{0}", "source": "Het kost {0},5 miljoen.", "target": "{1}"}}\n'


def test_several_processes_find_what_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "rows.jsonl"
    targets = ["It costs 35 million.", "It costs the the money.", "It costs the same."]
    file.write_text(
        "".join(ROW.format(number, targets[number % 3]) for number in range(1, 700)),
        encoding="utf-8",
    )
    project = find_project([file])
    document = load_document(project.places[0])
    alone = Inspection(document, project).flags()
    monkeypatch.setattr(spread, "LARGE", 100)
    seen: list[int] = []
    together = Inspection(document, project).flags(lambda done, _: seen.append(done), spread=True)
    assert together == alone
    assert len(alone) > 200
    assert seen == sorted(seen)
    assert seen[-1] == 699
