from __future__ import annotations

import contextlib
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import polib
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reviewtool.errors import ReviewError
from reviewtool.formats.file_text import decode, read_file
from reviewtool.formats.lines import unified
from reviewtool.formats.po.po_format import FORMAT
from reviewtool.formats.splice import splice, written
from tests.formats.promises import change_of, check_file
from tests.formats.texts import any_text, encodings, file_of, line_ends

if TYPE_CHECKING:
    from random import Random

    from reviewtool.formats.unit import Unit

CORPUS = Path(__file__).parent / "corpus" / "po"
FILES = sorted(path for path in CORPUS.iterdir() if path.suffix in (".po", ".pot"))
MSGFMT_REFUSES = {
    *("admin-js-it.po", "wtforms-ar.po"),  # wrong number of plural forms
    *("own-joined-de.po", "own-template.pot", "own-utf16-he.po"),
}
HEADER = 'msgid ""\nmsgstr ""\n"Language: nl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
names = any_text.filter(bool)


class Entry(NamedTuple):
    context: str | None
    source: str
    plural: str | None
    targets: tuple[str, ...]
    width: int
    comment: str


entry_lists = st.lists(
    st.builds(
        lambda context, source, targets, plural, width, comment: Entry(
            context, source, plural, tuple(targets) if plural else (targets[0],), width, comment
        ),
        st.none() | any_text,
        names,
        st.lists(any_text, min_size=1, max_size=3),
        st.none() | names,
        st.integers(0, 12),
        st.sampled_from(
            ["", "# by hand\n", "#: a.c:1\n#, fuzzy\n", '#~ msgid "x"\n#~ msgstr "y"\n']
        ),
    ),
    min_size=1,
    max_size=4,
)


def quoted(text: str, width: int) -> str:
    """The text as polib escapes it, folded after so many code points, or on one line."""
    if not width:
        return f'"{polib.escape(text)}"'
    parts = [text[place : place + width] for place in range(0, len(text), width)]
    return "\n".join(['""', *(f'"{polib.escape(part)}"' for part in parts)])


def po_text(entries: list[Entry], end: str = "\n") -> str:
    lines = [HEADER]
    for entry in entries:
        lines.append(entry.comment)
        if entry.context is not None:
            lines.append(f"msgctxt {quoted(entry.context, entry.width)}\n")
        lines.append(f"msgid {quoted(entry.source, entry.width)}\n")
        if entry.plural is None:
            lines.append(f"msgstr {quoted(entry.targets[0], entry.width)}\n\n")
            continue
        lines.append(f"msgid_plural {quoted(entry.plural, 0)}\n")
        for number, target in enumerate(entry.targets):
            lines.append(f"msgstr[{number}] {quoted(target, entry.width)}\n")
    return "".join(lines).replace("\n", end)


def polib_texts(path: Path, encoding: str) -> list[tuple[str, str]]:
    """Source and target of every form that polib reads."""
    found = []
    for entry in polib.pofile(str(path), encoding=encoding, wrapwidth=0):
        if entry.obsolete or (not entry.msgid and entry.msgctxt is None):
            continue
        targets = entry.msgstr_plural or {0: entry.msgstr}
        found += [
            (unified(entry.msgid_plural if number else entry.msgid), unified(targets[number]))
            for number in sorted(targets)
        ]
    return found


def edited(text: str, number: int, new: str) -> str:
    file = file_of(text, name="a.po")
    unit = FORMAT.read(file)[number]
    return written(FORMAT, file, [change_of(unit, new)]).decode()


def po_units(text: str) -> list[Unit]:
    return FORMAT.read(file_of(text, name="a.po"))


@settings(max_examples=150)
@given(entry_lists, any_text, line_ends, encodings, st.randoms())
def test_one_change_reads_back_and_leaves_the_rest(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[Entry],
    new: str,
    end: str,
    encoding: tuple[str, bytes],
    random: Random,
) -> None:
    assume("\a" not in new)  # polib does not know \a
    file = file_of(po_text(entries, end), encoding, "a.po")
    units = FORMAT.read(file)
    wanted = [
        (unified(entry.plural or "" if number else entry.source), unified(target))
        for entry in entries
        for number, target in enumerate(entry.targets)
    ]
    assert [(unit.source, unit.target) for unit in units] == wanted
    assert len({unit.id for unit in units}) == len(units)
    same = [change_of(unit, unit.target) for unit in units]
    assert written(FORMAT, file, same) == file.data
    number = random.randrange(len(units))
    unit = units[number]
    data = written(FORMAT, file, [change_of(unit, new)])
    assert data.startswith(file.bom + file.text[: unit.start].encode(file.encoding))
    assert data.endswith(file.text[unit.end :].encode(file.encoding))
    path = tmp_path_factory.getbasetemp() / "made.po"
    path.write_bytes(data)
    wanted[number] = (wanted[number][0], unified(new))
    name = "utf-8-sig" if file.encoding == "utf-8" else "utf-16"
    assert polib_texts(path, name) == wanted


PARTS = [
    *("\\n", "\\t", "\\303\\251", "\\q", "\\\\", '\\"', "a", "n", "é", "\t"),
    *('"\n"', '" # c\n  "', "\\\n", "\\\r\n"),
]
OPEN_ENDED = ["\\r", "\\7", "\\x", "\\xA9", "\\303", "\\251", "\\0"]
"""Escapes that may say something else before another neighbour."""


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PARTS) | st.sampled_from(OPEN_ENDED), max_size=9), st.data())
def test_any_spelling_is_kept_around_a_change(parts: list[str], data: st.DataObject) -> None:
    raw = "".join(parts)
    file = file_of(f'{HEADER}msgid "a"\nmsgstr "{raw}"\n', name="a.po")
    (unit,) = FORMAT.read(file)
    pieces = FORMAT.pieces(file, unit.start, unit.end)
    assert "".join(piece.raw for piece in pieces) == raw
    assert "".join(piece.text for piece in pieces) == unit.target
    cuts = st.integers(0, len(unit.target))
    start, stop = sorted((data.draw(cuts), data.draw(cuts)))
    new = unit.target[:start] + data.draw(any_text) + unit.target[stop:]
    change = change_of(unit, new)
    if set(parts) & set(OPEN_ENDED):
        with contextlib.suppress(ReviewError):
            written(FORMAT, file, [change])
        return
    again = decode(written(FORMAT, file, [change]), file.path)
    assert FORMAT.read(again)[0].target == unified(new)


SIGNS = '"\\\n\r #~|xש'


@settings(max_examples=200)
@given(
    st.sampled_from(["", HEADER, 'msgid "a"\nmsgstr "b"\n', "#, fuzzy\n"]),
    st.lists(
        st.sampled_from(
            ["msgid", "msgid_plural", "msgstr", "msgctxt", "[0]", "domain", '""', '"a"', *SIGNS]
        ),
        max_size=14,
    ),
)
def test_any_text_is_read_or_refused(head: str, parts: list[str]) -> None:
    text = head + "".join(parts)
    lines = text.count("\n") + text.count("\r") + 1
    try:
        found = [unit.line for unit in po_units(text)]
    except ReviewError as error:
        found = [error.line or 0]
    assert all(1 <= line <= lines for line in found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files_keep_every_promise(path: Path) -> None:
    file = read_file(path)
    edits, refused = check_file(FORMAT, file)
    assert len(refused) in (0, edits)
    assert bool(refused) == (file.encoding in ("cp1250", "iso8859-1"))
    assert all("which has no" in what for what in refused)
    assert check_file(FORMAT, file, 'a "b" \\ c')[1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files_say_what_polib_reads(path: Path) -> None:
    file = read_file(path)
    units = FORMAT.read(file)
    encoding = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16"}.get(file.encoding, file.encoding)
    found = [(unit.source, unit.target) for unit in units]
    if path.name == "own-latin1-crlf-nl.po":  # polib does not know octal escapes
        found = [(source, target.replace("ï", "\\357")) for source, target in found]
    if path.name == "own-joined-de.po":  # nor a `domain` line
        with pytest.raises(OSError, match="Syntax error"):
            polib_texts(path, encoding)
        return
    assert found == polib_texts(path, encoding)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="msgfmt (gettext) is not installed")
@pytest.mark.parametrize(
    "path", [path for path in FILES if path.name not in MSGFMT_REFUSES], ids=lambda path: path.name
)
def test_msgfmt_takes_what_it_took_before(path: Path, tmp_path: Path) -> None:
    def taken(data: bytes) -> bool:
        (tmp_path / "a.po").write_bytes(data)
        command = ["msgfmt", "-c", "-o", "a.mo", "a.po"]
        return not subprocess.run(
            command, capture_output=True, check=False, cwd=tmp_path
        ).returncode

    file = read_file(path)
    changes, drops = [], []
    for unit in FORMAT.read(file):
        text = (unit.target or unit.source or "").rstrip("\n")
        ending = "\n" if (unit.source or "").endswith("\n") else ""
        changes.append(change_of(unit, f'{text} "x" \\ \ty\nz{ending}'))
        drops.append(change_of(unit, ""))
    results = [written(FORMAT, file, some) for some in ([], changes, drops)]
    assert [taken(data) for data in results] == [True] * 3


@pytest.mark.parametrize("encoding", ["iso8859-1", "cp1252", "cp1250", "koi8-r", "shift_jis"])
def test_an_encoding_that_the_header_names(encoding: str) -> None:
    word = {"koi8-r": "файл", "shift_jis": "表示", "cp1250": "plik ę"}.get(encoding, "één")
    text = HEADER.replace("UTF-8", encoding) + f'msgid "file"\nmsgstr "{word} a"\n'
    file = decode(text.encode(encoding), Path("a.po"))
    (unit,) = FORMAT.read(file)
    assert (unit.target, file.encoding) == (f"{word} a", file.encoding)
    changed = written(FORMAT, file, [change_of(unit, f'{word} "b"')])
    assert changed == text.replace(" a", ' \\"b\\"').encode(encoding)
    with pytest.raises(ReviewError, match="hebrew letter shin") as caught:
        written(FORMAT, file, [change_of(unit, "ש")])
    assert caught.value.segment == unit.id


def test_what_an_entry_says() -> None:
    text = (
        HEADER.replace("nl", "pt_BR") + "# by Ana\n# and Rui\n#. Title of\n#. the window\n"
        "#: src/a.c:1\n#: src/b.c:2\n#, c-format, fuzzy\n"
        '#| msgctxt "menu"\n#| msgid "Old "\n#| "\\"file\\""\n'
        'msgctxt "menu"\nmsgid "File"\nmsgstr "Arquivo"\n'
        '#~ msgid "gone"\n#~ msgstr "foi"\n'
        'msgid "Edit"\nmsgstr "Editar"\n'
    )
    first, second = po_units(text)
    assert (first.source, first.target, first.line) == ("File", "Arquivo", 18)
    assert (first.target_language, first.source_language) == ("pt_BR", None)
    assert first.about is not None
    assert first.about.context == "menu, src/a.c:1 src/b.c:2"
    assert first.about.state == "fuzzy"
    assert first.about.notes == (
        "Title of the window",
        "by Ana and Rui",
        "c-format",
        'Previous source: Old "file"',
    )
    assert (second.source, second.about) == ("Edit", None)


def test_the_comments_of_obsolete_entries_are_not_those_of_the_next() -> None:
    text = '# gone\n#, fuzzy\n#~ msgid "a"\n#~ msgstr "b"\n\nmsgid "c"\nmsgstr "d"\n'
    (unit,) = po_units(text)
    assert (unit.source, unit.about) == ("c", None)


def test_source_language_and_a_header_that_is_no_unit() -> None:
    text = (
        'msgid ""\nmsgstr "Language: sr@latin\\nX-Source-Language: en\\n"\nmsgid "a"\nmsgstr ""\n'
    )
    (unit,) = po_units(text)
    assert (unit.source_language, unit.target_language) == ("en", "sr")
    (unit,) = po_units('msgctxt "x"\nmsgid ""\nmsgstr "Language: nl\\n"\n')
    assert (unit.source, unit.target_language) == ("", None)


def test_plural_forms_are_units() -> None:
    text = (
        'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "a"\nmsgstr [ 1 ] "b"\nmsgstr[2]""\n'
    )
    units = po_units(text)
    name = (units[0].id or "").removesuffix("[0]")
    assert [unit.id for unit in units] == [f"{name}[0]", f"{name}[1]", f"{name}[2]"]
    assert [unit.source for unit in units] == ["%d file", "%d files", "%d files"]
    assert [unit.about.notes for unit in units if unit.about] == [
        ("Plural: %d files",),
        ("Singular: %d file",),
        ("Singular: %d file",),
    ]
    assert edited(text, 2, "c") == text.replace('[2]""', '[2]"c"')


def test_ids_stay_and_tell_contexts_and_repeats_apart() -> None:
    text = 'msgid "Yes"\nmsgstr "Ja"\n'
    (unit,) = po_units(text)
    assert unit.id == "85a39ab345d672ff"
    units = po_units(f'{text}msgctxt ""\n{text}msgctxt "x"\n{text}{text}domain "d"\n{text}')
    names = [unit.id or "" for unit in units]
    assert names[0] == unit.id
    assert names[3:] == [f"{unit.id}~2", f"{unit.id}~3"]
    assert len(set(names)) == 5


def test_a_template_is_filled() -> None:
    text = HEADER + 'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr ""\n""\n'
    file = file_of(text, name="a.pot")
    changes = [change_of(unit, 'een "twee"\ndrie') for unit in FORMAT.read(file)]
    new = r'"een \"twee\"\ndrie"'
    assert written(FORMAT, file, changes).decode() == (
        f'{HEADER}msgid "a"\nmsgstr {new}\n\nmsgid "b"\nmsgstr {new}\n""\n'
    )


def test_a_deleted_target_leaves_an_empty_one() -> None:
    assert edited('msgid "a"\nmsgstr ""\n"b\\n"\n"c"\n', 0, "") == 'msgid "a"\nmsgstr ""\n'


def test_white_space_comments_and_joined_lines_between() -> None:
    text = 'msgid"a"msgstr\n# note\n  "b"\t#, x\n\n"c" msgid "d" # e\nmsgstr "f"'
    one, two = po_units(text)
    assert (one.target, one.line, two.target, two.line) == ("bc", 3, "f", 6)
    assert edited(text, 0, "bxc") == text.replace('"b"', '"bx"')
    assert edited(text, 1, "g") == text.replace('"f"', '"g"')


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (r"\n\t\"\\\a\b\f\v", '\n\t"\\\a\b\f\v'),
        (r"a\r\nb\rc", "a\nb\nc"),
        ('a\\r"\n"\\nb', "a\nb"),
        (r"\303\251\xC3\xa9\101\x41", "ééAA"),
        ('\\303"\n"\\251', "é"),
        (r"\303x\351", r"\303x\351"),
        (r"\303\303\251\351A\351\101", r"\303é\351A\351A"),
        (r"\0 \377", r"\0 \377"),
        (r"\'\q\%", r"\'\q\%"),
        ("a\\\nb", "ab"),
        (r"\\n\\\n", "\\n\\\n"),
    ],
)
def test_escapes(raw: str, text: str) -> None:
    (unit,) = po_units(f'{HEADER}msgid "{raw}"\nmsgstr "{raw}"\n')
    assert (unit.source, unit.target) == (text, text)


def test_the_spelling_of_what_stays_is_kept() -> None:
    text = HEADER + 'msgid "a"\nmsgstr "\\303\\251 \\\'x\\\' \\q\\r\\n y \\x"\n'
    assert edited(text, 0, "é \\'x\\' \\q\n z \\x") == text.replace(" y ", " z ")
    assert edited(text, 0, "é \\'w\\' \\q\n y \\x") == text.replace("x\\'", "w\\'")


def test_an_escape_without_a_meaning_is_replaced_whole() -> None:
    text = 'msgid "a"\nmsgstr "b \\q \\\'c\\\'"\n'
    assert edited(text, 0, "b \\ \\'c\\'") == text.replace("\\q", "\\\\")
    assert edited(text, 0, "b \\\" \\'c\\'") == text.replace("\\q", '\\\\\\"')
    assert edited(text, 0, "b \\q \\'d\\'") == text.replace("c", "d")
    assert edited(text, 0, "b \\qq \\'c\\'") == text.replace("\\q", "\\qq")
    assert edited(text, 0, "b") == 'msgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize(
    ("new", "result"),
    [
        ("een\nx\ntwee\ndrie", '""\n"een\\n"\n"x\\n"\n"twee\\n"\n"drie"'),
        ("een\ntwee\ndrie\nvier", '""\n"een\\n"\n"twee\\n"\n"drie\\n"\n"vier"'),
        ("een\ntwee\ndrie\n", '""\n"een\\n"\n"twee\\n"\n"drie\\n"'),
        ("nul\neen\ntwee\ndrie", '""\n"nul\\n"\n"een\\n"\n"twee\\n"\n"drie"'),
        ("een\ntw\nee\ndrie", '""\n"een\\n"\n"tw\\n"\n"ee\\n"\n"drie"'),
        ("een\ntwee\nx\ny\ndrie", '""\n"een\\n"\n"twee\\n"\n"x\\n"\n"y\\n"\n"drie"'),
        ("een\ntwee\ndrie\\n", '""\n"een\\n"\n"twee\\n"\n"drie\\\\n"'),
    ],
)
def test_new_lines_are_folded_where_the_old_ones_are(new: str, result: str) -> None:
    text = 'msgid "a"\nmsgstr ""\n"een\\n"\n"twee\\n"\n"drie"\n'
    assert edited(text, 0, new) == f'msgid "a"\nmsgstr {result}\n'


@pytest.mark.parametrize("raw", ["een\\ntwee", 'een "\n"twee', 'een\\n"\n"twee\\ndrie', "een\\n"])
def test_new_lines_are_escapes_where_the_old_text_is_not_folded_at_each(raw: str) -> None:
    text = f'msgid "a"\nmsgstr "{raw}"\n'
    (unit,) = po_units(text)
    assert edited(text, 0, "x\ny" + unit.target) == text.replace('"een', '"x\\nyeen')


def test_the_fold_is_that_of_the_file() -> None:
    text = 'msgid "a"\r\nmsgstr "een\\n"\r\n  "twee\\n"\r\n'
    assert edited(text, 0, "een\ntwee\ndrie\n") == text + '  "drie\\n"\r\n'
    text = 'msgid "a"\r\nmsgstr "een\\n" # c\r\n  "twee\\n"\r\n'
    assert edited(text, 0, "een\ntwee\ndrie\n") == text + '"drie\\n"\r\n'


def without_state(text: str, number: int = 0) -> str:
    file = file_of(text, name="a.po")
    edits = FORMAT.state_edits(file, FORMAT.read(file)[number])
    return splice(file, edits).decode()


@pytest.mark.parametrize(
    ("comments", "left"),
    [
        ("#, fuzzy\n", ""),
        ("#,fuzzy\r\n#: a\r\n", "#: a\r\n"),
        ("#, fuzzy, c-format\n", "#, c-format\n"),
        ("#, c-format, fuzzy, no-wrap\n", "#, c-format, no-wrap\n"),
        ("#,c-format,fuzzy\r#: a\r", "#,c-format\r#: a\r"),
        ("#, fuzzy\n#, c-format\n", "#, c-format\n"),
        ("#, fuzzy c-format fuzzy\n", "#, c-format\n"),
        ('# fuzzy\n#: a\n#, fuzzy\n#| msgid ""\n#| "b"\n', "# fuzzy\n#: a\n"),
        (
            '#, fuzzy\n#~ msgid "a"\n#~ msgstr "b"\n\n#, fuzzy\n',
            '#, fuzzy\n#~ msgid "a"\n#~ msgstr "b"\n\n',
        ),
        ('#, c-format\n#| msgid "b"\n', None),
        ("# , fuzzy\n#. fuzzy\n#, unfuzzy\n", None),
        ("", None),
    ],
)
def test_the_fuzzy_flag_is_taken_out(comments: str, left: str | None) -> None:
    before, entry = '# x\nmsgid "1"\nmsgstr "2"\n\n', 'msgid "c"\nmsgstr "d"\n#, fuzzy\n'
    wanted = comments if left is None else left
    assert without_state(before + comments + entry, 1) == before + wanted + entry


def test_a_flag_behind_another_entry_and_plural_forms() -> None:
    plural = 'msgid_plural "d"\nmsgstr[0] "e"\nmsgstr[1] "f"\n'
    text = f'msgid "a"\nmsgstr "b" #, fuzzy\nmsgid "c"\n{plural}'
    units = po_units(text)
    assert [unit.about.state for unit in units if unit.about] == ["fuzzy", "fuzzy"]
    assert without_state(text, 0) == text
    assert without_state(text, 1) == without_state(text, 2) == text.replace(" #, fuzzy", "")


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "this entry has no msgstr", 1),
        ('\n# x\nmsgid "a"\n', "this entry has no msgstr", 3),
        ('msgctxt "a"\nmsgstr "b"\n', "this entry has no msgid", 1),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', "this entry has no msgstr[0]", 1),
        ('msgid "a"\nmsgstr[0] "b"\n', "this entry has no msgstr", 1),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', "no msgid before this msgstr", 3),
        ('msgid "a"\nmsgstr "b\n', "quotation mark that ends this text", 2),
        ('msgid "a"\r\nmsgstr ""\r\n"b\\"\r\n', "quotation mark that ends this text", 3),
        ('msgid "a"\rmsgstr "b" c"\r', '“c"” is neither', 2),
        ('msgid "a"\nmsgstr b\n', "no text in quotation marks follows this msgstr", 2),
        ('"a"\nmsgid "b"\nmsgstr "c"\n', "belongs to no entry", 1),
        ('#~ msgid "a"\n#~ msgstr ""\n"b"\n', "belongs to no entry", 3),
        ('<<<<<<< ours\nmsgid "b"\nmsgstr "c"\n', "“<<<<<<< ours” is neither", 1),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1]\n', "follows this msgstr[1]", 4),
        ('msgid "a"\nmsgstr[x] "b"\n', "is neither", 2),
    ],
)
def test_refused_with_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(ReviewError) as caught:
        po_units(text)
    assert what in caught.value.what
    assert caught.value.line == line
    assert str(caught.value.file) == "a.po"


def test_what_no_text_file_can_hold_is_refused() -> None:
    for new, name in (("a\0", "NUL"), ("a\ud800", "surrogate")):
        with pytest.raises(ReviewError, match=name):
            edited('msgid "a"\nmsgstr "b"\n', 0, new)


def test_an_empty_file_and_one_of_comments_have_no_units() -> None:
    for text in ("", "\n", '# a\n\n#~ msgid "a"\n#~ msgstr "b"', HEADER):
        assert po_units(text) == []


@pytest.mark.parametrize(
    "sign", ['"', "\\", "#", "msgid #", 'msgid ""', "\\q", "\\303", "#| msgid #"]
)
@pytest.mark.parametrize("head", ["", 'msgid "a" msgstr "', "#, fuzzy\n#| msgid "])
def test_a_long_line_of_one_sign_is_read_or_refused(head: str, sign: str) -> None:
    text = head + sign * (200_000 // len(sign))
    try:
        found = [unit.line for unit in po_units(text)]
    except ReviewError as error:
        found = [error.line or 0]
    assert found in ([], [1], [2])
