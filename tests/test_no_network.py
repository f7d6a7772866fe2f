"""Nothing leaves: connect() is forbidden in the tests and in every process that they start."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest


def test_connect_is_forbidden_here() -> None:
    with socket.socket() as connection, pytest.raises(RuntimeError, match="nothing leaves"):
        connection.connect(("127.0.0.1", 9))


def test_connect_is_forbidden_in_child_processes() -> None:
    program = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    child = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=False
    )
    assert child.returncode == 1
    assert "nothing leaves" in child.stderr
