"""What an edit of a text has to leave whole: the inline tags of the file and placeholders.

A token may move. It may not get lost, come twice or come from nowhere, and tags that go together
may not close before they open.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

from reviewtool.segments.placeholders.placeholders import Notation, Placeholder
from reviewtool.segments.protected.marked import Marked, marked, tags_in
from reviewtool.segments.protected.nesting import unnested

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.unit import Spans

MOST = 20
"""Problems of one edit that are told."""
_SEARCHED = 200
"""Tokens of a text up to which a lost one is searched letter by letter too."""
_FREE = frozenset({Notation.ENTITY, Notation.ESCAPE, Notation.DATE, Notation.BRANCH})
"""Notations that differ between languages: nothing is lost where one goes."""


def protected(text: str, tags: Spans = ()) -> Spans:
    """The spans of inline tags and placeholders, in order, apart from each other."""
    return tuple((token.start, token.end) for token in marked(text, tags).tokens)


def problems(
    source: str,
    target: str,
    new: str,
    source_tags: Spans = (),
    target_tags: Spans = (),
    new_tags: Spans | None = None,
) -> list[str]:
    """What is wrong with the tokens of a new text, a short sentence each.

    The source says which tokens there must be, the target where there is no source; what either
    has is allowed. Without `new_tags` every tag that one of them has is a tag of the new text too.
    """
    if new_tags is None:
        known = [source[slice(*span)] for span in source_tags]
        known += [target[slice(*span)] for span in target_tags]
        new_tags = tags_in(new, known)
    texts = marked(source, source_tags), marked(target, target_tags), marked(new, new_tags)
    if not any(text.tokens for text in texts):
        return []
    theirs, given, now = numbered(*texts)
    wanted = theirs if source.strip() else given
    lost = [f"{given.name(note)} is missing." for note in lacking(given, [now]) if is_note(note)]
    return list(islice(chain(lost, _problems(wanted, (theirs, given), now)), MOST))


def _problems(wanted: Marked, known: Sequence[Marked], now: Marked) -> Iterator[str]:
    whole = True
    there = {token.form for token in chain.from_iterable(text.tokens for text in known)}
    for token in lacking(wanted, [now]):
        if is_note(token):
            continue
        whole = False
        braces = ", or its braces do not match" if token.notation is Notation.ICU else ""
        yield f"{wanted.name(token)} is missing{braces}."
    for token in lacking(now, known, every=True):
        whole = False
        said = "stands too often" if token.form in there else "is new"
        yield f"{now.name(token)} {said}."
    if whole:
        yield from _misplaced(wanted, known, now)
    for token in without_other(now):
        yield f"{now.name(token)} has no branch “other”."
    if halved(wanted, now) is not None:
        yield "“%%” has become “%”."


def _misplaced(wanted: Marked, known: Sequence[Marked], now: Marked) -> Iterator[str]:
    accepted = {token.form for text in known for token in unnested(text)}
    for token in unnested(now):
        if token.form not in accepted:
            yield f"{now.name(token)} is not in its place among the tags."
    moved = out_of_order(wanted, now)
    if moved is not None:
        yield f"{now.name(moved)} stands where another stood, and they are filled in order."


def numbered(*texts: Marked) -> tuple[Marked, ...]:
    """The texts with `%s` read as `%1$s`, and `{}` as `{0}`, where another of them counts so."""
    forms = {token.form for text in texts for token in text.tokens}
    if any(_counts(form) for form in forms):
        texts = tuple(_renumbered(text, "%", 1) for text in texts)
    if "{}" in forms and any(form[1:-1].isdigit() for form in forms):
        texts = tuple(_renumbered(text, "{", 0) for text in texts)
    return texts


def _counts(form: str) -> bool:
    return form.startswith("%") and form[1:2].isdigit() and "$" in form


def _renumbered(text: Marked, sign: str, number: int) -> Marked:
    tokens = []
    for token in text.tokens:
        if token.form[0] == sign and in_sequence(token):
            form = f"%{number}${token.form[1:]}" if sign == "%" else f"{{{number}}}"
            tokens.append(token._replace(form=form))
            number += 1 + token.form.count("*")
        else:
            tokens.append(token)
    return Marked(text.text, tuple(tokens))


def in_sequence(token: Placeholder) -> bool:
    """Whether it is filled by its place in the text: `%s` and `{}`, not `%1$s` or `{name}`."""
    if token.notation is Notation.PRINTF:
        named = token.form[1] in "({" or (token.form[1] == "<" and token.form[-1] != ">")
        return not named and not _counts(token.form)
    return token.form == "{}"


def lacking(
    text: Marked, others: Sequence[Marked], *, every: bool = False
) -> Iterator[Placeholder]:
    """The tokens of a text that none of the others has as often.

    A token that names what it stands for may come as often as a sentence needs it, unless `every`
    one counts, and so may all tokens in messages with branches.
    """
    left: Counter[str] = Counter()
    for other in others:
        left |= Counter(token.form for token in other.tokens)
    branching = any(has_branches(one) for one in (text, *others))
    told: set[str] = set()
    seen: Counter[str] = Counter()
    for token in text.tokens:
        form = token.form
        if token.notation in _FREE:
            continue
        seen[form] += 1
        once = branching or not (every or token.notation is Notation.TAG or in_sequence(token))
        times = 1 if once else seen[form]
        if left[form] >= times or form in told or _found(text, token, others, times):
            continue
        if once:
            told.add(form)
        yield token


def _found(text: Marked, token: Placeholder, others: Sequence[Marked], times: int) -> bool:
    """Whether it stands in another text all the same, where it looks like something else."""
    if token.notation is Notation.ICU or len(text.tokens) > _SEARCHED:
        return False
    raw = text.raw(token)
    return any(other.text.count(raw) >= times for other in others)


def is_note(token: Placeholder) -> bool:
    """Whether it is a mark that a tool set on one of the texts alone: `<mrk mtype="seg">`."""
    return token.form.startswith(("<mrk ", "</mrk>", "<sm ", "<em startRef="))


def has_branches(text: Marked) -> bool:
    """Whether the text holds a message with branches."""
    return any(token.notation is Notation.ICU for token in text.tokens)


def without_other(text: Marked) -> Iterator[Placeholder]:
    """The beginnings of messages that have no branch `other`, without which they cannot be read."""
    forms = {token.form for token in text.tokens if token.notation is Notation.BRANCH}
    for token in text.tokens:
        if token.notation is Notation.ICU and f"{token.form} other" not in forms:
            yield token


def halved(wanted: Marked, now: Marked) -> int | None:
    """The place of a `%` that was `%%`."""
    lost = _escapes(wanted) - _escapes(now)
    if lost <= 0:
        return None
    loose = _loose(now)
    return loose[0] if len(loose) > len(_loose(wanted)) else None


def _escapes(text: Marked) -> int:
    return sum(token.notation is Notation.ESCAPE for token in text.tokens)


def _loose(text: Marked) -> list[int]:
    """Where a `%` stands that belongs to no token."""
    within = {place for token in text.tokens for place in range(token.start, token.end)}
    return [place for place, sign in enumerate(text.text) if sign == "%" and place not in within]


def out_of_order(wanted: Marked, now: Marked) -> Placeholder | None:
    """The first `%d` in the place of a `%s`, where both texts have the same ones."""
    before, after = (
        [token for token in text.tokens if token.notation is Notation.PRINTF and in_sequence(token)]
        for text in (wanted, now)
    )
    if len(before) != len(after):
        return None
    pairs = zip(before, after, strict=True)
    return next((there for here, there in pairs if here.form != there.form), None)
