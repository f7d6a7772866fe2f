"""Write the pictures of the documentation: the real screen over the sample, drawn by the program.

    python docs/screenshot.py

A test draws each of them anew and fails while it says something else than the one that is kept.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shlex
import shutil
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from xml.etree import ElementTree

from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.home import KeptHome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

REPOSITORY = Path(__file__).parent.parent
FOLDER = Path(__file__).parent
REVIEWER = "anna"
CELL = 12.2
"""Units of a picture that a column of the screen is wide."""
MOMENT = datetime(2026, 11, 22, 22, 15, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Picture:
    """What is pressed in a fresh copy of the sample, and texts that must be on the screen then.

    `keys` are split at blanks as a shell does it; what begins with = is typed as it stands.
    `settings` are added to `review.yaml`.
    """

    name: str
    keys: str
    shows: tuple[str, ...]
    size: tuple[int, int] = (100, 30)
    document: str = "en/night-report.txt"
    first_session: bool = False
    settings: str = ""


PICTURES = (
    Picture("review", "n n 1 n", ("“file”", "1/40 done", "saved ✓ 22:15"), size=(130, 40)),
    Picture(
        "pictures/opened", "", ("First keys: n next flag", "22 open flags"), first_session=True
    ),
    Picture("pictures/flag", "n n", ("“log into”  ←  “liggen”", " 1  “lie in”")),
    Picture("pictures/taken", "n n 1", ("log into→lie in", "✓ confirmed", "saved ✓ 22:15")),
    Picture(
        "pictures/dismissing",
        "/ ='Helm und Schloss' enter x",
        ("Dismiss “Schloss”", "right 24 of 116"),
        document="de/weekend-guide.txt",
    ),
    Picture(
        "pictures/editing",
        "/ ='thirty years' enter e ='I have worked'",
        ("“I have worked on this river", "“work”→“have worked” minor grammar"),
        settings="classify: ask",
    ),
    Picture(
        "pictures/marking",
        "/ =gemaal enter m g",
        ("Mark an error in the translation", "letters: the last word"),
    ),
    Picture(
        "pictures/alike",
        "/ ='such denials are' enter 1 a",
        ("1 of 1  Correct “denials” → “refusals”", "ontkenningen"),
    ),
    Picture(
        "pictures/found", "F =harbour enter", ("“harbour”: 5 hits", "r replace"), size=(100, 22)
    ),
    Picture("pictures/harm", "O n", ("[by harm]",)),
    Picture(
        "pictures/sample",
        "Y y enter enter enter enter enter m g enter u j enter enter enter enter enter Y",
        ("[sample]", "so far, with 10 of 20 sampled segments decided: about 1 error"),
    ),
    Picture("pictures/wordings", "n n w", ("Other wordings of segment 5", "en.systemB")),
    Picture(
        "pictures/documents",
        "n n 1 enter enter enter o",
        ("3/40", "anna: 3 done, 1 corrected, last on 2026-11-22 22:15"),
        size=(100, 14),
    ),
    Picture("pictures/stacked", "n n s", ("→  The villages",), size=(80, 24)),
)


class StillApp(ReviewApp):
    """The program in one moment: what it says stays."""

    CSS_PATH = str(REPOSITORY / "reviewtool/tui/app.tcss")

    def notify(self, message: str, **options: Any) -> None:
        """Say something for as long as a picture is being made."""
        super().notify(message, **{**options, "timeout": 3600})


class StillTime(datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> StillTime:
        """The moment of all pictures."""
        moment = MOMENT.astimezone(tz)
        return cls.combine(moment.date(), moment.timetz())


def drawn(picture: Picture) -> str:
    """A picture as SVG. Raises ValueError where it does not show what it must."""
    with _sample(picture.settings) as root, patch("reviewtool.review.act.datetime", StillTime):
        svg = asyncio.run(_screen(root, picture))
    # A picture in the documentation fetches nothing: the viewer's own monospace font serves.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S)
    svg = re.sub(r"terminal-\d+", Path(picture.name).name, svg)
    missing = [text for text in picture.shows if text not in text_of(svg)]
    if missing:
        raise ValueError(f"{picture.name} does not show {missing}:\n{text_of(svg)}")
    return svg


def text_of(svg: str) -> str:
    """What a picture says, line by line."""
    pieces: dict[float, list[tuple[int, str]]] = defaultdict(list)
    drawing = ElementTree.fromstring(svg)  # noqa: S314 – it was drawn by this program
    for piece in drawing.iter("{http://www.w3.org/2000/svg}text"):
        if "clip-path" in piece.attrib and piece.text:
            column = round(float(piece.attrib["x"]) / CELL)
            pieces[float(piece.attrib["y"])].append((column, piece.text.replace("\xa0", " ")))
    lines = []
    for _, line in sorted(pieces.items()):
        text = ""
        for column, words in sorted(line):
            text = text.ljust(column) + words
        lines.append(text.rstrip())
    return "\n".join(lines)


@contextlib.contextmanager
def _sample(settings: str) -> Iterator[Path]:
    """The current folder: a copy of the sample with some settings, in a plain environment."""
    before, environment = Path.cwd(), dict(os.environ)
    for name in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES"):
        os.environ.pop(name, None)
    os.environ["TZ"] = "UTC"
    time.tzset()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "sample"
        root.mkdir()
        for name in ("source", "translations"):
            shutil.copytree(REPOSITORY / name, root / name)
        kept = (REPOSITORY / "review.yaml").read_text(encoding="utf-8")
        (root / "review.yaml").write_text(f"{kept}{settings}\n", encoding="utf-8")
        os.chdir(root)
        try:
            yield root
        finally:
            os.chdir(before)
            os.environ.clear()
            os.environ.update(environment)
            time.tzset()


async def _screen(root: Path, picture: Picture) -> str:
    """The screen once all keys are pressed, when nothing goes on any more."""
    project = find_project([root])
    places = project.places
    start = next(index for index, place in enumerate(places) if place.name == picture.document)
    desks: list[Desk] = []

    def opens(index: int) -> Desk:
        desks.append(open_desk(project, places[index], REVIEWER))
        return desks[-1]

    home = KeptHome(places[start], REVIEWER)
    home.keep(welcomed=not picture.first_session)
    clock = StillTime.now
    app = StillApp(opens, places, start, project.settings.keys, clock=clock, home=home)
    async with app.run_test(size=picture.size, notifications=True) as pilot:
        await _settled(pilot, desks)
        for key in shlex.split(picture.keys):
            app.post_message(_input(key))
            await _settled(pilot, desks)
        for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
            field.cursor_blink = False
        await _settled(pilot, desks)
        svg = app.export_screenshot(title="reviewtool", simplify=True)
    for desk in desks:
        desk.close()
    return svg


def _input(key: str) -> events.Event:
    if key.startswith("=") and len(key) > 1:
        return events.Paste(key[1:])
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    return events.Key(key, "\r" if key == "enter" else None)


async def _settled(pilot: Pilot[int], desks: list[Desk]) -> None:
    """Wait for all threads and for what is to be saved, and for what they lead to."""
    still = 0
    while still < 4:
        with contextlib.suppress(WorkerCancelled):  # some are, when a screen is left
            await pilot.app.workers.wait_for_complete()
        await pilot.pause(0)
        still = 0 if any(desk.pending for desk in desks) else still + 1


def main() -> None:
    """Draw all pictures."""
    for picture in PICTURES:
        target = FOLDER / f"{picture.name}.svg"
        target.parent.mkdir(exist_ok=True)
        target.write_text(drawn(picture), encoding="utf-8")


if __name__ == "__main__":
    main()
