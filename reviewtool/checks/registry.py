"""The list of built-in checks.

Adding a check is adding its module here; a test holds this list, the files and their cases equal.
The modules are imported when first asked for, so that a start without checks does not pay.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewtool.checks.check import Check

MODULES = (
    "on_segment.missing_translation",
    "on_segment.untranslated_segment",
    "on_segment.untranslated_run",
    "on_segment.untranslated_word",
    "on_segment.wrong_script",
    "on_segment.numbers",
    "on_segment.scaled_number",
    "on_segment.small_number",
    "on_segment.date",
    "on_segment.clock_time",
    "on_segment.bound",
    "on_segment.changed_percentage",
    "on_segment.pronoun_gender",
    "on_segment.woman_title",
    "on_segment.missing_name",
    "on_segment.hearsay",
    "on_segment.since_tense",
    "on_segment.joined_words",
    "on_segment.doubled_word",
    "on_segment.page_residue",
    "on_segment.model_chatter",
    "on_segment.wrong_language",
    "on_segment.control_characters",
    "on_segment.placeholders",
    "on_segment.inline_tags",
    "on_segment.brackets",
    "on_segment.quotation_marks",
    "on_segment.spacing",
    "on_segment.reading_speed",
    "on_segment.line_length",
    "on_segment.second_opinion",
    "on_segment.glossary_term",
    "on_document.name_spelling",
    "on_document.often_marked",
    "on_document.word_sense",
    "on_document.repeated_caption",
    "on_document.repeated_segment",
    "on_document.register",
    "on_document.person_gender",
    "on_document.interview_address",
    "on_document.omitted_clause",
    "on_document.unclosed_quotation",
    "on_document.unfinished_sentence",
    "on_document.swapped_segments",
    "on_document.leaked_text",
    "on_document.heading_case",
    "on_document.mixed_number_style",
    "on_document.mixed_quotation_style",
    "on_document.contradicting_number",
)
"""Modules below `reviewtool.checks`, each with a `CHECK`."""


@cache
def checks() -> tuple[Check, ...]:
    """All built-in checks in the order of `MODULES`."""
    return tuple(import_module(f"reviewtool.checks.{name}").CHECK for name in MODULES)


def check(check_id: str) -> Check | None:
    """The built-in check with this id; None for a pack's rule or an unknown id."""
    return _by_id().get(check_id)


def page(check_id: str) -> str:
    """The documentation page of a built-in check: its module's docstring; empty if unknown."""
    for name, known in zip(MODULES, checks(), strict=True):
        if known.id == check_id:
            return (import_module(f"reviewtool.checks.{name}").__doc__ or "").strip()
    return ""


@cache
def _by_id() -> dict[str, Check]:
    return {known.id: known for known in checks()}
