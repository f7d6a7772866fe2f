"""What a language model left behind.

What it finds:
    Words of the model about its work: “Here is the translation:”, a label such as “Translation:”,
    notes to the reader, offers of more help, refusals, tags of the prompt, code fences.

Why it matters:
    They stand in the text as if the author had written them, and they are published.

When it is silent:
    Where the source has the same sign, label or apology. Without a source only wordings that speak
    of translating count.

What to do:
    Delete it: the empty suggestion does. After a refusal, translate the segment.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewtool.checks.check import Check, Finding
from reviewtool.checks.flag import Kind
from reviewtool.taxonomy import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewtool.checks.check import Languages
    from reviewtool.segments.segment import Segment

_STEMS = (
    "transl", "bersetz", "vertal", "tradu", "tradott", "note", "nota", "hinweis", "anmerkung",
    "opmerking", "remarque", "n.d.t", "this helps", "please provide", "d version", "english:",
    "german:", "deutsch:", "dutch:", "nederlands:", "french:", "français", "spanish:", "español:",
    "italian", "portugu",
)  # fmt: skip
_SIGNS = ("```", "<", "[/", "[inst", "###")
_REFUSING = (
    "i'm ", "i’m ", "i can", "i apolog", "sorry", "as a", "es tut", "tut mir", "entschuldigung",
    "als ", "het spijt", "je suis", "désolé", "en tant", "lo siento", "como ", "mi dispiace",
    "spiacente", "in quanto", "come modello", "desculpe", "lamento",
)  # fmt: skip
_SORRY = re.compile(
    r"sorry|apolog|leid|entschuld|spijt|excus|désolé|siento|perd[oó]n|disculp|dispiace|scus|"
    r"desculp|lament|извин|прост|жаль|вибач|шкода|przepr|przykro|抱歉|对不起|對不起|申し訳|すみません",
    re.I,
)
_MODEL = re.compile(
    r"\b(?:ai|ki|ia|llm|ии|ші|si|ml)\b|artifi[cz]|künstlich|model|人工|模型|モデル|модел", re.I
)
_TRANSLATING = re.compile(r"translat|übersetz|vertal|tra[dp]u|tłumacz|перев|перекл|译|譯|訳", re.I)


def model_chatter(segment: Segment, languages: Languages) -> Iterator[Finding]:  # noqa: ARG001
    """Each piece that speaks of the translation and not of what the source speaks of."""
    target, source = segment.target, segment.source
    lowered = target.lower()
    if any(sign in lowered for sign in _SIGNS):
        yield from _tags(target, source)
    if any(stem in lowered for stem in _STEMS) and not _TRANSLATING.search(source):
        yield from _wordings(target, source)
    if lowered.startswith(_REFUSING):
        match = _refusal().match(target)
        if match and not _SORRY.search(source) and not _MODEL.search(source):
            message = "This is a refusal of the model, not a translation."
            yield Finding(match.start(1), len(target.rstrip()), message)


def _tags(target: str, source: str) -> Iterator[Finding]:
    """Code fences and tags of a prompt that the source lacks."""
    for match in _tag().finditer(target):
        text = match.group().strip()
        name = match["name"] or text
        if name.lower() in source.lower() and text[:1] in source:
            continue
        message = f"“{text}” belongs to a prompt, not to the text."
        yield Finding(match.start(), match.end(), message, ("",), evidence=("target",))


def _wordings(target: str, source: str) -> Iterator[Finding]:
    """Preamble, label, note and offer, each where its kind of text stands."""
    said: list[tuple[int, int]] = []
    for pattern, message in _patterns():
        match = pattern.search(target)
        if match is None or (match.lastgroup and not _bare(source, match.lastgroup)):
            continue
        if any(first < match.end() and match.start() < last for first, last in said):
            continue
        said.append(match.span())
        start, end = match.span()
        if end - start < len(target.strip()):
            yield Finding(start, end, message, ("",))
        else:
            yield Finding(start, end, message)


def _bare(source: str, kind: str) -> bool:
    """Whether a source, if one is needed, is given and has neither a label nor lines."""
    if not source:
        return kind == "label"
    return ":" not in source and "：" not in source and "\n" not in source


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    work = (
        r"(?:translation|translated|(?:deutsche |englische )?übersetzung|übersetzte|vertaling"
        r"|vertaalde|traduction|traducción|traduzione|tradução|traduit|traducido|tradotto|traduzido)"
    )
    here = (
        r"here(?:['’]s| is| are)|below is|this is|the following is|hier (?:ist|sind|is|volgt|folgt)"
        r"|nachfolgend|hieronder|voici|ci-dessous|aquí (?:está|tienes?)|esta es|ecco|di seguito"
        r"|aqui está|segue|a seguir"
    )
    assent = (
        r"(?:(?:sure|certainly|of course|absolutely|okay|gerne?|natürlich|sicher|natuurlijk|zeker"
        r"|bien sûr|certainement|por supuesto|claro|certo|certamente|com certeza)\b ?[!,.:]?\s*)?"
    )
    preamble = (
        rf"\A[\s*_#>]*{assent}(?:{here})\b[^:.\n]{{0,50}}\b{work}\b[^:.\n]{{0,80}}"
        r"(?::[\s*_]*|\.?[*_]*\n\s*)"
        rf"|\A[\s*_#>]*(?:the|die|de|la|a) {work}\b[^:.\n]{{0,40}} (?:is|ist|est|es|è|é):\s*"
        rf"|\A[\s*_#>]*{assent}(?:{here})\b[^:.\n]{{0,20}}\b(?P<label>(?:correct|revis|improv)ed"
        r" (?:version|text|translation))[^:.\n]{0,40}:\s*"
    )
    into = r"(?: (?:in|into|to|ins|naar(?: het)?|en|al|para|em|vers l['’])? ?[^\W\d]{4,12})?"
    label = rf"\A[\s*_#>]*(?P<label>(?:[^\W\d]{{4,10}} )?{work}{into}) ?:[\s*_]*"
    notes = (
        r"(?:translator['’]?s? )?note|n\.? ?d\.? ?[tr]\.?|anmerkung(?: de[sr] übersetzer(?:s|in))?"
        r"|hinweis|(?:noot|opmerking)(?: van de vertaler)?|note d[ue] (?:la )?traduct\w+|remarque"
        r"|nota d(?:el|a|o) tradu\w+|nota"
    )
    note = (
        rf"(?:\A|\s+)[*_\[(]*\b(?:{notes})[*_]*:[^\n]{{0,400}}"
        r"(?:translat|übersetz|vertal(?:ing|en)|vertaal|tradu[ciz]|tradott)[^\n]*\s*\Z"
    )
    names = (
        r"english|german|deutsch|dutch|nederlands|french|français|spanish|español|italiano?"
        r"|portugu(?:ese|ês)"
    )
    label = rf"{label}|\A[\s*_#>]*(?P<name>{names})[*_]* ?:[\s*_]+(?=\S)"
    marked = (
        r"\s*[\[(]?\b(?:translator['’]?s?['’]? note|n\. ?d\. ?t\.|noot van de vertaler"
        r"|anmerkung de[sr] übersetzer(?:s|in)|note d[ue] (?:la )?traduct\w+"
        r"|nota d(?:el|a|o|e la) tradu\w+) ?:[^\n\])]*[\])]?"
    )
    below = rf"\s*\n[\s*_#>(\[-]*(?P<below>(?:{notes}|notes|anmerkungen|notas))[*_]*:[\s\S]*\Z"
    offer = (
        r"\s*(?:(?:please )?let me know if (?:you|there)|i hope (?:this|that) (?:helps|translation)"
        r"|would you like me to|feel free to|please provide the|bitte geben sie den text"
        r"|lassen sie mich wissen|laat (?:het )?me weten|n['’]hésitez pas|avísame si|fammi sapere"
        r"|avise-me)[^\n]{0,120}(?:transl|übersetz|vertal|tradu|further (?:help|assist)"
        r"|any(?:thing| (?:other|more|further)) (?:else|help|assistance|changes|adjust\w+))"
        r"[^\n]{0,80}\s*\Z|\s*i hope this (?:translation )?helps[!.]*\s*\Z"
    )
    wordings = (
        (preamble, "This speaks of the translation; the source does not."),
        (label, "This label is not in the source."),
        (note, "This note speaks of the translation; the source has none."),
        (marked, "This note of the translator is not in the source."),
        (below, "This note is not in the source."),
        (offer, "This is addressed to whoever asked for the translation."),
    )
    return tuple((re.compile(pattern, re.I), message) for pattern, message in wordings)


@cache
def _tag() -> re.Pattern[str]:
    names = (
        r"source|target|translat(?:ion|e)|text|segment|input|output|think(?:ing)?|answer|response"
        r"|instructions?|system|user|assistant|context|s|unk|pad|eos|bos|original"
    )
    return re.compile(
        r"\s*(?:\A|(?<=\n))```(?P<name>\w*)(?:\n|\Z)|\n?```\s*\Z|```"
        rf"|</?(?:{names})(?: [^<>]{{0,60}})?>"
        r"|<\|\w{1,20}\|>|\[/?INST\]|<</?SYS>>"
        r"|(?:\A|(?<=\n))### ?(?:Response|Instruction|Input|Output|Translation|User):?\s*",
        re.I,
    )


@cache
def _refusal() -> re.Pattern[str]:
    return re.compile(
        r"((?:I['’]m sorry|I apologi[sz]e|Sorry)[,.]? (?:but )?I (?:can ?not|can['’]t|am unable"
        r"|am not able|won['’]t)[^.\n]{0,60}\b(?:translat|assist|help with (?:that|this|the)"
        r"|request|fulfil|content)|I(?: can ?not| can['’]t|['’]m (?:unable|not able) to)"
        r" (?:(?:assist with|translate|fulfil)\w* (?:th(?:is|at|e)|your)|provide (?:a|the) transl)"
        r"|As an? (?:AI|(?:large )?language model)\b"
        r"|(?:Es tut mir leid|Tut mir leid|Entschuldigung),? (?:aber )?(?:ich|als|dabei)"
        r"[^.\n]{0,80}(?:übersetz|Sprachmodell|Anfrage|Inhalt)"
        r"|Als (?:KI(?:-Modell)?|Sprachmodell|AI|taalmodel) (?:kann|darf|kan|mag|bin|ben)\b"
        r"|(?:Het spijt me|Sorry),? (?:maar )?ik[^.\n]{0,80}(?:vertal|verzoek|taalmodel)"
        r"|(?:Je suis désolée?|Désolée?),? (?:mais )?je[^.\n]{0,80}(?:tradui|demande|contenu)"
        r"|En tant que modèle|Lo siento,? (?:pero )?[^.\n]{0,80}(?:traduc|solicitud|contenido)"
        r"|Como modelo de|(?:Mi dispiace|Spiacente),? (?:ma )?[^.\n]{0,80}"
        r"(?:tradu|richiesta|contenut)"
        r"|(?:In quanto|Come) modello linguistico|(?:Desculpe|Lamento),? (?:mas )?[^.\n]{0,80}"
        r"(?:traduz|pedido|conteúdo)|Como um modelo)",
        re.I,
    )


CHECK = Check(
    id="model-chatter",
    title="What a language model left behind",
    kind=Kind.GUARD,
    category="accuracy/addition",
    severity=Severity.MAJOR,
    expected=0.9,
    on_segment=model_chatter,
)
