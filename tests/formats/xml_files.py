"""What the tests of formats on XML do alike."""

from __future__ import annotations

import random
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.splice import written
from tests.formats.promises import change_of, check_file
from tests.formats.texts import file_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewtool.formats.file_text import FileText
    from reviewtool.formats.unit import Format, Unit

SECONDS = 20
"""More than any file of the tests may take on a busy machine."""
_SIGNS = (b"<", b">", b"/>", b"&", b'"', b"]]>", b"<!--", b"<![CDATA[", b"\\", b"\0", b"\xff")


def corpus(name: str) -> list[Path]:
    """The committed files of a format."""
    folder = Path(__file__).parent / "corpus" / name
    return sorted(path for path in folder.iterdir() if path.name != "ORIGINS.tsv")


def escaped(text: str) -> str:
    """The text as XML writes it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def writable(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(
        sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff")
    )


def read(form: Format, text: str) -> Sequence[Unit]:
    """The units of a file that says this."""
    return form.read(file_of(text, name="a.xml"))


def edited(form: Format, text: str, new: str, place: int = 0) -> str:
    """The text of the file after its unit at `place` was given a new target."""
    file = file_of(text, name="a.xml")
    return written(form, file, [change_of(form.read(file)[place], new)]).decode()


def refused(form: Format, text: str) -> tuple[str, int | None]:
    """Why and on which line a file that says this is refused; nothing where it is not."""
    return _refusal(form, file_of(text, name="a.xml"))


def _refusal(form: Format, file: FileText) -> tuple[str, int | None]:
    try:
        form.read(file)
    except ReviewError as error:
        return error.what, error.line or 0
    return "", None


def check_change(form: Format, text: str, encoding: tuple[str, bytes], new: str) -> bytes:
    """The file with its last unit changed: nothing else has, and it reads back."""
    file = file_of(text, encoding, "a.xml")
    units = form.read(file)
    assert written(form, file, [change_of(unit, unit.target) for unit in units]) == file.data
    last = units[-1]
    data = written(form, file, [change_of(last, new)])
    assert data.startswith(file.bom + file.text[: last.start].encode(file.encoding))
    assert data.endswith(file.text[last.end :].encode(file.encoding))
    again = form.read(decode(data, file.path))
    assert [unit.target for unit in again] == [
        *[unit.target for unit in units[:-1]],
        unified(new),
    ]
    assert [unit.id for unit in again] == [unit.id for unit in units]
    return data


def check_real(form: Format, path: Path) -> None:
    """The promises hold for a file, and each of its units, also an empty one, can be written."""
    file = read_file(path)
    assert check_file(form, file)[1] == []
    for unit in form.read(file):
        data = written(form, file, [change_of(unit, f"{unit.target} & < 'x'  漢 ")])
        assert len(form.read(decode(data, path))) == len(form.read(file))


def check_damages(form: Format, paths: Sequence[Path], count: int = 500) -> None:
    """Damaged files are read, or refused with a line, in no time."""
    chance = random.Random(5)
    files = [path.read_bytes() for path in paths]
    outcomes = set()
    for _ in range(count):
        data = _damaged(chance.choice(files), chance)
        begun = process_time()
        try:
            file = decode(data, Path("a.xml"))
        except ReviewError:
            continue
        what, line = _refusal(form, file)
        outcomes.add(not what)
        assert line is None or 1 <= line <= unified(file.text).count("\n") + 1
        assert process_time() - begun < SECONDS
    assert outcomes == {True, False}


def _damaged(data: bytes, chance: random.Random) -> bytes:
    one, other = sorted(chance.choices(range(len(data)), k=2))
    words = data.replace(b"<", b" ").replace(b">", b" ").split()
    return chance.choice(
        [
            data[:one],
            data[:one] + data[other:],
            data[:one] + data[one:other] * 2 + data[other:],
            data[:one] + bytes([data[one] ^ 1 << chance.randrange(8)]) + data[one + 1 :],
            data[:one] + chance.choice(_SIGNS) + data[one:],
            data.replace(chance.choice(words), chance.choice(words)),
        ]
    )


def check_long_texts(form: Format, before: str, after: str) -> None:
    """Long runs of signs between these two take no time; they are read or refused."""
    for sign in ("<", '"', "&", "\\", "]", " ", "\n", "<!--", "<x/>", "<x>", "\\u", "'", "&#32;"):
        many = sign * (1_000_000 // len(sign))
        begun = process_time()
        refused(form, before + many + after)
        assert process_time() - begun < SECONDS
