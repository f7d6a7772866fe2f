"""Write docs/review.svg: the review screen over the sample, drawn by the program itself.

python docs/screenshot.py
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.tui.app import ReviewApp

REPOSITORY = Path(__file__).parent.parent
TARGET = Path(__file__).with_name("review.svg")
DOCUMENT = "en/night-report.txt"
CLOCK = datetime(2026, 11, 22, 22, 15)


async def draw(root: Path) -> str:
    """The screen after a suggestion was taken, on a segment with a flag."""
    project = find_project([root])
    place = next(place for place in project.places if place.name == DOCUMENT)
    desks: list[Desk] = []

    def opens(_: int) -> Desk:
        desks.append(open_desk(project, place, "anna"))
        desks[-1].notices.clear()
        return desks[-1]

    app = ReviewApp(opens, [place], 0, {}, clock=lambda: CLOCK)
    async with app.run_test(size=(130, 40)) as pilot:
        while app.review is None or app.review.checking:
            await pilot.pause()
        for key in ("n", "1", "n"):
            await pilot.press(key)
        desks[-1].close()
        await pilot.pause()
        return app.export_screenshot(title="reviewtool")


def main() -> None:
    """Draw on a copy of the sample."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "sample"
        root.mkdir()
        for name in ("source", "translations"):
            shutil.copytree(REPOSITORY / name, root / name)
        shutil.copy(REPOSITORY / "review.yaml", root)
        os.chdir(root)
        picture = asyncio.run(draw(root))
    # A picture in the documentation fetches nothing: the viewer's own monospace font serves.
    TARGET.write_text(re.sub(r"@font-face \{.*?\}\s*", "", picture, flags=re.S), encoding="utf-8")


if __name__ == "__main__":
    main()
