from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reviewtool.segments.alignment import PARAGRAPHS, SENTENCES, Bead, align
from reviewtool.segments.resemblance import Item

DUTCH = [
    "Storm boven de kust",
    "De storm trok vannacht over het noorden en liet 340 huizen zonder stroom achter.",
    "Burgemeester Hendrika Vos sprak van een wonder: “Niemand raakte gewond”, zei ze.",
    "Foto: Archief",
    "Wie betaalt de schade? Dat weet voorlopig niemand, al wijst iedereen naar het rijk.",
    "Morgen klaart het op.",
]
ENGLISH = [
    "Storm over the coast",
    "The storm passed over the north last night and left 340 houses without power.",
    "Mayor Hendrika Vos spoke of a miracle: “Nobody was injured,” she said.",
    "Photo: Archive",
    "Who pays for the damage? Nobody knows yet, though everybody points to the state.",
    "Tomorrow it clears up.",
]
KINDS = ["heading", "text", "text", "caption", "text", "text"]


def items(texts: list[str], kinds: list[str] | None = None) -> list[Item]:
    kinds = kinds or [KINDS[(DUTCH + ENGLISH).index(text) % 6] for text in texts]
    return [Item.of(text, kind) for text, kind in zip(texts, kinds, strict=True)]


def shape(beads: list[Bead]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [(bead.source, bead.target) for bead in beads]


def check_cover(beads: list[Bead], source: int, target: int) -> None:
    assert [n for bead in beads for n in range(*bead.source)] == list(range(source))
    assert [n for bead in beads for n in range(*bead.target)] == list(range(target))
    assert all(0 <= bead.confidence <= 1 for bead in beads)


def test_the_same_structure_is_sure() -> None:
    beads = align(items(DUTCH), items(ENGLISH), PARAGRAPHS)
    assert shape(beads) == [((n, n + 1), (n, n + 1)) for n in range(6)]
    assert min(bead.confidence for bead in beads) > 0.95


def test_a_dropped_paragraph() -> None:
    beads = align(items(DUTCH), items(ENGLISH[:2] + ENGLISH[3:]), PARAGRAPHS)
    assert shape(beads)[2:4] == [((2, 3), (2, 2)), ((3, 4), (2, 3))]


def test_a_caption_on_one_side() -> None:
    beads = align(items(DUTCH[:3] + DUTCH[4:]), items(ENGLISH), PARAGRAPHS)
    assert shape(beads)[2:5] == [((2, 3), (2, 3)), ((3, 3), (3, 4)), ((3, 4), (4, 5))]


def test_merged_paragraphs() -> None:
    merged = f"{ENGLISH[1]} {ENGLISH[2]}"
    kinds = ["heading", "text", "caption", "text", "text"]
    texts = [ENGLISH[0], merged, *ENGLISH[3:]]
    beads = align(items(DUTCH), items(texts, kinds), PARAGRAPHS)
    assert shape(beads)[1] == ((1, 3), (1, 2))


def test_no_merge_across_a_break() -> None:
    source = [Item.of("One sentence that says what two do on the other side of it.")]
    target = [Item.of("One sentence that says what"), Item.of("two do on the other side of it.")]
    assert shape(align(source, target, SENTENCES)) == [((0, 1), (0, 2))]
    assert ((0, 1), (0, 2)) not in shape(align(source, target, SENTENCES, breaks={1}))


def test_unlike_neighbours_are_doubtful() -> None:
    source = [Item.of("Is it 12 or 14?"), Item.of(DUTCH[1]), Item.of("Then it went.")]
    target = [
        Item.of("A man of few words, as they say of those in the north."),
        Item.of(ENGLISH[1]),
    ]
    beads = align(source, target, PARAGRAPHS)
    assert beads[0].confidence < 0.5 < max(bead.confidence for bead in beads)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=40), max_size=9), st.lists(st.text(max_size=40), max_size=9))
def test_beads_cover_all_items_in_order(source: list[str], target: list[str]) -> None:
    for priors in (PARAGRAPHS, SENTENCES):
        beads = align([Item.of(one) for one in source], [Item.of(one) for one in target], priors)
        check_cover(beads, len(source), len(target))


def test_long_documents_keep_their_pairs_around_what_is_missing() -> None:
    chance = random.Random(7)
    texts = [f"N{chance.randrange(900)} " + "x" * chance.randrange(20, 400) for _ in range(4_000)]
    source = [Item.of(text) for text in texts]
    beads = align(source, source[:1_000] + source[1_005:3_000] + source[3_001:], PARAGRAPHS)
    check_cover(beads, 4_000, 3_994)
    right = {(n, n) for n in range(1_000)} | {(n, n - 5) for n in range(1_005, 3_000)}
    right |= {(n, n - 6) for n in range(3_001, 4_000)}
    found = {(bead.source[0], bead.target[0]) for bead in beads if bead.target[0] < bead.target[1]}
    assert len(found & right) > 3_980


def test_a_heading_that_was_glued_to_its_paragraph_belongs_to_it() -> None:
    source = ["Dit weten we nu", "Het water staat 40 centimeter hoger dan gisteren."]
    target = ["What we know nowThe water is 40 centimetres higher than yesterday."]
    beads = align(
        [Item.of(text) for text in source], [Item.of(text) for text in target], PARAGRAPHS
    )
    assert [(bead.source, bead.target) for bead in beads] == [((0, 2), (0, 1))]
