"""The pictures of the docs are what the program draws today."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.screenshot import FOLDER, PICTURES, Picture, drawn, text_of

LARGEST = 100_000


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: Path(picture.name).name)
def test_a_picture_says_what_the_screen_says(picture: Picture) -> None:
    kept = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
    assert text_of(drawn(picture)) == text_of(kept), "run: python docs/screenshot.py"
    assert len(kept) < LARGEST


def test_pictures_fetch_nothing() -> None:
    for file in FOLDER.rglob("*.svg"):
        drawing = file.read_text(encoding="utf-8")
        assert not re.search(r"url\((?!#)|href|@import|@font-face", drawing), file


def test_every_picture_is_drawn_and_shown() -> None:
    drawn_ones = {FOLDER / f"{picture.name}.svg" for picture in PICTURES}
    assert set(FOLDER.rglob("*.svg")) == drawn_ones
    pages = [FOLDER.parent / "README.md", *FOLDER.rglob("*.md")]
    shown = {
        (page.parent / target).resolve()
        for page in pages
        for target in re.findall(r"!\[[^]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    }
    assert shown == drawn_ones
