"""What an item is called on screen, and of which kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.knowledge.items import (
    Case,
    Guide,
    IssueGuide,
    Measure,
    Practice,
    Script,
    Term,
    ToolGuide,
    Training,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.knowledge.items import Item
    from app.domain.questionnaire import Questionnaire

# Kinds in the order in which they are offered.
KINDS: Final[Mapping[str, str]] = {
    "issue": "課題",
    "tool": "道具",
    "case": "事例",
    "measure": "支援策・相談先",
    "guide": "早わかり",
    "column": "コラム",
    "term": "用語",
    "script": "話し方",
    "training": "教え方",
    "practice": "練習問題",
}
MODEL_CASE: Final = "モデルケース"
_CLASSES: Mapping[type, str] = {
    IssueGuide: "issue",
    ToolGuide: "tool",
    Term: "term",
    Case: "case",
    Measure: "measure",
    Script: "script",
    Training: "training",
    Practice: "practice",
}


def kind(item: Item) -> str:
    """The key in `KINDS` of this item."""
    return item.kind if isinstance(item, Guide) else _CLASSES[type(item)]


def title(item: Item, questionnaire: Questionnaire) -> str:
    """The title; issues and tools are called as the questionnaire calls them."""
    if isinstance(item, IssueGuide | ToolGuide):
        return questionnaire.items[item.id].label
    return item.name if isinstance(item, Term | Measure) else item.title
