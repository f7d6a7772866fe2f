"""From the plain data of a YAML pack to validated rules, or a ReviewError that names the place.

Nothing passes that could fail later: unknown keys, categories and severities, ids that do not
belong to the pack or stand twice, patterns that do not compile, examples without a marked span.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reviewtool.checks.flag import Kind
from reviewtool.checks.pack.confusions import as_rule
from reviewtool.checks.pack.examples import examples
from reviewtool.checks.pack.literals import literals, second_literals
from reviewtool.checks.pack.patterns import PatternError, compiled, expand
from reviewtool.checks.pack.place import Place, quoted
from reviewtool.checks.pack.schema import SCHEMA, Pack, Rule, Sides
from reviewtool.languages import base_code
from reviewtool.taxonomy import Severity, categories

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum

_PACK_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RULE_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
NOUN_CAPITALS = frozenset(("de", "lb"))
"""Languages that write nouns with a capital."""
_SIDES = ("source", "target")
_GROUP = re.compile(r"\\g<(\w+)>|\\(\d)")
_RULE_KEYS = ("id", "category", "severity", "kind", "flag", "message")
_RULE_EXTRAS = ("when", "unless", "alone", "suggest", "examples")


def decode(data: object, place: Place) -> Pack:
    """The pack that `data` says.

    Raises ReviewError (file, line) for the first thing that does not hold together.
    """
    top = place.mapping(data, "", ("schema", "pack"), ("define", "rules", "confusions"))
    schema = place.string(top["schema"], "schema")
    if schema != SCHEMA:
        raise place.error(
            f"schema is {quoted(schema)}, and this program reads schema {SCHEMA}",
            "Update reviewtool, or write the pack in schema 1.",
            "schema",
        )
    head = place.mapping(top["pack"], "pack", ("id", "target"), ("source", "licence"))
    fields = {key: place.string(value, f"pack.{key}") for key, value in head.items()}
    if not _PACK_ID.fullmatch(fields["id"]):
        raise place.error(
            f"pack.id {quoted(fields['id'])} is not a plain name",
            "Use lower-case letters, digits and hyphens.",
            "pack.id",
        )
    fragments = _fragments(top.get("define", {}), place)
    rules: dict[str, Rule] = {}
    bilingual = bool(fields.get("source"))
    for at, entry in _entries(top, fields["id"], bilingual, place):
        rule = _rule(entry, fields["id"], bilingual, fragments, at)
        if base_code(fields["target"]) in NOUN_CAPITALS:
            rule = replace(rule, noun_capitals=True)
        if rule.id in rules:
            raise at.error("stands twice", "Give each rule its own id.", "id")
        rules[rule.id] = rule
    return Pack(
        fields["id"],
        base_code(fields.get("source", "")),
        base_code(fields["target"]),
        fields.get("licence", ""),
        place.file,
        tuple(rules.values()),
    )


def _entries(
    top: Mapping[str, object], pack: str, bilingual: bool, place: Place
) -> Iterator[tuple[Place, dict[str, object]]]:
    """Every rule with its place, rows of `confusions` as the rules that they stand for."""
    if "rules" not in top and "confusions" not in top:
        raise place.error("the file lacks rules", "Add rules, or confusions.")
    for number, data in enumerate(place.items(top["rules"], "rules") if "rules" in top else (), 1):
        entry = place.mapping(data, f"rules[{number}]", ("id",), None)
        yield place.rule(place.string(entry["id"], f"rules[{number}].id"), number), entry
    rows = place.items(top["confusions"], "confusions") if "confusions" in top else ()
    for number, data in enumerate(rows, 1):
        row = place.mapping(data, f"confusions[{number}]", (), None)
        at = place.rule(str(row.get("id", f"row {number}")), number, "confusions")
        entry = as_rule(row, pack, bilingual, at)
        yield place.rule(str(entry["id"]), number, "confusions"), entry


def _fragments(data: object, place: Place) -> dict[str, str]:
    if not isinstance(data, dict):
        remedy = "Write `name: 'pattern'` lines under define."
        raise place.error("define is not a mapping", remedy, "define")
    found = {name: place.string(value, f"define.{name}") for name, value in data.items()}
    for name in found:
        try:
            groups = compiled(expand(f"(?&{name})", found)).groups
        except PatternError as error:
            what = f"define.{name} {error}"
            raise place.error(what, "Correct the fragment.", f"define.{name}") from error
        if groups:
            raise place.error(
                f"define.{name} has a capturing group",
                "Write (?:…) instead of (…): fragments must not renumber a rule's groups.",
                f"define.{name}",
            )
    return found


def _rule(
    entry: dict[str, object],
    pack: str,
    bilingual: bool,
    fragments: Mapping[str, str],
    place: Place,
) -> Rule:
    name = place.rule_id
    place.mapping(entry, "", _RULE_KEYS, _RULE_EXTRAS)
    if not _RULE_ID.fullmatch(name) or not name.startswith(f"{pack}."):
        raise place.error(
            f"has an id that does not start with “{pack}.” or is not a plain name",
            f"Call it {pack}.some-name, in lower-case letters, digits, hyphens and dots.",
        )
    sides = {
        key: _patterns(entry.get(key, {}), key, fragments, place)
        for key in ("flag", "when", "unless")
    }
    flag, when = sides["flag"], sides["when"]
    if bool(flag.source) == bool(flag.target):
        raise place.error("must flag one side", "Give flag either a target or a source pattern.")
    alone = _alone(entry.get("alone", "false"), place)
    rule = Rule(
        id=name,
        category=_category(entry["category"], place),
        severity=Severity(_one_of(Severity, entry["severity"], "severity", place)),
        kind=Kind(_one_of(Kind, entry["kind"], "kind", place)),
        flag=flag,
        message=place.string(entry["message"], "message"),
        when=when,
        unless=sides["unless"],
        alone=alone,
        suggest=_suggestions(entry.get("suggest", []), flag, place),
        yields=place.section == "confusions",
        literals=literals(flag.source or flag.target),
        second_literals=second_literals(flag.source or flag.target),
        source_literals=literals(when.source) if when.source else (),
        line=place.line(),
    )
    _check_languages(rule, bilingual, place)
    bad, good = examples(entry.get("examples", {}), rule.side, bilingual, place)
    return replace(rule, bad=bad, good=good, proven=bool(bad and good))


def _check_languages(rule: Rule, bilingual: bool, place: Place) -> None:
    if bilingual and not rule.bilingual:
        raise place.error(
            "belongs to a language pair but never looks at the source",
            "Give it a source pattern under when, or move it to a pack without a source language.",
        )
    looks = rule.bilingual or rule.unless.source or rule.alone
    if not bilingual and looks:
        raise place.error(
            "looks at the source in a pack without a source language",
            "Give pack.source a language, or remove the source patterns and alone.",
        )
    if rule.alone and rule.flag.source:
        raise place.error("flags the source and cannot stand alone", "Remove alone.")
    if rule.suggest and rule.flag.source:
        what = "flags the source, where there is nothing to replace"
        raise place.error(what, "Remove suggest and say in the message what is missing.")


def _patterns(data: object, key: str, fragments: Mapping[str, str], place: Place) -> Sides:
    entry = place.mapping(data, key, (), _SIDES)
    found: dict[str, tuple[str, ...]] = {}
    for side, value in entry.items():
        path = f"{key}.{side}"
        texts = _list(value, path, place)
        found[side] = tuple(_pattern(text, path, fragments, place) for text in texts)
    return Sides(**found)


def _pattern(text: str, path: str, fragments: Mapping[str, str], place: Place) -> str:
    try:
        pattern = expand(text, fragments)
        empty = compiled(pattern).fullmatch("")
    except PatternError as error:
        raise place.error(f"{path} {error}", "Correct the pattern.", path) from error
    if empty:
        raise place.error(
            f"{path} matches the empty text, so it matches everywhere",
            "Name at least one character that must be there.",
            path,
        )
    return pattern


def _list(value: object, path: str, place: Place) -> list[str]:
    if isinstance(value, str):
        return [place.string(value, path)]
    items = place.items(value, path)
    return [place.string(item, f"{path}[{number}]") for number, item in enumerate(items, 1)]


def _suggestions(data: object, flag: Sides, place: Place) -> tuple[str, ...]:
    items = [data] if isinstance(data, str) else place.items(data, "suggest", empty=True)
    found = [text for text in items if isinstance(text, str)]
    if len(found) < len(items):
        raise place.error("suggest holds something that is not text", "Write a list of texts.")
    for text in found:
        for named, numbered in _GROUP.findall(text):
            for pattern in flag.source or flag.target:
                known = compiled(pattern)
                if named not in known.groupindex and not (
                    (named or numbered).isdecimal() and int(named or numbered) <= known.groups
                ):
                    raise place.error(
                        f"suggest refers to group {quoted(named or numbered)}, which flag lacks",
                        "Name a group of every flag pattern, or write the suggestion out.",
                        "suggest",
                    )
    return tuple(found)


def _alone(value: object, place: Place) -> bool:
    if value not in ("true", "false"):
        what = "alone is neither true nor false"
        raise place.error(what, "Write `alone: true` or leave it out.", "alone")
    return value == "true"


def _one_of(kinds: type[StrEnum], value: object, path: str, place: Place) -> str:
    text = place.string(value, path)
    names = [kind.value for kind in kinds]
    if text not in names:
        what = f"{path} {quoted(text)} is unknown"
        raise place.error(what, f"Use one of {', '.join(names)}.", path)
    return text


def _category(value: object, place: Place) -> str:
    text = place.string(value, "category")
    if text not in categories():
        raise place.error(
            f"category {quoted(text)} is not in MQM-Core",
            "Use a category such as accuracy/mistranslation or style/unidiomatic-style.",
            "category",
        )
    return text
