"""The review in a real browser, from the address that is printed to the record on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.serve.browser import PROGRAM, Browser
from tests.serve.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium or Chrome on this machine")

DOCUMENT = "translations/en/night-report.txt"
FIRST = "Truce in Orva valley holds"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """A browser that ends with the test, whatever becomes of it."""
    started = Browser(tmp_path / "profile")
    try:
        yield started
    finally:
        started.end()


def record(sample: Path) -> str:
    """What the reviewer's record of the document holds."""
    path = sample / "corrections" / "en" / "night-report.txt" / "anna.yaml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_key_in_the_browser_is_a_decision_on_the_disk_and_nothing_leaves(
    sample: Path, browser: Browser
) -> None:
    with served(sample, DOCUMENT) as (_, address):
        here = address.partition("?")[0]
        tab = browser.open()
        assert tab.go(address) == 200
        assert FIRST in tab.until("0/40 done")
        assert "status: accepted" not in record(sample)
        tab.press("Enter")
        tab.until("saved")
        assert record(sample).count("status: accepted") == 1
        assert tab.value("document.querySelectorAll('canvas').length") > 0
        assert tab.value("document.fonts.ready.then(fonts => fonts.check('16px Roboto Mono'))")
        assert tab.value("location.href") == here
        everything = "[...document.querySelectorAll('[src],[href]')]"
        named = tab.value(f"{everything}.map(element => element.src || element.href)")
        assert tab.value("fetch('http://127.0.0.1:9/').catch(() => 'held back')") == "held back"
    assert named
    assert all(url.startswith(here) for url in named)
    socket = here.replace("http:", "ws:")
    asked = [url for every in browser.tabs for url in every.asked]
    assert {url for url in asked if url.startswith(socket)} != set()
    assert [url for url in asked if not url.startswith((here, socket, "chrome:", "data:"))] == []
    assert all(status == 200 for url, status in tab.statuses.items() if url.startswith(here))


def test_two_tabs_are_two_screens_on_one_record(sample: Path, browser: Browser) -> None:
    with served(sample, DOCUMENT) as (_, address):
        here = address.partition("?")[0]
        first, second = browser.open(), browser.open()
        assert first.go(here) == 403
        assert first.go(address) == 200
        first.until("0/40 done")
        assert second.go(address) == 403
        assert f"the review is now at {here}" in second.value("document.body.innerText")
        assert second.go(here) == 200
        second.until("0/40 done")
        first.press("Enter")
        first.until("1/40 done")
        second.press("j")
        second.until("▌ 2")
        second.press("S")
        second.until("saved")
        assert record(sample).count("status: accepted") == 1
        assert record(sample).count("status: skipped") == 1
        first.press("j")
        first.until("▌ 3")
        first.press("S")
        first.until("3/40 done")


def test_a_page_loaded_again_goes_on_where_it_was_left(sample: Path, browser: Browser) -> None:
    with served(sample, DOCUMENT) as (_, address):
        tab = browser.open()
        assert tab.go(address) == 200
        tab.until("0/40 done")
        tab.press("G")
        tab.until("▌40")
        tab.reload()
        tab.until("▌40")


def test_a_strange_page_cannot_reach_the_screen(sample: Path, browser: Browser) -> None:
    with served(sample, DOCUMENT) as (_, address):
        here = address.partition("?")[0]
        tab = browser.open()
        assert tab.go(address) == 200
        tab.until("0/40 done")
        stranger = browser.open()
        other = here.replace("127.0.0.1", "localhost")
        assert stranger.go(other) == 403
        socket = here.replace("http:", "ws:") + "ws"
        knock = (
            f"new Promise(told => {{ const socket = new WebSocket('{socket}');"
            "socket.onopen = () => told('open'); socket.onerror = () => told('refused'); })"
        )
        assert tab.value(knock) == "open"
        assert stranger.value(knock) == "refused"
