"""Page residue.

What it finds:
    What belonged to the page and not to the text: a content id alone on a line (two to five small
    letters, a hyphen, digits), a section label at the end of a heading (“… | Sport”), lines that
    say that the text continues below or that invite to read on, share, subscribe or accept
    cookies, and advertisement marks.

Why it matters:
    Text copied from a page brings its furniture along, the machine translates it, and it is
    published a second time.

When it is silent:
    Within running text, in tables (several bars), for names of standards such as utf-8, and for
    longer sentences, which may be about cookies or newsletters.

What to do:
    Delete it: the empty suggestion does. In a user interface such lines are wanted; dismiss the
    flag for the project there.
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

_LONGEST_LABEL = 30
_LONGEST_LINE = 90
_STANDARD_NAMES = (
    "utf ucs sha md aes iso ipv usb hdmi mp mpeg http https tls ssl rfc cve covid sars base "
    "gpt omega type"
)
_STANDARDS = frozenset(_STANDARD_NAMES.split())


def page_residue(segment: Segment, languages: Languages) -> Iterator[Finding]:  # noqa: ARG001
    """An id, a label or a line of page furniture."""
    if not segment.whole:
        return
    text = segment.target.strip()
    start = segment.target.find(text)
    if "|" in text:
        yield from _label(segment.target, text, start)
    if len(text) > _LONGEST_LINE or "\n" in text:
        return
    if "-" in text and len(text) < 14:
        match = _identifier().fullmatch(text)
        if match and match[1] not in _STANDARDS:
            yield Finding(start, start + len(text), "This looks like an id of the page.", ("",))
    elif _furniture().match(text):
        yield Finding(
            start, start + len(text), "This line belongs to the page, not to the text.", ("",)
        )


def _label(target: str, text: str, start: int) -> Iterator[Finding]:
    """The section label after the one bar of a heading."""
    if text.count("|") != 1 or text[-1] in '.!?:;…”"’»' or "\n" in text:
        return
    heading, _, label = text.partition("|")
    words = label.split()
    if (
        len(heading.split()) >= 3
        and heading.endswith((" ", "\u00a0"))
        and 0 < len(words) <= 3
        and len(label) <= _LONGEST_LABEL
        and not any(map(str.isdecimal, label))
        and words[0][:1] == words[0][:1].upper()
    ):
        first = start + len(heading.rstrip())
        yield Finding(
            first,
            len(target.rstrip()),
            f"“{label.strip()}” looks like the name of a section of the site.",
            ("",),
        )


@cache
def _identifier() -> re.Pattern[str]:
    return re.compile(r"([a-z]{2,5})-\d{1,9}")


@cache
def _furniture() -> re.Pattern[str]:
    read = (
        r"read (?:more|also|on|next)|also read|see also|more on this|related(?: articles?)?"
        r"|lees (?:ook|meer|verder)|zie ook|meer over|lesen sie (?:auch|mehr)|mehr zum thema"
        r"|mehr lesen|weiterlesen|siehe auch|lire aussi|à lire aussi|lire la suite|voir aussi"
        r"|en savoir plus|lea también|leer más|lee también|ver también|leggi anche|leggi tutto"
        r"|leia também|leia mais|läs (?:också|mer)|læs (?:også|mere)|czytaj (?:też|także|więcej)"
        r"|читайте (?:также|ещё|далее)|по теме|другие новости"
    )
    alone = (
        r"advertisements?|advertentie|anzeige|werbung|publicité|publicidad|pubblicità|publicidade"
        r"|annons|reklama|реклама|广告|広告|skip to (?:main )?content|back to top|load more"
        r"|(?:show|view|leave a) comments?|comments? \(\d+\)|cookie (?:settings|policy|preferences)"
        r"|(?:accept|reject) (?:all )?cookies|cookies? (?:accepteren|akzeptieren|weigeren)"
        r"|accepter (?:tous )?les cookies|all rights reserved|alle rechten voorbehouden"
    )
    act = (
        r"(?:share|print|listen|save|e-?mail|comments?|copy link|bookmark|follow|subscribe|log in"
        r"|sign in|teilen|drucken|anhören|vorlesen|merken|delen|afdrukken|luisteren|bewaren"
        r"|partager|imprimer|écouter|enregistrer|sauvegarder|commenter|compartir|imprimir|escuchar"
        r"|guardar|comentar)"
    )
    invites = (
        r"(?:share|print|save|email) this (?:article|story|page|post)|deel dit artikel"
        r"|(?:diesen )?artikel teilen|partager (?:cet |l['’])article|compartir (?:este )?artículo"
        r"|(?:sign up|subscribe) (?:for|to) (?:our|the|this) (?:\w+ )?newsletter|follow us on \w+"
        r"|(?:we|this (?:web)?site) uses? cookies|wij gebruiken cookies|wir verwenden cookies"
        r"|nous utilisons des cookies|this page uses cookies|поделиться(?: статьёй| статьей)?"
    )
    text = r"(?:(?:the |de |der |le )?(?:text|article|story|tekst|artikel|texte|texto|artículo))"
    on = r"(?:continues?|gaat verder|loopt door|geht weiter|se poursuit|sigue|continúa|continua)"
    below = r"(?:below|after|under|onder|na|unter|nach|sous|après|debajo|abajo)"
    return re.compile(
        rf"\(?{text} {on} {below}\b[^.!?]*$"
        rf"|{act}(?:\s*[·|/•–—,-]\s*{act})+$"
        rf"|(?:{read})\s*:|(?:{read})\s*[.…»›>]*$|(?:{alone})[.…]?$|(?:{invites})(?:[^.!?]*[.!]?)$",
        re.IGNORECASE,
    )


CHECK = Check(
    id="page-residue",
    title="Page residue",
    kind=Kind.HINT,
    category="accuracy/addition",
    severity=Severity.MINOR,
    expected=0.75,
    on_segment=page_residue,
)
