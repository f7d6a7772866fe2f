"""Files of many units in each format, as a benchmark opens them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LIST = (
    "harbour ferry lock mill market dike station council winter morning river bridge engine "
    "letter garden winner tunnel people number school"
)
_WORDS = _LIST.split()


def pairs(count: int) -> Iterator[tuple[str, str]]:
    """Distinct Dutch-like and English texts of some 90 characters, one in ten with an accent."""
    for number in range(count):
        words = [_WORDS[(number * 7 + step * 3) % len(_WORDS)] for step in range(9)]
        text = " ".join(words)
        accent = " café" if number % 10 == 0 else ""
        yield (
            f"De {text} nummer {number} & verder{accent}.",
            f"The {text} number {number} & on{accent}.",
        )


def _write(folder: Path, name: str, pieces: Iterator[str]) -> list[Path]:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)
    return [path]


def po(folder: Path, count: int) -> list[Path]:
    """A PO file with a header and references."""

    def pieces() -> Iterator[str]:
        yield 'msgid ""\nmsgstr ""\n"Language: en\\n"\n'
        yield '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        for number, (source, target) in enumerate(pairs(count)):
            yield f'#: file.c:{number}\nmsgid "{source}"\nmsgstr "{target}"\n\n'

    return _write(folder, "big.po", pieces())


def xliff(folder: Path, count: int) -> list[Path]:
    """XLIFF 1.2 with a note in one unit of ten and inline tags in another."""

    def pieces() -> Iterator[str]:
        yield (
            '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" '
            'xmlns="urn:oasis:names:tc:xliff:document:1.2">\n<file original="a.txt" '
            'source-language="nl" target-language="en" datatype="plaintext">\n<body>\n'
        )
        for number, (source, target) in enumerate(pairs(count)):
            one, other = escape(source), escape(target)
            if number % 10 == 1:
                one, other = f'<g id="1">{one}</g>', f'<g id="1">{other}</g>'
            note = "<note>seen</note>\n" if number % 10 == 2 else ""
            yield (
                f'<trans-unit id="{number}">\n<source>{one}</source>\n'
                f"<target>{other}</target>\n{note}</trans-unit>\n"
            )
        yield "</body>\n</file>\n</xliff>\n"

    return _write(folder, "big.xlf", pieces())


def tmx(folder: Path, count: int) -> list[Path]:
    """TMX 1.4 with two languages."""

    def pieces() -> Iterator[str]:
        yield (
            '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="a" '
            'creationtoolversion="1" segtype="sentence" o-tmf="a" adminlang="en" srclang="nl" '
            'datatype="plaintext"/>\n<body>\n'
        )
        for number, (source, target) in enumerate(pairs(count)):
            yield (
                f'<tu tuid="{number}">\n<tuv xml:lang="nl"><seg>{escape(source)}</seg></tuv>\n'
                f'<tuv xml:lang="en"><seg>{escape(target)}</seg></tuv>\n</tu>\n'
            )
        yield "</body>\n</tmx>\n"

    return _write(folder, "big.tmx", pieces())


def json_keys(folder: Path, count: int) -> list[Path]:
    """Two nested JSON files with the same keys."""
    names = []
    for side, name in enumerate(("big.nl.json", "big.en.json")):
        tree: dict[str, dict[str, str]] = {}
        for number, texts in enumerate(pairs(count)):
            tree.setdefault(f"part{number // 100}", {})[f"key{number}"] = texts[side]
        path = folder / name
        path.write_text(json.dumps(tree, ensure_ascii=False, indent=2), encoding="utf-8")
        names.append(path)
    return names


def tsv(folder: Path, count: int) -> list[Path]:
    """TSV with ids."""

    def pieces() -> Iterator[str]:
        yield "id\tsource\ttarget\n"
        for number, (source, target) in enumerate(pairs(count)):
            yield f"{number}\t{source}\t{target}\n"

    return _write(folder, "big.tsv", pieces())


def srt(folder: Path, count: int) -> list[Path]:
    """Two SRT files with the same cues, most of two lines."""
    names = []
    for side, name in enumerate(("big.nl.srt", "big.en.srt")):

        def pieces(side: int = side) -> Iterator[str]:
            for number, texts in enumerate(pairs(count)):
                text = texts[side].replace(" number", "\nnumber").replace(" nummer", "\nnummer")
                hours, minutes, seconds = number // 3600, number // 60 % 60, number % 60
                clock = f"{hours:02}:{minutes:02}:{seconds:02}"
                yield f"{number + 1}\n{clock},000 --> {clock},900\n{text}\n\n"

        names += _write(folder, name, pieces())
    return names


MADE: dict[str, Callable[[Path, int], list[Path]]] = {
    "po": po,
    "xliff": xliff,
    "tmx": tmx,
    "json": json_keys,
    "tsv": tsv,
    "srt": srt,
}
"""By name, what makes a file of so many units (its source file first, where it has one)."""
