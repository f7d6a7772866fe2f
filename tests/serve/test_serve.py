"""`reviewtool serve`: real requests on a free port of this machine, what they get and what not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reviewtool.serve.access import Access, comes_from_here
from tests.conftest import NO_NETWORK
from tests.serve.serving import served

VISITOR = Path(__file__).parent / "visitor.py"
NASTY = "a b'c\"d$(touch pwned);`touch pwned`.txt"


def test_a_token_is_good_once_and_only_its_cookie_admits() -> None:
    access = Access()
    assert access.trade("") is access.trade("é\udc80") is None
    assert not access.admits(None)
    cookie = access.trade(access.token)
    assert cookie
    assert access.admits(cookie)
    assert not access.admits(access.token)
    assert access.trade(access.token) is None


@pytest.mark.parametrize(
    ("host", "origin", "socket", "expected"),
    [
        ("127.0.0.1:81", None, False, True),
        ("127.0.0.1:81", "http://127.0.0.1:81", True, True),
        ("127.0.0.1:81", None, True, False),
        ("127.0.0.1:81", "null", False, False),
        ("127.0.0.1:81", "http://127.0.0.1:82", True, False),
        ("localhost:81", None, False, False),
        (None, None, False, False),
    ],
)
def test_only_this_address_is_answered(
    host: str | None, origin: str | None, socket: bool, expected: bool
) -> None:
    assert comes_from_here(81, host, origin, socket=socket) is expected


def visit(address: str) -> dict[str, Any]:
    outside = {**os.environ, "PYTHONPATH": ""}
    assert str(NO_NETWORK) not in outside["PYTHONPATH"]
    ran = subprocess.run(
        [sys.executable, str(VISITOR), address],
        env=outside,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_strangers_are_refused_and_the_guest_reviews(tmp_path: Path) -> None:
    (tmp_path / NASTY).write_text("The boat lies still.\n\nA storm rose.\n", encoding="utf-8")
    (tmp_path / "textual.py").write_text("open('pwned', 'w')\n", encoding="utf-8")
    with served(tmp_path, NASTY) as (_, address):
        found = visit(address)
    assert found["token"] == 303
    assert found["page"] == found["asset"] == 200
    assert found["elsewhere"] == 404
    refused = [name for name, value in found.items() if value == 403]
    assert set(refused) - {"up", "listing"} == {
        "no token", "wrong token", "token, wrong host", "token, wrong origin", "token twice",
        "token of another", "stranger asset", "stranger elsewhere", "wrong host", "wrong origin",
        "socket, no cookie", "socket, no origin", "socket, wrong origin", "socket, wrong host",
    }  # fmt: skip
    assert found["up"] in (403, 404)
    assert found["listing"] in (403, 404)
    assert "HttpOnly" in found["cookie"]
    assert "SameSite=Strict" in found["cookie"]
    assert "default-src 'self'" in found["policy"]
    assert "http" not in found["text"]
    assert found["saved"]
    records = list((tmp_path / "corrections").rglob("anna.yaml"))
    assert [path.read_text(encoding="utf-8").count("status: accepted") for path in records] == [1]
    assert not (tmp_path / "pwned").exists()
