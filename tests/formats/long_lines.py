"""Whether reading a long line takes time in proportion to its length."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.formats.texts import file_of

if TYPE_CHECKING:
    from reviewtool.formats.unit import Format


def check_long_line(form: Format, name: str, sign: str, length: int) -> None:
    """A line of ten times the signs must take far less than a hundred times the time.

    The quickest of three readings counts; each is of another text, so that none is remembered.
    """
    took = []
    for signs in (length // len(sign), 10 * length // len(sign)):
        texts = [first + sign * signs + "\n>" for first in "xyz"]
        took.append(min(_seconds(form, name, text) for text in texts))
    assert took[1] < 40 * max(took[0], 0.005)


def _seconds(form: Format, name: str, text: str) -> float:
    file = file_of(text, name=name)
    begun = time.process_time()
    form.read(file)
    return time.process_time() - begun
