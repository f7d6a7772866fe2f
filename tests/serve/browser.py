"""A real Chromium without a window, driven through a pair of pipes: no socket is opened for it."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PROGRAM = next(
    filter(
        None,
        map(
            shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
        ),
    ),
    None,
)
"""The browser of this machine, where there is one."""

PATIENCE = 60.0
"""Seconds to wait for what must come; nothing is ever slept away."""

READ_FROM, WRITE_TO = 3, 4
"""The descriptors on which Chromium takes commands and answers."""

_START = "import os, sys; os.dup2({}, 3); os.dup2({}, 4); os.execv(sys.argv[1], sys.argv[1:])"

_WATCH_TERMINAL = """
Object.defineProperty(Object.prototype, "_core", {
  configurable: true,
  set(core) {
    Object.defineProperty(this, "_core", { value: core, writable: true });
    if (!this.loadAddon || !this.onWriteParsed) return;
    this.onWriteParsed(() => {
      const { active } = this.buffer;
      const rows = Array.from({ length: this.rows }, (_, row) =>
        active.getLine(active.viewportY + row)?.translateToString(true) ?? "");
      drawn(rows.join("\\n"));
    });
  },
});
"""
"""The page draws on a canvas: its terminal tells what stands there whenever that changes."""


class Tab:
    """One page, what its terminal shows, and every address that it asked for."""

    def __init__(self, browser: Browser, session: str, target: str) -> None:
        self._browser, self.session, self.target = browser, session, target
        self.text = ""
        self.asked: list[str] = []
        self.statuses: dict[str, int] = {}
        self.pages = 0
        self.page_status = 0

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Have the browser do something with this page; its answer."""
        return self._browser.command(method, self.session, **parameters)

    def value(self, expression: str) -> Any:
        """What a JavaScript expression gives in the page, a promise when it is kept."""
        answer = self.command(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def go(self, address: str) -> int:
        """Open an address; the status of the page that came of it."""
        return self._load("Page.navigate", url=address)

    def reload(self) -> int:
        """Load the page again; its status."""
        return self._load("Page.reload")

    def _load(self, method: str, **parameters: str) -> int:
        before = self.pages
        self.command(method, **parameters)
        self._browser.until(lambda: self.pages > before, "no page came")
        return self.page_status

    def press(self, key: str) -> None:
        """A key of the keyboard: one character, or Enter."""
        text = "\r" if key == "Enter" else key
        code = 13 if key == "Enter" else ord(key.upper())
        common = {"key": key, "windowsVirtualKeyCode": code}
        self.command("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.command("Input.dispatchKeyEvent", type="keyUp", **common)

    def until(self, wanted: str) -> str:
        """Wait until the terminal in the page shows a text; all that it shows then."""
        self._browser.until(lambda: wanted in self.text, f"{wanted!r} never came", self)
        return self.text


class Browser:
    """Chromium with a profile of its own, in a process group of its own."""

    def __init__(self, profile: Path) -> None:
        assert PROGRAM is not None
        commands, self._commands = (_high(end) for end in os.pipe())
        self._answers, answers = (_high(end) for end in os.pipe())
        self._process = subprocess.Popen(
            [
                sys.executable, "-I", "-S", "-c", _START.format(commands, answers), PROGRAM,
                "--headless", "--no-sandbox", "--remote-debugging-pipe", "--disable-gpu",
                "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--no-first-run", "--no-default-browser-check",
                "--window-size=1000,700", f"--user-data-dir={profile}", "about:blank",
            ],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        os.close(commands)
        os.close(answers)
        self.tabs: list[Tab] = []
        self._waiting = b""
        self._numbers = 0
        self._results: dict[int, dict[str, Any]] = {}
        self._watch(None)

    def open(self) -> Tab:
        """An empty tab, in the profile of the others."""
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        self.until(lambda: target in (tab.target for tab in self.tabs), "no tab came")
        tab = next(tab for tab in self.tabs if tab.target == target)
        tab.command("Runtime.enable")  # an answer comes after the answers to all before it
        return tab

    def command(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        number = self._send(method, session, **parameters)
        self.until(lambda: number in self._results, f"{method} was never answered")
        answer = self._results.pop(number)
        assert "error" not in answer, (method, answer)
        found: dict[str, Any] = answer["result"]
        return found

    def until(self, holds: Callable[[], bool], complaint: str, tab: Tab | None = None) -> None:
        """Take in what the browser says until something holds."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if not self._read(deadline):
                shown = "\n".join(f"--- {one.text}" for one in ([tab] if tab else self.tabs))
                raise AssertionError(f"{complaint}; the terminals showed:\n{shown}")

    def end(self) -> None:
        """End the browser and all its processes."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)
        os.close(self._commands)
        os.close(self._answers)

    def _watch(self, session: str | None) -> None:
        """Have all pages, frames and workers wait to be watched before their first step."""
        self._send(
            "Target.setAutoAttach",
            session,
            autoAttach=True,
            waitForDebuggerOnStart=True,
            flatten=True,
        )

    def _send(self, method: str, session: str | None, **parameters: Any) -> int:
        self._numbers += 1
        message: dict[str, Any] = {"id": self._numbers, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        return self._numbers

    def _read(self, deadline: float) -> bool:
        """Take in what comes; False at the end of the browser or the deadline."""
        ready, _, _ = select.select([self._answers], [], [], max(0.0, deadline - time.monotonic()))
        data = os.read(self._answers, 1 << 20) if ready else b""
        *messages, self._waiting = (self._waiting + data).split(b"\0")
        for message in messages:
            self._take(json.loads(message))
        return bool(data)

    def _take(self, message: dict[str, Any]) -> None:
        if "id" in message:
            self._results[message["id"]] = message
            return
        parameters, session = message["params"], message.get("sessionId")
        if message["method"] == "Target.attachedToTarget":
            self._attach(parameters)
            return
        for tab in self.tabs:
            if tab.session == session:
                _note(tab, message["method"], parameters)

    def _attach(self, parameters: dict[str, Any]) -> None:
        session, target = parameters["sessionId"], parameters["targetInfo"]
        self.tabs.append(Tab(self, session, target["targetId"]))
        self._watch(session)
        self._send("Network.enable", session)
        if target["type"] == "page":
            self._send("Page.enable", session)
            self._send("Runtime.addBinding", session, name="drawn")
            self._send("Page.addScriptToEvaluateOnNewDocument", session, source=_WATCH_TERMINAL)
        self._send("Runtime.runIfWaitingForDebugger", session)


def _note(tab: Tab, method: str, parameters: dict[str, Any]) -> None:
    match method:
        case "Network.requestWillBeSent":
            tab.asked.append(parameters["request"]["url"])
        case "Network.webSocketCreated":
            tab.asked.append(parameters["url"])
        case "Network.responseReceived":
            tab.statuses[parameters["response"]["url"]] = parameters["response"]["status"]
            if parameters["type"] == "Document":
                tab.page_status = parameters["response"]["status"]
        case "Page.frameNavigated":
            tab.text = ""
        case "Page.loadEventFired":
            tab.pages += 1
        case "Runtime.bindingCalled":
            tab.text = parameters["payload"]


def _high(descriptor: int) -> int:
    """The same end of a pipe under a number that is not one of Chromium's."""
    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return high
