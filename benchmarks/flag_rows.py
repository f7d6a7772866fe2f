"""The marked segments that flags are measured on, read from files that are given.

**Splits of annotated translations** (`FOLDER/dev.jsonl.gz`, `FOLDER/train.jsonl.gz`: one object a
line with set, lang_pair, system, doc, seg, source, target, human_ref and spans[{start, end}]). The
dev split has two halves: `dev-tune`, to look at and tune on, and `dev-sealed`, to report once. A
document belongs to the tuning half where sha256 of “set/doc” (UTF-8), read as a number, is even.
A set that has only one document for a pair (ted21: one talk) is cut in the middle of its segment
numbers instead; the first half is for tuning. A document is what one system made of one text, in
the order of its segments. (In news21 some documents have part of their name in `seg` and the number
of the segment at the end of `id`.)

**Articles** (`tests/articles/{open,sealed}/*.yaml`) hold their segments with marked errors.

**Clean text** is plain text, one segment a line, by people; nothing in it is marked. Documents
count from 0 in the order in which their ids first appear: even ones are for tuning (`clean-tune`),
odd ones sealed (`clean-sealed`).
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.span_scores import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """A segment with what people marked in it, on both sides.

    `tempting` holds right phrases of the target that look wrong. `group` is the set, article or
    text that the row comes from; `document` is what is checked as one.
    """

    id: str
    group: str
    document: str
    source_language: str
    target_language: str
    source: str
    target: str
    marked: tuple[Span, ...] = ()
    marked_in_source: tuple[Span, ...] = ()
    tempting: tuple[Span, ...] = ()

    @property
    def pair(self) -> str:
        return f"{self.source_language or 'und'}-{self.target_language}"

    @property
    def clean(self) -> bool:
        return not self.marked and not self.marked_in_source


def annotated(folder: Path, split: str, *, machine_only: bool = False) -> list[Row]:
    """The rows of `dev`, `dev-tune`, `dev-sealed` or `train`; human references too if wanted."""
    name, _, half = split.partition("-")
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        raw = [json.loads(line) for line in lines]
    if half:
        raw = _half(raw, tuning=half == "tune")
    rows = []
    for item in sorted(raw, key=_place):
        if machine_only and item["human_ref"]:
            continue
        source, target = item["lang_pair"].split("-")
        rows.append(
            Row(
                id=item["id"],
                group=item["set"],
                document="/".join(_place(item)[:4]),
                source_language=source,
                target_language=target,
                source=item["source"],
                target=item["target"],
                marked=tuple(Span(span["start"], span["end"]) for span in item["spans"]),
            )
        )
    return rows


def _place(item: dict[str, Any]) -> tuple[str, str, str, str, int, str]:
    """Set, pair, document, system and number of a segment, then its id."""
    document, number = item["doc"], item["seg"]
    if number and not number.isdigit():
        document, number = f"{document}.{number}", item["id"].rpartition("/")[2]
    place = int(number) if number.isdigit() else 0
    return (item["set"], item["lang_pair"], document, item["system"], place, item["id"])


def _half(raw: Sequence[dict[str, Any]], *, tuning: bool) -> list[dict[str, Any]]:
    documents: dict[tuple[str, str], set[str]] = defaultdict(set)
    segments: dict[tuple[str, str], set[int]] = defaultdict(set)
    for item in raw:
        key = (item["set"], item["lang_pair"])
        documents[key].add(item["doc"])
        if item["seg"].isdigit():
            segments[key].add(int(item["seg"]))
    chosen = []
    for item in raw:
        key = (item["set"], item["lang_pair"])
        if len(documents[key]) > 1:
            first = is_even(f"{item['set']}/{item['doc']}")
        else:
            numbers = sorted(segments[key])
            first = int(item["seg"]) < numbers[len(numbers) // 2]
        if first == tuning:
            chosen.append(item)
    return chosen


def is_even(name: str) -> bool:
    """Whether sha256 of a document's name is an even number: the half to tune on."""
    return hashlib.sha256(name.encode()).digest()[-1] % 2 == 0


def articles(files: Iterable[Path]) -> list[Row]:
    """The segments of articles with their marked errors."""
    import yaml

    rows = []
    for file in sorted(files):
        article = yaml.safe_load(file.read_text(encoding="utf-8"))
        for number, segment in enumerate(article["segments"], 1):
            source, target = segment.get("source") or "", segment.get("target") or ""
            errors = segment.get("errors") or ()
            rows.append(
                Row(
                    id=f"{article['id']}:{number}",
                    group=article["id"],
                    document=article["id"],
                    source_language=article["source_language"],
                    target_language=article["target_language"],
                    source=source,
                    target=target,
                    marked=tuple(
                        located(target, error) for error in errors if not _in_source(error)
                    ),
                    marked_in_source=tuple(
                        located(source, error) for error in errors if _in_source(error)
                    ),
                    tempting=tuple(
                        located(target, {"text": text} if isinstance(text, str) else text)
                        for text in segment.get("tempting") or ()
                    ),
                )
            )
    return rows


def _in_source(error: dict[str, Any]) -> bool:
    return error.get("side") == "source"


def located(text: str, entry: dict[str, Any]) -> Span:
    """Where a marked phrase stands; raises ValueError where it does not."""
    start = -1
    for _ in range(entry.get("occurrence", 0) + 1):
        start = text.find(entry["text"], start + 1)
        if start < 0:
            raise ValueError(f"“{entry['text']}” does not stand in “{text}”")
    return Span(start, start + len(entry["text"]))


def clean(
    texts: dict[str, Path], sources: dict[str, Path], documents: Path | None, split: str
) -> list[Row]:
    """Lines by people, by language code; with `sources`, as translations of each of those.

    `documents` names the document of each line. Raises ValueError where files differ in length.
    """
    ids = _lines(documents) if documents else []
    order = {name: place for place, name in enumerate(dict.fromkeys(ids))}
    parity = {"clean-tune": 0, "clean-sealed": 1}.get(split)
    read = {file: _lines(file) for file in (*texts.values(), *sources.values())}
    if len({len(lines) for lines in (*read.values(), *([ids] if ids else []))}) > 1:
        raise ValueError("the texts, sources and documents differ in their number of lines")
    rows = []
    for target, text in texts.items():
        for source in sources or ("",):
            if source == target:
                continue
            for number, line in enumerate(read[text]):
                name = ids[number] if ids else target
                if parity is not None and order[name] % 2 != parity:
                    continue
                rows.append(
                    Row(
                        id=f"{source or 'und'}-{target}:{number + 1}",
                        group="clean",
                        document=f"{source or 'und'}-{target}/{name}",
                        source_language=source,
                        target_language=target,
                        source=read[sources[source]][number] if source else "",
                        target=line,
                    )
                )
    return rows


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").removesuffix("\n").split("\n")
