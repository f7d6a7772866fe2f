from __future__ import annotations

import pytest
from hypothesis import given
from lxml import etree

from reviewtool.formats.xml.scan import attributes, local, root
from reviewtool.formats.xml.tree import Node, nodes
from tests.formats.xml.made import contents


@pytest.mark.parametrize(
    ("text", "name", "prefix"),
    [
        ("<a/>", "a", ""),
        ('<?xml version="1.0"?>\n<!-- <b> --><!DOCTYPE c SYSTEM "<d>">\n<x:a b="c"/>', "x:a", "x:"),
        ("<a-b.c\n>x</a-b.c>", "a-b.c", ""),
    ],
)
def test_the_first_element(text: str, name: str, prefix: str) -> None:
    found = root(text)
    assert (found.name, found.prefix) == (name, prefix)
    assert found.name == prefix + local(name)


def test_attributes_are_decoded() -> None:
    raw = """ a = "1 &lt; 2" xml:lang='n"l' b=''\n c="x\r\ny\tz&#10;" """
    assert attributes(raw) == {"a": "1 < 2", "xml:lang": 'n"l', "b": "", "c": "x y z\n"}


def shape(node: Node) -> tuple[object, ...]:
    return node.name, dict(node.attributes), [shape(child) for child in node.children]


def shape_of(element: etree._Element) -> tuple[object, ...]:
    children = [shape_of(child) for child in element if isinstance(child.tag, str)]
    return element.tag, dict(element.attrib), children


@given(contents)
def test_the_tree_is_that_of_lxml(raw: str) -> None:
    text = f"<a b='c'>{raw}</a>"
    (node,) = nodes(text, 0, len(text))
    assert shape(node) == shape_of(etree.fromstring(text))
    assert text[node.inner : node.inner_end] == raw
    for child in node.descendants():
        assert text[child.start : child.end].startswith(f"<{child.name}")
        assert child.empty == text[child.start : child.end].endswith("/>")
