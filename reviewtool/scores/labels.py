"""What others call the categories of MQM-Core: the labels of WMT and the issue types of ITS 2.0."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import reviewtool


class Label(NamedTuple):
    """The names of a category.

    `path` are its names in MQM-Core, dimension first (`("Accuracy", "Omission")`), `wmt` is the
    label of Google's and WMT's annotations (`Accuracy/Omission`), `its` a type of ITS 2.0.
    """

    path: tuple[str, ...]
    wmt: str
    its: str


UNKNOWN = Label((), "Other", "uncategorized")
"""For a category that MQM-Core does not have."""


def label(category: str) -> Label:
    """The names of a category, of its dimension where only that is known, else `UNKNOWN`."""
    known = _labels()
    found = known.get(category) or known.get(category.partition("/")[0])
    return found or UNKNOWN


@cache
def _labels() -> dict[str, Label]:
    from reviewtool.formats.yaml_reader import read_yaml

    path = Path(reviewtool.__file__).with_name("mqm_core.yaml")
    content: Any = read_yaml(path.read_bytes(), path)
    found: dict[str, Label] = {}
    for dimension in content["dimensions"]:
        name = dimension["name"]
        found[dimension["slug"]] = Label((name,), dimension["wmt"], dimension["its"])
        for kind in dimension["types"]:
            found[kind["slug"]] = Label((name, kind["name"]), kind["wmt"], kind["its"])
    return found
