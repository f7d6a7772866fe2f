from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from reviewtool.errors import ReviewError
from reviewtool.formats.change import Change
from reviewtool.formats.file_text import FileText, decode, read_file
from reviewtool.formats.markdown.markdown_format import FORMAT
from reviewtool.formats.splice import written
from tests.formats.long_lines import check_long_line
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from reviewtool.formats.unit import Unit

CORPUS = sorted(
    path
    for path in (Path(__file__).parent / "corpus" / "markdown").iterdir()
    if path.name != "ORIGINS.tsv"
)
EXTENDED = {"mixed.md", "mdx.mdx", "jekyll.md", "python_markdown_footnotes.md"}
"""Files with syntax that the other parser does not know."""
PARSER = (
    MarkdownIt("commonmark")
    .enable(["table", "strikethrough"])
    .use(front_matter_plugin)
    .use(footnote_plugin)
    .use(deflist_plugin)
)
EXTENSION = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{[:#.][^{}\n]*\}|^!!! .*\n|^\[TOC\]|^\[[ x]\] ", re.MULTILINE
)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", EXTENSION.sub("", text))


def visible(text: str) -> str:
    """The text of a file by an independent parser: no code, tags, addresses and templates."""

    def said(tokens: Sequence[Token]) -> Iterator[str]:
        address = False
        for token in tokens:
            if token.info == "auto":
                address = token.type == "link_open"
            if token.type in ("text", "text_special") and not address:
                yield token.content
            elif token.type == "image":
                yield from said(token.children or ())

    blocks = [token for token in PARSER.parse(text) if token.type == "inline"]
    return squeezed("\n".join("".join(said(block.children or ())) for block in blocks))


def without_tags(unit: Unit) -> str:
    text, place = "", 0
    for start, end in unit.tokens:
        text += unit.target[place:start]
        place = end
    return text + unit.target[place:]


def shown(file: FileText) -> str:
    matter = re.match(r"---\n.*?\n---\n", file.text, re.DOTALL)
    after = matter.end() if matter else 0
    units = [unit for unit in FORMAT.read(file) if unit.start >= after]
    return squeezed("\n".join(map(without_tags, units)))


def read(text: str, name: str = "a.md") -> list[Unit]:
    return FORMAT.read(file_of(text, name=name))


def targets(text: str) -> list[str]:
    return [unit.target for unit in read(text)]


def tags(text: str, name: str = "a.md") -> list[str]:
    (unit,) = read(text, name)
    return [unit.target[a:b] for a, b in unit.tokens]


def edited(text: str, old: str, new: str) -> str:
    """The file after the unit, or else the sentence, that says `old` says `new`."""
    file = file_of(text, name="a.md")
    for unit in FORMAT.read(file):
        if unit.target == old:
            return written(FORMAT, file, [change_of(unit, new)]).decode()
    place = text.index(old)
    change = Change("s", place, place + len(old), old, new, whole=False)
    return written(FORMAT, file, [change]).decode()


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    file = read_file(path)
    edits, refused = check_file(FORMAT, file)
    assert edits
    assert not [what for what in refused if "goes where its text is defined" not in what]
    if path.name not in EXTENDED:
        assert shown(file) == visible(file.text)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_an_edit_of_a_real_file_leaves_all_other_units(path: Path) -> None:
    file = read_file(path)
    units = FORMAT.read(file)
    for number in random.Random(7).sample(range(len(units)), min(8, len(units))):
        unit = units[number]
        new = f"1. Nieuw <b> *{unit.target} [a](b) & snake_case`"
        after = FORMAT.read(decode(written(FORMAT, file, [change_of(unit, new)]), path))
        wanted = [one.target for one in units]
        wanted[number] = new
        assert [one.target for one in after] == wanted


def test_files_of_site_makers() -> None:
    folder = CORPUS[0].parent
    assert [unit.target for unit in FORMAT.read(read_file(folder / "jekyll.md"))] == [
        "港へ行く",
        "It's a guide",
        "港へ行く",
        "**港**は静かだ。船が[三隻]({% link boats.md %})来た。{{ site.name }}では\n誰も驚かない。",
        'See [the list][], [the quay](/quay){:target="_blank"} and [quay].',
        "Tide table",
        "Harbour rules",
        "A second paragraph in the item.",
        "With a quote\nof two lines.",
    ]
    assert [unit.target for unit in FORMAT.read(read_file(folder / "mdx.mdx"))] == [
        "Boats",
        'There are {boats} boats in <Port name="old" open={true} />, and *none* leaves.',
        "Keep off the *wet* steps.",
        "Ask the harbour master.",
        "First",
        "Second",
        "and more.",
    ]


def test_the_mixed_file() -> None:
    found = [
        (unit.target, unit.kind) for unit in FORMAT.read(read_file(CORPUS[0].parent / "mixed.md"))
    ]
    assert found == [
        ('De "stille" haven', "heading"),
        ("Een gids voor wie blijft", "text"),
        ("De haven", "heading"),
        (
            "Alles over de *haven*, haar **boten** en haar\n"
            '~~oude~~ nieuwe [kade](https://example.org/kade_(oud) "De kade").',
            "text",
        ),
        ("Wie wacht, ziet\nhet meest.", "text"),
        ("zei de *schipper*", "text"),
        ("Eerst `git clone`", "text"),
        ("Dan:", "text"),
        ("koffie", "text"),
        ("een kaart[^1]", "text"),
        ("En een tweede alinea.", "text"),
        ("Boot", "text"),
        ("Maat", "text"),
        ("Anna | Bep", "text"),
        ("12\u00a0m", "text"),
        ("[Corry]", "text"),
        ("Meer", "heading"),
        ("De kade is glad.", "text"),
        ("Term", "text"),
        ("Wat zij zegt.", "text"),
        ("Regel een  \nregel twee *zonder nadruk*<br>drie {{ site.naam }}", "text"),
        ("Uit 1890 & later.", "text"),
    ]


BLOCKS = (
    "{}",
    "# {}",
    "{}\n===",
    "- {}",
    "* a\n\n  {}",
    "> {}",
    "> - {}",
    "12) {}",
    "x\n{}",
    "| {} | x |\n|-|-|",
    "[^1]: {}",
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(BLOCKS), any_text, line_ends, encodings, st.booleans())
def test_one_change_reads_back_and_leaves_the_rest(
    block: str, new: str, end: str, encoding: tuple[str, bytes], whole: bool
) -> None:
    text = f"First.\n\n{block.format('Word one.')}\n\nLast.\n".replace("\n", end)
    file = file_of(text, encoding, "a.md")
    units = FORMAT.read(file)
    number = next(n for n, unit in enumerate(units) if unit.target.endswith("Word one."))
    unit = units[number]
    assert written(FORMAT, file, [change_of(unit, unit.target)]) == file.data
    new = new if whole and new.strip() else unit.target.replace("one", new)
    try:
        data = written(FORMAT, file, [change_of(unit, new)])
    except ReviewError:
        assert len(new.splitlines()) > 1 or new != new.strip() or not new.isprintable()
        return
    back = decode(data, file.path)
    assert back.text.startswith(file.text[: unit.start])
    assert back.text.endswith(file.text[unit.end :])
    unified = new.replace("\r\n", "\n").replace("\r", "\n")
    if "\n\n" not in re.sub(r"\n\s+\n", "\n\n", unified) and unified.strip():
        after = [one.target.strip() for one in FORMAT.read(back)]
        wanted = [one.target for one in units]
        wanted[number] = unified.strip()
        assert after == wanted


SIGNS = "*_`~[]()<>!&|#-+=.:1a \\\n^{}%$"


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=25))
def test_new_text_never_becomes_markup(new: str) -> None:
    file = file_of("Old.\n\nLast.\n", name="a.md")
    first, _ = FORMAT.read(file)
    new = " ".join(new.split("\n")).strip() or "x"
    data = written(FORMAT, file, [change_of(first, new)]).decode()
    bare = re.sub(r"\s+", "", new)
    if not EXTENSION.search(new) and "{" not in new:
        found = re.sub(
            r"\s+",
            "",
            "".join(
                child.content
                for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(data)
                for child in block.children or ()
            ),
        )
        assert found == bare + "Last."


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("*_~`a b.[]()\\"), max_size=30))
def test_emphasis_and_links_are_those_of_another_parser(text: str) -> None:
    text = "a " + text.replace("~~~", "~") + " b"
    file = file_of(text, name="a.md")
    parser = MarkdownIt("commonmark")
    if "~" in text:
        text = text.replace("~", "*")
        file = file_of(text, name="a.md")
    (block,) = [token for token in parser.parse(text) if token.type == "inline"]
    wanted = "".join(c.content for c in block.children or () if c.type.startswith("text"))
    (unit,) = FORMAT.read(file)
    assert re.sub(r"\s", "", without_tags(unit)) == re.sub(r"\s", "", wanted)


def test_inline_tags() -> None:
    assert tags("*a* **b** ***c*** ~~d~~ _e_ f_g_h 2 * 3") == (
        ["*", "*", "**", "**", "***", "***", "~~", "~~", "_", "_"]
    )
    assert tags('[a](b "c") ![d](<e f>) <http://g> [h][i] `` `j` `` k<br/>\n\n[i]: /x') == [
        "[", '](b "c")', "![", "](<e f>)", "<http://g>", "[", "][i]", "`` `j` ``", "<br/>"
    ]  # fmt: skip
    assert tags("a {{ b }} {% c %} [d]({% link e.md %}){:.f} <!-- g --> h[^i]") == [
        "{{ b }}", "{% c %}", "[", "]({% link e.md %}){:.f}", "<!-- g -->", "[^i]"
    ]  # fmt: skip
    assert tags("a {b} <C d={e} />", "a.mdx") == ["{b}", "<C d={e} />"]
    assert tags("a {b} [c]") == []


def test_escapes_and_references() -> None:
    assert targets(r"\*a\* &amp; &nbsp;b &copy; &#35; \q &unknown; AT&T") == [
        "*a* & \u00a0b © # \\q &unknown; AT&T"
    ]


def test_what_is_kept_is_no_unit() -> None:
    text = (
        "---\nlayout: x\n---\n\n```\ncode\n```\n\n    code\n\n<div>\nhtml\n</div>\n\n"
        "<!-- a\n\nb -->\n\n[a]: /b 'c'\n[d]:\n  /e\n  'f'\n\n---\n\n~~~~ x\n~~~\n~~~~\n\n"
        "$$\nx\n$$\n\n:::note\n\n[TOC]\n\n"
        "{% highlight x %}\n\ncode\n{% endhighlight %}\n{: .x}\n\n* * *\n\n- ```\n  code\n  ```\n\n"
        "import A from './a'\n\n<Tabs\n  a={1}\n>\n\n![](x.png)\n\n+ \n"
    )
    assert targets(text) == []


def test_lines_are_counted() -> None:
    text = "---\r\ntitle: a\r\n---\r\n\r\nb\r\nc\r\n\r\n- d\r\n"
    assert [unit.line for unit in read(text)] == [2, 5, 8]


def test_only_the_changed_signs_are_written() -> None:
    text = "> A \\*b\\* &amp;\r\n> *c* [d](e) f.\r\n"
    old = "A *b* &\n*c* [d](e) f."
    assert edited(text, old, "A *b* &\n*cc* [d](e) g.") == text.replace("*c*", "*cc*").replace(
        "f.", "g."
    )
    assert edited(text, old, "A *b* & x\n*c* [d](e) f.") == text.replace("&amp;", "&amp; x")


@pytest.mark.parametrize(
    ("new", "raw"),
    [
        ("a * b", "a * b"),
        ("*a*", "\\*a\\*"),
        ("snake_case_name", "snake_case_name"),
        ("_a_", "\\_a\\_"),
        ("`a`", "\\`a\\`"),
        ("[1] is it", "[1] is it"),
        ("[a](b)", "\\[a\\](b)"),
        ("a < b & c > d", "a < b & c > d"),
        ("<b> &amp;", "\\<b> \\&amp;"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("# a", "\\# a"),
        ("#a", "#a"),
        ("- a", "\\- a"),
        ("-5", "-5"),
        ("1. a", "1\\. a"),
        ("1.5", "1.5"),
        ("> a", "\\> a"),
        ("a\n- b\n    c", "a\n\\- b\n&#32;   c"),
        ("a\n---", "a\n\\---"),
        ("a | b", "a | b"),
        ("C:\\dir", "C:\\dir"),
        ("a\\*", "a\\\\\\*"),
        ('=== "a', '\\=== "a'),
        ("a {{ b_c }} {% d_ %}", "a {{ b_c }} {% d_ %}"),
        ("```", "\\`\\`\\`"),
    ],
)
def test_only_what_would_be_markup_is_escaped(new: str, raw: str) -> None:
    assert edited("Old\n", "Old", new) == raw + "\n"


def test_what_comes_to_open_a_line_is_escaped() -> None:
    assert edited("Foo - bar\n", "Foo - bar", "- bar") == "\\- bar\n"
    assert edited("No.\n", "No.", "1.") == "1\\.\n"


def test_places_have_their_own_escapes() -> None:
    assert edited("| a | b |\n|---|---|\n| c | d |\n", "c", "x|y") == (
        "| a | b |\n|---|---|\n| x\\|y | d |\n"
    )
    assert edited("# a\n", "a", "a #") == "# a \\#\n"
    assert edited("- a\n  b\n", "a\nb", "c\nd\ne") == "- c\n  d\n  e\n"
    assert edited("> a\n", "a", "a\nb\n\nc") == "> a\n> b\n>\n> c\n"
    assert edited('---\ntitle: "a"\n---\n', "a", 'x: "y"') == '---\ntitle: "x: \\"y\\""\n---\n'
    assert edited("---\ntitle: 'a'\n---\n", "a", "it's") == "---\ntitle: 'it''s'\n---\n"
    latin = decode("Café\n".encode("latin-1"), Path("a.md"))
    (unit,) = FORMAT.read(latin)
    assert written(FORMAT, latin, [change_of(unit, "Café 漢")]) == b"Caf\xe9 &#x6f22;\n"


def test_tags_stay_tags() -> None:
    assert edited("*foo* bar [x](y)", "*foo* bar [x](y)", "baz *fooo* [xx](y)") == (
        "baz *fooo* [xx](y)"
    )
    assert edited("**Dag** wereld\n", "**Dag** wereld", "Hallo **lieve** *wereld*") == (
        "Hallo **lieve** \\*wereld\\*\n"
    )


@pytest.mark.parametrize(
    ("text", "old", "new", "what"),
    [
        ("# a\n", "a", "b\nc", "a heading cannot hold"),
        ("a\n===\n", "a", "b\n", "a heading cannot hold"),
        ("|a|b|\n|-|-|\n", "a", "b\nc", "the cell of a table cannot hold"),
        ("---\ntitle: a\n---\n", "a", "b: c", "front matter"),
        ("---\ntitle: a\n---\n", "a", "- c", "front matter"),
        ("See [a].\n\n[a]: /b\n", "See [a].", "See [c].", "“\\[a\\]” goes where"),
        ("A. 1. B.\n", "A.", "", "would open a list"),
        ("a|b\n-|-\nc|d\n", "a", "", "become something else"),
        ("a\n", "a", "\ud800", "surrogate"),
    ],
)
def test_refused(text: str, old: str, new: str, what: str) -> None:
    with pytest.raises(ReviewError, match=what) as caught:
        edited(text, old, new)
    assert caught.value.segment is not None


def test_a_missing_paragraph_takes_the_place_of_a_paragraph_only() -> None:
    for text, left in (("A.\n\nB.\n", "A.\n\nX.\n"), ("- A.\n- B.\n", None), ("# B.\n", None)):
        place = text.index("B.")
        changes = [
            Change("b", place, place + 2, "B.", ""),
            Change("x", place + 2, place + 2, "", "X."),
        ]
        file = file_of(text, name="a.md")
        if left is not None:
            assert written(FORMAT, file, changes).decode() == left
            continue
        with pytest.raises(ReviewError, match="cannot take the place"):
            written(FORMAT, file, changes)


def test_a_link_may_go() -> None:
    assert edited("See [a].\n\n[a]: /b\n", "See [a].", "See c.") == "See c.\n\n[a]: /b\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "removed", "left"),
    [
        ("One.\n\nTwo.\n\nThree.\n", "Two.", "One.\n\nThree.\n"),
        ("One. Two.\nThree.\n", "Two.", "One.\nThree.\n"),
        ("One. Two.\nThree.\n", "One.", "Two.\nThree.\n"),
        ("> One.\n> Two.\n> Three.\n", "Two.", "> One.\n> Three.\n"),
        ("> One.\n> Two.\n", "One.", "> Two.\n"),
        ("- One\n- Two\n", "One", "- \n- Two\n"),
        ("1. One\n\n   Two\n", "One", "1. Two\n"),
        ("Head\n====\n\nTwo\n", "Head", "Two\n"),
        ("# Head\n\nTwo\n", "Head", "# \n\nTwo\n"),
        ("| a | b |\n|---|---|\n| c | d |\n", "c", "| a | b |\n|---|---|\n|  | d |\n"),
        ("A\n* B\n\nC\n", "B", "A\n\nC\n"),
    ],
)
def test_removal(text: str, removed: str, left: str, end: str) -> None:
    assert edited(text.replace("\n", end), removed, "") == left.replace("\n", end)


def inserted(text: str, after: str, *new: str, whole: bool = True) -> str:
    place = text.index(after) + len(after)
    changes = [Change("n", place, place, "", one, whole=whole) for one in new]
    return written(FORMAT, file_of(text, name="a.md"), changes).decode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "after", "new", "result"),
    [
        ("A.\n\nB.", "A.", ["X."], "A.\n\nX.\n\nB."),
        ("A.\n\nB.", "B.", ["1. X.", "Y."], "A.\n\nB.\n\n1\\. X.\n\nY."),
        ("# A #\nB.\n", "A", ["X."], "# A #\n\nX.\nB.\n"),
        ("A\n===\nB.\n", "A", ["X."], "A\n===\n\nX.\nB.\n"),
        ("> - A.\n> - B.\n", "A.", ["X."], "> - A.\n>\n>   X.\n> - B.\n"),
        ("---\ntitle: A\n---\n\nB.\n", "A", ["X."], "---\ntitle: A\n---\n\nX.\n\nB.\n"),
        ("- A.\n\n  B.\n", "", ["X."], "X.\n\n- A.\n\n  B.\n"),
        ("# A\n", "# ", ["X."], "X.\n\n# A\n"),
        ("\n\n", "", ["X."], "\n\nX.\n"),
    ],
)
def test_insertion_of_paragraphs(
    text: str, after: str, new: list[str], result: str, end: str
) -> None:
    found = inserted(text.replace("\n", end), after, *new)
    assert found == result.replace("\n", end)


def test_insertion_of_sentences() -> None:
    assert inserted("A. B.\n", "A.", "X.", whole=False) == "A. X. B.\n"
    assert inserted("- A.\n", "- ", "X.", whole=False) == "- X. A.\n"
    with pytest.raises(ReviewError, match="row of a table") as caught:
        inserted("a|b\n-|-\n", "a", "X.")
    assert caught.value.line == 1


def test_an_empty_file_takes_a_paragraph() -> None:
    assert inserted("", "", "X.") == "X.\n"


def test_a_part_of_a_unit_has_the_pieces_of_the_whole() -> None:
    file = file_of("> a\\*b **c** [d\n> e](f) &amp; `g`  \n> h\n", name="a.md")
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


LINES = (
    "# ",
    "> ",
    "- ",
    "1. ",
    "\t",
    "    ",
    "a",
    "*",
    "`",
    "```",
    "[a]",
    ": b",
    "|",
    "---",
    "\n",
    "\n\n",
    "<div>",
    "<!--",
    "{{",
    "$$",
    "\\",
    "===",
    "---\n",
    "title: x",
    "[^1]:",
    "&#35;",
)


@given(st.lists(st.sampled_from(LINES), max_size=30).map("".join))
def test_any_text_is_read(text: str) -> None:
    file = file_of(text, name="a.md")
    place = 0
    for unit in FORMAT.read(file):
        assert place <= unit.start < unit.end
        assert unit.line == text.count("\n", 0, unit.start) + 1
        pieces = FORMAT.pieces(file, unit.start, unit.end)
        assert "".join(piece.raw for piece in pieces) == text[unit.start : unit.end]
        assert "".join(piece.text for piece in pieces) == unit.target
        place = unit.end


def test_damaged_files_are_read() -> None:
    chance = random.Random(3)
    for path in CORPUS:
        text = read_file(path).text
        for _ in range(15):
            first, last = sorted(chance.choices(range(len(text)), k=2))
            part = text[first : min(last, first + 200)]
            damaged = text[:first] + chance.choice(["", part + part, "`", "["]) + text[last:]
            file = FileText(path, damaged.encode(), damaged, "utf-8")
            for unit in FORMAT.read(file):
                said = "".join(piece.text for piece in FORMAT.pieces(file, unit.start, unit.end))
                assert said == unit.target


@pytest.mark.parametrize(
    "sign",
    ["*", "*a", "[", "](", "`", "`a``", "<", '<a b="', ">", "- ", "\\", "{%", "&", "|", "\t"],
)
def test_long_lines_take_no_more_than_their_length(sign: str) -> None:
    check_long_line(FORMAT, "a.md", sign, 10_000)
