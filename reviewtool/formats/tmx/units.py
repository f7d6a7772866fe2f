"""Finds the translations in a TMX file.

The source is the text in the language that the header or the unit names as `srclang`, or in its
main language (`en` for `en-US`); the first text where there is none, and where `srclang` is
`*all*`. Ids are `tuid`, or the number of the `tu`, with the language where there are several. What
holds codes of another format is one token; the tags of `hi` are tokens.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.tmx.memory import CODES
from reviewtool.formats.unit import About, Unit
from reviewtool.formats.xml.content import ATTRIBUTES, content, decoded
from reviewtool.formats.xml.scan import SKIPPED, attributes
from reviewtool.formats.xml.tree import nodes
from reviewtool.formats.xml_filling import content_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Spans
    from reviewtool.formats.xml.tree import Node

_BESIDE = r"(?:<(?!/?(?:tuv?|seg)[\s/>]|[!?])[^<]*+)*+"
_SAID = r"[^<]*+(?:<(?!/?(?:tuv?|seg)[\s/>]|[!?])[^<]*+)*+"


def _variant(number: int) -> str:
    return (
        rf'<tuv\s++(?:xml:lang="(?P<lang{number}>[^"<>&\n\r\t]++)")?+(?P<tuv{number}>[^<>]*+)(?<!/)>'
        rf"\s*+(?P<beside{number}>{_BESIDE})"
        rf"<seg>(?P<seg{number}>{_SAID})</seg>\s*+</tuv>\s*+"
    )


_UNIT = re.compile(
    rf"<(?:{SKIPPED}"
    rf'|tu(?:\s++tuid="(?P<tuid>[^"<>&\n\r\t]++)")?+(?P<tu>(?:\s[^<>]*+)?+)(?<!/)>\s*+'
    rf"(?P<beside>{_BESIDE}){_variant(1)}{_variant(2)}</tu(?P<whole>)>"
    rf"|(?P<close>/?)(?P<name>tu|header)(?=[\s/>])(?P<attributes>{ATTRIBUTES})(?P<empty>/?)>)"
)


class _Text(NamedTuple):
    """The raw content of a `seg`, where it starts, and its language as written."""

    language: str
    raw: str
    start: int


class Units:
    """Collects the units of one file, in order."""

    def __init__(self, file: FileText) -> None:
        self._file = file
        self._text = file.text
        self._units: list[Unit] = []
        self._language = ""
        self._count = 0
        self._lines = LineNumbers(file.text)

    def read(self) -> list[Unit]:
        """All units; raises ReviewError (line) for one that is not clear."""
        opened: int | None = None
        for match in _UNIT.finditer(self._text):
            kind = match.lastgroup
            if kind == "whole" and opened is None:
                self._simple(match)
            elif kind == "whole" or (kind and match["name"] == "tu"):
                if opened is None:
                    opened = None if match["empty"] else match.start()
                elif not match["close"]:
                    raise self._refused("this <tu> stands inside another", match.start())
                else:
                    self._unusual(nodes(self._text, opened, match.end())[0])
                    opened = None
            elif kind and not match["close"]:
                self._language = attributes(match["attributes"]).get("srclang", "")
        return with_unique_ids(self._units)

    def _simple(self, match: re.Match[str]) -> None:
        """A unit of two texts, and what is said about them."""
        tuid, own, beside, *variants, _, _, _, _, _ = match.groups()
        lang1, tuv1, beside1, raw1, lang2, tuv2, beside2, raw2 = variants
        self._count += 1
        number, wanted = self._named(tuid, own) if "=" in own else (tuid, self._language)
        roles = _roles(lang1 or _language(tuv1), lang2 or _language(tuv2), wanted)
        source, target = (raw2, raw1) if roles.swapped else (raw1, raw2)
        start = match.start("seg1" if roles.swapped else "seg2")
        about = None
        if beside or beside1 or beside2:
            about = _about(_notes(beside) + _notes(beside1) + _notes(beside2))
        name = number or str(self._count)
        text = _Text(roles.target, target, start)
        self._add(name, roles.source, _said(source), text, about)

    def _unusual(self, unit: Node) -> None:
        """A unit of any other form."""
        self._count += 1
        texts, notes = [], []
        for node in unit.named("tuv"):
            found = node.named("seg")
            if len(found) != 1:
                what = "two elements" if found else "no element"
                raise self._refused(f"this <tuv> has {what} <seg>", node.start)
            start, end = content_span(found[0])
            texts.append(_Text(_language(node.raw), self._text[start:end], start))
            notes.append(_noted(self._text, node.children))
        if len(texts) < 2:
            return
        number, wanted = self._named(None, unit.raw)
        name = number or str(self._count)
        chosen = _source_of(tuple(text.language for text in texts), wanted)
        source = texts.pop(chosen)
        shared = _noted(self._text, unit.children) + notes.pop(chosen)
        for target, own in zip(texts, notes, strict=True):
            full = name if len(texts) == 1 else f"{name}/{target.language}"
            about = _about(shared + own)
            self._add(full, source.language, _said(source.raw), target, about)

    def _named(self, tuid: str | None, raw: str) -> tuple[str | None, str]:
        """The id and the source language of a unit with these attributes."""
        found = attributes(raw)
        return tuid or found.get("tuid"), found.get("srclang") or self._language

    def _add(
        self,
        name: str,
        source_language: str,
        source: tuple[str, Spans],
        target: _Text,
        about: About | None,
    ) -> None:
        """Notes a unit."""
        language, raw, start = target
        text, tokens = _said(raw)
        self._units.append(
            Unit(
                text,
                start,
                start + len(raw),
                self._lines.at(start),
                name,
                source[0],
                None,
                source_language or None,
                language or None,
                "text",
                tokens,
                source[1],
                about,
            )
        )

    def _refused(self, what: str, place: int) -> ReviewError:
        return ReviewError(
            what,
            "Mend that unit, or export the file anew from the program that wrote it.",
            file=self._file.path,
            line=LineNumbers(self._text).at(place),
        )


def _said(raw: str) -> tuple[str, Spans]:
    if "<" in raw:
        return content(raw, CODES)
    return decoded(raw) if "&" in raw or "\r" in raw else raw, ()


@lru_cache(maxsize=1024)
def _language(raw: str) -> str:
    found = attributes(raw)
    return found.get("xml:lang") or found.get("lang") or ""


class _Roles(NamedTuple):
    """The languages of two texts, and whether the second one is the source."""

    swapped: bool
    source: str
    target: str


@lru_cache(maxsize=1024)
def _roles(first: str, second: str, wanted: str) -> _Roles:
    if _source_of((first, second), wanted):
        return _Roles(True, second, first)
    return _Roles(False, first, second)


@lru_cache(maxsize=1024)
def _source_of(languages: tuple[str, ...], wanted: str) -> int:
    """Which of the texts in these languages is the source."""
    codes = [language.replace("_", "-").lower() for language in languages]
    code = wanted.replace("_", "-").lower()
    if code in codes:
        return codes.index(code)
    mains = [found.partition("-")[0] for found in codes]
    main = code.partition("-")[0]
    return mains.index(main) if main in mains else 0


@lru_cache(maxsize=1024)
def _notes(raw: str) -> tuple[str, ...]:
    """What the notes and properties in some raw text say."""
    return _noted(raw, nodes(raw, 0, len(raw))) if raw else ()


def _noted(text: str, found: Sequence[Node]) -> tuple[str, ...]:
    """What these elements say if they are notes or properties, properties with their type."""
    notes = []
    for node in found:
        if node.name not in ("note", "prop"):
            continue
        said = content(text[node.inner : node.inner_end]).text.strip()
        kind = node.attributes.get("type") if node.name == "prop" else None
        if said:
            notes.append(f"{kind}: {said}" if kind else said)
    return tuple(notes)


@lru_cache(maxsize=1024)
def _about(notes: tuple[str, ...]) -> About | None:
    return About(notes=notes) if notes else None
