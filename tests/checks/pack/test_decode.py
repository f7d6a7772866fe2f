from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewtool.checks.pack.load import load_pack
from reviewtool.errors import ReviewError
from tests.checks.pack.pairs import HEAD, RULE, write

if TYPE_CHECKING:
    from pathlib import Path


def changed(old: str, new: str) -> str:
    text = HEAD + RULE
    assert old in text
    return text.replace(old, new, 1)


REFUSED = {
    "broken yaml": (changed("rules:", "rules: ]["), 3),
    "duplicate key": (changed("  kind: guard\n", "  kind: guard\n  kind: hint\n"), 8),
    "alias": (changed("kind: guard", "kind: &a guard"), 7),
    "tag": (changed("kind: guard", "kind: !!python/name:os.system guard"), 7),
    "unknown schema": (changed("schema: 1", "schema: 2"), 1),
    "no rules": (HEAD, 3),
    "not a mapping": ("- a\n- b\n", None),
    "unknown key": (changed("  severity: major\n", "  severity: major\n  colour: red\n"), 7),
    "missing key": (changed("  message: A kat is a cat.\n", ""), 4),
    "unknown category": (changed("accuracy/mistranslation", "accuracy/oops"), 5),
    "unknown severity": (changed("severity: major", "severity: huge"), 6),
    "unknown kind": (changed("kind: guard", "kind: law"), 7),
    "id of another pack": (changed("house.kat", "home.kat"), 4),
    "id with a capital": (changed("house.kat", "house.Kat"), 4),
    "duplicate id": (HEAD + RULE + RULE, 18),
    "pattern that does not compile": (changed("\\bdogs?\\b", "\\b(dogs?\\b"), 9),
    "pattern that matches nothing": (changed("\\bdogs?\\b", "(?:dogs?)?"), 9),
    "pattern that is too long": (changed("\\bdogs?\\b", "dog" * 5000), 9),
    "pattern too deep": (changed("\\bdogs?\\b", "(" * 3000 + "dog" + ")" * 3000), 9),
    "unknown fragment": (changed("\\bdogs?\\b", "(?&dog)"), 9),
    "both sides flagged": (changed("flag: {", "flag: {source: x, "), 4),
    "unknown group": (changed("suggest: [cat, cats]", "suggest: ['\\g<no>']"), 12),
    "unknown number of a group": (changed("suggest: [cat, cats]", "suggest: ['\\2']"), 12),
    "no mark": (changed("[[dog]]", "dog"), 15),
    "two marks": (changed("The [[dog]]", "[[The]] [[dog]]"), 15),
    "open mark": (changed("[[dog]]", "[[dog"), 15),
    "empty mark": (changed("[[dog]]", "[[]]dog"), 15),
    "example without source": (changed("{source: 'De kat slaapt.', target", "{target"), 15),
    "never looks at the source": (
        HEAD + RULE.replace("  when: {source: '\\bkat(?:ten)?\\b'}\n", ""),
        4,
    ),
    "source in an English pack": (changed("source: nl, ", ""), 4),
    "alone is a number": (changed("  kind: guard\n", "  kind: guard\n  alone: 1\n"), 8),
    "fragment in a circle": (
        changed("rules:", "define: {a: '(?&b)x', b: '(?&a)y'}\nrules:"),
        3,
    ),
    "fragment with a group": (changed("rules:", "define: {a: '(x)'}\nrules:"), 3),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_file_line_and_remedy(name: str, tmp_path: Path) -> None:
    text, line = REFUSED[name]
    path = write(tmp_path, text)
    with pytest.raises(ReviewError) as caught:
        load_pack(path)
    assert str(caught.value.file) == str(path)
    assert caught.value.remedy.endswith(".")
    if line is not None:
        assert caught.value.line == line


def test_fragments_and_lists_are_expanded(tmp_path: Path) -> None:
    text = changed("rules:", "define: {pet: 'dogs?|(?&big)', big: 'hounds?'}\nrules:").replace(
        "flag: {target: '\\bdogs?\\b'}", "flag: {target: ['\\b(?&pet)\\b', 'a’b']}"
    )
    (rule,) = load_pack(write(tmp_path, text)).rules
    assert rule.flag.target == ("\\b(?:dogs?|(?:hounds?))\\b", "a'b")
    assert rule.literals == ("a'b", "dog", "hound")
    assert rule.line == 5


def test_missing_and_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="cannot be read"):
        load_pack(tmp_path / "none.yaml")
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"schema: 1\n# \xe9\n")
    with pytest.raises(ReviewError) as caught:
        load_pack(path)
    assert caught.value.line == 2
