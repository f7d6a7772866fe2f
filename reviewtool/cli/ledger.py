"""`reviewtool ledger`: how terms, names and phrases are written, as the key `l` shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.cli.documents import FOR_PROGRAMS, add_paths, add_reviewer, project, who
from reviewtool.errors import OK

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reviewtool.review.forms import Entry, Form, Place
    from reviewtool.segments.segment import Document


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "ledger",
        help="how terms, names and repeated phrases are written, and where they differ",
        description="List the terms of the glossary, the names and the repeated phrases of "
        "documents, with how each is written in the source and in the translation as it stands, "
        "and how often. Terms stand first; what is not kept or differs stands before the rest.",
    )
    add_paths(parser, prints=FOR_PROGRAMS)
    add_reviewer(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print an entry a line."""
    from reviewtool.cli.output import notes, plural, result
    from reviewtool.records.desk import open_desk
    from reviewtool.review.forms import NAME, TERM, entries

    found = project(options)
    reviewer = who(options, found).name
    for place in found.places:
        desk = open_desk(found, place, reviewer)
        notes(desk.notices)
        desk.prepare()
        listed = entries(desk.session, desk.terms)
        for entry in listed:
            if options.format == "jsonl":
                _print_json(entry, desk.document)
            else:
                result(line(entry))
        if options.format == "text":
            names = sum(entry.kind == NAME for entry in listed)
            terms = [entry for entry in listed if entry.kind == TERM]
            lost = sum(entry.inconsistent for entry in terms)
            count = sum(entry.inconsistent for entry in listed) - lost
            phrases = len(listed) - names - len(terms)
            words = f"{plural(names, 'name')}, {plural(phrases, 'phrase')}, {count:,} inconsistent"
            if terms:
                words = f"{plural(len(terms), 'term')}, {lost:,} not kept; {words}"
            result(f"{desk.document.name}: {words}")
        desk.close()
    return OK


def line(entry: Entry) -> str:
    """`! name    Mikhail 3, Michail 1 (segment 7)  ←  Michail 4`."""
    from reviewtool.segments.control import one_line

    mark = "!" if entry.inconsistent else " "
    target = ", ".join(
        _form(entry, form, rare=place > 0) for place, form in enumerate(entry.target)
    )
    source = ", ".join(_form(entry, form, rare=False) for form in entry.source)
    words = [f"{mark} {entry.kind:<6}", target or "(not in the translation)"]
    words += ["←", source] if source else []
    if entry.missing:
        words.append(f"missing in {_numbers(entry.missing)}")
    return one_line("  ".join(words))


def _form(entry: Entry, form: Form, *, rare: bool) -> str:
    from reviewtool.review.forms import PHRASE

    text = f"“{form.text}”" if entry.kind == PHRASE else form.text
    where = f" ({_numbers(form.places)})" if rare else ""
    return f"{text} {len(form.places):,}{where}"


def _numbers(places: Sequence[Place]) -> str:
    """`segment 7`, `segments 7, 9`; of many the first ones."""
    numbers = list(dict.fromkeys(place.segment + 1 for place in places))
    shown = ", ".join(map(str, numbers[:5])) + (", …" if len(numbers) > 5 else "")
    return f"segment {shown}" if len(numbers) == 1 else f"segments {shown}"


def _print_json(entry: Entry, document: Document) -> None:
    import json

    from reviewtool.cli.output import raw_result

    fields = {
        "schema": 1,
        "document": document.name,
        "kind": entry.kind,
        "inconsistent": entry.inconsistent,
        "source": [_form_fields(form, document) for form in entry.source],
        "target": [_form_fields(form, document) for form in entry.target],
        "missing": [document.segments[place.segment].id for place in entry.missing],
    }
    raw_result(json.dumps(fields, ensure_ascii=True))


def _form_fields(form: Form, document: Document) -> dict[str, object]:
    places = [
        {
            "segment": document.segments[place.segment].id,
            "number": place.segment + 1,
            "start": place.start,
            "end": place.end,
        }
        for place in form.places
    ]
    return {"text": form.text, "count": len(places), "places": places}
