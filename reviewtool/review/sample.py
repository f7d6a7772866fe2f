"""A random sample of what no check has flagged, and how many errors it lets expect in the rest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from heapq import nsmallest
from math import ceil, exp, floor, lgamma, log
from typing import TYPE_CHECKING

from reviewtool.review.decision import DONE, Status

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reviewtool.review.decision import Decision
    from reviewtool.review.session import Session
    from reviewtool.segments.segment import Segment

SIZE = 20
"""Segments of a sample: if none of 20 has an error, at most one in six of the others may (95 %)."""
FEW = 10
"""With fewer segments decided, an estimate is said to be a first impression."""
_DOUBT = 0.05


class State(StrEnum):
    """What a sampled segment tells."""

    WAITING = "waiting"
    READ = "read"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many errors are likely left in the unread segments without flags.

    `sampled` segments were drawn, `read` of them are accepted or corrected, `wrong` of these had
    `errors` in all; skipped ones tell nothing and are not among the sampled. `unread` segments
    without flags wait, drawn or not. `likely`, `low` and `high` are errors in those: the point and
    the 95 % interval, without meaning where nothing is read.
    """

    sampled: int
    read: int
    wrong: int
    errors: int
    unread: int
    likely: float
    low: float
    high: float


def sampled(
    segments: Sequence[Segment], flagged: Container[int], seed: str, size: int = SIZE
) -> tuple[int, ...]:
    """The indexes of a random sample of the segments without flags, in document order.

    Each id is hashed with the seed and the smallest hashes are taken (bottom-k sampling: Cohen and
    Kaplan, PODC 2007). The same seed gives the same sample, a smaller one is part of a larger one,
    and a segment that gets or loses a flag changes no more than its own place.
    """
    begun = blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=8)

    def lot(index: int) -> bytes:
        drawn = begun.copy()
        drawn.update(b"\0" + segments[index].id.encode("utf-8", "surrogatepass"))
        return drawn.digest()

    indexes = (s.index for s in segments if s.index not in flagged and s.target.strip())
    return tuple(sorted(nsmallest(size, indexes, key=lot)))


def state(decision: Decision | None) -> State:
    """What a decision on a sampled segment tells; queried ones still wait."""
    if decision is None or decision.status not in DONE:
        return State.WAITING
    return State.SKIPPED if decision.status is Status.SKIPPED else State.READ


def errors_found(decision: Decision) -> int:
    """The errors that the reviewer found: those marked, or one for a correction without marks."""
    return len(decision.errors) or int(decision.corrected is not None)


def estimate(decisions: Iterable[Decision | None], unread: int) -> Estimate:
    """What the decisions on the sampled segments, None where there is none, let expect.

    The share of segments with errors has the exact interval of Clopper and Pearson (Biometrika 26,
    1934). Errors come several in a segment, so that this share, and not the errors, is what was
    drawn at random; it is turned into errors by as many as the wrong segments had on average, or
    one where none was wrong.
    """
    known = [decision for decision in decisions if state(decision) is not State.SKIPPED]
    read = [one for one in known if one is not None and state(one) is State.READ]
    found = [count for count in map(errors_found, read) if count]
    each = sum(found) / len(found) if found else 1.0
    low, high = share_interval(len(found), len(read))
    likely = sum(found) / len(read) * unread if read else 0.0
    return Estimate(
        len(known),
        len(read),
        len(found),
        sum(found),
        unread,
        likely,
        low * unread * each,
        high * unread * each,
    )


def session_estimate(session: Session, sample: Sequence[int] | None = None) -> Estimate:
    """The estimate from this sample of the session's document, or from its usual one."""
    segments = session.document.segments
    flagged = session.within_budget()
    done = sum(index not in flagged for index in session.done())
    unread = len(segments) - len(flagged) - done
    drawn = session.sample() if sample is None else sample
    return estimate([session.decision(segments[index]) for index in drawn], unread)


def in_words(said: Estimate) -> str:
    """The estimate as a sentence, without a number that it cannot bear."""
    if not said.sampled:
        return "there is no segment without flags to sample"
    if not said.read:
        return f"the sample has {_count(said.sampled, 'segment')}; none of them is decided yet"
    if not said.unread:
        return "no segment without flags is left unread"
    where = f"in the {said.unread:,} segments without flags that you have not read"
    if said.unread == 1:
        where = "in the one segment without flags that you have not read"
    low, high = floor(said.low), max(1, ceil(said.high))
    likely = round(said.likely)
    if likely:
        errors = f"about {_count(likely, 'error')} {'is' if likely == 1 else 'are'}"
        tells = f"{errors} likely left {where} ({low:,} to {high:,})"
    elif said.errors:
        tells = f"likely no error is left {where} (0 to {high:,})"
    else:
        read = f" in {_count(said.read, 'sampled segment')}" if said.read == said.sampled else ""
        tells = f"no errors{read}; up to {high:,} may be left {where}"
    if said.read < said.sampled:
        tells = f"so far, with {said.read} of {said.sampled} sampled segments decided: {tells}"
    return tells + ("; few were read, so take it as a first impression" if said.read < FEW else "")


def what_is_left(session: Session, sample_key: str) -> str:
    """What a document whose flags are decided may still hold, as a sentence.

    `sample_key` is what a sample is drawn with.
    """
    progress = session.progress()
    unread = progress.total - progress.done
    if not unread:
        return "all flags are decided, and every segment is read"
    words = "1 segment is unread" if unread == 1 else f"{unread:,} segments are unread"
    said = session_estimate(session)
    left = f"; {in_words(said)}" if said.read else f"; {sample_key} draws a sample of them"
    return f"all flags are decided; {words}{left if said.unread else ''}"


def proposal(said: Estimate) -> str:
    """Why a sample should be read, in two paragraphs."""
    unread = f"{said.unread:,} segments" if said.unread != 1 else "1 segment"
    are = "are" if said.unread != 1 else "is"
    drawn = f"{said.sampled} of them" if said.sampled < said.unread else "them"
    return (
        f"{unread} without flags {are} unread. No check found anything there, which does not "
        f"mean that nothing is there.\n\nRead {drawn}, drawn at random: accept what is "
        "right, correct or mark what is wrong. What you find tells how many errors are likely left "
        "in the others. If none of 20 has an error, at most about one in six of the others has "
        "one (95 %); fewer say less.\n\nThe sample is the same tomorrow."
    )


def share_interval(hits: int, drawn: int) -> tuple[float, float]:
    """The 95 % interval of Clopper and Pearson for a share; 0 to 1 where nothing was drawn."""
    low = _where(drawn, hits - 1, 1 - _DOUBT / 2) if hits else 0.0
    high = _where(drawn, hits, _DOUBT / 2) if hits < drawn else 1.0
    return low, high


def _where(drawn: int, hits: int, chance: float) -> float:
    """The share at which so few hits, or fewer, have this chance."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(drawn, hits, middle) > chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _at_most(drawn: int, hits: int, share: float) -> float:
    """The chance of so many hits or fewer among `drawn`, of a share between 0 and 1."""
    begin = lgamma(drawn + 1)
    yes, no = log(share), log(1 - share)
    return sum(
        exp(begin - lgamma(k + 1) - lgamma(drawn - k + 1) + k * yes + (drawn - k) * no)
        for k in range(hits + 1)
    )


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
