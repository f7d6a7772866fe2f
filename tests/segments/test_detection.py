from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewtool.segments.detection import detect

SAMPLES = {
    "nl": "De boot vertrekt om zes uur van de kade en het is niet zeker dat hij vaart.",
    "de": "Das Schiff legt um sechs Uhr ab, und es ist nicht sicher, dass die Fahrt gelingt.",
    "fr": "Le bateau part du quai à six heures et il n'est pas sûr que la mer soit calme.",
    "es": "El barco sale del muelle a las seis y no es seguro que la mar esté en calma.",
    "it": "La nave parte dal molo alle sei e non è sicuro che il mare sia calmo per tutti.",
    "pt": "O barco sai do cais às seis e não é certo que o mar esteja calmo para os que vão.",
    "en": "The boat leaves from the quay at six, and it is not certain that the sea is calm.",
    "sv": "Båten går från kajen klockan sex och det är inte säkert att havet är lugnt.",
    "da": "Båden sejler fra kajen klokken seks, og det er ikke sikkert, at havet blev roligt.",
    "nb": "Båten går fra kaien klokken seks, og det er ikke sikkert at noen ble med etterpå.",
    "pl": "Statek odpływa od nabrzeża o szóstej i nie jest pewne, że morze będzie spokojne.",
    "cs": "Loď odplouvá od mola v šest a není jisté, že se moře uklidní, ale je to možné.",
    "ro": "Vaporul pleacă de la chei la ora șase și nu este sigur că marea va fi liniștită.",
    "hu": "A hajó hatkor indul a rakpartról, és nem biztos, hogy a tenger nyugodt lesz.",
    "fi": "Laiva lähtee laiturista kello kuusi, eikä ole varmaa, että meri on tyyni, mutta se on.",
    "tr": "Gemi saat altıda kalkıyor ve denizin sakin olacağı kesin değil ama bu bir umut.",
    "ru": "Пароход отходит от причала в шесть, и не ясно, что море будет спокойно, но это так.",
    "uk": "Пароплав відходить від причалу о шостій, і не ясно, що море буде спокійне, але це так.",
    "bg": "Корабът тръгва от кея в шест и не е сигурно, че морето ще бъде спокойно, но това е.",
    "el": "Το πλοίο φεύγει στις έξι.",
    "ar": "تغادر السفينة من الرصيف في السادسة و لا شيء مؤكد على البحر هذا المساء",
    "he": "הספינה יוצאת בשש.",
    "fa": "کشتی در ساعت شش از اسکله می رود و این را نیز با ما گفت که دریا آرام است",
    "hi": "जहाज़ छह बजे घाट से निकलता है।",
    "zh": "船六点离开码头。",
    "ja": "船は六時に埠頭を出る。",
    "ko": "배는 여섯 시에 부두를 떠난다.",
    "th": "เรือออกจากท่าเวลาหกโมง",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_languages(code: str) -> None:
    assert detect(SAMPLES[code]) == code


@pytest.mark.parametrize("text", ["", "17 %", "OK", "Xyzzy plugh frotz gnusto rezrov.", "漢"])
def test_unsure(text: str) -> None:
    assert detect(text) is None


@given(st.text(max_size=80))
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    assert detect(text) in {*SAMPLES, None}
