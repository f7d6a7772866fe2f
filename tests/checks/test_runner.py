"""The runner: what runs when, what is left out, and that a failing check ends nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.checks import runner
from reviewtool.checks.check import Check, Finding, Languages
from reviewtool.checks.flag import Flag, Kind
from reviewtool.checks.registry import check, page
from reviewtool.checks.resolve import resolve
from reviewtool.checks.runner import Checker
from reviewtool.languages import language
from reviewtool.segments.segment import Cut
from reviewtool.taxonomy import Severity
from tests.checks.cases import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from reviewtool.segments.segment import Segment

NL_EN = Languages(language("nl"), language("en"))


def flag(
    start: int,
    end: int,
    check_id: str = "one",
    kind: Kind = Kind.HINT,
    category: str = "accuracy/mistranslation",
    evidence: tuple[str, ...] = ("target",),
) -> Flag:
    return Flag(
        check_id, "s0", kind, category, Severity.MINOR, "target", start, end, "x", "A message.",
        occurrence=start, evidence=evidence,
    )  # fmt: skip


def rule(found: Segment) -> Iterator[Flag]:
    yield replace(flag(0, 3, "nl-en.rule", Kind.GUARD), segment=found.id)


def ids(flags: list[Flag]) -> list[str]:
    return [found.check for found in flags]


def test_an_empty_target_has_one_flag_on_the_source() -> None:
    checker = Checker(NL_EN, has_source=True, rules=rule)
    (found,) = checker.segment_flags(segment(0, "De pont vaart.", " "))
    assert (found.check, found.side, found.text) == (
        "missing-translation", "source", "De pont vaart.",
    )  # fmt: skip


def test_without_sources_nothing_that_needs_one_runs() -> None:
    checker = Checker(NL_EN, has_source=False)
    assert checker.flags([segment(0, "", ""), segment(1, "Er waren 746.", "There were 764.")]) == []


def test_a_doubtful_pairing_silences_what_leans_on_the_source() -> None:
    checker = Checker(NL_EN, has_source=True)
    sure = segment(0, "Er waren 746 mensen in in huis.", "There were 764 people.")
    assert ids(checker.segment_flags(sure)) == ["numbers"]
    assert checker.segment_flags(replace(sure, cut=Cut(pairing=0.2))) == []


def test_rules_run_and_disabled_ids_do_not() -> None:
    text = segment(0, "De pont.", "The the ferry.")
    assert ids(Checker(NL_EN, has_source=True, rules=rule).segment_flags(text)) == [
        "doubled-word", "nl-en.rule",
    ]  # fmt: skip
    disabled = ("nl-en.rule", "doubled-word")
    assert Checker(NL_EN, has_source=True, rules=rule, disabled=disabled).flags([text]) == []


def test_a_failing_check_is_left_out_and_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(segment: Segment, languages: Languages) -> Iterator[Finding]:
        yield Finding(0, 1, "It starts well.")
        raise ZeroDivisionError("no")

    def rules(found: Segment) -> Iterator[Flag]:
        raise KeyError("rule")
        yield

    good = check("doubled-word")
    assert good is not None
    bad = replace(good, id="broken", on_segment=broken)
    monkeypatch.setattr(runner, "checks", lambda: (bad, good))
    checker = Checker(NL_EN, has_source=False, rules=rules)
    flags = checker.flags([segment(0, "", "The the pier."), segment(1, "", "An an oar.")])
    assert [found.text for found in flags if found.check == "doubled-word"] == ["The the", "An an"]
    assert [(failed.check, failed.segment) for failed in checker.failures] == [
        ("broken", "s0"), ("packs", "s0"),
    ]  # fmt: skip
    assert "ZeroDivisionError: no" in checker.failures[0].reason


def test_a_failing_document_check_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(segments: object, languages: Languages) -> Iterator[tuple[int, Finding]]:
        yield 99, Finding(0, 1, "It points nowhere.")

    bad = Check("lost", "Lost", Kind.HINT, "accuracy", Severity.MINOR, 0.5, on_document=elsewhere)
    monkeypatch.setattr(runner, "checks", lambda: (bad,))
    checker = Checker(NL_EN, has_source=False)
    assert checker.flags([segment(0, "", "A pier.")]) == []
    assert [failed.check for failed in checker.failures] == ["lost"]


def test_all_flags_come_in_reading_order_with_progress() -> None:
    segments = [
        segment(0, "", "© Noordfoto"),
        segment(1, "", "We saw the the pier in the morningThen we left."),
        segment(2, "", "© Noordfoto"),
    ]
    seen: list[tuple[int, int]] = []
    flags = Checker(NL_EN, has_source=False).flags(
        segments, lambda done, total: seen.append((done, total))
    )
    assert ids(flags) == ["repeated-caption", "doubled-word", "joined-words", "repeated-caption"]
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_of_nested_flags_of_one_meaning_the_stronger_stays() -> None:
    guard, hint = flag(0, 5, "a", Kind.GUARD), flag(2, 4, "b")
    assert resolve([hint, guard]) == [guard]
    wide_hint, inner_guard = flag(0, 9, "b"), flag(2, 4, "a", Kind.GUARD)
    assert resolve([wide_hint, inner_guard]) == [inner_guard]
    assert resolve([flag(0, 5), flag(0, 5), flag(1, 3)]) == [flag(0, 5)]


def test_another_meaning_another_place_or_other_evidence_stays() -> None:
    first = flag(0, 5, "a")
    for other in (
        flag(0, 5, "b", category="style/awkward-style"),
        flag(3, 8, "b"),
        replace(flag(0, 5, "b"), side="source"),
        flag(0, 5, "b", evidence=("opinion",)),
    ):
        assert len(resolve([first, other])) == 2


def test_untranslated_words_do_not_repeat_their_run() -> None:
    source = "Zij woont aan de rand van het dorp."
    text = segment(0, source, "She lives aan de rand van het dorp.")
    assert ids(Checker(NL_EN, has_source=True).segment_flags(text)) == ["untranslated-run"]


def test_an_unknown_id_has_no_check_and_no_page() -> None:
    assert check("nl-en.rule") is None
    assert page("nl-en.rule") == ""
