"""What holds for all tests: no network, here or in child processes, and one reviewer."""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_NETWORK = Path(__file__).parent / "no_network"
REPOSITORY = Path(__file__).parent.parent

runpy.run_path(str(NO_NETWORK / "sitecustomize.py"))
os.environ["PYTHONPATH"] = os.pathsep.join(
    part for part in (str(NO_NETWORK), os.environ.get("PYTHONPATH", "")) if part
)
os.environ["REVIEWTOOL_REVIEWER"] = "anna"
for variable in ("NO_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES", "FORCE_COLOR"):
    os.environ.pop(variable, None)

settings.register_profile(
    "reviewtool",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("reviewtool")


@pytest.fixture(autouse=True)
def _no_program_is_left_running() -> Iterator[None]:
    yield
    if "tests.terminal" in sys.modules:
        started = sys.modules["tests.terminal"].STARTED
        while started:
            started.pop().end()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample project."""
    root = tmp_path / "sample"
    root.mkdir()
    for name in ("source", "translations"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "review.yaml", root)
    return root


@pytest.fixture
def lone_sample(sample: Path) -> Path:
    """The sample project without the second translations, which would raise flags of their own."""
    shutil.rmtree(sample / "translations" / "en.systemB")
    return sample
