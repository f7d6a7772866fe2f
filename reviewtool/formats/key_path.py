"""Ids made of the keys that lead to a text."""

from __future__ import annotations


def joined(path: str | None, key: str) -> str:
    """The path with a key more, dots between; None is the path of the root.

    Dots and backslashes in keys are escaped, so that no two paths are alike.
    """
    if "." in key or "\\" in key:
        key = key.replace("\\", "\\\\").replace(".", "\\.")
    if not key.isascii():
        key = without_surrogates(key)
    return key if path is None else f"{path}.{key}"


def without_surrogates(text: str) -> str:
    """The text with halves of surrogate pairs written out, so that any file can name it."""
    return text.encode("utf-8", "backslashreplace").decode()
