"""All answers of a check as lines for page 3, with the numbers they gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import answers as answering
from app.reports.charts import Scored, factor
from app.reports.content import AnswerGroup, AnswerLine
from app.reports.numbers import two_decimals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.questionnaire import Item, ItemSet, Section
    from app.domain.score import IssueReason

NO_ANSWER = "（お答えなし）"
_TOWARDS = {"a": "A", "rather_a": "A", "b": "B", "rather_b": "B"}


def groups(scored: Scored, answers: Mapping[str, str]) -> tuple[AnswerGroup, ...]:
    """The answers of each section that was asked, in definition order, without the vision."""
    item_set: ItemSet = "short" if scored.score.item_set == "short" else "full"
    sections = answering.sections_in_order(scored.questionnaire, answers, item_set)
    asked = {item.id for item in answering.visible_items(scored.questionnaire, answers, item_set)}
    reasons = {reason.issue: reason for reason in scored.score.issues}
    return tuple(
        AnswerGroup(
            section.title,
            tuple(
                _line(section, item, answers.get(item.id), reasons.get(item.id))
                for item in section.items
                if item.id in asked
            ),
        )
        for section in sections
        if section.kind != "text"
    )


def _line(
    section: Section, item: Item, answer: str | None, reason: IssueReason | None
) -> AnswerLine:
    option = next((option for option in section.options if option.code == answer), None)
    question = item.label
    if section.kind == "statement":
        question = f"A {item.a}\nB {item.b}"
    if option is None:
        return AnswerLine(item.id, question, NO_ANSWER, "")
    points = ""
    if reason is not None:
        points = _weighing(reason)
    elif section.id == "q4":
        points = str(option.points)
    elif section.kind == "statement" and option.points:
        points = f"{_TOWARDS[option.code]} {option.points}"
    return AnswerLine(item.id, question, option.label, points)


def _weighing(reason: IssueReason) -> str:
    if not reason.weight:
        return ""
    return f"{reason.weight}×{two_decimals(factor(reason))}＝{two_decimals(reason.todo)}"
