from __future__ import annotations

from docs.keys_page import TARGET, text


def test_the_page_of_keys_is_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == text(), "run: python docs/keys_page.py"
