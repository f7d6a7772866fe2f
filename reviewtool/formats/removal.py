"""What goes with a paragraph or a sentence that is deleted from plain text."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n|\r|\n")
_NOT_SPACE = re.compile(r"\S")
_LAST_LINE_END = re.compile(r"(?:\r\n|\r|\n)\Z")


def removal_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span to delete so that nothing but the given span is missed.

    Whole lines go with their line end, and with the blank lines after them where there are blank
    lines (or nothing) before. A sentence goes with the white space that joins it to its neighbour.
    A last line end stays, and a missing one stays missing.
    """
    left, right = with_blanks(text, start, end)
    opens, closes = at_line_ends(text, left, right)
    if opens and closes:
        return _apart(text, *_lines_span(text, left, right))
    if opens:
        return start, right
    return left, end


def with_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the white space around it on its lines."""
    return _skip_blanks_back(text, start), _skip_blanks(text, end)


def at_line_ends(text: str, left: int, right: int) -> tuple[bool, bool]:
    """Whether a line begins at `left`, and whether one ends at `right`."""
    opens = left == 0 or text[left - 1] in "\r\n"
    return opens, right == len(text) or text[right] in "\r\n"


def _lines_span(text: str, left: int, right: int) -> tuple[int, int]:
    """Whole lines from `left` to `right`, with what parts them from their neighbours."""
    own_end = _LINE_END.match(text, right)
    end = own_end.end() if own_end else right
    follows = _skip_white_space(text, right)
    precedes = _skip_white_space_back(text, left)
    if follows < len(text):
        blank_before = not precedes or len(_LINE_END.findall(text, precedes, left)) > 1
        return left, _line_start(text, follows) if blank_before else end
    previous_end = _LINE_END.search(text, precedes, left) if precedes else None
    if previous_end is None:
        return left, end
    return (previous_end.end() if own_end else previous_end.start()), end


def _apart(text: str, start: int, end: int) -> tuple[int, int]:
    """The span changed where a CR before and a LF after it would become one CRLF.

    It moves back by a line end, or takes the blank line after it where that does not help.
    """
    if not _melts(text, start, end):
        return start, end
    last = _LAST_LINE_END.search(text, start, end)
    if last and not _melts(text, start - 1, last.start()):
        return start - 1, last.start()
    while text[end : end + 1] == "\n":
        end += 1
    return start, end


def _melts(text: str, start: int, end: int) -> bool:
    return text[max(start - 1, 0) : start] == "\r" and text[end : end + 1] == "\n"


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _skip_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace() and text[place] not in "\r\n":
        place += 1
    return place


def _skip_blanks_back(text: str, place: int) -> int:
    while place > 0 and text[place - 1].isspace() and text[place - 1] not in "\r\n":
        place -= 1
    return place


def _skip_white_space(text: str, place: int) -> int:
    found = _NOT_SPACE.search(text, place)
    return found.start() if found else len(text)


def _skip_white_space_back(text: str, place: int) -> int:
    while place > 0 and text[place - 1].isspace():
        place -= 1
    return place
