"""Decisions, dismissals and acts as fields, in the order in which records hold them, and back.

The record (YAML) and the history (JSON) share this, so that they cannot disagree.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.formats.yaml_writer import Text
from reviewtool.records.fields import FieldError
from reviewtool.records.recut_fields import cut_fields, cut_from
from reviewtool.review.act import Act, Change
from reviewtool.review.decision import (
    CONFIRMED,
    DISMISSED,
    Clash,
    Decision,
    Dismissal,
    ErrorMark,
    Status,
    Verdict,
)
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from reviewtool.records.fields import Fields

SIDES = ("source", "target")
MAX_OFFSET = 1 << 40

_SURROGATE = re.compile("[\ud800-\udfff]")


def decision_fields(decision: Decision) -> dict[str, object]:
    """The fields of a decision."""
    fields: dict[str, object] = {
        "segment": decision.segment,
        "source": decision.source_hash,
        "target": decision.target_hash,
        "status": decision.status.value,
        "original": Text(decision.original),
    }
    if decision.corrected is not None:
        fields["corrected"] = Text(decision.corrected)
    if decision.errors:
        fields["errors"] = [_error_fields(error) for error in decision.errors]
    if decision.flags:
        fields["flags"] = [_verdict_fields(verdict) for verdict in decision.flags]
    if decision.score is not None:
        fields["score"] = decision.score
    if decision.comment:
        fields["comment"] = Text(decision.comment)
    if decision.clashes:
        fields["clashes"] = [_clash_fields(clash) for clash in decision.clashes]
    fields.update(decision.extra)
    fields["time"] = decision.time
    return fields


def decision_from(fields: Fields) -> Decision:
    """The decision that the fields hold; raises FieldError, with the segment where it is known."""
    segment = fields.text("segment")
    try:
        return Decision(
            segment=segment,
            source_hash=fields.text("source"),
            target_hash=fields.text("target"),
            status=fields.choice("status", Status),
            original=fields.text("original"),
            corrected=fields.optional("corrected"),
            errors=tuple(_error_from(error) for error in fields.items("errors")),
            flags=tuple(_verdict_from(verdict) for verdict in fields.items("flags")),
            score=fields.whole("score", 0, 100) if fields.has("score") else None,
            comment=fields.text("comment", ""),
            clashes=tuple(_clash_from(clash) for clash in fields.items("clashes")),
            time=fields.text("time", ""),
            extra=fields.rest(),
        )
    except FieldError as error:
        error.segment = segment
        raise


def dismissal_fields(dismissal: Dismissal) -> dict[str, object]:
    """The fields of a wider dismissal."""
    return {
        "check": dismissal.check,
        "text": dismissal.text,
        "source_text": dismissal.source_text,
        "document": dismissal.document,
        "reason": dismissal.reason,
        **dict(dismissal.extra),
        "time": dismissal.time,
    }


def dismissal_from(fields: Fields) -> Dismissal:
    """The wider dismissal that the fields hold; raises FieldError."""
    return Dismissal(
        check=fields.text("check"),
        text=fields.text("text"),
        source_text=fields.text("source_text", ""),
        document=fields.text("document", ""),
        reason=fields.text("reason", ""),
        time=fields.text("time", ""),
        extra=fields.rest(),
    )


def act_fields(act: Act) -> dict[str, object]:
    """The fields of an act."""
    changes = [
        {"before": _subject_fields(change.before), "after": _subject_fields(change.after)}
        for change in act.changes
    ]
    fields: dict[str, object] = {"act": act.id, "kind": act.kind, "time": act.time}
    if act.of:
        fields["of"] = act.of
    if act.cut is not None:
        fields["cut"] = cut_fields(act.cut)
    return fields | {"changes": changes}


def act_from(fields: Fields) -> Act:
    """The act that the fields hold; raises FieldError."""
    cut = fields.inner("cut")
    return Act(
        id=fields.text("act"),
        kind=fields.text("kind"),
        changes=tuple(
            Change(_subject_from(change, "before"), _subject_from(change, "after"))
            for change in fields.items("changes")
        ),
        time=fields.text("time"),
        of=fields.text("of", ""),
        cut=cut_from(cut) if cut is not None else None,
    )


def writable_act(act: Act) -> Act:
    """The act with U+FFFD for lone surrogates in what its subjects only quote.

    The hashes still tell the texts apart; a correction is never altered.
    """
    changes = tuple(
        Change(_writable(change.before), _writable(change.after)) for change in act.changes
    )
    return act if changes == act.changes else replace(act, changes=changes)


def _writable(subject: Decision | Dismissal | None) -> Decision | Dismissal | None:
    if isinstance(subject, Decision):
        return _writable_decision(subject)
    if isinstance(subject, Dismissal):
        return replace(subject, text=_whole(subject.text), source_text=_whole(subject.source_text))
    return None


def _writable_decision(decision: Decision) -> Decision:
    quotes = [decision.original, decision.comment]
    quotes += [error.text for error in decision.errors]
    quotes += [verdict.text for verdict in decision.flags]
    if not any(_SURROGATE.search(quote) for quote in quotes if not quote.isascii()):
        return decision
    return replace(
        decision,
        original=_whole(decision.original),
        comment=_whole(decision.comment),
        errors=tuple(replace(error, text=_whole(error.text)) for error in decision.errors),
        flags=tuple(replace(verdict, text=_whole(verdict.text)) for verdict in decision.flags),
    )


def _whole(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def _error_fields(error: ErrorMark) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": error.id,
        "side": error.side,
        "start": error.start,
        "end": error.end,
        "text": error.text,
        "category": error.category,
        "severity": error.severity.value,
        "origin": error.origin,
    }
    if error.comment:
        fields["comment"] = Text(error.comment)
    return fields | dict(error.extra)


def _error_from(fields: Fields) -> ErrorMark:
    start = fields.whole("start", 0, MAX_OFFSET)
    return ErrorMark(
        id=fields.text("id"),
        side=_side(fields, None),
        start=start,
        end=fields.whole("end", start, MAX_OFFSET),
        text=fields.text("text"),
        category=fields.text("category"),
        severity=fields.choice("severity", Severity),
        origin=fields.text("origin"),
        comment=fields.text("comment", ""),
        extra=fields.rest(),
    )


def _verdict_fields(verdict: Verdict) -> dict[str, object]:
    fields: dict[str, object] = {"check": verdict.check}
    if verdict.side != "target":
        fields["side"] = verdict.side
    fields["text"] = verdict.text
    if verdict.occurrence:
        fields["occurrence"] = verdict.occurrence
    fields["verdict"] = verdict.verdict
    if verdict.reason:
        fields["reason"] = verdict.reason
    return fields | dict(verdict.extra)


def _verdict_from(fields: Fields) -> Verdict:
    said = fields.text("verdict")
    if said not in (CONFIRMED, DISMISSED):
        raise fields.wrong(
            "verdict", f"`verdict` is `{said[:40]}`, which is none of {CONFIRMED}, {DISMISSED}"
        )
    return Verdict(
        check=fields.text("check"),
        text=fields.text("text"),
        verdict=said,
        side=_side(fields, "target"),
        occurrence=fields.whole("occurrence", 0, MAX_OFFSET, 0),
        reason=fields.text("reason", ""),
        extra=fields.rest(),
    )


def _side(fields: Fields, default: str | None) -> str:
    side = fields.text("side", default)
    if side not in SIDES:
        raise fields.wrong("side", f"`side` is `{side[:40]}`, which is none of source, target")
    return side


def _clash_fields(clash: Clash) -> dict[str, object]:
    fields: dict[str, object] = {"status": clash.status.value}
    if clash.corrected is not None:
        fields["corrected"] = Text(clash.corrected)
    return fields | dict(clash.extra) | {"time": clash.time}


def _clash_from(fields: Fields) -> Clash:
    return Clash(
        status=fields.choice("status", Status),
        corrected=fields.optional("corrected"),
        time=fields.text("time", ""),
        extra=fields.rest(),
    )


def _subject_fields(subject: Decision | Dismissal | None) -> dict[str, object] | None:
    if subject is None:
        return None
    if isinstance(subject, Decision):
        return {"decision": decision_fields(subject)}
    return {"dismissal": dismissal_fields(subject)}


def _subject_from(change: Fields, name: str) -> Decision | Dismissal | None:
    subject = change.inner(name)
    if subject is None:
        return None
    decision = subject.inner("decision")
    if decision is not None:
        return decision_from(decision)
    dismissal = subject.inner("dismissal")
    if dismissal is None:
        raise change.wrong(name, f"`{name}` is neither a decision nor a dismissal")
    return dismissal_from(dismissal)
