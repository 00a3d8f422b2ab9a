"""Which questions a set of answers leads to, which are missing, and which count (domain.md §2).

Answers are codes by item id (`q1.vision`: free text). A branch, q5 for a low level and q6 for a
high one, is known only when all of q4 is answered; unknown ids and codes are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.industry_mask import industry_matches, is_known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.questionnaire import Item, ItemSet, Level, Questionnaire, Section

READINESS = "q4"


def readiness_points(questionnaire: Questionnaire, answers: Mapping[str, str]) -> int | None:
    """The sum of the readiness points (13..52); None until every item of q4 is answered."""
    section = questionnaire.section(READINESS)
    points = {option.code: option.points for option in section.options}
    given = [points.get(_code(answers, item.id)) for item in section.items]
    known = [each for each in given if each is not None]
    return sum(known) if len(known) == len(given) else None


def level_of(questionnaire: Questionnaire, answers: Mapping[str, str]) -> Level | None:
    """The literacy level; None until every item of q4 is answered."""
    points = readiness_points(questionnaire, answers)
    if points is None:
        return None
    return "high" if points >= questionnaire.thresholds.literacy else "low"


def sections_in_order(
    questionnaire: Questionnaire, answers: Mapping[str, str], item_set: ItemSet = "full"
) -> tuple[Section, ...]:
    """The sections to ask, in order; q5 or q6 is among them once the branch is known."""
    if item_set == "short":
        short = questionnaire.short_items
        return tuple(
            section
            for section in questionnaire.sections
            if any(item.id in short for item in section.items)
        )
    level = level_of(questionnaire, answers)
    return tuple(
        section
        for section in questionnaire.sections
        if section.when is None or section.when == level
    )


def visible_items(
    questionnaire: Questionnaire, answers: Mapping[str, str], item_set: ItemSet = "full"
) -> tuple[Item, ...]:
    """The items to ask, in definition order; those of the short set only when it is asked."""
    return tuple(
        item
        for section in sections_in_order(questionnaire, answers, item_set)
        for item in section.items
        if item_set != "short" or item.id in questionnaire.short_items
    )


def required(
    questionnaire: Questionnaire, answers: Mapping[str, str], item_set: ItemSet = "full"
) -> tuple[str, ...]:
    """The ids that a complete check answers: all visible ones but the free text."""
    section_of = questionnaire.section_of
    return tuple(
        item.id
        for item in visible_items(questionnaire, answers, item_set)
        if section_of[item.id].kind != "text"
    )


def missing(
    questionnaire: Questionnaire, answers: Mapping[str, str], item_set: ItemSet = "full"
) -> tuple[str, ...]:
    """The required ids without a valid answer, in definition order."""
    codes = questionnaire.codes_of
    return tuple(
        name
        for name in required(questionnaire, answers, item_set)
        if _code(answers, name) not in codes[name]
    )


def effective(
    questionnaire: Questionnaire, answers: Mapping[str, str], item_set: ItemSet = "full"
) -> dict[str, str]:
    """The answers that count: visible items with valid codes, and text that is not blank.

    Answers of the hidden branch are left out; so are those of both branches while neither is
    known. This is what a finished check keeps.
    """
    kept = {}
    for item in visible_items(questionnaire, answers, item_set):
        code = _code(answers, item.id)
        if questionnaire.section_of[item.id].kind == "text":
            if code.strip():
                kept[item.id] = code
        elif code in questionnaire.codes_of[item.id]:
            kept[item.id] = code
    return kept


def ask_order(
    questionnaire: Questionnaire, industry: str | None, item_set: ItemSet = "full"
) -> tuple[Item, ...]:
    """The tools of q3 in the order to ask: those that do not count for the industry come last."""
    tools = tuple(
        item
        for item in questionnaire.section("q3").items
        if item_set != "short" or item.id in questionnaire.short_items
    )
    return tuple(sorted(tools, key=lambda tool: not industry_matches(industry, tool.industries)))


def example_for(item: Item, industry: str | None) -> str:
    """The example sentence for an industry, else one that fits any; empty when there is none."""
    for example in item.examples:
        if not example.industries or (
            is_known(industry) and industry_matches(industry, example.industries)
        ):
            return example.text
    return ""


def _code(answers: Mapping[str, object], name: str) -> str:
    """The answer as a string, whatever stands there."""
    code = answers.get(name, "")
    return code if isinstance(code, str) else ""
