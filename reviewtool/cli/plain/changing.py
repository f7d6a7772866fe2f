"""Changing the text: edit by a line or in an editor, delete, undo and redo."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from reviewtool.cli.output import note, result
from reviewtool.cli.plain.asking import agreed, ask
from reviewtool.cli.plain.classifying import asked_errors
from reviewtool.cli.plain.texts import fresh_lines
from reviewtool.cli.plain.words import SIDES, asked_span
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewtool.cli.plain.reviewing import Reviewing
    from reviewtool.review.act import Act


def edit(review: Reviewing, argument: str) -> None:
    """Ask for the new text line by line, or replace words: `e /old/new/`."""
    now = review.session.text(review.segment)
    text = _replaced(now, argument) if argument else _typed(now)
    keep(review, text)


def replace_words(review: Reviewing, argument: str) -> None:
    """Ask for other words in the place of some: `r log into`."""
    from reviewtool.review.kept_tokens import whole_tokens
    from reviewtool.review.mark_words import units

    segment = review.segment
    now = review.session.text(segment)
    words = units(now, whole_tokens(now, segment.tags))
    if not words:
        edit(review, "")
        return
    span = asked_span(now, words, argument, SIDES["target"])
    if span is None:
        note("the text stays as it is")
        return
    start, end = span
    typed = ask(f"in the place of “{now[start:end]}” (- takes it out): ")
    if not typed:
        note("the text stays as it is")
        return
    new = "" if typed == "-" else typed
    keep(review, now[:start] + new + now[end:], chosen=span)


def edit_outside(review: Reviewing, _: str) -> None:
    """Edit in $VISUAL or $EDITOR."""
    from reviewtool.records.outside_editor import edited

    now = review.session.text(review.segment)
    text = edited(now, nullcontext())
    if text == now:
        note("the editor left the text as it was")
    else:
        keep(review, text)


def delete(review: Reviewing, _: str) -> None:
    """Say what would disappear from the file, and delete the segment if that is wanted."""
    segment, document = review.segment, review.desk.document
    if not segment.target:
        raise ReviewError("there is no translation here to delete", "Go to another segment.")
    if review.session.deleted(segment):
        note("it is to be deleted already; u takes that back")
        return
    removal = document.format.removal(document.file, segment.start, segment.end)
    lines = document.file.text[removal.start : removal.end].count("\n")
    result(f"this disappears from the file: {segment.target}")
    if lines > segment.target.count("\n"):
        result("and the line that it stands on, with any blank line that belongs to it")
    if agreed("delete it?"):
        review.done(review.session.delete(segment))
        review.show_changed()


def undo(review: Reviewing, _: str) -> None:
    """Take back the last act and go to its segment."""
    _step(review, review.session.undo, "undone")


def redo(review: Reviewing, _: str) -> None:
    """Do the last undone act again and go to its segment."""
    _step(review, review.session.redo, "done again")


def _typed(now: str) -> str:
    """The text as it is typed: a line left empty stays as it was, and so does the rest at the end
    of the input."""
    lines = now.split("\n")
    if len(lines) == 1:
        result(f"now: {now}")
        return ask("new text (empty keeps it): ") or now
    result(f"the text has {len(lines)} lines")
    for place, line in enumerate(lines):
        result(f"line {place + 1} of {len(lines)} now: {line}")
        typed = ask("new line (empty keeps it, - takes it out): ")
        if typed is None:
            break
        lines[place] = typed or line
    kept = [line for line in lines if line != "-"]
    return "\n".join(kept) or now


def _replaced(now: str, argument: str) -> str:
    """The text with the words between the first sign and the next replaced by what follows."""
    sign = argument[0]
    parts = argument[1:].removesuffix(sign).split(sign)
    if sign.isalnum() or len(parts) != 2 or not parts[0]:
        raise ReviewError(
            f"“{argument}” says not what to change", "Write e, or e /old words/new words/."
        )
    old, new = parts
    count = now.count(old)
    if count != 1:
        places = f"stands there {count} times" if count else "does not stand there"
        raise ReviewError(f"“{old}” {places}", "Give words that stand there once.")
    return now.replace(old, new)


def keep(
    review: Reviewing, text: str, *, asks: bool = True, chosen: tuple[int, int] | None = None
) -> None:
    """Keep the text; where it `asks`, once the reviewer knows what the checks newly say of it.

    A text that was typed is kept where the input ends: it can be taken back, a lost one cannot.
    """
    segment, session = review.segment, review.session
    if text == session.text(segment):
        note("the text stays as it is")
        return
    if not text and segment.target:
        delete(review, "")
        return
    fresh = review.keep_fresh(segment, text)
    for line in fresh_lines(review.desk, fresh) if asks else ():
        result(line)
    if asks and fresh and not agreed("keep the correction all the same?", at_the_end=True):
        return
    untouched = session.text(segment) == segment.target
    errors = asked_errors(review, text, chosen if untouched else None)
    review.done(session.correct(segment, text, errors=errors))
    review.show_changed()


def _step(review: Reviewing, step: Callable[[], Act], word: str) -> None:
    act = review.done(step())
    changed = [change.segment for change in act.changes if change.segment is not None]
    review.flag_free()
    if act.cut is not None:
        from reviewtool.review.recutting import place_of

        place = place_of(review.desk.document, act.cut)
    elif len(changed) < len(act.changes):
        place = review.at
        note(f"{word}: a dismissal")
    elif len(changed) > 1:
        note(f"{word}: {len(changed)} segments")
        review.show()
        return
    else:
        place = review.session.segment(changed[0]).index
    review.go_to(place)
