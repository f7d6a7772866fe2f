"""review.yaml: the settings of a project, all optional, unknown ones refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reviewtool.errors import ReviewError
from reviewtool.formats.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILE_NAME = "review.yaml"


@dataclass(frozen=True, slots=True)
class DocumentSettings:
    """Settings of one document, keyed by its name below source/ or translations/<language>/.

    `format` and `encoding` are for a file that does not tell them itself; `columns` maps `source`,
    `target` and the like to the names in the header of a table.
    """

    source_language: str | None = None
    target_language: str | None = None
    format: str | None = None
    encoding: str | None = None
    columns: dict[str, str] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        """How the document's file is to be read."""
        return Reading(self.format, self.encoding, tuple(self.columns.items()))


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """`disable` lists the ids of checks and rules that stay silent."""

    disable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What review.yaml may hold.

    `budget` is the number of hints shown per 1,000 words. `keys` maps ids of the key table to
    keys, such as `review.accept: f2`. `opinions` holds paths, from the project's folder, of files
    with other translations: memories in TMX, TSV or JSONL, or other versions of a document.
    `classify: ask` proposes the errors that an edit mended, to be kept or changed. `theme` colours
    the screen for reviewers who have chosen none. `accounting: on` counts how long a reviewer is
    busy with each segment. `direction` says who turns text that runs from right to left: the
    terminal, this program (`visual`), or nobody (`off`).
    """

    source_language: str | None = None
    reviewer: str | None = None
    budget: float = 10.0
    documents: dict[str, DocumentSettings] = field(default_factory=dict)
    checks: CheckSettings = CheckSettings()
    keys: dict[str, str] = field(default_factory=dict)
    opinions: tuple[str, ...] = ()
    classify: Literal["off", "ask"] = "off"
    theme: Literal["", "dark", "light", "high-contrast", "ansi"] = ""
    accounting: Literal["off", "on"] = "off"
    direction: Literal["terminal", "visual", "off"] = "terminal"


def read_settings(root: Path) -> Settings:
    """The settings of the project in `root`; the defaults where it has no review.yaml.

    Raises ReviewError for a file that is not the YAML that reviewtool reads, an unknown field, or a
    value of the wrong kind.
    """
    path = root / FILE_NAME
    if not path.is_file():
        return Settings()
    import msgspec

    from reviewtool.formats.yaml_reader import read_yaml

    content = read_yaml(path.read_bytes(), path)
    known = Settings.__slots__
    _refuse_unknown(content, known, path)
    if isinstance(content, dict):
        _refuse_unknown(content.get("checks"), CheckSettings.__slots__, path)
        documents = content.get("documents")
        for own in documents.values() if isinstance(documents, dict) else ():
            _refuse_unknown(own, DocumentSettings.__slots__, path)
    try:
        settings = msgspec.convert(content or {}, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise ReviewError(
            f"the settings could not be used ({error})",
            "Mend the value; docs/design.md shows every setting.",
            file=path,
        ) from None
    if not 0 <= settings.budget <= 1000:
        raise ReviewError(
            f"`budget` is {settings.budget:g}", "Give a number from 0 to 1000.", file=path
        )
    return settings


def _refuse_unknown(content: object, known: Sequence[str], path: Path) -> None:
    unknown = sorted(set(content) - set(known)) if isinstance(content, dict) else []
    if unknown:
        raise ReviewError(
            f"“{unknown[0]}” is no setting",
            f"Take it out, or use one of: {', '.join(known)}.",
            file=path,
        )
