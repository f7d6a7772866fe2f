"""Finds the messages of a file of Qt Linguist.

A unit is the translation of a message, or one of its plural forms (`[0]`) or lengths (`/0`). Its id
is that of the message, or the hash of context, source and comment. What Qt keeps of old messages
(`vanished`, `obsolete`) is left out, and so is a message of neither id, source nor translation: it
is there to remark on its context.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.ids import with_unique_ids
from reviewtool.formats.line_numbers import LineNumbers
from reviewtool.formats.unit import About, Unit
from reviewtool.formats.xml.content import ATTRIBUTES, content, decoded
from reviewtool.formats.xml.scan import SKIPPED, attributes
from reviewtool.formats.xml.tree import nodes
from reviewtool.formats.xml_filling import content_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Spans
    from reviewtool.formats.xml.tree import Node

_OLD = frozenset({"vanished", "obsolete"})
_REMARKS = ("comment", "extracomment", "translatorcomment")
_SAID = r"[^<]*+(?:<(?=byte[\s/>])[^<]*+)*+"
_BESIDE = r"(?:<(?!/?(?:message|source|translation|context)[\s/>]|[!?])[^<]*+)*+"
_MESSAGE = re.compile(
    rf"<(?:{SKIPPED}"
    rf"|message(?P<message>(?:\s[^<>]*+)?+)(?<!/)>\s*+(?P<before>{_BESIDE})"
    rf"<source>(?P<source>{_SAID})</source>\s*+(?P<beside>{_BESIDE})"
    rf"<translation(?P<of>(?:\s[^<>/]*+)?+)>(?P<said>{_SAID})</translation>\s*+</message(?P<whole>)>"
    rf"|name\s*+>(?P<context>[^<]*+(?:<(?!/?name[\s/>])[^<]*+)*+)</name"
    rf"|(?P<close>/?)(?P<name>context|message)(?=[\s/>])(?P<attributes>{ATTRIBUTES})(?P<empty>/?)>)"
)


class Messages:
    """Collects the units of one file, in order."""

    def __init__(self, file: FileText, raw: str) -> None:
        self._file = file
        self._text = file.text
        found = attributes(raw)
        self._languages = found.get("sourcelanguage") or None, found.get("language") or None
        self._context = ""
        self._units: list[Unit] = []
        self._lines = LineNumbers(file.text)

    def read(self) -> list[Unit]:
        """All units; raises ReviewError (line) for a message that is not clear."""
        opened: int | None = None
        for match in _MESSAGE.finditer(self._text):
            kind = match.lastgroup
            if kind == "whole" and opened is None:
                self._simple(match)
            elif kind == "whole" or (kind and match["name"] == "message"):
                if opened is None:
                    opened = None if match["empty"] else match.start()
                elif not match["close"]:
                    raise self._refused("this <message> stands inside another", match.start())
                else:
                    self._unusual(nodes(self._text, opened, match.end())[0])
                    opened = None
            elif kind == "context" and opened is None:
                self._context = content(match["context"]).text.strip()
            elif kind and match["name"] == "context":
                self._context = ""
        return with_unique_ids(self._units)

    def _simple(self, match: re.Match[str]) -> None:
        """A message with one translation."""
        own, before, source, beside, of, said = match.group(
            "message", "before", "source", "beside", "of", "said"
        )
        state = _state(of)
        if state in _OLD:
            return
        if "numerus" in own:
            self._unusual(nodes(self._text, match.start(), match.end())[0])
            return
        remarks: dict[str, str] = {}
        if "comment>" in before or "comment>" in beside:
            raw = before + beside
            remarks = _remarks(raw, nodes(raw, 0, len(raw)))
        start = match.start("said")
        self._add(own, _said(source), remarks, state, [("", start, start + len(said))])

    def _unusual(self, node: Node) -> None:
        """A message of any other form."""
        source, translation = self._only(node, "source"), self._only(node, "translation")
        state = _state(translation.raw) if translation else ""
        if state in _OLD:
            return
        said: tuple[str, Spans] | None = None
        if source is not None:
            said = content(self._text[source.inner : source.inner_end])
        if translation is None:
            place = _place(node)
            spans = [("[0]" if has_forms(node) else "", place, place)]
        else:
            name = "" if translation.named("numerusform") or not has_forms(node) else "[0]"
            spans = [(name, *content_span(leaf)) for name, leaf in leaves(translation, name)]
        self._add(node.raw, said, _remarks(self._text, node.children), state, spans)

    def _add(
        self,
        own: str,
        source: tuple[str, Spans] | None,
        remarks: dict[str, str],
        state: str,
        spans: Sequence[tuple[str, int, int]],
    ) -> None:
        """Notes the units of a message with these attributes."""
        text, source_tokens = source or (None, ())
        name = attributes(own).get("id") if "id" in own else None
        if not (name or text or any(start < end for _, start, end in spans)):
            return
        if not name:
            parts = self._context, text or "", remarks.get("comment", "")
            name = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
        about = _about(self._context, tuple(remarks.values()), state)
        for form, start, end in spans:
            target, tokens = _said(self._text[start:end])
            self._units.append(
                Unit(
                    target,
                    start,
                    end,
                    self._lines.at(start),
                    name + form,
                    text,
                    None,
                    *self._languages,
                    "text",
                    tokens,
                    source_tokens,
                    about,
                )
            )

    def _only(self, node: Node, name: str) -> Node | None:
        found = node.named(name)
        if len(found) > 1:
            raise self._refused(f"this <message> has two elements <{name}>", node.start)
        return found[0] if found else None

    def _refused(self, what: str, place: int) -> ReviewError:
        return ReviewError(
            what,
            "Mend that message, or update the file with lupdate.",
            file=self._file.path,
            line=LineNumbers(self._text).at(place),
        )


def _said(raw: str) -> tuple[str, Spans]:
    return content(raw) if "<" in raw else (decoded(raw), ())


@lru_cache(maxsize=1024)
def _state(raw: str) -> str:
    return attributes(raw).get("type", "")


@lru_cache(maxsize=1024)
def _about(context: str, notes: tuple[str, ...], state: str) -> About | None:
    return About(context, notes, state) if context or notes or state else None


def _remarks(text: str, found: Sequence[Node]) -> dict[str, str]:
    """What the comments among these elements say, by their names."""
    said = {
        node.name: content(text[node.inner : node.inner_end]).text
        for node in found
        if node.name in _REMARKS
    }
    return {name: remark for name, remark in said.items() if remark.strip()}


def has_forms(message: Node) -> bool:
    """Whether a message has plural forms."""
    return message.attributes.get("numerus") == "yes"


def leaves(node: Node, name: str) -> Iterator[tuple[str, Node]]:
    """The elements that hold the forms and lengths of a translation, each with its id."""
    forms, lengths = node.named("numerusform"), node.named("lengthvariant")
    for number, form in enumerate(forms):
        yield from leaves(form, f"{name}[{number}]")
    for number, length in enumerate(lengths):
        yield f"{name}/{number}", length
    if not forms and not lengths:
        yield name, node


def _place(message: Node) -> int:
    """Where a missing translation belongs: after the source and the comments."""
    before = message.named("location", "source", "oldsource", "oldcomment", *_REMARKS)
    return before[-1].end if before else message.inner
