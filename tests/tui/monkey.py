"""Random keys, pastes, clicks and sizes for a whole project on the real screen, from a seed.

What is pressed depends on what stands on the screen, so that dialogs are entered and left; which
commands ran and which screens were seen is counted, so that a run cannot be hollow.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import os
import pkgutil
import random
import threading
from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.actions import parse
from textual.screen import ModalScreen, Screen
from textual.worker import WorkerCancelled

import reviewtool.tui.screens
from reviewtool.project import find_project
from reviewtool.records.desk import Desk, open_desk
from reviewtool.tui.app import ReviewApp
from reviewtool.tui.home import KeptHome
from reviewtool.tui.keys import ALL_COMMANDS, COMMANDS, EDITOR_COMMANDS
from reviewtool.tui.screens.review import ReviewScreen
from reviewtool.tui.widgets.editor import SegmentEditor
from tests.frames import frame
from tests.tui.made_desk import NOON, hit
from tests.tui.test_hostile import RAW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.dom import DOMNode
    from textual.pilot import Pilot

REVIEWER = "anna"
WORDS = ("log into", "lie in", "the", "12", "de", "שלום", "مرحبا", "東京", "हिन्दी", "yes", "(")
LETTERS = "abcdefghijklmnopqrstuvwxyz ABCDXYZ0123456789.,;:!?/|[]{}<>&%$#@\"'\\"
LETTERS += "éßşøשםمرحฟผदि文の한👍\u0301\u200d"
PASTES = (
    "pasted",
    "a\x1b]0;x\x07b\x9b",
    "lines\nand\r\nlines\r",
    "\u202eevil",
    "👩‍👩‍👧" * 5,
    "x" * 3000,
    "<b>&amp;{name}%d</b>",
)
PLAIN_KEYS = (
    *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end"),
    *("pageup", "pagedown", "backspace", "delete", "space", "ctrl+a", "ctrl+e", "ctrl+k"),
    *("ctrl+c", "ctrl+x", "ctrl+v", "ctrl+d", "ctrl+h", "f2", "f12", "ctrl+s", "ctrl+n", "ctrl+p"),
    *("shift+left", "shift+right", "ctrl+shift+left", "shift+end", "shift+home", "alt+x", "insert"),
)
EDITORS = ("true", "false", "sed -i -e s/e/é/", "sed -i -e $asשלום", "no-such-editor", "'")
TABLE_KEYS = tuple(key for command in COMMANDS for key in command.keys)
EDITOR_KEYS = tuple(key for command in EDITOR_COMMANDS for key in command.keys)
PLANS = (
    ("/", *"log into", "enter", "1", "a"),
    ("F", *"log into", "enter", "r", *"lie in", "enter"),
    ("e", "end", "ctrl+g", *"dash", "enter", "enter"),
    ("e", "ctrl+a", "backspace", "enter"),
    ("e", "end", "ctrl+f"),
    ("c", "z", "enter", "h"),
    ("]", "|"),
    ("x", "a"),
    ("D", "y", "u", "ctrl+r"),
    ("m", "enter", "enter", "enter", "enter"),
    ("u",) * 10,
    ("ctrl+r",) * 6,
)
PATIENCE = 50
"""Rounds of waiting after which a key that shows nothing is taken to be lost."""
BLANK = 300
"""As many keys with nothing on the screen are more than a document takes to open."""
DECIDING = ("enter", "e", "1", "2", "x", "n", "D", "R", "a", "]", "|", "P", "m", "M", "c", "u")


@dataclass
class Played:
    """What a run reached and what went wrong in it."""

    keys: int = 0
    starts: int = 0
    actions: Counter[str] = field(default_factory=Counter)
    screens: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)

    @property
    def missed(self) -> list[str]:
        """Commands that never ran and screens that were never seen."""
        commands = [command.id for command in ALL_COMMANDS if not self.actions[command.id]]
        return commands + [name for name in all_screens() if not self.screens[name]]


def all_screens() -> list[str]:
    """The names of all screens of the program, but for those that others are made of."""
    found: set[type[Screen[Any]]] = set()
    package = reviewtool.tui.screens
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for _, one in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(one, Screen) and one.__module__.startswith(package.__name__):
                found.add(one)
    return sorted(
        one.__name__
        for one in found
        if not any(other is not one and issubclass(other, one) for other in found)
    )


_IDS = {
    (command in COMMANDS or bool(namespace), name, arguments): command.id
    for command in ALL_COMMANDS
    for _, _, action in command.bindings
    for namespace, name, arguments in (parse(action),)
}
"""Commands by whether they are the screen's (else the editor's), and by their action."""


class WatchedApp(ReviewApp):
    """The program, telling which actions ran; other editors than vi may be handed the screen."""

    CSS_PATH = str(Path(reviewtool.tui.screens.__path__[0]).parent / "app.tcss")
    played: Played

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        screens = isinstance(namespace, ReviewScreen)
        name = _IDS.get((screens, action_name, tuple(params)))
        if name is not None and (screens or isinstance(namespace, SegmentEditor)):
            self.played.actions[name] += 1
        return await super()._dispatch_action(namespace, action_name, params)

    def suspend(self) -> Any:
        return contextlib.nullcontext()


class Monkey:
    """Plays a project; `play` may be called again and goes on where the project is.

    Args:
        root: folder of the project.
        seed: of all choices.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.played = Played()
        self._trouble = 0
        self._blank = 0
        self._typed: list[str] = []
        (root / "records").mkdir(exist_ok=True)
        self._end_trouble()

    def play(self, keys: int) -> Played:
        """Press so many keys, starting the program anew as often as it is quit."""
        goal = self.played.keys + keys
        with _watched(self.played.wrong):
            while self.played.keys < goal and not self.played.wrong:
                most = min(goal, self.played.keys + self.random.randrange(200, 2_000))
                self.played.starts += 1
                try:
                    asyncio.run(self._session(most))
                except Exception as error:  # whatever ended the program is what is looked for
                    self.played.wrong.append(f"{type(error).__name__}: {error}")
                    raise
                finally:
                    self._end_trouble()
        return self.played

    async def _session(self, most: int) -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda loop, context: self.played.wrong.append(str(context))
        )
        project = find_project([self.root])

        def opens(place: int) -> Desk:
            return open_desk(project, project.places[place], REVIEWER)

        start = self.random.choice([None, *range(len(project.places))])
        app = WatchedApp(
            opens,
            project.places,
            start,
            project.settings.keys,
            clock=lambda: NOON,
            home=KeptHome(project.places[0], REVIEWER),
            direction=self.random.choice(["terminal", "terminal", "visual"]),
        )
        app.played = self.played
        async with app.run_test(size=self._size(), notifications=True) as pilot:
            self.played.screens.update(type(screen).__name__ for screen in app.screen_stack)
            await _rest(pilot)
            while app.is_running and not app._exit and self.played.keys < most:
                await self._step(pilot)
            if not app._exit:
                await self._leave(pilot)

    async def _leave(self, pilot: Pilot[int]) -> None:
        """The program answers to the end: it shows help, and quits."""
        self._end_trouble()
        await pilot.resize_terminal(100, 30)
        await _rest(pilot)
        for _ in range(30):
            if type(pilot.app.screen) is ReviewScreen and pilot.app.screen.edit_pane is None:
                break
            await self._press(pilot, "escape")
            await _rest(pilot)
            if _review(pilot) is None:
                break
        if pilot.app._exit:  # a `q` from before has been done
            return
        if _review(pilot) is not None:
            await self._press(pilot, "?")
            for _ in range(PATIENCE):
                await _rest(pilot)
                if "Escape" in frame(pilot.app):
                    break
            else:
                self.played.wrong.append(f"? showed no help:\n{frame(pilot.app)}")
            await self._press(pilot, "escape")
        await self._press(pilot, "q")
        await _rest(pilot)

    async def _step(self, pilot: Pilot[int]) -> None:
        chance = self.random.random()
        if chance < 0.01:
            await self._resize(pilot)
        elif chance < 0.04:
            self._mouse(pilot)
        elif chance < 0.05:
            pilot.app.post_message(events.Paste(self.random.choice(PASTES)))
        elif chance < (0.053 if self.played.screens["Unsaved"] else 0.06):
            if _saved(pilot):
                self._begin_trouble()
        elif chance < 0.08:
            os.environ["EDITOR"] = self.random.choice(EDITORS)
            await _rest(pilot)
        await self._press(pilot, self._key(pilot))
        if self._trouble:
            self._trouble -= 1
            if not self._trouble:
                self._end_trouble()
        screen = pilot.app.screen
        self.played.screens[type(screen).__name__] += 1
        self._blank = self._blank + 1 if type(screen) is Screen else 0
        if self._blank == BLANK:
            self.played.wrong.append(f"nothing on the screen after {self.played.last}")
        if self.played.keys % 10 == 0 and not pilot.app._exit:
            await pilot.pause(0)
            raw = RAW.search(frame(pilot.app))
            if raw:
                self.played.wrong.append(f"{raw[0]!r} on the screen:\n{frame(pilot.app)}")

    async def _press(self, pilot: Pilot[int], key: str) -> None:
        self.played.keys += 1
        self.played.last = [*self.played.last[-60:], f"{type(pilot.app.screen).__name__}:{key}"]
        hit(pilot, key)
        painted = self.random.random() < 0.3  # else it is typed ahead of the picture
        for _ in range(self.random.choice((0, 4, 12, 12))):
            if not pilot.app.is_running or pilot.app._exit:
                return
            await asyncio.sleep(0)
        if painted and not pilot.app._exit:
            await pilot.pause(0)

    def _key(self, pilot: Pilot[int]) -> str:
        """What to press next: a word being typed, else what fits what is on the screen."""
        if self._typed:
            return self._typed.pop(0)
        screen, choose = pilot.app.screen, self.random.choice
        pools: tuple[Sequence[str], ...]
        review = screen if isinstance(screen, ReviewScreen) else None
        if review is not None and self.random.random() < 0.25:
            self._typed = [*self._plan(editing=review.edit_pane is not None)]
            return self._typed.pop(0)
        if review is not None and review.edit_pane is None:
            pools = (TABLE_KEYS, TABLE_KEYS, DECIDING, DECIDING, LETTERS, PLAIN_KEYS)
        elif review is not None:
            pools = (EDITOR_KEYS, LETTERS, PLAIN_KEYS, ("enter",), EDITOR_KEYS)
        elif isinstance(screen, ModalScreen):
            if self.random.random() < 0.1:
                return "escape"
            own = tuple(key for key in screen.active_bindings if key != "ctrl+q")
            pools = (own, own, LETTERS, ("enter", "enter", "escape", "tab"), PLAIN_KEYS)
            if self.random.random() < 0.08:
                self._typed = [*choose(WORDS), "enter"]
        else:
            pools = (("o", "q", "enter", "escape", "j"),)
        pool = choose([pool for pool in pools if pool])
        key = choose(pool)
        if key in ("q", "ctrl+q", "ctrl+c") and self.random.random() < 0.8:
            return "enter"
        return key

    def _plan(self, *, editing: bool) -> tuple[str, ...]:
        """Some keys in a row, or one of the command that ran least."""
        if not editing and self.random.random() < 0.3:
            return self.random.choice(PLANS)
        table = EDITOR_COMMANDS if editing else COMMANDS
        least = min(table, key=lambda command: (self.played.actions[command.id], command.id))
        return (self.random.choice(least.keys),)

    def _mouse(self, pilot: Pilot[int]) -> None:
        """A click, a second one, a drag or the wheel, as the terminal tells of them."""
        width, height = pilot.app.size
        x, y = self.random.randrange(max(1, width)), self.random.randrange(max(1, height))
        if self.random.random() < 0.3:
            kind = self.random.choice((events.MouseScrollDown, events.MouseScrollUp))
            pilot.app.post_message(_mouse(kind, x, y, 0))
            return
        to_x = self.random.choice((x, x, x, self.random.randrange(max(1, width))))
        button = self.random.choice((1, 1, 1, 2, 3))
        for _ in range(self.random.choice((1, 1, 2))):
            pilot.app.post_message(_mouse(events.MouseMove, x, y, 0))
            pilot.app.post_message(_mouse(events.MouseDown, x, y, button))
            if to_x != x:
                pilot.app.post_message(_mouse(events.MouseMove, to_x, y, button))
            pilot.app.post_message(_mouse(events.MouseUp, to_x, y, button))

    async def _resize(self, pilot: Pilot[int]) -> None:
        await pilot.resize_terminal(*self._size())

    def _size(self) -> tuple[int, int]:
        if self.random.random() < 0.7:
            return self.random.choice(((80, 24), (160, 50), (100, 30), (40, 10)))
        return self.random.randint(20, 200), self.random.randint(5, 60)

    def _begin_trouble(self) -> None:
        """For some keys nothing can be saved: a file stands where the records' folder was."""
        if self._trouble:
            return
        file = self.root / "in the way"
        file.touch()
        file.replace(self.root / "corrections")
        self._trouble = self.random.randint(5, 60)
        self._typed = [*self.random.choice(("Q", "SS", "c"))]
        if self._typed == ["c"]:
            self._typed = ["c", "z", "enter"]
        self._typed.append("q")

    def _end_trouble(self) -> None:
        """The folder is there again, without a moment in which nothing is."""
        link = self.root / "link"
        link.symlink_to("records", target_is_directory=True)
        link.replace(self.root / "corrections")
        self._trouble = 0


def _mouse(kind: type[events.MouseEvent], x: int, y: int, button: int) -> events.MouseEvent:
    return kind(
        widget=None,
        x=x,
        y=y,
        delta_x=0,
        delta_y=0,
        button=button,
        shift=False,
        meta=False,
        ctrl=False,
        screen_x=x,
        screen_y=y,
    )


def _review(pilot: Pilot[int]) -> ReviewScreen | None:
    assert isinstance(pilot.app, ReviewApp)
    return pilot.app.review


def _saved(pilot: Pilot[int]) -> bool:
    """Whether nothing is on its way to the disk."""
    review = _review(pilot)
    return review is None or not review.desk.pending


async def _rest(pilot: Pilot[int]) -> None:
    """Wait for what runs in threads, as long as the program is there."""
    for _ in range(4):
        if not pilot.app.is_running or pilot.app._exit:
            return
        with contextlib.suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
        await pilot.pause(0)


@contextlib.contextmanager
def _watched(wrong: list[str]) -> Iterator[None]:
    """Note what threads raise; give back the environment."""
    before, editor = threading.excepthook, os.environ.get("EDITOR")

    def raised(arguments: threading.ExceptHookArgs) -> None:
        wrong.append(f"in a thread: {arguments.exc_type.__name__}: {arguments.exc_value}")

    threading.excepthook = raised
    os.environ["EDITOR"] = "true"
    try:
        yield
    finally:
        threading.excepthook = before
        os.environ.pop("EDITOR")
        if editor is not None:
            os.environ["EDITOR"] = editor
