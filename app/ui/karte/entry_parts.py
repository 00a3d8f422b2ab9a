"""What the forms of entries ask, kind by kind, and how a new entry of a kind begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import consultation_codes as codes
from app.domain.entries.consultation import (
    Attendee,
    Consultation,
    PriorMeeting,
    Referral,
    SupportBlock,
)
from app.domain.entries.simple import (
    ACTION_STATES,
    CALL_DIRECTIONS,
    CALL_REASONS,
    CALL_RESULTS,
    SIDES,
    VISIT_STATES,
    VISIT_WAYS,
    Action,
    Call,
    Note,
    Visit,
)
from app.services import colleagues, holidays
from app.ui.forms.parts import (
    chips,
    choice,
    day,
    lines,
    moment,
    number,
    rows,
    section,
    several_days,
    switch,
    text,
)
from app.ui.karte.lead_note import LeadNote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.entries.base import Value
    from app.ui.desk import Desk
    from app.ui.forms.parts import Part, Section


def owner_part(desk: Desk, words: str = "担当者") -> Part:
    """The colleague whose task it is; those who are there now."""

    def names() -> Mapping[str, str]:
        return {each.id: each.name for each in colleagues.all_of_them(desk.store)}

    return choice("owner", words, names)


def note(_desk: Desk) -> tuple[Section, ...]:
    """A note."""
    return (section("", lines("text", "メモ", least=6), day("on", "日付", towards="past")),)


def call(_desk: Desk) -> tuple[Section, ...]:
    """A phone call."""
    return (
        section(
            "",
            chips("result", "どうでしたか", CALL_RESULTS, needed=True, wide=True),
            lines("memo", "メモ"),
            chips("reason", "用件", CALL_REASONS, needed=True, wide=True),
            moment("called_at", "日時", towards="past"),
            text("person", "話した方"),
            chips("direction", "かけた側", CALL_DIRECTIONS, needed=True),
        ),
    )


def visit(desk: Desk) -> tuple[Section, ...]:
    """A visit, planned or held."""
    return (
        section(
            "",
            chips("state", "状態", VISIT_STATES, needed=True, wide=True),
            moment("starts_at", "日時", wide=True),
            chips("way", "会い方", VISIT_WAYS, needed=True, wide=True),
            text("purpose", "用件"),
            text("place", "場所"),
            lines("memo", "話したこと", when=_is_held),
            text("people", "会った方・会う方"),
            number("minutes", "時間", unit="分"),
            owner_part(desk),
        ),
    )


def action(desk: Desk) -> tuple[Section, ...]:
    """Something to be done."""

    def quick() -> tuple[tuple[str, Any], ...]:
        return holidays.quick_days(desk.today())

    return (
        section(
            "",
            text("text", "すること", wide=True),
            day("due_on", "いつまでに", towards="future", quick=quick, wide=True),
            chips("side", "だれが", SIDES, needed=True),
            owner_part(desk),
            text("person", "お客様・専門家のお名前", when=_is_others),
            chips("state", "状態", ACTION_STATES, needed=True),
            lines("note", "メモ", least=2),
        ),
    )


def consultation(desk: Desk) -> tuple[Section, ...]:
    """A consultation after the report's cases: from how it came about to what became of it."""
    return (
        section(
            "いつ",
            chips("state", "状態", codes.STATES, needed=True, wide=True),
            moment("planned_at", "相談の予定", when=_is_requested, towards="future"),
            moment("held_at", "実施した日時", when=_was_held, towards="past"),
            moment("requested_at", "申込みの日時", towards="past"),
            switch("on_the_spot", "即相談", "申込みのその場で相談した", when=_was_held),
            number("minutes", "時間", unit="分", when=_was_held),
            remark=LeadNote,
        ),
        section(
            "だれと",
            chips("channel", "会い方", codes.CHANNELS, needed=True),
            chips("asker", "相談した人", codes.ASKERS, needed=True),
            text("asker_name", "支援機関・組織の名前", when=_by_organisation),
            choice("trigger", "きっかけ", codes.TRIGGERS),
            owner_part(desk),
            rows(
                "attendees",
                "同席者",
                Attendee,
                (
                    chips("side", "立場", codes.SIDES, needed=True, wide=True),
                    text("organisation", "所属"),
                    text("name", "お名前"),
                ),
                wide=True,
            ),
        ),
        section(
            "内容",
            chips("categories", "分類", _categories, many=True, wide=True),
            lines("background", "経緯", wide=True),
            lines("issue", "課題", wide=True),
            lines("present", "聞き取った現状", wide=True),
            lines("future", "将来像", wide=True),
            rows(
                "support",
                "支援内容",
                SupportBlock,
                (text("theme", "テーマ", wide=True), lines("text", "内容", wide=True)),
                thing="テーマ",
                wide=True,
            ),
            lines("direction", "方向性", wide=True),
            lines("after_dispatch", "専門家派遣後の結果", wide=True, least=2),
            lines("note", "内部メモ", wide=True, least=2, hint="お客様用のPDFには印刷しません。"),
        ),
    )


def prior_meeting(_desk: Desk) -> tuple[Section, ...]:
    """The meeting with the expert before the consultation."""
    return (
        section(
            "",
            moment("held_at", "日時", towards="past", wide=True),
            text("staff", "職員"),
            text("expert", "専門家"),
            lines("text", "話したこと", least=5, wide=True),
        ),
    )


def referral(_desk: Desk) -> tuple[Section, ...]:
    """The referral to an outside expert; its state is moved on by the buttons above the form."""
    return (
        section(
            "",
            text("scheme", "制度", example="専門家派遣事業"),
            text("expert", "専門家"),
            text("theme", "テーマ", wide=True),
            chips("state", "状態", codes.REFERRAL_STATES, needed=True, wide=True),
            day("applied_on", "申込日"),
            day("prior_on", "事前のすり合わせの日"),
            several_days("dispatched_on", "派遣日", wide=True),
            day("done_on", "完了した日"),
            lines("result", "結果", wide=True),
        ),
    )


def _categories() -> Mapping[str, str]:
    return {code: codes.category_name(code) for code in codes.categories()}


def _is_held(value: Visit) -> bool:
    return value.state != "planned"


def _is_requested(value: Consultation) -> bool:
    return value.state == "requested"


def _was_held(value: Consultation) -> bool:
    return value.state == "held"


def _by_organisation(value: Consultation) -> bool:
    return value.asker != "business"


def _is_others(value: Action) -> bool:
    return value.side != "us"


FORMS: Mapping[str, Callable[[Desk], tuple[Section, ...]]] = {
    "note": note,
    "call": call,
    "visit": visit,
    "action": action,
    "consultation": consultation,
    "prior_meeting": prior_meeting,
    "referral": referral,
}


def blank(kind: str, desk: Desk) -> Value:
    """A new value of a kind as it begins: now, by whom uses this device."""
    now, me = desk.clock().replace(second=0, microsecond=0), colleagues.me(desk.store)
    makers: Mapping[str, Callable[[], Value]] = {
        "note": lambda: Note(on=desk.today()),
        "call": lambda: Call(called_at=now),
        "visit": lambda: Visit(state="held", starts_at=now, owner=me),
        "action": lambda: Action(owner=me),
        "consultation": lambda: Consultation(state="held", held_at=now, owner=me),
        "prior_meeting": lambda: PriorMeeting(held_at=now),
        "referral": Referral,
    }
    return makers[kind]()
