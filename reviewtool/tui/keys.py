"""The one table of commands: every key, palette entry, footer word and line of help comes from it.

An id that stands here can be given other keys in `review.yaml` under `keys:`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the reviewer can do.

    `keys` are the default keys, `action` the method of the review screen, `word` what the footer
    says, `sentence` what help and palette say. A numbered command has the keys 1 to 9, each a
    binding with an id of its own (`review.take-3`) that hands its number to the action.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    word: str
    sentence: str
    group: str
    footer: bool = False
    numbered: bool = False

    @property
    def bindings(self) -> list[tuple[str, tuple[str, ...], str]]:
        """Binding id, default keys and action; several where the command is numbered."""
        if not self.numbered:
            return [(self.id, self.keys, self.action)]
        return [
            (f"{self.id}-{number}", (key,), f"{self.action}({number})")
            for number, key in enumerate(self.keys, 1)
        ]


_JUDGE, _CHANGE, _MOVE, _SHOW, _PROGRAM = "Judge", "Change", "Move", "Show", "Program"

COMMANDS: tuple[Command, ...] = (
    Command(
        "review.accept",
        ("enter",),
        "accept",
        "accept",
        "Accept the segment as it stands and go on to the next one to do",
        _JUDGE,
        footer=True,
    ),
    Command(
        "review.edit",
        ("e",),
        "edit",
        "edit",
        "Edit the translation in place: Enter keeps it, Escape leaves it",
        _CHANGE,
        footer=True,
    ),
    Command(
        "review.replace",
        ("r",),
        "replace_words",
        "replace",
        "Replace words: choose them by their hint letters, then type",
        _CHANGE,
    ),
    Command(
        "review.take",
        tuple("123456789"),
        "take",
        "take",
        "Take this suggestion of the current flag",
        _JUDGE,
        footer=True,
        numbered=True,
    ),
    Command(
        "review.dismiss",
        ("x",),
        "dismiss_flag",
        "dismiss",
        "Dismiss the current flag, with a reason, once or more widely",
        _JUDGE,
        footer=True,
    ),
    Command(
        "move.next-flag",
        ("n",),
        "next_flag(1)",
        "next flag",
        "Go to the next open flag, here or in a later segment",
        _MOVE,
        footer=True,
    ),
    Command(
        "review.undo",
        ("u",),
        "undo",
        "undo",
        "Undo the last act, also of an earlier session",
        _CHANGE,
        footer=True,
    ),
    Command("review.redo", ("ctrl+r",), "redo", "redo", "Do the last undone act again", _CHANGE),
    Command(
        "review.editor",
        ("E",),
        "edit_outside",
        "$EDITOR",
        "Edit the translation in $VISUAL or $EDITOR",
        _CHANGE,
    ),
    Command(
        "review.delete",
        ("D",),
        "delete",
        "delete",
        "Delete the segment from the file, after a preview",
        _CHANGE,
    ),
    Command(
        "review.rule",
        ("R",),
        "rule",
        "rule",
        "Make a rule of the correction, and try it on the whole project",
        _CHANGE,
    ),
    Command(
        "review.term",
        ("L",),
        "term",
        "term",
        "Put words of the segment into the glossary, in both languages",
        _CHANGE,
    ),
    Command(
        "review.alike",
        ("a",),
        "alike",
        "all alike",
        "Correct all that is like this correction, one by one",
        _CHANGE,
    ),
    Command(
        "review.join",
        ("]",),
        "join",
        "join",
        "Join the segment with the next one; the file stays as it is",
        _CHANGE,
    ),
    Command(
        "review.split",
        ("|",),
        "split",
        "split",
        "Split the segment in two; the file stays as it is",
        _CHANGE,
    ),
    Command(
        "review.pair",
        ("P",),
        "pair",
        "pair",
        "Choose which source the translation belongs to, after a preview",
        _CHANGE,
    ),
    Command("review.query", ("Q",), "query", "query", "Mark as a question, or no longer", _JUDGE),
    Command("review.skip", ("S",), "skip", "skip", "Skip the segment, or no longer", _JUDGE),
    Command(
        "review.mark",
        ("m",),
        "mark('target')",
        "mark",
        "Mark an error in the translation: words, category, severity",
        _JUDGE,
    ),
    Command(
        "review.mark-source",
        ("M",),
        "mark('source')",
        "mark source",
        "Mark an error in the source, for what was left out",
        _JUDGE,
    ),
    Command("review.comment", ("c",), "comment", "comment", "Write a comment", _JUDGE),
    Command("show.filter", ("f",), "filter", "filter", "Choose what is listed", _SHOW, footer=True),
    Command(
        "move.find",
        ("/",),
        "find",
        "find",
        "Find a text in source or translation; empty: find it again",
        _MOVE,
        footer=True,
    ),
    Command(
        "move.concordance",
        ("F",),
        "concordance",
        "find all",
        "List every place of a phrase in the whole project; r there replaces it",
        _MOVE,
    ),
    Command("move.down", ("j", "down"), "move(1)", "down", "Go to the next segment", _MOVE),
    Command("move.up", ("k", "up"), "move(-1)", "up", "Go to the segment before", _MOVE),
    Command("move.page-down", ("pagedown",), "page(1)", "page down", "Go a page down", _MOVE),
    Command("move.page-up", ("pageup",), "page(-1)", "page up", "Go a page up", _MOVE),
    Command("move.home", ("g", "home"), "home", "first", "Go to the first segment", _MOVE),
    Command("move.end", ("G", "end"), "end", "last", "Go to the last segment", _MOVE),
    Command(
        "move.previous-flag",
        ("N",),
        "next_flag(-1)",
        "previous flag",
        "Go to the open flag before, here or in an earlier segment",
        _MOVE,
    ),
    Command(
        "move.flag-here",
        ("tab",),
        "flag_here",
        "flag here",
        "Go to the next flag of this segment, decided or not",
        _MOVE,
    ),
    Command(
        "move.order",
        ("O",),
        "order",
        "order",
        "Let the next one be what may do most harm, or what comes next in the document",
        _MOVE,
    ),
    Command(
        "move.next-undecided",
        ("t",),
        "next_undecided(1)",
        "undecided",
        "Go to the next undecided segment",
        _MOVE,
    ),
    Command(
        "move.previous-undecided",
        ("ctrl+t",),
        "next_undecided(-1)",
        "undecided before",
        "Go to the undecided segment before",
        _MOVE,
    ),
    Command(
        "move.doubtful",
        ("p",),
        "next_doubtful",
        "doubtful",
        "Go to the next doubtful pairing that is not decided",
        _MOVE,
    ),
    Command(
        "move.same-check",
        (".",),
        "same_check(1)",
        "same check",
        "Go to the next open flag of the same check",
        _MOVE,
    ),
    Command(
        "move.same-check-before",
        ("comma",),
        "same_check(-1)",
        "same check before",
        "Go to the open flag of the same check before",
        _MOVE,
    ),
    Command(
        "review.sample",
        ("Y",),
        "sample",
        "sample",
        "Read a sample of what has no flags, to learn how many errors are left",
        _JUDGE,
    ),
    Command(
        "show.layout",
        ("s",),
        "layout",
        "layout",
        "Show source and translation side by side or stacked",
        _SHOW,
        footer=True,
    ),
    Command(
        "show.difference",
        ("d",),
        "difference",
        "diff",
        "Show a correction as differences, or before and after",
        _SHOW,
        footer=True,
    ),
    Command(
        "show.wordings",
        ("w",),
        "wordings",
        "wordings",
        "Show how other systems word the segment, and take one whole",
        _SHOW,
    ),
    Command(
        "show.ledger",
        ("l",),
        "ledger",
        "ledger",
        "List terms, names and repeated phrases, and how each is written",
        _SHOW,
    ),
    Command(
        "show.history",
        ("h",),
        "history",
        "history",
        "Show what all reviewers did to the segment",
        _SHOW,
    ),
    Command(
        "show.hidden",
        ("v",),
        "hidden",
        "hidden hints",
        "Show the hints that wait beyond the budget, or hide them",
        _SHOW,
    ),
    Command(
        "show.scroll-down",
        ("J", "shift+down"),
        "scroll_detail(1)",
        "scroll down",
        "Scroll the flags down",
        _SHOW,
    ),
    Command(
        "show.scroll-up",
        ("K", "shift+up"),
        "scroll_detail(-1)",
        "scroll up",
        "Scroll the flags up",
        _SHOW,
    ),
    Command(
        "program.documents",
        ("o",),
        "documents",
        "documents",
        "List the documents of the project with how far each is",
        _PROGRAM,
    ),
    Command(
        "program.theme",
        ("T",),
        "theme",
        "theme",
        "Change the colours: dark, light, high contrast, the terminal's own",
        _PROGRAM,
    ),
    Command(
        "program.palette",
        (":", "ctrl+p"),
        "palette",
        "palette",
        "Find any command by name, or a segment by number",
        _PROGRAM,
    ),
    Command("program.help", ("?", "f1"), "help", "help", "Show all keys", _PROGRAM, footer=True),
    Command(
        "program.suspend",
        ("ctrl+z",),
        "suspend",
        "to the shell",
        "Go to the shell; `fg` comes back",
        _PROGRAM,
    ),
    Command("program.quit", ("q",), "leave", "quit", "Save and quit", _PROGRAM, footer=True),
)
"""Every command; the footer shows its share in this order, as far as there is room."""

_EDIT = "While editing"

EDITOR_COMMANDS: tuple[Command, ...] = (
    Command(
        "edit.finish",
        ("enter",),
        "finish(True)",
        "keeps it",
        "Keep the text and go on, to the next flag here or the next segment to do",
        _EDIT,
    ),
    Command("edit.leave", ("escape",), "cancel", "leaves it", "Leave the text as it was", _EDIT),
    Command(
        "edit.errors",
        ("tab",),
        "screen.choose_error",
        "errors",
        "Change what error the edit is said to mend: category, severity, or none",
        _EDIT,
    ),
    Command(
        "edit.word",
        ("ctrl+f",),
        "screen.pick_word",
        "word",
        "Put in a word of the source, or of another translation, by its hint letters",
        _EDIT,
    ),
    Command(
        "edit.character",
        ("ctrl+g",),
        "screen.find_character",
        "sign",
        "Put in a special character by its name",
        _EDIT,
    ),
    Command(
        "edit.case",
        ("ctrl+l", "alt+c"),
        "change_case",
        "case",
        "Change the case of the word or of what is selected: lower, Title, CAPITALS",
        _EDIT,
    ),
    Command(
        "edit.swap",
        ("ctrl+t", "alt+t"),
        "swap_words",
        "swap",
        "Exchange the word with the one before it",
        _EDIT,
    ),
    Command(
        "edit.tag",
        ("ctrl+n",),
        "screen.put_in_tag",
        "missing tag",
        "Put in the next tag or placeholder that is missing",
        _EDIT,
    ),
    Command(
        "edit.open-tags",
        ("f8",),
        "open_tokens",
        "open tags",
        "Let the cursor into tags and placeholders, or no longer",
        _EDIT,
    ),
    Command(
        "edit.outside",
        ("ctrl+o",),
        "screen.go_on_outside",
        "$EDITOR",
        "Go on editing in $VISUAL or $EDITOR",
        _EDIT,
    ),
    Command(
        "edit.break-line", ("ctrl+j", "shift+enter"), "break_line", "line", "Break the line", _EDIT
    ),
    Command(
        "edit.keep", ("ctrl+s",), "finish(False)", "stay", "Keep the text and stay here", _EDIT
    ),
    Command("edit.undo", ("ctrl+z",), "undo", "undo", "Take back the last change", _EDIT),
    Command("edit.redo", ("ctrl+y",), "redo", "redo", "Make it again", _EDIT),
    Command("edit.word-left", ("ctrl+left",), "cursor_word_left", "", "Go a word back", _EDIT),
    Command("edit.word-right", ("ctrl+right",), "cursor_word_right", "", "Go a word on", _EDIT),
    Command(
        "edit.delete-word-left",
        ("ctrl+w",),
        "delete_word_left",
        "",
        "Delete the word before the cursor",
        _EDIT,
    ),
    Command(
        "edit.delete-word-right",
        ("alt+d",),
        "delete_word_right",
        "",
        "Delete the word behind the cursor",
        _EDIT,
    ),
)
"""What the keys do while a segment is edited; all others type, or are Textual's own."""

ALL_COMMANDS = (*COMMANDS, *EDITOR_COMMANDS)
"""Both tables. The same key may stand in each of them once."""

LAST_IN_FOOTER = ("program.help", "program.quit")
"""What the footer shows however narrow it is."""

_NAMES = {
    "down": "↓",
    "up": "↑",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "enter": "Enter",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "left": "←",
    "right": "→",
    "backspace": "Backspace",
    "delete": "Delete",
    "shift+down": "Shift+↓",
    "shift+up": "Shift+↑",
    "shift+enter": "Shift+Enter",
    "escape": "Escape",
    "space": "Space",
    "question_mark": "?",
    "slash": "/",
    "comma": ",",
}


def bindings(
    ids: Iterable[str] | None = None, commands: Iterable[Command] = COMMANDS
) -> list[Binding]:
    """The Textual bindings of these commands, or of all of a table."""
    from textual.binding import Binding

    wanted = None if ids is None else set(ids)
    return [
        Binding(",".join(keys), action, command.sentence, id=binding_id, show=False)
        for command in commands
        if wanted is None or command.id in wanted
        for binding_id, keys, action in command.bindings
    ]


def keys_of(command: Command, overrides: Mapping[str, str]) -> str:
    """The keys of a command as people write them: `j ↓`, `1-9`."""
    keys = [
        key
        for binding_id, default, _ in command.bindings
        for key in split_keys(overrides.get(binding_id, ",".join(default)))
    ]
    if command.numbered and tuple(keys) == command.keys:
        return f"{keys[0]}-{keys[-1]}"
    return " ".join(map(written, keys))


def written(key: str) -> str:
    """A key as people write it: `Ctrl+S`, `PgDn`, `F5`."""
    modifier, plus, last = key.partition("+")
    if plus and modifier in ("ctrl", "alt", "super"):
        return f"{modifier.title()}+{last.upper() if len(last) == 1 else written(last)}"
    function_key = key[:1] == "f" and key[1:].isdigit()
    return key.upper() if function_key else _NAMES.get(key, key)


def first_key(command_id: str, overrides: Mapping[str, str]) -> str:
    """The first key of a command, to be named in a sentence."""
    command = next(command for command in ALL_COMMANDS if command.id == command_id)
    return keys_of(command, overrides).partition(" ")[0]


def split_keys(written: str) -> list[str]:
    """The keys of a setting: `j, down` is two."""
    return [key.strip() for key in written.split(",") if key.strip()]
