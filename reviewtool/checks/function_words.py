"""Function words of the main languages: the small words that show which language a text is in.

They are the only lexicon that the built-in checks need. A word counts as foreign to a target
language where it is a function word of the source language and no common word of the target
language, as far as these lists know.
"""

from __future__ import annotations

from functools import cache

_WORDS = {
    "en": "the of and to with from that which have has had been were they their them would "
    "could should about because this these those what when where who while through into "
    "your our his its but not are is was be by for on at as an or if then than there "
    "here only very more most some any such no nor so too can will just also after "
    "before over under again once you he she we it him her us me my both each few other "
    "own same does did doing being against between during without within although "
    "however whether since until upon toward towards",
    "nl": "de het een van en dat die niet met voor zijn maar ook naar door wordt werd worden "
    "hebben heeft had hij zij ze wij je jullie ons onze hun deze dit daar er dan nog "
    "wel geen meer over tot uit bij om op aan te als of omdat toen want zou zouden kan "
    "kunnen moet moeten wil willen waar wie wat hoe hier veel weer al tegen na onder "
    "tussen zonder tijdens sinds totdat terwijl echter hoewel volgens binnen buiten "
    "haar hem mijn jouw is was in zich zo toch",
    "de": "der die das und nicht mit von zu den dem des ein eine einer eines einem einen ist "
    "war sind waren wird werden wurde wurden hat haben hatte hatten sich auf im ins am "
    "zum zur bei aus nach vor für über unter zwischen durch gegen ohne um bis seit "
    "während weil dass wenn als wie aber oder auch nur noch schon sehr mehr kein keine "
    "er sie es wir ihr ihm ihn uns ihnen sein seine mein dein unser diese dieser dieses "
    "dort hier dann doch also so was wer wo man kann können muss müssen soll sollte "
    "würde obwohl jedoch an in her",
    "fr": "le la les un une des du de et à au aux en dans sur sous avec sans pour par que qui "
    "quoi dont où ce cet cette ces il elle ils elles nous vous on je tu se sa son ses "
    "leur leurs mon ma mes notre votre est sont était étaient été être avoir a ont "
    "avait avaient pas plus ne ni mais ou donc car si comme quand très aussi même "
    "encore alors après avant pendant depuis jusque contre entre chez lors selon parce "
    "cependant tandis peut fait tout tous toute toutes y",
    "es": "el la los las un una unos unas de del y a al en con sin por para que quien cual "
    "donde cuando como este esta estos estas ese esa eso aquel se su sus mi mis tu "
    "nuestro no ni pero o si más muy también ya aún todavía es son era eran fue fueron "
    "ser estar está están ha han había hay lo le les nos me te desde hasta entre sobre "
    "contra durante según porque aunque mientras después antes todo todos toda todas "
    "otro otra puede",
    "it": "il lo la i gli le un uno una di del della dei degli delle a al alla ai alle da dal "
    "dalla in nel nella nei con su sul sulla per tra fra che chi cui non e ed o ma se "
    "come dove quando perché più anche ancora già è sono era erano stato stata essere "
    "avere ha hanno aveva questo questa questi queste quello quella suo sua loro mio "
    "nostro si ci vi lui lei noi voi molto tutto tutti dopo prima durante senza contro "
    "secondo mentre però",
    "pt": "o a os as um uma uns umas de do da dos das e em no na nos nas com sem por para "
    "pelo pela que quem qual onde quando como este esta esse essa isso aquele se seu "
    "sua seus suas meu minha nosso não nem mas ou mais muito também já ainda é são era "
    "eram foi foram ser estar está estão tem têm tinha há lhe desde até entre sobre "
    "contra durante segundo porque embora enquanto depois antes todo todos toda todas "
    "outro outra pode ao à",
    "sv": "och att det som en ett den de på är var av för med till från inte om men också "
    "eller har hade kan ska skulle vi ni han hon sig sin sitt sina efter under över "
    "mellan utan mot när där vad vem hur mycket mer nu så än blev blir vara varit denna "
    "dessa deras",
    "da": "og at det som en et den de på er var af for med til fra ikke om men også eller har "
    "havde kan skal skulle vi jeg han hun sig sin sit sine efter under over mellem uden "
    "mod når hvor hvad hvem meget mere nu så end blev bliver være været denne disse "
    "deres have",
    "pl": "i w z na do że się nie jest są był była było byli jak ale lub oraz przez dla po od "
    "przy nad pod za o co kto który która które gdzie kiedy tak też już jeszcze bardzo "
    "więcej to ten ta te tego tej tych jego jej ich my wy oni może być podczas ponieważ "
    "jednak",
    "ru": "и в не на что с как это по но из к у за от до для о об же бы ли или если только "
    "ещё уже был была было были есть быть он она они мы вы я его её их который которая "
    "которые когда где кто чтобы при после перед между через без под над также",
}
_OTHER_COMMON_WORDS = {
    "en": "die war hat man den hut dies bin fast bald gut rot wand rang as an do no me note "
    "come made male pour dire fond coin chat main four pain sale son chose champ the of "
    "on has door over under men wet met been bleed was van boot sans sage plus fin era "
    "red real once pie sin con sea sol sire more bank arm land hand wind ring gold",
    "de": "die so in an war am was will hat man her also bald fast arm rot gut wind band land hand",
    "nl": "die is in we of was had me over wie am even men wind land hand arm wet boot",
}


@cache
def function_words(code: str) -> frozenset[str]:
    """The function words of a language by its base code; empty where none are known."""
    return frozenset(_WORDS.get(code, "").split())


@cache
def foreign_words(source: str, target: str) -> frozenset[str]:
    """Function words of the source language that are no common words of the target language."""
    known = function_words(target) | frozenset(_OTHER_COMMON_WORDS.get(target, "").split())
    return function_words(source) - known
