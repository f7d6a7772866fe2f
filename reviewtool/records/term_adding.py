"""A term is put into the project's glossary, by the screen and by `reviewtool glossary add`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewtool.checks.glossary.own_terms import with_term
from reviewtool.checks.glossary.read import load_glossary
from reviewtool.checks.glossary.sound import shown_path
from reviewtool.checks.glossary.yaml_terms import decoded, is_for
from reviewtool.checks.pack.place import Place
from reviewtool.errors import ReviewError
from reviewtool.formats.yaml_reader import read_yaml_with_lines
from reviewtool.records.atomic import disk_errors, write_atomically
from reviewtool.records.history import make_state_folder
from reviewtool.records.lock import locked
from reviewtool.records.store import LOCK
from reviewtool.records.text_file import text_so_far

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.checks.check import Languages
    from reviewtool.checks.glossary.term import Term
    from reviewtool.project import Project


@dataclass(frozen=True, slots=True)
class AddedTerm:
    """Where a term was put, and what else the glossary accepts for the same words."""

    file: Path
    beside: tuple[str, ...]


def add_term(project: Project, term: Term, languages: Languages) -> AddedTerm:
    """Put a term at the end of the first YAML file for the languages, or into a new one.

    Raises ReviewError where the glossary says so already, where one of its files is broken, where
    the file has no place for it at its end, and where it could not be written.
    """
    if not languages.source.base or not languages.target.base:
        raise ReviewError(
            "the languages of the term are not known",
            "Name them with --source-language and --target-language, or in review.yaml.",
        )
    place = project.places[0]
    with disk_errors(place.state):
        make_state_folder(place)
    with locked(place.state / LOCK):
        beside = _beside(project.glossary, term, languages)
        file = _file(project.glossary, languages)
        before = text_so_far(file)
        text = with_term(before, term, languages.source.code, languages.target.code)
        _refuse_elsewhere(before, text, term, file, languages)
        write_atomically(file, text.encode("utf-8"))
    return AddedTerm(file, beside)


def _beside(folder: Path, term: Term, languages: Languages) -> tuple[str, ...]:
    """What is accepted for the same words by now; raises ReviewError where that is the term."""
    glossary = load_glossary(folder, languages)
    known = (
        [one for one in glossary.terms if set(one.source) & set(term.source)] if glossary else []
    )
    for one in known:
        pairs = ((one.source, term.source), (one.target, term.target))
        if all(set(new) <= set(old) for old, new in (*pairs, (one.forbidden, term.forbidden))):
            raise ReviewError(
                f"the glossary has this term already ({one.place})", "Change it in the file."
            )
    accepted = dict.fromkeys(text for one in known for text in one.target)
    return tuple(text for text in accepted if text not in term.target)


def _file(folder: Path, languages: Languages) -> Path:
    """The first YAML file for these languages by name, else a new one."""
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
        content, lines = read_yaml_with_lines(text_so_far(path), path)
        if is_for(content, Place(str(path), lines), languages):
            return path
    first = folder / "terms.yaml"
    if not first.exists():
        return first
    return folder / f"terms-{languages.source.base}-{languages.target.base}.yaml"


def _refuse_elsewhere(before: str, text: str, term: Term, file: Path, languages: Languages) -> None:
    """Raises ReviewError where the term did not simply come after the terms that were there."""
    kept = _terms(before, file, languages) if before.strip() else []
    try:
        new = _terms(text, file, languages)
    except ReviewError:
        new = []
    expected = replace(term, file=shown_path(file), line=new[-1].line if new else 0)
    if new != [*kept, expected]:
        raise ReviewError(
            "the term cannot be put at the end of this file, since its terms stand elsewhere",
            "Put it below `terms:` by hand, or move that list to the end of the file.",
            file=file,
        )


def _terms(text: str, file: Path, languages: Languages) -> list[Term]:
    content, lines = read_yaml_with_lines(text, file)
    return decoded(content, Place(str(file), lines), shown_path(file), languages)
