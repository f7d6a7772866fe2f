"""The verdicts of a project as an open desk tells them: those of today count at once, and once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.project import find_project
from reviewtool.records.desk import open_desk
from reviewtool.review.decision import Reason, Scope

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.records.desk import Desk


def opened(sample: Path, reviewer: str) -> Desk:
    project = find_project([sample / "translations" / "en" / "night-report.txt"])
    desk = open_desk(project, project.places[0], reviewer)
    desk.session.set_flags(desk.check())
    desk.session.show_hidden = True
    return desk


def test_verdicts_count_at_once_and_once(sample: Path) -> None:
    desk = opened(sample, "anna")
    segment = next(s for s in desk.document.segments if desk.session.flags(s))
    flag = desk.session.flags(segment)[0].flag
    assert desk.standing(flag.check) == (0, 0)
    desk.record(desk.session.dismiss(segment, flag, Reason.FALSE_ALARM))
    assert desk.standing(flag.check) == (0, 1)
    desk.record(desk.session.undo())
    assert desk.standing(flag.check) == (0, 0)
    desk.record(desk.session.dismiss(segment, flag, Reason.FALSE_ALARM, Scope.PROJECT))
    assert desk.standing(flag.check) == (0, 1)
    desk.record(desk.session.correct(segment, "Rewritten as a whole."))
    confirmed = desk.standing(flag.check)
    assert desk.close()
    again = opened(sample, "anna")
    assert again.standing(flag.check) == confirmed
    again.record(again.session.undo())
    again.record(again.session.undo())
    assert again.standing(flag.check) == (0, 0)
    again.record(again.session.redo())
    assert again.standing(flag.check) == (0, 1)
    assert again.close()
    other = opened(sample, "ben")
    other.record(other.session.dismiss(segment, flag, Reason.FALSE_ALARM))
    assert other.standing(flag.check) == (0, 2)
    assert other.close()


def test_a_flag_has_its_record_and_a_rule_its_example(sample: Path) -> None:
    desk = opened(sample, "anna")
    flags = [(s, state.flag) for s in desk.document.segments for state in desk.session.flags(s)]
    segment, flag = next(pair for pair in flags if pair[1].check.startswith("nl-en."))
    pair, record = desk.measured(segment, flag.check)
    assert pair == "nl-en"
    assert record.right <= record.raised
    example = desk.example(segment, flag.check)
    assert example is not None
    assert example.target
    assert desk.example(segment, "numbers") is None
    assert desk.close()
