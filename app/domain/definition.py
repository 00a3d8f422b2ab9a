"""Reads a definition file of a questionnaire and reports every fault of it with its place.

The six sections q1 .. q6 have fixed roles (domain.md §2): vision, issues, tools, readiness and the
two A/B lists. Their texts, options, items, masks and thresholds are data.
"""

from __future__ import annotations

from collections import Counter

from app.domain import definition_sections
from app.domain.questionnaire import Category, Item, Questionnaire, Section, Thresholds
from app.domain.strict_json import Node, decode, raise_faults, shown

_KEYS = ("id", "version", "title", "minutes", "categories", "thresholds", "short", "sections")
_THRESHOLDS = ("literacy", "border_low", "border_high", "support_margin")
_SHORT_SECTIONS = ("q2", "q3")
_NAME = 40


def load(data: bytes) -> Questionnaire:
    """The questionnaire in a definition file; raises Faults with every fault and its JSON path."""
    root = decode(data)
    members = root.record(_KEYS, ("$schema",)) or {}
    if "$schema" in members:
        members["$schema"].text(longest=200)
    questionnaire = Questionnaire(
        id=_name(members.get("id")),
        version=_name(members.get("version")),
        title=_text(members.get("title")),
        sections=_sections(members.get("sections")),
        categories=_categories(members.get("categories")),
        thresholds=_thresholds(members.get("thresholds")),
        short_items=frozenset(_strings(members.get("short"))),
        minutes=_minutes(members.get("minutes")),
    )
    if len(members.keys() & set(_KEYS)) == len(_KEYS):
        _check_references(members, questionnaire)
    raise_faults(root.faults)
    return questionnaire


def _name(node: Node | None) -> str:
    text = node.text(longest=_NAME) if node else ""
    if node and text and not definition_sections.is_name(text):
        node.fault("半角の英小文字・数字・「-」だけにしてください。")
    return text


def _text(node: Node | None) -> str:
    return node.text(longest=definition_sections.LONGEST) if node else ""


def _strings(node: Node | None) -> tuple[str, ...]:
    return definition_sections.strings(node) if node else ()


def _minutes(node: Node | None) -> dict[str, str]:
    members = (node.record(("full", "short")) if node else None) or {}
    return {key: child.text(longest=_NAME) for key, child in members.items()}


def _categories(node: Node | None) -> tuple[Category, ...]:
    found = []
    for child in node.array(least=1) if node else ():
        members = child.record(("id", "label")) or {}
        found.append(Category(_name(members.get("id")), _text(members.get("label"))))
    if node:
        _note_repeated(node, [category.id for category in found], "区分")
    return tuple(found)


def _thresholds(node: Node | None) -> Thresholds:
    members = (node.record(_THRESHOLDS) if node else None) or {}
    numbers = {key: child.integer(0, 1000) or 0 for key, child in members.items()}
    return Thresholds(**{key: numbers.get(key, 0) for key in _THRESHOLDS})


def _sections(node: Node | None) -> tuple[Section, ...]:
    if node is None:
        return ()
    children = node.array()
    found = tuple(definition_sections.section(child) for child in children)
    given = [section.id for section in found]
    wanted = list(definition_sections.ROLES)
    if given != wanted:
        node.fault(f"章は {'、'.join(wanted)} の順に、1つずつ並べてください。")
    _note_repeated(node, [item.id for section in found for item in section.items], "設問")
    return found


def _note_repeated(node: Node, names: list[str], what: str) -> None:
    for name, count in Counter(names).items():
        if name and count > 1:
            node.fault(f"{what}「{shown(name)}」が{count}回あります。1つにしてください。")


def _check_references(members: dict[str, Node], questionnaire: Questionnaire) -> None:
    """Note the faults that show only when the whole file is known."""
    _check_short(members["short"], questionnaire)
    _check_thresholds(members["thresholds"], questionnaire)
    tools = {item.id for item in _items(questionnaire, "q3")}
    categories = {category.id for category in questionnaire.categories}
    for at, section in enumerate(questionnaire.sections):
        for place, item in enumerate(section.items):
            path = f"$.sections[{at}].items[{place}]"
            _check_item(_at(members["sections"], path), item, tools, categories)
    used = {item.category for item in _items(questionnaire, "q4")}
    for place, category in enumerate(questionnaire.categories):
        if category.id not in used:
            _at(members["categories"], f"$.categories[{place}]").fault(
                "この区分の設問がありません。"
            )


def _check_item(node: Node, item: Item, tools: set[str], categories: set[str]) -> None:
    for place, tool in enumerate(item.tools):
        if tool and tool not in tools:
            _at(node, f"{node.path}.tools[{place}]").fault(
                f"「{shown(tool)}」はq3の設問にありません。"
            )
    if item.category and item.category not in categories:
        _at(node, f"{node.path}.category").fault(f"「{shown(item.category)}」は区分にありません。")


def _check_short(node: Node, questionnaire: Questionnaire) -> None:
    given = _raw_strings(node)
    _note_repeated(node, given, "設問")
    allowed = {item.id for name in _SHORT_SECTIONS for item in _items(questionnaire, name)}
    for place, name in enumerate(given):
        if name not in allowed:
            _at(node, f"$.short[{place}]").fault(
                f"「{shown(name)}」はq2・q3の設問にありません。短い版に入れられるのは、その2章だけです。"
            )
    for item in _items(questionnaire, "q2"):
        if item.id and item.id not in given:
            node.fault(
                f"「{shown(item.id)}」がありません。q2の設問は、短い版にもすべて入れてください。"
            )


def _check_thresholds(node: Node, questionnaire: Questionnaire) -> None:
    limits = questionnaire.thresholds
    count = len(_items(questionnaire, "q4"))
    low, high = count * definition_sections.LEAST_POINTS, count * definition_sections.MOST_POINTS
    if not low < limits.literacy <= high:
        _at(node, "$.thresholds.literacy").fault(f"{low + 1}から{high}までの数にしてください。")
    if not low <= limits.border_low <= limits.literacy:
        _at(node, "$.thresholds.border_low").fault(
            f"{low}から、literacy（{limits.literacy}）までの数にしてください。"
        )
    if not limits.literacy - 1 <= limits.border_high <= high:
        _at(node, "$.thresholds.border_high").fault(
            f"{limits.literacy - 1}から{high}までの数にしてください。"
        )
    most = 2 * min(len(_items(questionnaire, name)) for name in ("q5", "q6"))
    if limits.support_margin > most:
        _at(node, "$.thresholds.support_margin").fault(f"0から{most}までの数にしてください。")


def _items(questionnaire: Questionnaire, name: str) -> tuple[Item, ...]:
    return tuple(
        item for section in questionnaire.sections if section.id == name for item in section.items
    )


def _raw_strings(node: Node) -> list[str]:
    given = node.value if isinstance(node.value, list) else []
    return [name if isinstance(name, str) else "" for name in given]


def _at(node: Node, path: str) -> Node:
    return Node(None, node.prefix, path, node.faults)
