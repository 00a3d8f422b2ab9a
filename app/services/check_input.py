"""What may be written into a check: answers of its questionnaire, where and by whom, a memo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import japanese
from app.domain.records import CheckContext
from app.errors import Fault, Faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.questionnaire import Questionnaire

SOURCES = frozenset({"screen", "paper", "import"})
MAX_MEMO = 20_000


def demand_answers(source: Questionnaire, item_set: str, answers: Mapping[str, str | None]) -> None:
    """Nothing when every answer may be kept; None erases one. Raises Faults."""
    found = [
        Fault(item, sentence)
        for item, value in answers.items()
        if (sentence := _fault(source, item_set, item, value))
    ]
    if found:
        raise Faults(tuple(found))


def tidy_memo(memo: str) -> str:
    """The memo as it is stored. Raises Faults when it is longer than 20,000 characters."""
    if len(memo) > MAX_MEMO:
        raise Faults((Fault("memo", f"メモは{MAX_MEMO:,}文字までです。"),))
    return storable(memo)


def storable(text: str) -> str:
    """The text without what no file can hold: NUL, and halves of characters become "?"."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def tidy_context(context: CheckContext) -> CheckContext:
    """Where and by whom as it is stored. Raises Faults for an unknown source."""
    if context.source not in SOURCES:
        raise Faults((Fault("source", "取り入れ方がありません。"),))
    return CheckContext(
        context.conducted_on,
        japanese.stored_name(storable(context.place)),
        japanese.stored_name(storable(context.person)),
        context.source,
    )


def demand_item(source: Questionnaire, item: str) -> None:
    """Nothing when the questionnaire has this item. Raises Faults."""
    if item not in source.items:
        raise Faults((Fault(item, "この質問はありません。"),))


def _fault(source: Questionnaire, item_set: str, item: str, value: str | None) -> str:
    section = source.section_of.get(item)
    if section is None or (item_set == "short" and item not in source.short_items):
        return "この質問はありません。"
    if not value:
        return ""
    if section.kind == "text":
        too_long = len(value) > section.max_length
        return f"{section.max_length}文字までにしてください。" if too_long else ""
    return "" if value in source.codes_of[item] else "この答えは選べません。"
