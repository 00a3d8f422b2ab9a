"""Makes the pages of the 知恵袋: what is said of an item, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.bands import employees_label
from app.domain.industry import industry_name
from app.domain.knowledge import labels, titles
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
from app.domain.knowledge.page import Block, KnowledgePage, Link
from app.domain.knowledge.related import related_ids

if TYPE_CHECKING:
    from datetime import date

    from app.domain.knowledge.items import Item
    from app.domain.knowledge.knowledge import Knowledge
    from app.domain.questionnaire import Questionnaire

SOON: Final = "（いつまで）"
# Steps are shown without a date here: nobody has promised anything yet.
_ADVISORS: Final = (Script, Practice)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a page comes from: all content, the words of the questionnaire, today."""

    knowledge: Knowledge
    questionnaire: Questionnaire
    today: date


def page(shelf: Shelf, item_id: str) -> KnowledgePage:
    """The page of an item; KeyError when there is none of this id."""
    item = shelf.knowledge.items[item_id]
    tag, blocks = _content(shelf, item)
    return KnowledgePage(
        id=item.id,
        kind=titles.kind(item),
        title=titles.title(item, shelf.questionnaire),
        tag=tag,
        blocks=tuple(block for block in blocks if block.text or block.points),
        related=tuple(_link(shelf, name) for name in related_ids(shelf.knowledge, item)),
        for_advisor=is_for_advisor(item),
    )


def is_for_advisor(item: Item) -> bool:
    """Whether a page is not for the eyes of an owner: conversations, training, other offices."""
    return isinstance(item, _ADVISORS) or (isinstance(item, Case) and item.reader == "advisor")


def _link(shelf: Shelf, name: str) -> Link:
    item = shelf.knowledge.items[name]
    return Link(name, titles.kind(item), titles.title(item, shelf.questionnaire))


def _content(shelf: Shelf, item: Item) -> tuple[str, tuple[Block, ...]]:
    match item:
        case IssueGuide():
            return "", _issue(item)
        case ToolGuide():
            return labels.EASE[item.ease], _tool(shelf, item)
        case Term():
            return item.reading, _term(item)
        case Case():
            return _case_tag(item), _case(item)
        case Measure():
            return labels.MEASURE_KINDS[item.kind], _measure(item, shelf.today)
        case Script():
            return "担当者用", _script(item)
        case Practice():
            return "担当者の研修用", _practice(item)
        case Training():
            return "・".join(labels.COVERS[each] for each in item.covers), _training(item)
        case _:
            return _as_of(item.as_of), _guide(item, shelf.today)


def _dated(step: str) -> str:
    return step.replace("{until}", SOON)


def _issue(item: IssueGuide) -> tuple[Block, ...]:
    found = [
        Block("なぜ大事か", (item.why,), tone="lead"),
        Block("気づくきっかけ", points=item.signs),
        Block("取り組むと", (item.effect,)),
        Block("うまくいったかの見方", (item.indicator,)),
    ]
    for segment, guidance in item.guidance.items():
        plain = guidance.non_digital
        found.append(
            Block(
                labels.SEGMENTS[segment],
                (guidance.lead,),
                (
                    f"はじめの一歩：{_dated(guidance.step)}",
                    f"道具を使わない一手：{plain.title}。{_dated(plain.step)}",
                ),
            )
        )
    return tuple(found)


def _tool(shelf: Shelf, item: ToolGuide) -> tuple[Block, ...]:
    names = shelf.questionnaire.items
    effects = [f"{names[issue].short}：{text}" for issue, text in item.effects.items()]
    needs = [names[each].label for each in item.needs]
    return (
        Block("何をする道具か", (item.what,), tone="lead"),
        Block("こんなときに", points=item.for_whom),
        Block("期待できること", points=tuple(effects)),
        Block("はじめの一歩", (_dated(item.first_step.low),)),
        Block("もう使っているところが次にすること", (_dated(item.first_step.high),)),
        Block("かかる手間", (item.effort,)),
        Block("かかるお金", (labels.COST_BANDS[item.cost.band], item.cost.note)),
        Block("試し方", (item.trial,)),
        Block("選ぶときの見どころ", points=item.selection),
        Block("つまずきやすいところ", points=item.pitfalls, tone="caution"),
        Block("向かないとき", points=item.not_for),
        Block("先にあるとよいもの", points=tuple(needs)),
        Block("情報を守るために", (item.security,), tone="note"),
        Block("うまくいったかの見方", (item.indicator,)),
    )


def _term(item: Term) -> tuple[Block, ...]:
    others = (f"ほかの言い方：{'、'.join(item.aliases)}",) if item.aliases else ()
    return (
        Block("", (item.short,), tone="lead"),
        Block("", (item.long,)),
        Block("", others, tone="note"),
    )


def _case_tag(item: Case) -> str:
    names = {"model": titles.MODEL_CASE, "own": "この組織の事例", "report": "報告書の事例"}
    return names[item.source.kind]


def _case(item: Case) -> tuple[Block, ...]:
    size = employees_label(item.employees) if item.employees else ""
    who = "・".join(filter(None, (industry_name(item.industry), size)))
    source = f"出どころ：{item.source.place}（言葉は書き直しています）" if item.source.place else ""
    if item.source.kind == "model":
        source = "実在の会社の話ではありません。よくある形をまとめたモデルケースです。"
    processes = "・".join(labels.PROCESSES[each] for each in item.processes)
    foot = (f"見られる段階：{processes}", source)
    return (
        Block("", (who,), tone="lead"),
        Block("はじめの様子", (item.background,)),
        Block("課題", (item.issue,)),
        Block("支援", points=item.support),
        Block("結果", (item.effect,)),
        Block("これから", (item.next,)),
        Block("学べること", (item.lesson,), tone="note"),
        Block("", tuple(filter(None, foot))),
    )


def _measure(item: Measure, today: date) -> tuple[Block, ...]:
    rates = (
        (item.rates.text, f"出どころ：{item.rates.source}（{_as_of(item.rates.date)}）")
        if item.rates
        else (f"{labels.TO_CONFIRM}（最新の要領・窓口で確かめてください）",)
    )
    until = f"{_as_of(item.as_of)}。この内容の期限は{item.expires:%Y/%m/%d}です。"
    expired = (f"{labels.CHECK_AGAIN}。期限の{item.expires:%Y/%m/%d}を過ぎました。",)
    return (
        Block("", expired if item.is_expired(today) else (), tone="caution"),
        Block("何のためか", (item.purpose,), tone="lead"),
        Block("使える方", (item.who,)),
        Block("補助の割合・上限", rates) if item.kind in labels.RATED else Block(""),
        Block("用意するもの", points=item.prepare),
        Block("どこに聞くか", (item.ask,)),
        Block("", (item.note, until), tone="note"),
    )


def _script(item: Script) -> tuple[Block, ...]:
    turns = tuple(f"「{turn.say}」 → {turn.listen}" for turn in item.turns)
    return (
        Block("", (item.situation,), tone="lead"),
        Block("話の運び", points=turns),
        Block("終わり方", (item.close,)),
        Block("言わないこと", points=item.avoid, tone="caution"),
    )


def _practice(item: Practice) -> tuple[Block, ...]:
    who = f"{industry_name(item.industry)}・{employees_label(item.employees)}"
    return (
        Block("", (who, item.scene), tone="lead"),
        Block("考えること", points=item.tasks),
        Block("よい答えに入っていること", points=item.points),
        Block("落とし穴", (item.pitfall,), tone="caution"),
    )


def _training(item: Training) -> tuple[Block, ...]:
    return (
        Block("", (f"{item.when}・{item.minutes}分・{item.who}",), tone="lead"),
        Block("進め方", points=item.steps),
        Block("身についたかの見方", (item.check,)),
    )


def _guide(item: Guide, today: date) -> tuple[Block, ...]:
    expired = (f"{labels.CHECK_AGAIN}。期限を過ぎました。",) if item.is_expired(today) else ()
    sources = tuple(f"{each.title}（{_as_of(each.date)}）" for each in item.sources)
    return (
        Block("", expired, tone="caution"),
        Block("", (item.lead,), tone="lead"),
        *(Block(part.heading, part.text, part.points) for part in item.sections),
        Block("参考", points=sources, tone="note"),
    )


def _as_of(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月時点"
