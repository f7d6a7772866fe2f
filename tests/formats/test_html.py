from __future__ import annotations

import html
import random
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import FileText, decode, read_file
from reviewtool.formats.html.html_format import FORMAT
from reviewtool.formats.html.page import page
from reviewtool.formats.splice import written
from tests.formats.long_lines import check_long_line
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends, words

if TYPE_CHECKING:
    from reviewtool.formats.unit import Unit

CORPUS = sorted(
    path
    for path in (Path(__file__).parent / "corpus" / "html").iterdir()
    if path.name != "ORIGINS.tsv"
)
KEPT = {"script", "style", "pre", "textarea", "code", "svg", "math"}


class VisibleText(HTMLParser):
    """The text of a page without what is kept, by the standard library's parser."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.kept: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        untranslated = named.get("translate") == "no" or "notranslate" in (named.get("class") or "")
        if self.kept is None and (tag in KEPT or untranslated):
            self.kept = tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if self.kept == tag:
            self.kept = None

    def handle_data(self, data: str) -> None:
        if self.kept is None:
            self.found.append(data)


def squeezed(text: str) -> str:
    return re.sub(r"\s+|\{\{[^{}]*\}\}|\{%[^{}]*%\}", "", text)


def visible(text: str) -> str:
    parser = VisibleText()
    parser.feed(text)
    parser.close()
    return squeezed("".join(parser.found))


def without_tags(unit: Unit) -> str:
    text, place = "", 0
    for start, end in unit.tokens:
        text += unit.target[place:start]
        place = end
    return text + unit.target[place:]


def shown(file: FileText) -> str:
    attributes = page(file.text).attributes
    units = [unit for unit in FORMAT.read(file) if unit.start not in attributes]
    return squeezed("".join(map(without_tags, units)))


def read(text: str) -> list[Unit]:
    return FORMAT.read(file_of(text, name="a.html"))


def targets(text: str) -> list[str]:
    return [unit.target for unit in read(text)]


def edited(text: str, old: str, new: str) -> str:
    """The page after the unit or the sentence that says `old` says `new`."""
    file = file_of(text, name="a.html")
    for unit in FORMAT.read(file):
        if unit.target == old:
            return written(FORMAT, file, [change_of(unit, new)]).decode()
    place = text.index(old)
    change = Change("s", place, place + len(old), old, new, whole=False)
    return written(FORMAT, file, [change]).decode()


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_pages(path: Path) -> None:
    file = read_file(path)
    edits, refused = check_file(FORMAT, file)
    assert edits
    assert not refused
    assert shown(file) == visible(file.text)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_an_edit_of_a_real_page_leaves_all_other_units(path: Path) -> None:
    file = read_file(path)
    units = FORMAT.read(file)
    for number in random.Random(7).sample(range(len(units)), min(8, len(units))):
        unit = units[number]
        new = f'Nieuw <{unit.target}> & "zo\'n" 漢'
        after = FORMAT.read(decode(written(FORMAT, file, [change_of(unit, new)]), path))
        wanted = [one.target for one in units]
        wanted[number] = new
        assert [one.target for one in after] == wanted
        assert [len(one.tokens) for one in after] == [len(one.tokens) for one in units]


def test_the_form() -> None:
    units = FORMAT.read(read_file(CORPUS[0].parent / "form.html"))
    assert [unit.target for unit in units] == [
        "Meld u aan & kom langs",
        "Aanmelden",
        "Thuis",
        "Naar de kade",
        "De kade",
        "Aanmelden",
        'Wie <em>morgen</em> komt, meldt zich <a href="#form">hieronder</a>…',
        "Dat kost niets.",
        'Naam <span class="req">*</span>',
        'Uw "hele" naam',
        "Ochtend",
        "Middag",
        "Versturen",
        "De kade bij laag water",
        "Laag water",
    ]


@settings(max_examples=80, deadline=None)
@given(st.lists(words, min_size=1, max_size=5), any_text, line_ends, encodings)
def test_one_change_reads_back_and_leaves_the_rest(
    texts: list[str], new: str, end: str, encoding: tuple[str, bytes]
) -> None:
    texts = [text.strip() + "x" for text in texts]
    body = "".join(f"{end}<p class=a>{html.escape(text)}</p>" for text in texts)
    file = file_of(f"<html><body>{body}{end}</body></html>", encoding, "a.html")
    units = FORMAT.read(file)
    assert [unit.target for unit in units] == texts
    assert written(FORMAT, file, [change_of(unit, unit.target) for unit in units]) == file.data
    try:
        data = written(FORMAT, file, [change_of(units[-1], new)])
    except ReviewError as error:
        refused = error.what
    else:
        refused = ""
    assert ("line end" in refused) == bool(set("\r\n") & set(new))
    if refused:
        return
    text = decode(data, file.path).text
    assert text.startswith(file.text[: units[-1].start])
    assert text.endswith(file.text[units[-1].end :])
    assert visible(text) == squeezed("".join([*texts[:-1], new]))


@settings(max_examples=40, deadline=None)
@given(any_text, st.sampled_from(['"', "'"]), line_ends)
def test_an_attribute_reads_back_and_keeps_its_quotes(new: str, quote: str, end: str) -> None:
    file = file_of(f"<p>a</p>{end}<img alt={quote}old{quote} src=x>", name="a.html")
    unit = FORMAT.read(file)[1]
    assume(re.search(r"[^\s\u200b\ufeff]", new) or not new)
    text = written(FORMAT, file, [change_of(unit, new)]).decode()
    parsed: list[tuple[str, str | None]] = []

    class Attributes(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            parsed.extend(attrs)

    parser = Attributes()
    parser.feed(text)
    unified = new.replace("\r\n", "\n").replace("\r", "\n")
    value = next(value or "" for name, value in parsed if name == "alt")
    assert value.replace("\r\n", "\n").replace("\r", "\n") == unified


def test_units_and_their_kinds() -> None:
    text = (
        "<title>T</title><h2 id=x>Head</h2><div>Direct<p>One<p>Two</div><ul><li>A<li>B</ul>"
        "<table><caption>Cap</caption><tr><th>C<td>D</table><dl><dt>E<dd>F</dl>"
        "<figure><img src=x><figcaption><p>G</p></figcaption></figure><blockquote>H</blockquote>"
        "<button>I</button><label>J <input></label><select><option>K</select>"
        "<details><summary>L</summary>M</details>"
    )
    found = [(unit.target, unit.kind) for unit in read(text)]
    kinds = {"T": "heading", "Head": "heading", "Cap": "caption", "G": "caption"}
    names = ["T", "Head", "Direct", "One", "Two", "A", "B", "Cap", *"CDEFGHIJKLM"]
    assert found == [(name, kinds.get(name, "text")) for name in names]


def test_lines_are_counted() -> None:
    assert [unit.line for unit in read("<p>a\r\nb</p>\r<p>c</p>\n<p>d</p>")] == [1, 3, 4]


def test_tags_that_enclose_a_unit_stay_outside() -> None:
    cases = {
        "<p><a href=x><b>All</b></a></p>": "All",
        "<p><b>Part</b> of it</p>": "<b>Part</b> of it",
        "<p><i class=icon></i> Text <!-- note --></p>": "Text",
        "<p><br>Text<br></p>": "Text",
        "<p><a>One</a> <a>Two</a></p>": "<a>One</a> <a>Two</a>",
        "<a><div>Unclosed</div></a>": "Unclosed",
        "<p><code>ls</code> lists</p>": "<code>ls</code> lists",
    }
    assert {text: targets(text) for text in cases} == {
        text: [target] for text, target in cases.items()
    }


def test_what_is_kept_is_no_unit() -> None:
    text = (
        "<script>if (a<b) '<p>x</p>'</script><style>p{}</style><pre>x <b>y</b></pre>"
        "<textarea>x</textarea><!-- <p>x</p> --><![CDATA[x]]><?php echo '<p>' ?>"
        '<p translate="no">x<p>yes<div class="a notranslate"><div>x</div><p>x</p></div>'
    )
    assert targets(text) == ["yes"]


def test_tags_within_a_unit() -> None:
    (unit,) = read('<p>A <a\n href=">">b</a><br/>c <span translate="no">d</span> {{ e }}</p>')
    assert [unit.target[a:b] for a, b in unit.tokens] == [
        '<a\n href=">">',
        "</a>",
        "<br/>",
        '<span translate="no">d</span>',
        "{{ e }}",
    ]


def test_references_and_white_space() -> None:
    (unit,) = read("<p>a&nbsp;b&amp;c &#8211;\r\n   d &copy 1 & &unknown; &fjlig; AT&T 5 < 6</p>")
    assert unit.target == "a\u00a0b&c – d © 1 & &unknown; &fjlig; AT&T 5 < 6"
    assert [unit.target[a:b] for a, b in unit.tokens] == ["&fjlig;"]


def test_attributes_that_people_read() -> None:
    text = (
        '<meta name="description" content="One"><meta name=viewport content="no">'
        '<meta content="Two" property="og:title"><img alt=\'Three\' data-x="alt=\'no\'" title="">'
        '<input placeholder="Four"><p title="Five">Six <img alt="in a text"> seven</p>'
    )
    assert targets(text) == [
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        'Six <img alt="in a text"> seven',
    ]


def test_only_the_changed_signs_are_written() -> None:
    text = '<p>Caf&eacute; <b class="x">is</b>\n   &quot;open&quot;</p>'
    old = 'Café <b class="x">is</b> "open"'
    new = 'Café <b class="x">was</b> "open"'
    assert edited(text, old, new) == text.replace(">is<", ">was<")
    moved = '<b class="x">Café</b> is "shut" & <b>'
    assert edited(text, old, moved) == '<p><b class="x">Café</b> is "shut" &amp; &lt;b&gt;</p>'


def test_what_the_encoding_lacks_is_referred_to() -> None:
    file = decode(b'<meta charset="iso-8859-1"><p>caf\xe9</p>', Path("a.html"))
    (unit,) = FORMAT.read(file)
    data = written(FORMAT, file, [change_of(unit, "caf\xe9 漢🙂")])
    assert data == b'<meta charset="iso-8859-1"><p>caf\xe9 &#x6f22;&#x1f642;</p>'


def test_removal() -> None:
    text = "<ul><li>One. Two.\n Three.</li><li>Four.</li></ul>"
    assert edited(text, "Four.", "") == text.replace("Four.", "")
    assert edited(text, "One.", "") == text.replace("One. ", "")
    assert edited(text, "Two.", "") == text.replace(" Two.", "")
    assert edited(text, "Three.", "") == text.replace("\n Three.", "")


def inserted(text: str, place: int, new: str, *, whole: bool = True) -> str:
    change = Change("n", place, place, "", new, whole=whole)
    return written(FORMAT, file_of(text, name="a.html"), [change]).decode()


def test_insertion() -> None:
    text = "<div>\n  <p id=x>One.</p>\n  <p>Two.</p>\n</div>"
    first = text.index("One.")
    assert inserted(text, first + 4, "A & b.") == (
        "<div>\n  <p id=x>One.</p>\n  <p>A &amp; b.</p>\n  <p>Two.</p>\n</div>"
    )
    assert inserted(text, first, "New.") == (
        "<div>\n  <p>New.</p>\n  <p id=x>One.</p>\n  <p>Two.</p>\n</div>"
    )
    assert inserted(text, first + 4, "More.", whole=False) == text.replace("One.", "One. More.")
    assert inserted(text, first, "More.", whole=False) == text.replace("One.", "More. One.")


@pytest.mark.parametrize(
    ("text", "place"), [("<ul>\n<li>One.</ul>", 13), ("", 0), ("<p><b>One.</b></p>", 10)]
)
def test_a_paragraph_is_refused_beside_anything_but_a_paragraph(text: str, place: int) -> None:
    with pytest.raises(ReviewError, match="beside a paragraph") as caught:
        inserted(text, place, "New.")
    assert caught.value.segment == "n"
    assert caught.value.line == text.count("\n", 0, place) + 1


@pytest.mark.parametrize(("new", "what"), [("a\nb", "a line end"), ("\ud800", "surrogate")])
def test_refused_texts(new: str, what: str) -> None:
    with pytest.raises(ReviewError, match=what) as caught:
        edited("<p>x</p>", "x", new)
    assert caught.value.segment is not None


def test_a_part_of_a_unit_has_the_pieces_of_the_whole() -> None:
    file = file_of('<p>a&amp;b <b title="c">d</b>\n  e<!-- f --> &lt;</p>', name="a.html")
    (unit,) = FORMAT.read(file)
    pieces = FORMAT.pieces(file, unit.start, unit.end)
    assert "".join(piece.text for piece in pieces) == unit.target
    places = [unit.start]
    for piece in pieces:
        places.append(places[-1] + len(piece.raw))
    assert places[-1] == unit.end
    for first in range(len(places)):
        for last in range(first, len(places)):
            assert FORMAT.pieces(file, places[first], places[last]) == pieces[first:last]


SIGNS = (
    "<p>",
    "</p>",
    "<b",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "&amp",
    ";",
    '"',
    "'",
    "=",
    "x ",
    "\n",
    "<pre>",
    "</pre>",
    "<code>",
    "{{",
    "}}",
    ' alt="',
    "<script>",
    " translate=no",
)


@given(st.lists(st.sampled_from(SIGNS), max_size=30).map("".join))
def test_any_text_is_read(text: str) -> None:
    file = file_of(text, name="a.html")
    place = 0
    for unit in FORMAT.read(file):
        assert place <= unit.start < unit.end
        pieces = FORMAT.pieces(file, unit.start, unit.end)
        assert "".join(piece.raw for piece in pieces) == text[unit.start : unit.end]
        assert "".join(piece.text for piece in pieces) == unit.target
        place = unit.end


def test_damaged_pages_are_read() -> None:
    chance = random.Random(3)
    for path in CORPUS:
        text = read_file(path).text
        for _ in range(15):
            first, last = sorted(chance.choices(range(len(text)), k=2))
            part = text[first : min(last, first + 200)]
            damaged = text[:first] + chance.choice(["", part + part, "<", '"']) + text[last:]
            file = FileText(path, damaged.encode(), damaged, "utf-8")
            for unit in FORMAT.read(file):
                said = "".join(piece.text for piece in FORMAT.pieces(file, unit.start, unit.end))
                assert said == unit.target


@pytest.mark.parametrize(
    "sign", ["<", '"', "<a ", '<a b="', "<!--", "&", "<code>", "<b>", "</b>", "{{", " ", "<?php "]
)
def test_long_lines_take_no_more_than_their_length(sign: str) -> None:
    check_long_line(FORMAT, "a.html", sign, 20_000)
