from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from reviewtool.languages import language
from reviewtool.scores.similarity import similarity

TEXT = st.text(st.sampled_from("ab cdé 漢字。.,’-\u00a0"), max_size=24)


@given(
    pairs=st.lists(st.tuples(TEXT, TEXT, st.booleans()), min_size=1, max_size=5),
    code=st.sampled_from(["en", "zh", "ja"]),
)
def test_every_figure_is_what_sacrebleu_gives(
    pairs: list[tuple[str, str, bool]], code: str
) -> None:
    machine = [one for one, _, _ in pairs]
    corrected = [one if same else other for one, other, same in pairs]
    measured = similarity(machine, corrected, language(code))
    unspaced = code != "en"
    ter = TER(case_sensitive=True, normalized=unspaced, asian_support=unspaced)
    tokenize = {"zh": "zh", "ja": "char"}.get(code, "13a")
    expected = ter.corpus_score(machine, [corrected])
    values = {score.name: score.value for score in measured.scores}
    assert values["TER"] == pytest.approx(expected.score)
    assert measured.edits == expected.num_edits
    assert values["chrF"] == pytest.approx(CHRF().corpus_score(machine, [corrected]).score)
    bleu = BLEU(tokenize=tokenize).corpus_score(machine, [corrected])
    assert values["BLEU"] == pytest.approx(bleu.score)


def test_each_score_carries_its_signature() -> None:
    measured = similarity(["a b c d"], ["a b c e"], language("en"))
    signatures = {score.name: score.signature for score in measured.scores}
    assert signatures["TER"].startswith("nrefs:1|case:mixed|tok:tercom|norm:no|punct:yes|asian:no")
    assert "tok:13a" in signatures["BLEU"]
    assert "nc:6|nw:0" in signatures["chrF"]
