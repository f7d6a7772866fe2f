"""A desk without a disk: it saves when told to, and fails when told to."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.keys import _character_to_key
from textual.worker import WorkerCancelled

from reviewtool.checks.check import Languages
from reviewtool.checks.flag import Flag, Kind, occurrence
from reviewtool.checks.pack.schema import Good, Rule, Sides
from reviewtool.formats.file_text import FileText
from reviewtool.formats.text import TextFormat
from reviewtool.languages import language
from reviewtool.project import DocumentPlace
from reviewtool.ranking.dry_run import Hit
from reviewtool.ranking.ranked_flag import RankedFlag
from reviewtool.ranking.record import Recorded
from reviewtool.records.remembered import DocumentView
from reviewtool.records.rule_proposal import Proposal
from reviewtool.records.segment_history import SegmentHistory
from reviewtool.records.term_adding import AddedTerm
from reviewtool.review.rule_draft import changes, draft
from reviewtool.review.session import Session
from reviewtool.segments.segment import Document, Segment
from reviewtool.taxonomy import Severity
from reviewtool.tui.app import ReviewApp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.pilot import Pilot

    from reviewtool.checks.glossary.glossary import Glossary, Use
    from reviewtool.checks.glossary.term import Term
    from reviewtool.checks.pack.prove import Problem
    from reviewtool.errors import ReviewError
    from reviewtool.records.accounting import Stay
    from reviewtool.review.act import Act
    from reviewtool.review.decision import Decision
    from reviewtool.review.rule_draft import RuleDraft

PAIRS = [
    ("Havenstad bereidt zich voor op storm", "Port city prepares for storm"),
    ("Beide dijken liggen in het oosten.", "Both dikes log into the east."),
    ("Het is de honderdste dag van de storm.", "It is the centenary of the storm."),
    ("De burgemeester sprak 's avonds.", "The mayor spoke last nightAfter."),
    ("Niemand raakte gewond.", "Nobody was hurt."),
]
NOON = datetime(2026, 11, 22, 10, 3)
_CHARACTERS = {"enter": "\r", "tab": "\t"}


TITLES = {
    "liggen": "“liggen in” read as logging in",
    "centenary": "honderdste → hundredth",
    "dike": "dijk → dyke",
    "joined": "Joined words",
}
"""What the checks of the made desk are called."""


class MadeDesk:
    """`record` queues; `save` empties the queue as the recorder's thread would."""

    def __init__(
        self, session: Session, flags: Sequence[RankedFlag] = (), name: str = "en/storm.txt"
    ) -> None:
        self.session = session
        self.document = session.document
        self.reviewer = session.reviewer
        self.place = made_place(name)
        self.notices: list[str] = []
        self.history = SegmentHistory(())
        self.glossary: Glossary | None = None
        self.saved_terms: list[Term] = []
        self.failures: list[str] = []
        self.failure: ReviewError | None = None
        self.view = DocumentView()
        self.classify = False
        self.accounting = False
        self.stays: list[Stay] = []
        self.pending = 0
        self.acts: list[Act] = []
        self.flags = list(flags)
        self.standings: dict[str, tuple[int, int]] = {"liggen": (3, 1)}
        self.records: dict[str, Recorded] = {"liggen": Recorded(12, 16, own=True)}
        self.examples: dict[str, Good] = {}
        self.problems: list[Problem] = []
        self.hits: list[Hit] = []
        self.rule_error: ReviewError | None = None
        self.proposed: list[RuleDraft] = []
        self.saved_rules: list[Proposal] = []
        self.checked = 0
        self.elsewhere: list[str] = []
        self.check_error: Exception | None = None
        self.retried = 0
        self.closed = 0
        self._listener: Callable[[], None] = lambda: None

    def record(self, act: Act) -> None:
        self.acts.append(act)
        self.pending += 1

    def account(self, stay: Stay) -> None:
        self.stays.append(stay)

    def save(self) -> None:
        self.pending = 0
        self.failure = None
        self._tell()

    def fail(self, error: ReviewError) -> None:
        self.failure = error
        self._tell()

    def retry(self) -> None:
        self.retried += 1

    def listen(self, on_change: Callable[[], None]) -> None:
        self._listener = on_change

    def changed_elsewhere(self) -> list[str]:
        changed, self.elsewhere = self.elsewhere, []
        return changed

    def clashed(self) -> list[str]:
        return []

    def recut_elsewhere(self) -> bool:
        return False

    def check(self, on_progress: Callable[[int, int], None]) -> list[RankedFlag]:
        self.checked += 1
        on_progress(0, len(self.document.segments))
        if self.check_error is not None:
            raise self.check_error
        return self.flags

    def title(self, check_id: str) -> str:
        return TITLES.get(check_id, check_id)

    def standing(self, check_id: str) -> tuple[int, int]:
        return self.standings.get(check_id, (0, 0))

    def measured(self, segment: Segment, check_id: str) -> tuple[str, Recorded]:
        assert segment in self.document.segments
        return "nl-en", self.records.get(check_id, Recorded(0, 0, own=False))

    def example(self, segment: Segment, check_id: str) -> Good | None:
        assert segment in self.document.segments
        return self.examples.get(check_id)

    def rule_changes(self, segment: Segment) -> int:
        return changes(segment, self.session.text(segment))

    def draft_rule(
        self, segment: Segment, change: int = 1, *, source: str = "", wrong: str = ""
    ) -> RuleDraft:
        languages = Languages(self.document.source_language, self.document.target_language)
        text = self.session.text(segment)
        return draft(segment, text, languages, change=change, source=source, wrong=wrong)

    def propose_rule(
        self, draft: RuleDraft, segment: Segment, on_progress: Callable[[int, int], None]
    ) -> Proposal:
        assert segment in self.document.segments
        self.proposed.append(draft)
        on_progress(0, 1)
        if self.rule_error is not None:
            raise self.rule_error
        rule = Rule(draft.id, "style", Severity.MINOR, Kind.HINT, Sides(), "")
        file = Path("packs/own-nl-en.yaml")
        return Proposal(file, "", draft.row(), rule, tuple(self.problems), tuple(self.hits))

    def save_rule(self, proposal: Proposal) -> None:
        if self.failure is not None:
            raise self.failure
        self.saved_rules.append(proposal)

    def add_term(self, segment: Segment, term: Term) -> AddedTerm:
        assert segment in self.document.segments
        if self.failure is not None:
            raise self.failure
        self.saved_terms.append(term)
        return AddedTerm(Path("glossary/terms.yaml"), ())

    def terms(self, segment: Segment) -> tuple[Use, ...]:
        assert segment in self.document.segments
        if self.glossary is None:
            return ()
        return self.glossary.uses(segment.source, self.session.text(segment))

    def segment_history(self, segment: Segment) -> SegmentHistory:
        assert segment in self.document.segments
        return self.history

    def remember_view(self, view: DocumentView) -> None:
        self.view = view

    def close(self) -> bool:
        self.closed += 1
        if self.failure is None:
            self.pending = 0
        return self.pending == 0

    def _tell(self) -> None:
        thread = threading.Thread(target=self._listener)
        thread.start()
        thread.join()


def made_place(name: str = "en/storm.txt") -> DocumentPlace:
    folder = Path("/nowhere")
    return DocumentPlace(
        name, folder / name, None, "nl", "en", folder / "records", folder / "all", folder / "state"
    )


def made_document(
    pairs: Sequence[tuple[str, str]] = PAIRS, name: str = "en/storm.txt", guessed: bool = False
) -> Document:
    """A plain text of one paragraph a pair, blank lines between."""
    segments, text = [], ""
    for index, (source, target) in enumerate(pairs):
        start = len(text)
        text += target
        kind = "text" if index else "heading"
        segments.append(
            Segment(index, f"s{index}", source, target, start, len(text), 2 * index + 1, kind)
        )
        text += "\n\n" if index + 1 < len(pairs) else "\n"
    file = FileText(Path(name), text.encode("utf-8", "surrogatepass"), text, "utf-8")
    return Document(
        name=name,
        file=file,
        format=TextFormat(),
        segments=tuple(segments),
        source_language=language("nl"),
        target_language=language("en"),
        segmenter="made",
        guessed=guessed,
    )


def made_flag(
    segment: Segment,
    text: str,
    *suggestions: str,
    check: str = "liggen",
    severity: Severity = Severity.MAJOR,
    source: str = "",
    message: str = "Dutch “liggen in” means to lie in.",
    shown: bool = True,
    kind: Kind = Kind.GUARD,
) -> RankedFlag:
    start = segment.target.index(text)
    end = start + len(text)
    leans = segment.source.find(source) if source else None
    flag = Flag(
        check=check,
        segment=segment.id,
        kind=kind,
        category="accuracy/mistranslation",
        severity=severity,
        side="target",
        start=start,
        end=end,
        text=text,
        message=message,
        occurrence=occurrence(segment.target, start, end),
        source_start=leans,
        source_end=leans + len(source) if leans is not None else None,
        source_text=source,
        suggestions=suggestions,
    )
    return RankedFlag(flag, 0.75, shown)


def storm_desk(**options: Any) -> MadeDesk:
    """Five segments; the second has two flags, the third and the fourth one each."""
    document = made_document()
    segments = document.segments

    def recheck(segment: Segment) -> list[Flag]:
        if "teh" not in segment.target:
            return []
        wrong = made_flag(segment, "teh", "the", check="typo", message="A slip of the finger.")
        return [wrong.flag]

    flags = [
        made_flag(segments[1], "dikes", check="dike", severity=Severity.MINOR, message="Or dams?"),
        made_flag(segments[1], "log into", "lie in", "are located in", source="liggen in"),
        made_flag(segments[2], "centenary", "hundredth day", check="centenary"),
        made_flag(segments[3], "nightAfter", "night", check="joined", message="Joined words."),
        made_flag(segments[4], "hurt", check="hurt", shown=False, kind=Kind.HINT),
    ]
    desk = MadeDesk(Session(document, "anna", recheck=recheck, **options), flags)
    desk.examples["liggen"] = Good("Ik log in.", "I log into it.", "somebody logs in")
    desk.hits = [Hit(name, segments[1], flags[1].flag) for name in ("en/storm.txt", "en/flood.txt")]
    return desk


def stale_desk(decision: Decision) -> MadeDesk:
    """The same with a decision on a text that has changed since."""
    return storm_desk(stale={decision.segment: decision})


def made_app(*desks: MadeDesk, keys: dict[str, str] | None = None) -> ReviewApp:
    """The program over these desks, its clock stopped."""
    places = [desk.place for desk in desks]
    return ReviewApp(lambda place: desks[place], places, 0, keys or {}, clock=lambda: NOON)


def drive(
    app: ReviewApp,
    script: Callable[[Pilot[int]], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
) -> ReviewApp:
    """Run the program without a terminal; the script starts once the checks are through."""

    async def driven() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            await script(pilot)

    asyncio.run(driven())
    return app


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other, each once all that the one before led to is done.

    `Pilot.press` also waits for the processor to be idle, which takes fifty times as long.
    """
    for key in keys:
        hit(pilot, key)
        for _ in range(4):
            await pilot.pause(0)


def hit(pilot: Pilot[int], key: str) -> None:
    """Press a key as the terminal does, which waits for nothing."""
    name = _character_to_key(key) if len(key) == 1 else key
    pilot.app.post_message(events.Key(name, key if len(key) == 1 else _CHARACTERS.get(key)))


async def settled(pilot: Pilot[int]) -> None:
    """Wait for all threads of the program and what they posted."""
    for _ in range(6):
        with contextlib.suppress(WorkerCancelled):  # some are, when a screen is left
            await pilot.app.workers.wait_for_complete()
        await pilot.pause(0)
