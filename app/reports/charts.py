"""The two charts of a result as values: axes, numbers, and the sentences that explain them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.reports import peer_words
from app.reports.content import Axis, Chart
from app.reports.numbers import UNKNOWN, one_decimal, two_decimals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.comparison import Comparison
    from app.domain.peers import Means, Peers
    from app.domain.questionnaire import Questionnaire
    from app.domain.result_texts import ResultTexts
    from app.domain.score import IssueReason, Score

TODO_MAXIMUM = 50.0  # one or two issues would draw a spike on a scale to 100
TODO_STEPS = (25.0, TODO_MAXIMUM, 100.0)  # the rims beside a previous check: docs/adr/0003
BALANCE_MAXIMUM = 100.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A score with its questionnaire, what changed since an earlier check, and its peers."""

    questionnaire: Questionnaire
    texts: ResultTexts
    score: Score
    comparison: Comparison | None = None
    peers: Peers | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """The means of businesses like this one, by axis, and whose they are; empty = none."""

    label: str = ""
    values: Mapping[str, float] = field(default_factory=dict)


def todo_chart(scored: Scored) -> Chart:
    """「いま力を入れたいことの割合」: shares, or both checks on the Σ of the previous one.

    Means of shares belong beside shares only: on the Σ of a previous check they are left out.
    """
    captions = scored.texts.captions
    compared = scored.comparison
    on_previous = compared is not None and compared.state == "compared"
    shares: Mapping[str, float] = scored.score.todo_share or {}
    before: Mapping[str, float] = {}
    if compared is not None and on_previous:
        shares, before = compared.now, compared.before
    found = scored.peers
    peers = _overlay(found, found.todo_share) if found and not on_previous else Overlay()
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
            peers=peers.values.get(item.id),
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
            beyond=captions["beyond"],
            peers_label=peers.label,
        )
    )


def balance_chart(scored: Scored) -> Chart | None:
    """「備えのバランス」; None in the short set, which does not ask for it."""
    score = scored.score
    if score.balance is None:
        return None
    captions = scored.texts.captions
    moves = scored.comparison.balance if scored.comparison else ()
    before = {move.id: move.before for move in moves}
    found = scored.peers
    peers = _overlay(found, found.balance) if found else Overlay()
    axes = tuple(
        Axis(
            id=category.id,
            label=category.label,
            long=f"{category.label}の備え",
            value=score.balance.get(category.id),
            previous=before.get(category.id),
            why=_category_why(scored, category.id),
            peers=peers.values.get(category.id),
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
            beyond=captions["beyond"],
            peers_label=peers.label,
        )
    )


def _overlay(peers: Peers, means: Means | None) -> Overlay:
    """What peers have to lay over a chart, with how many they are and until when."""
    return Overlay(peer_words.of_means(peers.width, means), means.values) if means else Overlay()


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


def without_peers(chart: Chart) -> Chart:
    """The same chart with nothing of other businesses in it, neither lines nor words."""
    if not chart.peers_label:
        return chart
    axes = tuple(replace(axis, peers=None) for axis in chart.axes)
    return _chart(replace(chart, axes=axes, peers_label=""))


def _chart(chart: Chart) -> Chart:
    """The chart with its words, which tell when a value lies outside the rim."""
    values = [value for axis in chart.axes for value in (axis.value, axis.previous, axis.peers)]
    outside = any(value is not None and value > chart.maximum for value in values)
    said = chart.caption.removesuffix(chart.beyond) + chart.beyond * outside
    return replace(chart, caption=said, twin=twin(chart))


def twin(chart: Chart) -> str:
    """The chart in words: every axis with its number, greatest first; then who the peers are."""
    if chart.note:
        return f"{chart.title}：{chart.note}"
    parts = [_spoken(chart, axis) for axis in chart.ranked]
    peers = f"{peer_words.OVERLAY}は、{chart.peers_label}です。" if chart.peers_label else ""
    return f"{chart.title}：{'、'.join(parts)}。{peers}"


def _spoken(chart: Chart, axis: Axis) -> str:
    value = "まだ出ていません" if axis.value is None else one_decimal(axis.value)
    beside = [f"前回 {one_decimal(axis.previous)}"] if chart.has_previous else []
    if axis.peers is not None:
        beside.append(f"{peer_words.OVERLAY} {one_decimal(axis.peers)}")
    return f"{axis.label} {value}" + (f"（{'、'.join(beside)}）" if beside else "")


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
