from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.cli.commands import reviewtool

if TYPE_CHECKING:
    from pathlib import Path


def test_the_scores_are_sacrebleus_own(tmp_path: Path) -> None:
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    (tmp_path / "a.en.txt").write_text("They log into it.\n\nAll is well.\n", encoding="utf-8")
    reviewtool(tmp_path, "correct", "a.en.txt", "1", "--text", "They lie in it.")
    ran = reviewtool(tmp_path, "score", "a.en.txt")
    assert ran.code == 0, ran.err
    machine = ["They log into it.", "All is well."]
    corrected = ["They lie in it.", "All is well."]
    chrf = CHRF().corpus_score(machine, [corrected]).score
    ter = TER(case_sensitive=True).corpus_score(machine, [corrected])
    assert re.search(rf"chrF +{chrf:.2f} +nrefs:1\|case:mixed", ran.out)
    assert re.search(rf"TER +{ter.score:.2f} +nrefs:1\|case:mixed", ran.out)
    assert "2, decided 1, touched 1" in ran.out
    assert f"{ter.num_edits / 7 * 1000:.1f} per 1,000 words" in ran.out


def test_a_deleted_segment_counts(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("Good text.\n\nxyz-12\n", encoding="utf-8")
    reviewtool(tmp_path, "correct", "a.en.txt", "2", "--delete")
    assert "touched 1" in reviewtool(tmp_path, "score", "a.en.txt").out


def test_an_empty_file_has_nothing_to_score(tmp_path: Path) -> None:
    (tmp_path / "a.en.txt").write_text("", encoding="utf-8")
    ran = reviewtool(tmp_path, "score", "a.en.txt")
    assert ran.code == 0
    assert "no text to score" in ran.out
