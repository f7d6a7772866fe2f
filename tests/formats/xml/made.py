"""Contents of XML elements as the tests make them, and what lxml reads in them."""

from __future__ import annotations

from hypothesis import strategies as st
from lxml import etree

WHOLE = frozenset({"ph"})
"""Elements that the tests take for one token."""

_SIGNS = "ab é漢🙂\"'>/\u00a0\u2028\n"
_texts = st.text(st.sampled_from(_SIGNS), min_size=1, max_size=6)
_parts = (
    _texts
    | st.sampled_from(["&amp;", "&lt;", "&#233;", "&#x6F22;", "&#10;", "&quot;", "\r\n"])
    | st.sampled_from(["<x/>", '<x id=">" />', "<ph>&lt;b&gt;</ph>", '<ph a="/"><s>t</s>u</ph>'])
    | _texts.map(lambda text: f"<![CDATA[{text}<&]]>")
    | st.sampled_from(["<!-- <x/> & -->", "<?p <x> & ?>", "<![CDATA[]]>", "<![CDATA[<![CDATA[]]>"])
)
_flat = st.lists(_parts, max_size=5).map("".join)
contents = st.recursive(
    _flat,
    lambda inner: st.tuples(_flat, inner, _flat).map(
        lambda three: f'{three[0]}<g id="1">{three[1]}</g>{three[2]}'
    ),
    max_leaves=3,
)
"""Raw contents: text, references, CDATA, comments, processing instructions, tags."""


def said_by_lxml(element: etree._Element, whole: frozenset[str] = WHOLE) -> str:
    """The text of an element without its tags, and without all that is in the whole ones."""
    said = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in whole:
            said += said_by_lxml(child, whole)
        said += child.tail or ""
    return said.replace("\r\n", "\n").replace("\r", "\n")
