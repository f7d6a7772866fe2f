"""The units of an object: one, or one for each system or language pair that it holds.

Members are found by the names of bilingual data (`source`, `target`) and by those of research
data (`src`, `mt`, `hypothesis` …); a member that is called otherwise than we do counts only where
it holds a text. `{"translation": {"en": …, "de": …}}` holds both texts, the source first; with a
source beside it, such an object holds the translations of several systems.
"""

from __future__ import annotations

import json
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import document_of
from reviewtool.formats.jsonl.errors import errors_of
from reviewtool.formats.jsonl.members import Member, Number, is_text, member_of, object_at
from reviewtool.formats.jsonl.members import object_of as parsed
from reviewtool.formats.lines import unified
from reviewtool.formats.table.columns import REMEDY, is_language, is_note, our_name
from reviewtool.formats.unit import About, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.jsonl.members import Object

Given = tuple[tuple[str, str], ...]
"""Our names with the keys that are meant by them."""

_RATERS = ("rater_id", "rater", "reviewer")
_OURS = ("id", "document", "source_language", "target_language")


class Shape(NamedTuple):
    """The keys of an object for each of our names, the best first, and those of remarks.

    `simple` says that there is nothing but source, target and id.
    """

    keys: dict[str, tuple[str, ...]]
    notes: tuple[str, ...]
    simple: bool


class Origin(NamedTuple):
    """Where a translation comes from, as far as the keys of an inner object tell; else empty."""

    system: str
    source_language: str
    target_language: str


UNKNOWN = Origin("", "", "")


class Line(NamedTuple):
    """A line with its object: `number` is 1-based, `start` its place in the file."""

    file: FileText
    text: str
    number: int
    start: int
    object: Object

    def refused(self, what: str, remedy: str) -> ReviewError:
        """An error on this line."""
        return ReviewError(what, remedy, file=self.file.path, line=self.number)


def line_of(file: FileText, text: str, number: int, start: int) -> Line:
    """The line; raises ReviewError (with the column where known) where it is no JSON object."""
    try:
        return Line(file, text, number, start, parsed(text))
    except json.JSONDecodeError as error:
        reason = error.msg.removesuffix(" at").removesuffix(" starting")
        what = f"this is not JSON at column {error.pos + 1}: {reason[0].lower()}{reason[1:]}"
    except ValueError as error:
        what = str(error)
    except RecursionError:
        what = "the object is nested too deeply"
    raise ReviewError(what, "Mend this line, or take it out.", file=file.path, line=number)


def shape_of(keys: Sequence[str], given: Given) -> Shape:
    """What these keys are; `given` says for some of our names which key is meant."""
    found: dict[str, tuple[str, ...]] = {
        name: (column,) for name, column in given if name != "notes"
    }
    taken = {column for _, column in given}
    known = [(rank, name, key) for key in keys for name, rank in [our_name(key) or ("", 0)] if name]
    for name in {name for _, name, _ in known} - found.keys():
        found[name] = tuple(key for _, of, key in sorted(known) if of == name and key not in taken)
    notes = tuple(column for name, column in given if name == "notes")
    notes = notes or tuple(key for key in keys if is_note(key))
    beside = found.keys() - {"source", "target", "id"}
    return Shape(found, notes, not (beside or notes or "errors" in keys))


def units_of(line: Line, shape: Shape, given: Given) -> Iterator[Unit]:
    """The units of the line; raises ReviewError where it has no texts, or what is no text."""
    source = _chosen(line, shape, "source", given)
    target = _chosen(line, shape, "target", given)
    if target is None:
        nested = _nested(line, shape)
        if nested is not None:
            yield from _nested_units(line, shape, source, nested)
            return
        if source is None:
            named = dict(given)
            ours = [named.get(name, name) for name in ("source", "target")]
            raise line.refused(
                f"the object has neither “{ours[0]}” nor “{ours[1]}”",
                f"Give each line these two names, {REMEDY}.",
            )
        last = line.object.last
        target = Member(None, last, last)
    yield _unit(line, shape, source, target)


def _chosen(line: Line, shape: Shape, name: str, given: Given) -> Member | None:
    """The member for one of our names that holds a text or null."""
    for key in shape.keys.get(name, ()):
        member = member_of(line.text, line.object.members, key)
        if member is None:
            continue
        if is_text(member.value):
            return member
        if key == name or (name, key) in given:
            raise _no_text(line, key)
    return None


def _no_text(line: Line, key: str) -> ReviewError:
    return line.refused(f"“{key}” is no text", "Put its value in quotation marks.")


def _nested(line: Line, shape: Shape) -> dict[str, Member] | None:
    """The members of the object that stands where a target might."""
    for key in shape.keys.get("target", ()):
        member = line.object.members.get(key)
        if member is not None and isinstance(member.value, dict):
            return object_at(line.text, member.start).members
    return None


def _nested_units(
    line: Line, shape: Shape, source: Member | None, nested: dict[str, Member]
) -> Iterator[Unit]:
    for key, member in nested.items():
        if not is_text(member.value):
            raise _no_text(line, key)
    keys = list(nested)
    if source is not None:
        for key, member in nested.items():
            alone = len(keys) == 1 and is_language(key)
            origin = Origin("", "", key) if alone else Origin(key, "", "")
            yield _unit(line, shape, source, member, origin)
        return
    if len(keys) != 2:
        raise line.refused(
            f"the object holds {len(keys)} texts ({', '.join(keys)}), and does not say which are "
            "source and target",
            "Name them: --columns source=translation.en,target=translation.de, or columns: in "
            "review.yaml.",
        )
    languages = [key if is_language(key) else "" for key in keys]
    yield _unit(line, shape, nested[keys[0]], nested[keys[1]], Origin("", *languages))


def _unit(
    line: Line, shape: Shape, source: Member | None, target: Member, origin: Origin = UNKNOWN
) -> Unit:
    """The unit of these two members.

    Where one object holds several systems, and has no id, its document is what tells it apart.
    """
    value, quote = (target.value, 1) if isinstance(target.value, str) else ("", 0)
    id_, about, document = _said(line, shape, "id"), None, origin.system
    if not shape.simple:
        about, document = _about(line, shape), _said(line, shape, "document")
        if origin.system and not id_:
            id_, document = document, ""
        document = document_of(origin.system or _said(line, shape, "system"), document) or ""
        source_language = origin.source_language or _said(line, shape, "source_language")
        target_language = origin.target_language or _said(line, shape, "target_language")
        # Each row says them anew; kept so long, a million short words would leave holes behind.
        origin = Origin("", intern(source_language), intern(target_language))
        document = intern(document)
    return Unit(
        unified(value),
        line.start + target.start + quote,
        line.start + target.end - quote,
        line.number,
        id_ or None,
        unified(source.value) if source is not None and isinstance(source.value, str) else None,
        document or None,
        origin.source_language or None,
        origin.target_language or None,
        about=about,
    )


def _said(line: Line, shape: Shape, name: str) -> str:
    """The text under one of our names; empty where there is none.

    A number counts as it is written, but not under a name of ours that stands for a text. Raises
    ReviewError where what is called as we do is no text.
    """
    for key in shape.keys.get(name, ()):
        member = member_of(line.text, line.object.members, key)
        if member is None or member.value is None:
            continue
        value, is_ours = member.value, key == name and name in _OURS
        if is_text(value) or (isinstance(value, Number) and (name == "id" or not is_ours)):
            return str(value)
        if is_ours:
            raise _no_text(line, key)
    return ""


def _about(line: Line, shape: Shape) -> About | None:
    found = line.object.members
    notes = [member_of(line.text, found, key) for key in shape.notes]
    texts = [unified(note.value) for note in notes if note and isinstance(note.value, str)]
    context = _said(line, shape, "context")
    raters = [found[key].value for key in _RATERS if key in found]
    rater = next((name for name in raters if isinstance(name, str)), "")
    errors = errors_of(found["errors"].value, rater) if "errors" in found else ()
    if not (context or any(texts) or errors):
        return None
    return About(context, tuple(filter(None, texts)), errors=errors)
