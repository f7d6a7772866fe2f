"""Terms written by hand, in YAML.

source_language: nl
target_language: en
terms:
- {source: burgemeester, target: mayor, forbidden: burgomaster, note: Never with a capital.}
- {source: [Tweede Kamer, Kamer], target: [House of Representatives, lower house]}
- {source: De Dijkbode, target: De Dijkbode, exact: true}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.glossary.sound import both, concerns, fault, known_language, shown_path
from reviewtool.checks.glossary.term import Term
from reviewtool.checks.pack.place import Place, quoted
from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import read_yaml_with_lines

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.checks.check import Languages

LANGUAGES = ("source_language", "target_language")
_FIELDS = ("target", "forbidden", "note", "exact")
SEPARATORS = (",", ";", "|", " / ")
"""Signs that a wording must not have unless it stands in a list."""


def yaml_terms(path: Path, languages: Languages) -> list[Term]:
    """The terms of a file, none where it is for another pair; raises ReviewError (file, line)."""
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise ReviewError(what, "Check the path and its rights.", file=path) from error
    content, lines = read_yaml_with_lines(data, path)
    return decoded(content, Place(str(path), lines), shown_path(path), languages)


def decoded(data: object, place: Place, shown: str, languages: Languages) -> list[Term]:
    """The terms that the data of a file say, `shown` being what the file is called."""
    fits = is_for(data, place, languages)
    top = place.mapping(data, "", LANGUAGES, ("terms",))
    entries = top.get("terms") or []
    terms = [
        _term(entry, f"terms[{number}]", place, shown)
        for number, entry in enumerate(place.items(entries, "terms", empty=True), 1)
    ]
    return terms if fits else []


def is_for(data: object, place: Place, languages: Languages) -> bool:
    """Whether a file is for a language pair; raises ReviewError where it does not say so."""
    top = place.mapping(data, "", LANGUAGES, ("terms",))
    codes = []
    for name in LANGUAGES:
        code = place.string(top[name], name)
        if not known_language(code):
            what = f"{name} {quoted(code)} is no language that is known"
            raise place.error(what, "Write its code, such as nl, en or pt-BR.", name)
        codes.append(code)
    return concerns(codes[0], languages.source) and concerns(codes[1], languages.target)


def _term(data: object, path: str, place: Place, shown: str) -> Term:
    place.mapping(data, path, (), ("source", *_FIELDS))  # a misspelt field is named as such
    entry = place.mapping(data, path, ("source",), _FIELDS)
    source = _wordings(entry["source"], f"{path}.source", place)
    target = _wordings(entry.get("target", []), f"{path}.target", place)
    forbidden = _wordings(entry.get("forbidden", []), f"{path}.forbidden", place)
    if not target and not forbidden:
        what = f"{path} lacks target"
        raise place.error(what, "Say how it is to be translated, or what is forbidden.", path)
    twice = both(target, forbidden)
    if twice:
        what = f"{quoted(twice)} is accepted and forbidden at once"
        raise place.error(what, "Take it out of target or of forbidden.", f"{path}.forbidden")
    exact = entry.get("exact", "false")
    if exact not in ("true", "false"):
        what = f"{path}.exact is neither true nor false"
        raise place.error(what, "Write `exact: true` or leave it out.", f"{path}.exact")
    note = place.string(entry["note"], f"{path}.note") if "note" in entry else ""
    return Term(source, target, forbidden, note, exact == "true", shown, place.line(path))


def _wordings(data: object, path: str, place: Place) -> tuple[str, ...]:
    if isinstance(data, str):
        text = place.string(data, path)
        several = next((it for it in SEPARATORS if it in text), "")
        if several:
            raise place.error(
                f"{path} {quoted(text)} holds a sign that parts several wordings",
                "Write a list: [one wording, another]; one with such a sign in quotation marks.",
                path,
            )
        items: list[object] = [data]
    else:
        items = place.items(data, path, empty=True)
    found: dict[str, None] = {}
    for number, item in enumerate(items, 1):
        text = place.string(item, f"{path}[{number}]").strip()
        wrong = fault(text)
        if wrong:
            raise place.error(f"{path} {quoted(text)} {wrong}", "Correct it.", f"{path}[{number}]")
        found[text] = None
    if path.endswith(".source") and not found:
        raise place.error(f"{path} is empty", "Write the words of the source.", path)
    return tuple(found)
