"""Which columns of a table, or members of an object, hold what: by name, in any order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.languages import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText

NAMES = {
    name: tuple(others.split())
    for name, others in {
        "source": "source src source_text src_text source_sentence source_string source_phrase "
        "source_segment original reference_source msgid",
        "target": "target tgt trg target_text tgt_text target_sentence target_string "
        "target_segment translation translated_text mt hyp hypothesis msgstr",
        "id": "id key keys key_name segment_id seg_id segid identifier index location",
        "document": "document doc doc_id document_id",
        "system": "system system_id system_name mt_system sys",
        "source_language": "source_language source_lang src_language src_lang",
        "target_language": "target_language target_lang tgt_language tgt_lang",
        "context": "context msgctxt",
        "state": "fuzzy",
    }.items()
}
"""Our names, each with the names that a header may have for it, the best first."""

NOTES = frozenset(
    prefix + name
    for prefix in ("", "translator_", "developer_", "extra_")
    for name in ("note", "notes", "comment", "comments", "description")
)
"""Names of columns with remarks for translators; a table may have several."""

REMEDY = (
    "or say what they are called: columns: {source: …, target: …} in review.yaml, or "
    "--columns source=…,target=…"
)
"""How to say what the columns, or the members of an object, are called."""

_MOST_NOTES = _MOST_SHOWN = 20
_KNOWN = {other: (name, rank) for name, them in NAMES.items() for rank, other in enumerate(them)}
_OURS = frozenset({"id", "source", "target", "document", "source_language", "target_language"})
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|[A-Z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_WITH_LANGUAGE = re.compile(r"\s*+([^(\[]++)[(\[]\s*+([A-Za-z0-9_-]++)\s*+[)\]]\s*+")
_SPACES = re.compile(r"[\s-]+")


class Columns(NamedTuple):
    """Where each of our names stands in the header; `notes` are all columns with remarks.

    The languages are those that the header names for the whole file.
    """

    places: dict[str, int]
    notes: tuple[int, ...] = ()
    source_language: str | None = None
    target_language: str | None = None


def columns_of(
    file: FileText, line: int, header: Sequence[str], given: Sequence[tuple[str, str]] = ()
) -> Columns:
    """The columns of a header; `given` says for some of our names which column is meant.

    A first column without a name holds the ids.

    Raises ReviewError where source or target is not found, or a column stands twice.
    """
    places, notes = _given(file, line, header, given)
    names, languages = _normal_names(header)
    for name in NAMES:
        place = None if name in places else _found(file, line, name, names, places)
        if place is not None:
            places[name] = place
    if "id" not in places and names[:1] == [""]:
        places["id"] = 0
    if not notes:
        notes = [place for place, name in enumerate(names) if name in NOTES]
    _place_languages(file, line, header, places)
    of_source, of_target = languages[places["source"]], languages[places["target"]]
    return Columns(places, tuple(notes[:_MOST_NOTES]), of_source, of_target)


def check_names(columns: Sequence[tuple[str, str]]) -> None:
    """Raises ReviewError where a name is none of ours."""
    known = [*NAMES, "notes"]
    for name, _ in columns:
        if name not in known:
            raise ReviewError(
                f"“{name}” is not what a column can be",
                f"Name one of: {', '.join(known)}; as in --columns source=Dutch,target=English.",
            )


def our_name(name: str) -> tuple[str, int] | None:
    """What a name stands for, where it is a known one, and its rank among those of that kind."""
    return _KNOWN.get(_normal(name))


def is_note(name: str) -> bool:
    """Whether a name stands for remarks to translators."""
    return _normal(name) in NOTES


def is_language(name: str) -> bool:
    """Whether a header's name is the code of a language that is known."""
    name = name.strip()
    return bool(_LANGUAGE.fullmatch(name)) and is_known(name)


def wanted(header: Sequence[str], given: Sequence[tuple[str, str]]) -> int:
    """How many of source and target a header seems to have; to tell what parts its cells."""
    chosen = {_normal(column) for _, column in given}
    found = map(our_name, _normal_names(header)[0])
    texts = {known[0] for known in found if known} & {"source", "target"}
    languages = sum(map(is_language, header))
    return len(texts) + languages + sum(_normal(name) in chosen for name in header)


def _normal(name: str) -> str:
    return _SPACES.sub("_", name.strip().lower())


def _normal_names(header: Sequence[str]) -> tuple[list[str], list[str | None]]:
    """The names as they are compared, and the language that each names: alone or in brackets."""
    names: list[str] = []
    languages: list[str | None] = []
    for name in header:
        found = _WITH_LANGUAGE.fullmatch(name)
        if found and is_language(found[2]):
            names.append(_normal(found[1]))
            languages.append(found[2])
        else:
            names.append(_normal(name))
            known = our_name(name) is not None
            languages.append(name.strip() if is_language(name) and not known else None)
    return names, languages


def _given(
    file: FileText, line: int, header: Sequence[str], given: Sequence[tuple[str, str]]
) -> tuple[dict[str, int], list[int]]:
    places: dict[str, int] = {}
    notes: list[int] = []
    shown = [name.strip() for name in header]
    for name, column in given:
        spelled = [place for place, other in enumerate(shown) if other == column.strip()]
        alike = [place for place, other in enumerate(shown) if _normal(other) == _normal(column)]
        found = spelled or alike
        if len(found) != 1:
            raise ReviewError(
                f"the header has {'two columns' if found else 'no column'} “{column}”",
                f"Name for {name} one of: {', '.join(list(filter(None, shown))[:_MOST_SHOWN])}.",
                file=file.path,
                line=line,
            )
        if name == "notes":
            notes += found
        else:
            places[name] = found[0]
    return places, notes


def _found(
    file: FileText, line: int, name: str, header: Sequence[str], taken: dict[str, int]
) -> int | None:
    """The column under the best of the names that the header has for one of ours."""
    for other in NAMES[name]:
        found = [place for place, it in enumerate(header) if it == other]
        found = [place for place in found if place not in taken.values()]
        if len(found) > 1 and name in _OURS:
            raise _no_header(file, line, f"it has two columns {other}")
        if found:
            return found[0]
    return None


def _place_languages(
    file: FileText, line: int, header: Sequence[str], places: dict[str, int]
) -> None:
    """Takes columns named by a language for the source and the target that are still missing."""
    missing = [name for name in ("source", "target") if name not in places]
    if not missing:
        return
    free = [place for place in range(len(header)) if place not in places.values()]
    languages = [place for place in free if is_language(header[place])]
    if len(languages) > len(missing):
        shown = [header[place].strip() for place in languages[:_MOST_SHOWN]]
        raise ReviewError(
            f"the header has the columns {', '.join(shown)}, and does not say which is the "
            f"{' and which the '.join(missing)}",
            f"Name them: --columns source={shown[0]},target={shown[1]}, or columns: in "
            "review.yaml.",
            file=file.path,
            line=line,
        )
    if len(languages) < len(missing):
        raise _no_header(file, line, f"it has no column {missing[0]}")
    places.update(zip(missing, languages, strict=True))


def _no_header(file: FileText, line: int, what: str) -> ReviewError:
    return ReviewError(
        f"the first line is no header: {what}",
        f"Begin the file with a line of column names: id, source, target; {REMEDY}.",
        file=file.path,
        line=line,
    )
