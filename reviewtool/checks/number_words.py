"""Words that stand beside numbers and change how they can be compared.

Scale words (million, 万) and words for round numbers (hundred, сто) make a number of another form
equal; units invite conversion; “half” stands for a decimal.
"""

from __future__ import annotations

from functools import cache

_SCALES = (
    "centenary centennial century "
    "hundred hundreds thousand thousands million millions billion billions trillion trillions "
    "mn bn dozen dozens score honderd duizend miljoen miljard biljoen mln mld hundert tausend "
    "tausende millionen milliarde milliarden billionen mio mrd cent cents mille milliard "
    "milliards cien ciento cientos mil millón millones billón billones cento mila milione "
    "milioni miliardo miliardi milhão milhões bilhão bilhões bilião сто двести триста тысяча "
    "тысячи тысяч тыс миллион миллиона миллионов млн миллиард миллиарда миллиардов млрд трлн "
    "sto tysiąc tysiące tysięcy tys milion miliony milionów miliard miliardy miliardów hundra "
    "tusen miljon miljoner miljarder hundrede tusind mia k m b percent half halve anderhalf "
    "anderthalb halb halbe halben demi demie medio media mezzo mezza meia meio половина "
    "половины полтора полторы пол pół półtora"
)
_CHARACTERS = frozenset("万億亿兆千百萬〇零一二三四五六七八九十两兩半만억천백")
_UNITS = (
    "km kilometer kilometers kilometre kilometres kilomètres kilómetros километров километра "
    "m meter meters metre metres mètres metros метров метра cm mm centimeter centimetres "
    "zentimeter mile miles meilen meile mijl milla millas миль mi ft foot feet fuß voet pieds "
    "pies футов inch inches zoll duim yard yards ярдов kg kilogram kilograms kilogramm kilo "
    "kilos кг lb lbs pound pounds pfund pond фунтов oz ounce ounces unzen унций ton tons "
    "tonne tonnes tonnen тонн acre acres hektar hectare hectares hectáreas акров га mph kmh "
    "km/h kph knots sq square quadratkilometer quadratmeter litre litres liter liters gallon "
    "gallons °c °f ° degrees grad graden degrés grados градусов celsius fahrenheit psi bar hp "
    "ps cv л mb gb tb"
)


@cache
def _scales() -> frozenset[str]:
    return frozenset(_SCALES.split())


@cache
def _units() -> frozenset[str]:
    return frozenset(_UNITS.split())


def has_scale(text: str) -> bool:
    """Whether a text holds a word or sign for a round number or a power of ten."""
    if not _CHARACTERS.isdisjoint(text):
        return True
    pieces = [piece.strip(".,;:!?()\"'“”„«»") for piece in text.lower().replace("-", " ").split()]
    return not _scales().isdisjoint(pieces) or any(
        piece.endswith(("hundert", "honderd", "tausend", "duizend", "million", "millionen"))
        or piece.startswith(("hundert", "honderd", "tausend", "zweihundert", "einhundert"))
        for piece in pieces
    )


def is_scale(word: str) -> bool:
    """Whether the word after a number multiplies it."""
    return word in _scales() or (bool(word) and word[0] in _CHARACTERS)


def is_unit(word: str) -> bool:
    """Whether the word after a number is a unit that may have been converted."""
    return word in _units() or word.startswith("°")
