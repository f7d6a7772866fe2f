"""A project of texts in many scripts, and of texts that want to break the screen."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FAMILY = "👩‍👩‍👧‍👦 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇳🇱 1️⃣ ❤️"
ZALGO = "Z̸̢̛̳̥̀̋a̶̧̛͓̲̓l̴̻̗̅̌g̵̡̫̈́ö̷̮́ t̴̗̽e̸͕̅x̵̣̎t"
ACCENTED = "Cafe\u0301 A\u030angstro\u0308m Vie\u0302\u0323t Nam \u0301start"
STEPS = "\x1b]0;pwned\x07 \x9b31m \x1b[2J \x7f \u2028 tab\there"
MARKUP = "[/b] [b]$x[/b] [@click=app.bell]x[/] {}%s$flag-major\\ <b>&amp;</b>"
OVERRIDES = "\u202eevil\u202c \u2066x\u2069 \u200f\u200e"
LONG = "a" * 2000 + " " + "woord " * 300 + "שלום " * 100

PAIRS = (
    ("Storm in de haven", "Storm in the port"),
    ("De dijken liggen in het oosten van Zenka.", "The dikes log into the east of Zenka."),
    ("De dijken liggen in het westen van Brenova.", "The dikes log into the west of Brenova."),
    ("De dijken liggen in het noorden.", "The dikes log into the north."),
    ("Hij nam 12 monsters op 3-4-2021 mee.", "He took 21 monsters on 3-4-2021."),
    ("Hij nam 12 monsters op 3-4-2021 mee.", "He took 12 samples on 3-4-2021."),
    ("Zie https://example.org/?a=1&b=2 voor {naam}.", "See https://example.org/?a=1 for {name}."),
    (f"Familie {FAMILY} einde", f"Family {FAMILY} end"),
    (f"{ZALGO} en {ACCENTED}", f"{ZALGO} and {ACCENTED}"),
    ("Stuurtekens hier.", f"Controls {STEPS} here."),
    (f"Opmaak {MARKUP} hier.", f"Markup {MARKUP} here."),
    (f"Richting {OVERRIDES} hier.", f"Direction {OVERRIDES} here."),
    ("שלום עולם, 12 ספרים", "Hello שלום עולם world 12 مرحبا (a) 3-4"),
    ("مرحبا بالعالم (١٢)", "مرحبا بالعالم (12) and English"),
    ("हिन्दी में क्षि श्री", "हिन्दी क्‍ष පිරිසිදු ශ්‍රී ภาษาไทย"),
    ("日本語の文章。委員会（東京）", "The 委員会 met in 東京 ﾊﾝｶｸ ＡＢＣ 한국어"),
    ("Lange regel.", LONG),
    ("Twee zinnen. Hier is de tweede.", "Two sentences. Here is the second. And a third one."),
    ("Een zin die ontbreekt in de vertaling.", "…"),
    ("Een bank aan de rivier.", "A  bank at the the river ."),
    ("Niemand raakte gewond.", "Nobody was hurt."),
    ("Niemand raakte gewond.", "No-one was hurt."),
    ("Einde.", "\u00a0\u200b\ufeff\u00ad"),
)

_PO = """msgid ""
msgstr ""
"Language: ar\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=n!=1;\\n"

"""
_ENTRIES = (
    ("Hello, {name}! <b>You</b> have %d new messages.", "مرحبا {name}! لديك <b>%d</b> رسائل"),
    ("Open the file %(file)s", "افتح الملف"),
    (r"A\nB\t\"quoted\" \\ back", r"أ\nب"),
    ("Save", ""),
    ("[b]Family[/b] 👩‍👩‍👧", "[b]عائلة 👩‍👩‍👧"),
)
_HTML = (
    "<h1>Havens</h1><p>De <b>dijken</b> liggen in <i>het oosten</i> &amp; meer.<br>Nieuw.</p>"
    "<p>हिन्दी <a href='#x'>link</a> 日本語</p><p></p><ul><li>Een<li>Twee</ul>",
    "<h1>Ports</h1><p>The <b>dikes</b> log into <i>the east &amp; more.<br>New.</p>"
    "<p>हिन्दी <a href='#y'>link</a> 日本語 שלום</p><p> </p><ul><li>One<li>Two</ul>",
)
SETTINGS = "source_language: nl\nclassify: ask\naccounting: on\nbudget: 1000\n"


def hostile_project(root: Path) -> Path:
    """Write the project below this folder; the folder."""
    sources, targets = zip(*PAIRS, strict=True)
    _write(root / "source/story.txt", _paragraphs(sources))
    _write(root / "translations/en/story.txt", _paragraphs(targets))
    other = [target.replace("log into", "lie in").replace("21", "12") for target in targets]
    _write(root / "translations/en.systemB/story.txt", _paragraphs(other))
    windows = "".join(f"{text}\r\n\r\n\r\n" for text in sources[:8])
    _write(root / "source/windows.txt", windows)
    _write(root / "translations/he/windows.txt", windows.replace("De ", "את ") + "\r\n\r\n")
    _write(root / "translations/ar/app.po", _PO + "\n".join(map(_entry, _ENTRIES)))
    _write(root / "source/page.html", _HTML[0])
    _write(root / "translations/en/page.html", _HTML[1])
    _write(root / "source/empty.txt", "Iets.\n")
    _write(root / "translations/en/empty.txt", "\n")
    _write(root / "review.yaml", SETTINGS)
    return root


def _paragraphs(texts: Sequence[str]) -> str:
    parts = [texts[0]]
    for before, text in pairwise(texts):
        parts.append("\n\n\n\n" if before.startswith("[") else "\n\n")
        parts.append(text)
    return "".join(parts) + "\n"


def _entry(pair: tuple[str, str]) -> str:
    return f'msgid "{pair[0]}"\nmsgstr "{pair[1]}"\n'


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
