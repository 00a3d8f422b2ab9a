"""Entries in words: one line for lists, and labelled lines for reading, paper and pasting.

Every kind has a function that gives its labelled lines in the order in which they are read; what
is empty is left out. `summary` is the first thing one wants to know.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from app.domain import consultation_codes as codes
from app.domain import lead_time, media
from app.domain.entries.choosing import Flow, Indicator, ToolComparison
from app.domain.entries.consultation import Consultation, PriorMeeting, Referral
from app.domain.entries.document import Document
from app.domain.entries.figures import FIGURES, YearFigures
from app.domain.entries.nouns import noun
from app.domain.entries.simple import (
    ACTION_STATES,
    CALL_DIRECTIONS,
    CALL_REASONS,
    CALL_RESULTS,
    SIDES,
    US,
    VISIT_STATES,
    VISIT_WAYS,
    Action,
    Call,
    Note,
    Visit,
)
from app.domain.entries.tracker import TASK_STATES, GoalSheet, PlanTask, Process
from app.reports import plan_words, tracker_text
from app.reports.locaben_words import figure_words
from app.reports.phrases import Lines, People, day, joined, moment, until

if TYPE_CHECKING:
    from app.domain.entries.base import Value

_MOST = 60
_NOBODY = People({})


def lines(value: Value, people: People | None = None) -> Lines:
    """The labelled lines of a value."""
    found = _lines(value, people or _NOBODY)
    return tuple((label, text) for label, text in found if text.strip())


def summary(value: Value) -> str:
    """What an entry is about, in one line."""
    return _short(_summary(value)) or noun(value.kind)


def plain_text(value: Value, people: People | None = None) -> str:
    """The lines as plain text for the clipboard, in a fixed order and without decoration."""
    parts = [f"【{noun(value.kind)}】"]
    for label, text in lines(value, people):
        parts.append(f"{label}：{text}" if "\n" not in text else f"{label}：\n{text}")
    return "\n".join(parts) + "\n"


@singledispatch
def _lines(value: Value, _people: People) -> Lines:
    return (("内容", "\n".join(value.words())),)


@singledispatch
def _summary(value: Value) -> str:
    return "　".join(value.words())


@_lines.register(Note)
def _(value: Note, _people: People) -> Lines:
    return (("日付", day(value.on)), ("メモ", value.text))


@_summary.register(Note)
def _(value: Note) -> str:
    return value.text


@_lines.register(Call)
def _(value: Call, _people: People) -> Lines:
    return (
        ("日時", moment(value.called_at)),
        ("かけた側", CALL_DIRECTIONS[value.direction]),
        ("用件", CALL_REASONS.get(value.reason, "")),
        ("結果", CALL_RESULTS.get(value.result, "")),
        ("話した方", value.person),
        ("メモ", value.memo),
    )


@_summary.register(Call)
def _(value: Call) -> str:
    return joined(CALL_RESULTS.get(value.result, ""), value.memo)


@_lines.register(Visit)
def _(value: Visit, people: People) -> Lines:
    return (
        ("状態", VISIT_STATES[value.state]),
        ("日時", moment(value.starts_at)),
        ("時間", f"{value.minutes}分" if value.minutes else ""),
        ("会い方", VISIT_WAYS.get(value.way, "")),
        ("場所", value.place),
        ("用件", value.purpose),
        ("会った方", value.people),
        ("担当", people.name(value.owner)),
        ("メモ", value.memo),
    )


@_summary.register(Visit)
def _(value: Visit) -> str:
    state = "" if value.state == "held" else VISIT_STATES[value.state]
    return joined(state, VISIT_WAYS.get(value.way, ""), value.purpose, value.memo)


@_lines.register(Action)
def _(value: Action, people: People) -> Lines:
    return (
        ("すること", value.text),
        ("だれが", _who(value, people)),
        ("いつまでに", day(value.due_on)),
        ("状態", ACTION_STATES[value.state]),
        ("済んだ日", day(value.done_on)),
        ("メモ", value.note),
    )


@_summary.register(Action)
def _(value: Action) -> str:
    who = "" if value.side == "us" else SIDES[value.side]
    state = "" if value.state == "open" else ACTION_STATES[value.state]
    return joined(state, value.text, who, until(value.due()))


@_lines.register(Document)
def _(value: Document, _people: People) -> Lines:
    known = media.KINDS.get(value.media)
    return (
        ("書類の名前", value.name),
        ("種類", known.word if known else ""),
        ("日付", day(value.taken_on)),
        ("メモ", value.note),
    )


@_summary.register(Document)
def _(value: Document) -> str:
    return joined(value.name, value.note)


@_lines.register(Consultation)
def _(value: Consultation, people: People) -> Lines:
    asker = people.side(codes.ASKERS, value.asker, own=codes.OWN)
    support = "\n".join(
        f"■{block.theme}\n{block.text}" if block.theme else block.text for block in value.support
    )
    return (
        ("状態", codes.STATES[value.state]),
        ("申込み", moment(value.requested_at)),
        ("相談の予定", moment(value.planned_at)),
        ("実施", moment(value.held_at)),
        ("実施までの日数", lead_time.CLASSES.get(value.lead_class, "")),
        ("時間", f"{value.minutes}分" if value.minutes else ""),
        ("相談した人", f"{asker}（{value.asker_name}）" if value.asker_name else asker),
        ("きっかけ", codes.TRIGGERS.get(value.trigger, "")),
        ("会い方", codes.CHANNELS.get(value.channel, "")),
        ("分類", "、".join(codes.category_name(code) for code in value.categories)),
        ("同席者", _attendees(value, people)),
        ("経緯", value.background),
        ("課題", value.issue),
        ("聞き取った現状", value.present),
        ("将来像", value.future),
        ("支援内容", support),
        ("方向性", value.direction),
        ("専門家派遣後の結果", value.after_dispatch),
        ("担当", people.name(value.owner)),
        ("内部メモ", value.note),
    )


@_summary.register(Consultation)
def _(value: Consultation) -> str:
    about = "、".join(codes.category_name(code).rpartition("：")[2] for code in value.categories)
    state = "" if value.state == "held" else codes.STATES[value.state]
    return joined(state, about, value.issue or value.background)


@_lines.register(PriorMeeting)
def _(value: PriorMeeting, _people: People) -> Lines:
    return (
        ("日時", moment(value.held_at)),
        ("職員", value.staff),
        ("専門家", value.expert),
        ("話したこと", value.text),
    )


@_summary.register(PriorMeeting)
def _(value: PriorMeeting) -> str:
    return joined(value.expert, value.text)


@_lines.register(Referral)
def _(value: Referral, _people: People) -> Lines:
    return (
        ("状態", codes.REFERRAL_STATES[value.state]),
        ("制度", value.scheme),
        ("専門家", value.expert),
        ("テーマ", value.theme),
        ("申込日", day(value.applied_on)),
        ("事前のすり合わせ", day(value.prior_on)),
        ("派遣日", "、".join(day(each) for each in value.dispatched_on)),
        ("完了した日", day(value.done_on)),
        ("結果", value.result),
    )


@_summary.register(Referral)
def _(value: Referral) -> str:
    state = codes.REFERRAL_STATES[value.state]
    return joined(state, value.expert, value.scheme, value.theme)


@_lines.register(YearFigures)
def _(value: YearFigures, _people: People) -> Lines:
    rows = [
        (words, figure_words(name, getattr(value, name))) for name, (words, _) in FIGURES.items()
    ]
    return (("決算の日", day(value.year_end)), *rows)


@_summary.register(YearFigures)
def _(value: YearFigures) -> str:
    sales = "" if value.sales is None else f"売上高 {figure_words('sales', value.sales)}"
    return joined(day(value.year_end), sales)


@_lines.register(PlanTask)
def _(value: PlanTask, people: People) -> Lines:
    cost = "" if value.cost_yen is None else plan_words.yen(value.cost_yen)
    return (
        ("すること", value.text),
        ("だれが", _who(value, people)),
        ("はじめ", day(value.starts_on)),
        ("いつまでに", day(value.due_on)),
        ("費用", cost),
        ("使う支援策", value.measure),
        ("状態", TASK_STATES[value.state]),
        ("メモ", value.note),
    )


@_summary.register(PlanTask)
def _(value: PlanTask) -> str:
    state = "" if value.state == "todo" else TASK_STATES[value.state]
    return joined(state, value.text, until(value.due()))


_lines.register(GoalSheet, tracker_text.sheet_lines)
_lines.register(Process, tracker_text.process_lines)
_lines.register(ToolComparison, tracker_text.tools_lines)
_lines.register(Flow, tracker_text.flow_lines)
_lines.register(Indicator, tracker_text.indicator_lines)
_summary.register(GoalSheet, tracker_text.sheet_summary)
_summary.register(Process, plan_words.stages)
_summary.register(ToolComparison, tracker_text.tools_summary)
_summary.register(Flow, tracker_text.flow_summary)
_summary.register(Indicator, tracker_text.indicator_summary)


def _attendees(value: Consultation, people: People) -> str:
    """Who sat at the table, one a line."""
    found = []
    for each in value.attendees:
        who = joined(each.organisation.strip(), each.name.strip())
        side = people.side(codes.SIDES, each.side, own=codes.OWN)
        found.append(f"{side}：{who}" if who else "")
    return "\n".join(line for line in found if line)


def _who(value: Action | PlanTask, people: People) -> str:
    who = people.name(value.owner) or value.person
    side = people.side(SIDES, value.side, own=US)
    return f"{side}（{who}）" if who else side


def _short(text: str) -> str:
    line = " ".join(text.splitlines()).strip()
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"
