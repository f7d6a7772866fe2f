"""A desk: one open document with its reviewer's session, its checks and its record.

It is what both the screen and the commands work at, so that a key and a command cannot differ. An
act is applied to the session first and handed to `record`; from then on the recorder's thread
brings it to the disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING

from reviewtool.ranking.inspection import Inspection
from reviewtool.records.accounting import append_stay
from reviewtool.records.recorder import Recorder
from reviewtool.records.remembered import read_document_view, write_document_view
from reviewtool.records.reviewed import reviewed_document
from reviewtool.records.standing import standings, told
from reviewtool.records.store import Committed, Store
from reviewtool.review.session import Session
from reviewtool.segments.opinions import with_opinions

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.checks.flag import Flag
    from reviewtool.checks.glossary.glossary import Use
    from reviewtool.checks.glossary.term import Term
    from reviewtool.checks.pack.schema import Good, Rule
    from reviewtool.errors import ReviewError
    from reviewtool.project import DocumentPlace, Project
    from reviewtool.ranking.ranked_flags import RankedFlags
    from reviewtool.ranking.record import Recorded
    from reviewtool.records.accounting import Stay
    from reviewtool.records.remembered import DocumentView
    from reviewtool.records.rule_proposal import Proposal
    from reviewtool.records.segment_history import SegmentHistory
    from reviewtool.records.term_adding import AddedTerm
    from reviewtool.review.act import Act
    from reviewtool.review.rule_draft import RuleDraft
    from reviewtool.segments.segment import Document, Segment


@dataclass(slots=True)
class _Saved:
    """What the recorder's thread leaves for the main thread; guarded by `lock`."""

    lock: Lock = field(default_factory=Lock)
    latest: Committed | None = None
    failure: ReviewError | None = None
    clashed: list[str] = field(default_factory=list)
    recut: bool = False


class Desk:
    """An open document.

    All methods are for the main thread, but for `check` and what drafts and tries a rule.
    """

    def __init__(
        self, place: DocumentPlace, document: Document, project: Project, reviewer: str
    ) -> None:
        self.place = place
        self.reviewer = reviewer
        self._project = project
        self._budget = project.settings.budget
        self._inspection = Inspection(document, project)
        store = Store(place, reviewer, document)
        loaded = store.load()
        self.notices = list(loaded.notices)
        self.session = Session(
            document,
            reviewer,
            decisions=loaded.decisions,
            stale=loaded.stale,
            dismissals=loaded.dismissals,
            history=loaded.history,
            recheck=self._inspection.recheck,
        )
        self._standings = standings(place.project_records.parent)
        self._told_before = told(loaded.decisions, loaded.dismissals)
        self._told: dict[str, tuple[int, int]] | None = None
        self._rules: dict[str, Rule | None] = {}
        self._recent: list[Act] = []
        self.view = read_document_view(place, reviewer)
        self._saved = _Saved()
        self._listener: Callable[[], None] | None = None
        self._store = store
        self._recorder = Recorder(store, self._on_saved, self._on_failed)

    def record(self, act: Act) -> None:
        """Bring an act to the disk; returns at once."""
        self._told = None
        self._recent.append(act)
        if act.cut is not None:
            self._inspection.document = self.session.document
            self._store.recut(self.session.document)
        self._recorder.submit(act)

    @property
    def document(self) -> Document:
        """The document as it is cut now."""
        return self.session.document

    @property
    def pending(self) -> int:
        """Acts that have not reached the disk yet."""
        return self._recorder.pending

    @property
    def failure(self) -> ReviewError | None:
        """Why the last save failed, while it has not succeeded since."""
        with self._saved.lock:
            return self._saved.failure

    @property
    def classify(self) -> bool:
        """Whether errors are to be proposed after an edit."""
        return self._project.settings.classify == "ask"

    @property
    def accounting(self) -> bool:
        """Whether the project wants to know how long each segment takes."""
        return self._project.settings.accounting == "on"

    def account(self, stay: Stay) -> None:
        """Write down how long the reviewer was busy with a segment."""
        append_stay(self.place, self.reviewer, stay)

    def retry(self) -> None:
        """Try again to save what is waiting."""
        self._recorder.retry()

    def listen(self, on_change: Callable[[], None]) -> None:
        """Be told, from the recorder's thread, whenever a save succeeded or failed."""
        self._listener = on_change

    def changed_elsewhere(self) -> list[str]:
        """Bring in what others wrote to the same record; the ids of the segments that changed."""
        if self.pending:  # what was saved last does not know of these acts
            return []
        with self._saved.lock:
            latest, self._saved.latest = self._saved.latest, None
        if latest is None:
            return []
        self._told = None
        return self.session.refresh(latest.decisions, latest.dismissals)

    def clashed(self) -> list[str]:
        """The ids of the segments whose decisions clashed with others' since last asked."""
        with self._saved.lock:
            clashed, self._saved.clashed = self._saved.clashed, []
        return clashed

    def recut_elsewhere(self) -> bool:
        """Whether others have joined, split or paired segments since last asked."""
        with self._saved.lock:
            recut, self._saved.recut = self._saved.recut, False
        return recut

    def check(self, on_progress: Callable[[int, int], None] | None = None) -> RankedFlags:
        """Run all checks; may take long and may be called from another thread."""
        flags = self._inspection.flags(on_progress, spread=True)
        return self._inspection.rank(flags, self._standings, self._budget)

    def own_flags(self, segment: Segment) -> list[Flag]:
        """What the checks say of the segment by itself, as it was given."""
        return self._inspection.recheck(segment)

    def rule_changes(self, segment: Segment) -> int:
        """How many changes the correction of a segment has to make rules of."""
        from reviewtool.review.rule_draft import changes

        return changes(segment, self.session.text(segment))

    def draft_rule(
        self, segment: Segment, change: int = 1, *, source: str = "", wrong: str = ""
    ) -> RuleDraft:
        """The rule that a change (from 1) of the segment's correction suggests.

        `source` and `wrong` as in `review.rule_draft.draft`; raises ReviewError like it.
        """
        from reviewtool.review.rule_draft import draft

        return draft(
            segment,
            self.session.text(segment),
            self._inspection.languages(segment),
            flags=self.own_flags(segment),
            change=change,
            source=source,
            wrong=wrong,
        )

    def propose_rule(
        self,
        draft: RuleDraft,
        segment: Segment,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Proposal:
        """A drafted rule, proved and tried on the whole project; may take long.

        Raises ReviewError for what cannot be a rule.
        """
        from reviewtool.records.rule_proposal import propose

        return propose(draft, self._project, self._inspection.languages(segment), on_progress)

    def save_rule(self, proposal: Proposal) -> None:
        """Add the rule to the project's packs, to be used from the next `check` on.

        Raises ReviewError where it could not be saved.
        """
        from reviewtool.records.rule_proposal import save

        save(proposal)
        self._inspection.reload()
        self._rules.clear()

    def add_term(self, segment: Segment, term: Term) -> AddedTerm:
        """Put a term into the glossary for the segment's languages, used from the next `check` on.

        Raises ReviewError where it is there already or could not be saved.
        """
        from reviewtool.records.term_adding import add_term

        added = add_term(self._project, term, self._inspection.languages(segment))
        self._inspection.reload()
        return added

    def rank_with(self, budget: float) -> None:
        """Show so many hints per 1,000 words from the next `check` on."""
        self._budget = budget

    @property
    def failures(self) -> list[str]:
        """The checks that failed, a sentence each."""
        return self._inspection.failures

    def title(self, check_id: str) -> str:
        """What a check or rule is called."""
        return self._inspection.title(check_id)

    def standing(self, check_id: str) -> tuple[int, int]:
        """How often this project confirmed and dismissed flags of a check, up to now.

        The order of flags goes by what stood when the desk was opened, so that none comes or goes
        while one is reviewing.
        """
        if self._told is None:
            self._told = told(self.session.decisions(), self.session.dismissals())
        at_first, before, now = (
            counts.get(check_id, (0, 0))
            for counts in (self._standings, self._told_before, self._told)
        )
        confirmed, dismissed = (
            max(0, at_first[side] - before[side]) + now[side] for side in (0, 1)
        )
        return confirmed, dismissed

    def measured(self, segment: Segment, check_id: str) -> tuple[str, Recorded]:
        """The language pair of the segment (`nl-en`) and what was measured of a check for it."""
        return self._inspection.measured(segment, check_id)

    def example(self, segment: Segment, check_id: str) -> Good | None:
        """The good example of a rule that is nearest to the segment; None where there is none."""
        from reviewtool.checks.pack.described import described, nearest_good

        if check_id not in self._rules:
            rule = self._inspection.rule(check_id)
            if rule is not None and not rule.bad:
                found = described(check_id)
                rule = found[1] if found else None
            self._rules[check_id] = rule
        rule = self._rules[check_id]
        return nearest_good(rule, segment.source, segment.target) if rule else None

    def terms(self, segment: Segment) -> tuple[Use, ...]:
        """What of the project's glossary is in the segment, as its translation now stands.

        Nothing before `check` or `prepare` has read the glossary.
        """
        return self._inspection.terms(segment.saying(self.session.text(segment)))

    def prepare(self) -> None:
        """Read the glossary, for what asks of terms without a `check`; raises ReviewError."""
        self._inspection.prepare()

    def segment_history(self, segment: Segment) -> SegmentHistory:
        """What all reviewers did to the segment, newest first."""
        from reviewtool.records.segment_history import segment_history

        return segment_history(
            self.place, self.document, segment.id, self.title, self.reviewer, tuple(self._recent)
        )

    @property
    def cursor(self) -> int:
        """Index of the segment where the last session ended."""
        return self.view.cursor

    def remember(self, cursor: int) -> None:
        """Keep the place of the cursor (index of a segment) for the next session."""
        self.remember_view(replace(self.view, cursor=cursor))

    def remember_view(self, view: DocumentView) -> None:
        """Keep how the document is looked at for the next session."""
        self.view = view
        write_document_view(self.place, self.reviewer, view)

    def flush(self) -> None:
        """Wait until all acts are on the disk; raises ReviewError where they could not be saved."""
        self._recorder.close(timeout=None)
        if self.failure is not None:
            raise self.failure

    def close(self) -> bool:
        """Save what is waiting and let go; False where something could not be saved."""
        return self._recorder.close(timeout=10.0)

    def _on_saved(self, committed: Committed) -> None:
        with self._saved.lock:
            self._saved.latest = committed
            self._saved.failure = None
            self._saved.clashed.extend(committed.clashed)
            self._saved.recut |= committed.recut
        self._tell()

    def _on_failed(self, error: ReviewError) -> None:
        with self._saved.lock:
            self._saved.failure = error
        self._tell()

    def _tell(self) -> None:
        if self._listener is not None:
            self._listener()


def open_desk(
    project: Project,
    place: DocumentPlace,
    reviewer: str,
    on_progress: Callable[[int, int], None] | None = None,
) -> Desk:
    """Load a document with its record.

    Raises ReviewError where the document or its record cannot be read.
    """
    loaded = reviewed_document(place, [reviewer], on_progress)
    document, notices = with_opinions(loaded, place, project)
    desk = Desk(place, document, project, reviewer)
    desk.notices.extend(notices)
    return desk
