"""The sentences of a result: segment, reasons, what changed, how the numbers came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.numbers import one_decimal, two_decimals, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.comparison import Comparison
    from app.domain.score import Literacy, Support
    from app.reports.charts import Scored

_BEFORE = 100  # what the earlier check counts as


def owner_segment(scored: Scored) -> str:
    """What kind of help fits, said to the owner; empty when it cannot be told."""
    segment = scored.score.segment
    if segment and _near_a_border(scored):
        return scored.texts.border["owner"]
    return scored.texts.segments[segment].owner if segment else ""


def owner_reason(scored: Scored) -> str:
    """Why, said to the owner; near a border both ways are offered."""
    support = scored.score.support
    if support is None:
        return ""
    if _near_a_border(scored):
        return scored.texts.border["reason"]
    return scored.texts.owner_reasons[support.type]


def manner(scored: Scored) -> str:
    """How to go on, fitting to who likes company and who goes alone; empty when not known."""
    support = scored.score.support
    if support is None or _near_a_border(scored):
        return ""
    return scored.texts.captions["one_by_one" if support.type == "accompany" else "read_on"]


def advisor_segment(scored: Scored) -> str:
    """The plain name of the segment, for the advisor only."""
    segment = scored.score.segment
    return scored.texts.segments[segment].advisor if segment else ""


def advisor_reason(scored: Scored) -> tuple[str, ...]:
    """The points, how far they are from the border, and a hint; for the advisor only."""
    score = scored.score
    sentences = []
    if score.literacy:
        sentences.append(_literacy(score.literacy))
    if score.support:
        sentences.append(_support(score.support))
    if score.segment:
        sentences.append(scored.texts.segments[score.segment].hint)
    return tuple(sentences)


def comparison(scored: Scored) -> str:
    """How the earlier check as 100 compares, or why it cannot be said; empty without one."""
    compared = scored.comparison
    captions = scored.texts.captions
    if compared is None:
        return ""
    if compared.index is not None:
        return _compared(captions, int(whole(compared.index)))
    if compared.state == "nothing_before":
        return captions["comparison_none"]
    return captions["comparison_other"] if compared.state == "other_rules" else ""


def changes(scored: Scored) -> tuple[str, ...]:
    """What changed since the previous check, one sentence each; empty without one."""
    compared = scored.comparison
    if compared is None:
        return ()
    texts = scored.texts.changes
    sentences = _answers_changed(scored, compared)
    for move in compared.balance:
        if not move.change:
            continue
        label = next(each.label for each in scored.questionnaire.categories if each.id == move.id)
        text = texts["balance_up" if move.change > 0 else "balance_down"]
        sentences.append(
            text.replace("{label}", label)
            .replace("{before}", one_decimal(move.before))
            .replace("{now}", one_decimal(move.now))
        )
    return tuple(sentences) or (texts["nothing"],)


def workings(scored: Scored) -> tuple[str, ...]:
    """How the numbers of the two charts came about."""
    return (*_todo_working(scored), *_balance_working(scored))


def _near_a_border(scored: Scored) -> bool:
    support, literacy = scored.score.support, scored.score.literacy
    return any(each is not None and each.borderline for each in (support, literacy))


def _compared(captions: Mapping[str, str], now: int) -> str:
    """The whole number and how far it is from 100, so that the two always add up."""
    if now == _BEFORE:
        return captions["comparison_same"]
    text = captions["comparison_lighter" if now < _BEFORE else "comparison_heavier"]
    return text.replace("{now}", str(now)).replace("{change}", str(abs(now - _BEFORE)))


def _literacy(literacy: Literacy) -> str:
    side = "境目より上" if literacy.distance >= 0 else "境目より下"
    near = f"境目まで{abs(literacy.distance)}点です。"
    if literacy.distance == 0:
        side, near = "ちょうど境目", "備えが進んでいる方に入れています。"
    points = f"備えは{literacy.points}点（13〜52点、境目{literacy.threshold}点）"
    text = f"{points}で、{side}です。{near}"
    return text + ("境目に近いので、お話の様子で判断してください。" if literacy.borderline else "")


def _support(support: Support) -> str:
    sides = f"A（いっしょに）{support.accompany}対B（自分のやり方で）{support.independent}"
    text = f"進め方は、{sides}です。"
    if support.borderline:
        return f"{text}差が{support.margin}なので、どちらの進め方もありえます。"
    return text


def _answers_changed(scored: Scored, compared: Comparison) -> list[str]:
    moved: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("solved", compared.solved),
        ("eased", compared.eased),
        ("tools_started", compared.tools_started),
        ("raised", compared.raised),
        ("new", compared.new),
        ("tools_stopped", compared.tools_stopped),
    )
    items = scored.questionnaire.items
    return [
        # The text has its brackets around one name; several names follow in brackets of their own.
        scored.texts.changes[key].replace("{label}", "」「".join(items[item].label for item in ids))
        for key, ids in moved
        if ids
    ]


def _todo_working(scored: Scored) -> tuple[str, ...]:
    title = scored.texts.titles["todo"]
    if scored.score.todo_share is None:
        return (f"「{title}」：{scored.texts.captions['todo_incomplete']}",)
    flagged = scored.score.flagged
    if not flagged:
        return (f"「{title}」：{scored.texts.captions['todo_none']}",)
    total = scored.score.todo_total or 0.0
    rule = (
        f"「{title}」：「すぐ」2、「いずれ」1に、その課題に合う道具のうち"
        "まだ使っていないものの割合だけ重みを足しました（最大1.5倍）。"
    )
    summed = f"合わせて{two_decimals(total)}。これを100として、それぞれの割合を出しています。"
    if scored.comparison and scored.comparison.state == "compared":
        summed = f"今回の合計は{two_decimals(total)}。図は、前回の合計を100として描いています。"
    return (rule + summed,)


def _balance_working(scored: Scored) -> tuple[str, ...]:
    balance = scored.score.balance
    if balance is None or all(value is None for value in balance.values()):
        return ()
    title = scored.texts.titles["balance"]
    parts = []
    for category in scored.questionnaire.categories:
        given = scored.score.readiness.get(category.id, ())
        points = "・".join(str(item.points) for item in given) or "お答えなし"
        parts.append(f"{category.label}（{points}）→ {one_decimal(balance.get(category.id))}")
    rule = (
        f"「{title}」：お答えを4・3・2・1の数にし、いちばん上の4を100、いちばん下の1を0"
        "として、区分ごとに平均しました。"
    )
    return (rule + "、".join(parts) + "。",)
