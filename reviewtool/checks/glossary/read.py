"""The glossary of a project, read from `glossary/`: YAML files, and tables, a column a language.

Nothing is passed over in silence: an unknown field or column, a file of a kind that is not read
and a wording without a letter are refused with their line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewtool.checks.glossary.glossary import Glossary
from reviewtool.errors import ReviewError

if TYPE_CHECKING:
    from pathlib import Path

    from reviewtool.checks.check import Languages
    from reviewtool.checks.glossary.term import Term

LARGEST = 8_000_000
"""A file of terms may have this many bytes."""
_YAML = (".yaml", ".yml")
_TABLES = (".csv", ".tsv")
_OTHERS = (".tbx", ".xlsx", ".xls", ".ods", ".json", ".txt", ".xml", ".tmx", ".docx", ".utx")
"""What other programs keep terms in."""
_BESIDE = ("readme", "licence", "license")
"""Files about a glossary."""


def load_glossary(folder: Path, languages: Languages) -> Glossary | None:
    """The terms of a folder for a language pair; None where there are none.

    Raises ReviewError (file, line) for what cannot be read or does not hold together.
    """
    if not languages.source.base or not languages.target.base or not folder.is_dir():
        return None
    terms: list[Term] = []
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        if path.name.startswith(".") or not path.is_file() or path.stem.lower() in _BESIDE:
            continue
        if suffix in _OTHERS:
            raise ReviewError(
                f"terms are not read from {suffix} files",
                "Save them as CSV with a column a language (a header such as nl,en), or move the "
                "file out of the folder.",
                file=path,
            )
        if suffix in _YAML + _TABLES:
            terms += terms_of(path, languages)
    if not terms:
        return None
    return Glossary(terms, languages.source.base, languages.target.base)


def terms_of(path: Path, languages: Languages) -> list[Term]:
    """The terms of one file for a language pair; raises ReviewError like `load_glossary`."""
    try:
        size = path.stat().st_size
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise ReviewError(what, "Check the path and its rights.", file=path) from error
    if size > LARGEST:
        raise ReviewError(
            f"has more than {LARGEST:,} bytes", "Split the file into several.", file=path
        )
    if path.suffix.lower() in _YAML:
        from reviewtool.checks.glossary.yaml_terms import yaml_terms

        return yaml_terms(path, languages)
    from reviewtool.checks.glossary.table_terms import table_terms

    return table_terms(path, languages)
