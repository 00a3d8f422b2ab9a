"""The two charts of a result as values: axes, numbers, and the sentences that explain them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.reports.content import Axis, Chart
from app.reports.numbers import UNKNOWN, one_decimal, two_decimals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.comparison import Comparison
    from app.domain.questionnaire import Questionnaire
    from app.domain.result_texts import ResultTexts
    from app.domain.score import IssueReason, Score

TODO_MAXIMUM = 50.0  # one or two issues would draw a spike on a scale to 100
TODO_STEPS = (25.0, TODO_MAXIMUM, 100.0)  # the rims beside a previous check: docs/adr/0003
BALANCE_MAXIMUM = 100.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A score with its questionnaire and, when there is an earlier check, what changed."""

    questionnaire: Questionnaire
    texts: ResultTexts
    score: Score
    comparison: Comparison | None = None


def todo_chart(scored: Scored) -> Chart:
    """「いま力を入れたいことの割合」: shares, or both checks on the Σ of the previous one."""
    captions = scored.texts.captions
    compared = scored.comparison
    on_previous = compared is not None and compared.state == "compared"
    shares: Mapping[str, float] = scored.score.todo_share or {}
    before: Mapping[str, float] = {}
    if compared is not None and on_previous:
        shares, before = compared.now, compared.before
    reasons = {reason.issue: reason for reason in scored.score.issues}
    axes = tuple(
        Axis(
            id=item.id,
            label=item.short,
            long=item.label,
            value=shares.get(item.id),
            previous=before.get(item.id),
            why=_issue_why(scored.questionnaire, reasons.get(item.id)),
            working=_issue_working(reasons.get(item.id)),
        )
        for item in scored.questionnaire.section("q2").items
    )
    return _chart(
        Chart(
            id="todo",
            title=scored.texts.titles["todo"],
            subtitle=captions["todo_small"],
            caption=captions["todo_compared"] if on_previous else captions["todo"],
            axes=axes,
            maximum=rim([*shares.values(), *before.values()]) if on_previous else TODO_MAXIMUM,
            twin="",
            note=_todo_note(scored, on_previous=on_previous),
            has_previous=on_previous,
        ),
        captions["beyond"],
    )


def balance_chart(scored: Scored) -> Chart | None:
    """「備えのバランス」; None in the short set, which does not ask for it."""
    score = scored.score
    if score.balance is None:
        return None
    captions = scored.texts.captions
    moves = scored.comparison.balance if scored.comparison else ()
    before = {move.id: move.before for move in moves}
    axes = tuple(
        Axis(
            id=category.id,
            label=category.label,
            long=f"{category.label}の備え",
            value=score.balance.get(category.id),
            previous=before.get(category.id),
            why=_category_why(scored, category.id),
        )
        for category in scored.questionnaire.categories
    )
    known = any(axis.value is not None for axis in axes)
    return _chart(
        Chart(
            id="balance",
            title=scored.texts.titles["balance"],
            subtitle=captions["balance_small"],
            caption=captions["balance"],
            axes=axes,
            maximum=BALANCE_MAXIMUM,
            twin="",
            note="" if known else captions["balance_incomplete"],
            has_previous=bool(before),
        ),
        captions["beyond"],
    )


def rim(values: Sequence[float]) -> float:
    """The smallest step that holds all the values (percent), the greatest one when none does."""
    fitting = (step for step in TODO_STEPS if all(value <= step for value in values))
    return next(fitting, TODO_STEPS[-1])


def factor(reason: IssueReason) -> float:
    """How much heavier an issue became by tools that are not in use yet: 1 to 1.5."""
    return reason.todo / reason.weight if reason.weight else 1.0


def _todo_note(scored: Scored, *, on_previous: bool) -> str:
    if scored.score.todo_share is None:
        return scored.texts.captions["todo_incomplete"]
    flagged = scored.score.flagged or on_previous
    return "" if flagged else scored.texts.captions["todo_none"]


def _chart(chart: Chart, beyond: str) -> Chart:
    """The chart with its words; `beyond` is said when a value lies outside the rim."""
    values = [value for axis in chart.axes for value in (axis.value, axis.previous)]
    outside = any(value is not None and value > chart.maximum for value in values)
    said = chart.caption + beyond if outside else chart.caption
    return replace(chart, caption=said, twin=twin(chart))


def twin(chart: Chart) -> str:
    """The chart in words: every axis with its number, greatest first."""
    if chart.note:
        return f"{chart.title}：{chart.note}"
    parts = [_spoken(axis, previous=chart.has_previous) for axis in chart.ranked]
    return f"{chart.title}：{'、'.join(parts)}。"


def _spoken(axis: Axis, *, previous: bool) -> str:
    value = "まだ出ていません" if axis.value is None else one_decimal(axis.value)
    before = f"（前回 {one_decimal(axis.previous)}）" if previous else ""
    return f"{axis.label} {value}{before}"


def _issue_why(questionnaire: Questionnaire, reason: IssueReason | None) -> tuple[str, ...]:
    if reason is None or reason.answer is None:
        return ("まだお答えがありません。",)
    option = _labels(questionnaire, "q2").get(reason.answer, UNKNOWN)
    answer = f"お答えは「{option}」です。"
    if not reason.weight:
        return (answer,)
    tools = questionnaire.items
    unused = "、".join(tools[tool].short for tool in reason.unused)
    hands = f"合う手だては{len(reason.tools)}つ、まだ使っていないものは{len(reason.unused)}つです"
    hands += f"（{unused}）。" if unused else "。"
    return (answer, hands if reason.tools else "合う手だてはこの質問の中にありません。")


def _issue_working(reason: IssueReason | None) -> str:
    if reason is None or not reason.weight:
        return ""
    return f"{reason.weight} × {two_decimals(factor(reason))} ＝ {two_decimals(reason.todo)}"


def _category_why(scored: Scored, category: str) -> tuple[str, ...]:
    labels = _labels(scored.questionnaire, "q4")
    items = scored.questionnaire.items
    return tuple(
        f"「{items[points.item].short}」は「{labels.get(points.answer, UNKNOWN)}」です。"
        for points in scored.score.readiness.get(category, ())
    ) or ("まだお答えがありません。",)


def _labels(questionnaire: Questionnaire, section: str) -> dict[str, str]:
    return {option.code: option.label for option in questionnaire.section(section).options}
