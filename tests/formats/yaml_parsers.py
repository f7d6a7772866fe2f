"""Both parsers: libyaml's where it is there, and the pure one as on machines without libyaml."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

PARSERS = ("libyaml", "pure")


@contextmanager
def parsing_with(parser: str) -> Iterator[None]:
    """Make PyYAML look as it does where libyaml is missing, for `pure`."""
    with pytest.MonkeyPatch.context() as patch:
        if parser == "pure":
            patch.delattr(yaml, "CBaseLoader", raising=False)
        yield
