"""Terms are found where they stand, in any text, and quickly."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reviewtool.checks.check import Languages
from reviewtool.checks.glossary.glossary import Glossary
from reviewtool.checks.glossary.inflection import forms
from reviewtool.checks.glossary.pieces import pieces
from reviewtool.checks.glossary.term import Term
from reviewtool.checks.registry import check
from reviewtool.checks.runner import Checker
from reviewtool.languages import language
from tests.checks.cases import segment
from tests.checks.test_any_text import CODES, LONG, PIECES, texts

wordings = st.one_of(
    st.sampled_from([piece for piece in PIECES if pieces(piece)]),
    st.text(min_size=1, max_size=12).filter(pieces),
)
some = st.lists(wordings, max_size=3).map(tuple)
terms = st.builds(
    Term, st.lists(wordings, min_size=1, max_size=3).map(tuple), some, some, exact=st.booleans()
)


@settings(max_examples=300)
@given(
    st.lists(terms, min_size=1, max_size=5),
    texts,
    texts,
    st.sampled_from([code for code in CODES if code]),
    st.sampled_from([code for code in CODES if code]),
)
@example([Term(("e\u0301",), ("x",))], "é e\u0301", "x", "nl", "en")
@example([Term(("C++", ".NET"), ("C#",))], "C++, C en .NET", "C# ", "nl", "en")
def test_spans_are_those_of_the_words(
    listed: list[Term], source: str, target: str, own: str, other: str
) -> None:
    glossary = Glossary(listed, own, other)
    taken: set[int] = set()
    for use in glossary.uses(source, target):
        assert use.source
        for start, end in use.source:
            assert 0 <= start < end <= len(source)
            assert taken.isdisjoint(range(start, end))
            taken.update(range(start, end))
        spans = [*use.accepted, *(span for span, _ in use.forbidden)]
        assert all(0 <= start < end <= len(target) for start, end in spans)
        assert len({place for span in spans for place in range(*span)}) == sum(
            end - start for start, end in spans
        )
    known = check("glossary-term")
    assert known is not None
    assert known.on_segment is not None
    languages = Languages(language(own), language(other), glossary)
    for finding in known.on_segment(segment(0, source, target), languages):
        side = source if finding.side == "source" else target
        assert 0 <= finding.start < finding.end <= len(side)
        assert finding.message.endswith(".")


@given(wordings, texts, texts, st.sampled_from(["nl", "fr", "ru", "zh", "xx"]))
def test_an_exact_term_is_found_between_blanks(
    wording: str, before: str, after: str, code: str
) -> None:
    source = f"{before} {wording.strip()} {after}"
    glossary = Glossary([Term((wording,), ("x",), exact=True)], code, "en")
    start = len(before) + 1
    (use,) = glossary.uses(source, "x")
    covered = {place for span in use.source for place in range(*span)}
    (first, *_), last = pieces(wording.strip()), pieces(wording.strip())[-1]
    assert covered & set(range(start + first.start, start + last.end))


def uses(source: str, target: str, *listed: Term) -> list[tuple[str, bool]]:
    found = Glossary(listed, "nl", "en").uses(source, target)
    return [(source[slice(*use.source[0])], use.kept) for use in found]


def test_the_longest_wording_wins_wherever_it_begins() -> None:
    house = Term(("Tweede Kamer der Staten-Generaal",), ("House of Representatives",))
    general = Term(("Staten-Generaal",), ("States General",))
    room = Term(("kamer",), ("room",))
    text = "De Tweede Kamer der Staten-Generaal en de Staten-Generaal in een kamer"
    assert uses(
        text, "The House of Representatives and the States General", house, general, room
    ) == [
        ("Tweede Kamer der Staten-Generaal", True),
        ("Staten-Generaal", True),
        ("kamer", False),
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("De BURGEMEESTER sprak", True),
        ("burgemeester's", True),
        ("burge\u00admeester", True),
        ("oud-burgemeester", False),
        ("burgemeesterskandidaat", False),
        ("De burgemeester-wethouder", False),
        ("Jansen-burgemeester van", False),
        ("Jansen – burgemeester van", True),
    ],
)
def test_a_term_is_a_whole_word(source: str, found: bool) -> None:
    assert bool(uses(source, "", Term(("burgemeester",), ("mayor",)))) is found


@pytest.mark.parametrize(
    ("wording", "source", "found"),
    [
        ("EU", "de eu en de Eu", False),
        ("EU", "de EU's", True),
        ("iPhone", "zijn IPHONE", True),
        ("iPhone", "zijn Iphone", False),
        ("C++", "in C geschreven", False),
        ("C++", "in C++ geschreven", True),
        (".NET", "in het NET", False),
        ("24/7", "24 7", False),
        ("24/7", "open 24/7", True),
        ("Tweede Kamer", "de Tweede\u00a0\nKamer", True),
        ("Tweede Kamer", "de tweede, kamer", False),
    ],
)
def test_signs_and_inner_capitals_count(wording: str, source: str, found: bool) -> None:
    assert bool(uses(source, "", Term((wording,), ("x",)))) is found


@pytest.mark.parametrize(
    ("code", "word", "right", "wrong"),
    [
        ("en", "city", "cities", "cited"),
        ("en", "building", "buildings", "build"),
        ("nl", "bom", "bommen", "bomen"),
        ("nl", "naam", "namen", "nam"),
        ("nl", "prijs", "prijzen", "prijjsen"),
        ("nl", "partij", "partijen", "partijjen"),
        ("nl", "bui", "buien", "buin"),
        ("nl", "minister", "ministers", "ministeren"),
        ("de", "baum", "bäume", "baumeln"),
        ("fr", "journal", "journaux", "journaliste"),
        ("es", "nación", "naciones", "nacional"),
        ("it", "banca", "banche", "bancario"),
        ("pt", "eleição", "eleições", "eleitor"),
        ("pl", "partia", "partii", "partner"),
        ("ru", "администрация", "администрации", "администратор"),
        ("ru", "река", "рек", "речь"),
        ("uk", "місто", "міста", "містечко"),
        ("fi", "talo", "talo", "talot"),
    ],
)
def test_words_have_the_forms_of_their_language(
    code: str, word: str, right: str, wrong: str
) -> None:
    assert right in forms(word, code)
    assert wrong not in forms(word, code)


def test_a_check_without_a_glossary_does_not_run() -> None:
    known = check("glossary-term")
    assert known is not None
    languages = Languages(language("nl"), language("en"))
    assert not known.speaks(languages)
    glossary = Glossary([Term(("zee",), ("sea",))], "nl", "en")
    languages = Languages(language("nl"), language("en"), glossary)
    assert known.speaks(languages)
    flags = Checker(languages, has_source=True).segment_flags(segment(0, "De zee.", "The lake."))
    assert [(flag.check, flag.side, flag.text) for flag in flags] == [
        ("glossary-term", "source", "zee")
    ]


def test_what_the_glossary_has_is_not_questioned() -> None:
    source, target = "Toen sprak de waterschapsdijkgraaf.", "Then the waterschapsdijkgraaf spoke."
    plain = Languages(language("nl"), language("en"))
    kept = Term(("waterschapsdijkgraaf",), ("waterschapsdijkgraaf",))
    agreed = replace(plain, glossary=Glossary([kept], "nl", "en"))
    other = replace(plain, glossary=Glossary([Term(("toen",), ("then",))], "nl", "en"))
    segments = [segment(0, source, target)]
    for languages, count in ((plain, 1), (other, 1), (agreed, 0)):
        flags = Checker(languages, has_source=True).flags(segments)
        assert len([flag for flag in flags if flag.check.startswith("untranslated")]) == count
    names = [("Michail zag Michail.", "Then Mikhail saw Mikhail and Michail.")] * 2
    segments = [segment(index, *pair) for index, pair in enumerate(names)]
    assert "name-spelling" in {f.check for f in Checker(plain, has_source=True).flags(segments)}
    spelt = Term(("Michail",), ("Mikhail", "Michail"))
    agreed = replace(plain, glossary=Glossary([spelt], "nl", "en"))
    assert Checker(agreed, has_source=True).flags(segments) == []


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_lines_end(text: str) -> None:
    listed = [Term((word,), ("x",), ("word", "a", "ab")) for word in ("word word", "a", "ab", "1")]
    begun = time.perf_counter()
    Glossary(listed, "nl", "en").uses(text, text)
    assert time.perf_counter() - begun < 2.0


def test_many_terms_cost_little_in_a_segment() -> None:
    listed = [Term((f"woord{n} naam{n}", f"term{n}"), (f"word{n}",)) for n in range(20_000)]
    glossary = Glossary(listed, "nl", "en")
    begun = time.perf_counter()
    for n in range(500):
        glossary.uses(f"Een zin van gewone lengte met term{n} en naam{n} erin, zoals zovele.", "x")
    assert time.perf_counter() - begun < 1.0
