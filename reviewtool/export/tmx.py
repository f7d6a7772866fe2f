"""A translation memory (TMX 1.4) of the pairs that were accepted or corrected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewtool import __version__
from reviewtool.export.built import Built
from reviewtool.export.losses import DELETED, NO_SOURCE, NO_TARGET, UNSOUND, Losses
from reviewtool.export.ratings import languages
from reviewtool.export.reviews import SETTLED, text_after
from reviewtool.export.xml_text import INVALID, attribute, content, language_tag, parts

if TYPE_CHECKING:
    from reviewtool.export.reviews import Judged, Review
    from reviewtool.segments.segment import Segment

_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z")


def build(review: Review) -> Built:
    """The memory; deleted segments and those that lack a text have no place in one."""
    losses = Losses()
    units = []
    for segment in review.document.segments:
        judged = review.chosen.get(segment.id)
        if judged is None or judged.decision.status not in SETTLED:
            continue
        target = text_after(judged, segment.target)
        if not segment.source:
            losses[NO_SOURCE] += 1
        elif not target:
            losses[DELETED if segment.target else NO_TARGET] += 1
        else:
            units.append(_unit(review, segment, judged, target, losses))
    data = _head(review) + "".join(units) + "</body>\n</tmx>\n"
    said = f"{len(units):,} {'pair' if len(units) == 1 else 'pairs'}"
    return Built(data.encode(), said, losses)


def _head(review: Review) -> str:
    source_language = language_tag(review.document.source_language.code)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        '<tmx version="1.4">\n'
        f'<header creationtool="reviewtool" creationtoolversion="{__version__}" '
        'segtype="sentence" o-tmf="reviewtool" adminlang="en" '
        f'srclang="{source_language}" datatype="plaintext"/>\n'
        "<body>\n"
    )


def _unit(review: Review, segment: Segment, judged: Judged, target: str, losses: Losses) -> str:
    source_language, target_language = map(language_tag, languages(review, segment))
    losses[UNSOUND] += sum(bool(INVALID.search(text)) for text in (segment.source, target))
    own = ""
    if source_language != language_tag(review.document.source_language.code):
        own = f' srclang="{source_language}"'
    decision = judged.decision
    note = f"<note>{content(decision.comment)}</note>\n" if decision.comment else ""
    name = segment.document or review.document.name
    who = attribute(judged.reviewer)
    when = _TIME.fullmatch(decision.time)
    changed = ' changedate="{}{}{}T{}{}{}Z"'.format(*when.groups()) if when else ""
    return (
        f'<tu tuid="{attribute(segment.id)}"{own}>\n{note}'
        f'<prop type="x-document">{content(name)}</prop>\n'
        f'<prop type="x-status">{decision.status.value}</prop>\n'
        f'<tuv xml:lang="{source_language}"><seg>{_content(segment.source, segment)}</seg></tuv>\n'
        f'<tuv xml:lang="{target_language}" creationid="{who}" changeid="{who}"{changed}>'
        f"<seg>{_content(target, segment)}</seg></tuv>\n"
        "</tu>\n"
    )


def _content(text: str, segment: Segment) -> str:
    """The text, its inline tags as placeholders."""
    return "".join(
        f"<ph>{content(part.text)}</ph>" if part.is_tag else content(part.text)
        for part in parts(text, segment.tags)
    )
