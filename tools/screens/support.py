"""The pictures of what came of a check: timeline, consultations, figures, the plan."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from app.domain.entries.choosing import (
    Candidate,
    Flow,
    FlowStep,
    Indicator,
    Mark,
    Measured,
    SelectionPoint,
    ToolComparison,
)
from app.domain.entries.consultation import Attendee, Consultation, Referral, SupportBlock
from app.domain.entries.figures import YearFigures
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, SheetIssue, Step
from app.services import colleagues, entries
from tools.screens.camera import settle

if TYPE_CHECKING:
    from app.domain.entries.base import Value
    from app.services.store import Store
    from tools.screens.camera import Camera

_MAN = 10_000


def fill(store: Store, client_id: str, today: date) -> None:
    """What an advisor would have written about the brewery."""
    made = [entries.create(store, client_id, value)[0] for value in _values(store, today)]
    consultation = next(entry for entry in made if entry.kind == "consultation")
    for value in (
        Action("3年ぶんの決算書を用意していただく", today + timedelta(days=10), side="client"),
        Referral(
            state="applied",
            scheme="専門家派遣事業",
            expert="山田 一（みほん診断士）",
            theme="販路",
            applied_on=today,
        ),
    ):
        entries.create(store, client_id, value, parent=consultation.id)


def draw(go: Any, camera: Camera, client_id: str) -> None:
    """Take the pictures of the sections."""
    from app.ui.karte.tracker import PARTS

    go.karte(client_id, "timeline")
    settle()
    section: Any = go.pages.page.part
    section.show_entry(section.list.rows[2].id)
    camera.take("karte-timeline")
    go.karte(client_id, "consultations")
    settle()
    section = go.pages.page.part
    section.show_entry(section.list.rows[-1].id)
    camera.take("karte-consultations")
    go.karte(client_id, "figures")
    camera.take("karte-figures")
    go.karte(client_id, "tracker")
    for name, _ in PARTS:
        go.pages.page.part.turn(name)
        camera.take(f"karte-tracker-{name}")
    go.consultations()
    camera.take("consultations")
    go.knowledge()
    camera.take("knowledge-list")
    go.knowledge("measure.digital_ai")
    camera.take("knowledge")


def _values(store: Store, today: date) -> tuple[Value, ...]:
    me = colleagues.me(store)
    return (
        Visit(
            state="held",
            starts_at=_at(today, -14, 10),
            place="蔵の事務所",
            purpose="経営チェックのあと",
            memo="奥さまも同席。請求書づくりに毎月2日かかるとのこと。",
            owner=me,
        ),
        Visit(
            starts_at=_at(today, 0, 16), purpose="資金繰り表の続き", place="蔵の事務所", owner=me
        ),
        Call(called_at=_at(today, -4, 11), result="booked", memo="来週の訪問を約束。"),
        Note("繁忙期は12月と3月。電話は昼前がよい。", today - timedelta(days=20)),
        Action("会計ソフトの資料を送る", today - timedelta(days=2), owner=me),
        _consultation(today, me),
        *_figures(today),
        *_plan(today, me),
    )


def _consultation(today: date, me: str) -> Consultation:
    return Consultation(
        state="held",
        requested_at=_at(today, -9, 9),
        held_at=_at(today, -6, 14),
        minutes=90,
        trigger="bank",
        categories=("management.sales", "it.accounting"),
        attendees=(
            Attendee("business", "雪田 誠", "雪の谷酒造"),
            Attendee("supporter", "佐藤 一郎", "みほん信用金庫"),
            Attendee("expert", "山田 一", "みほん診断士"),
        ),
        background="みほん信用金庫の紹介。経営チェックのあとに相談を希望された。",
        issue="地元の飲食店への販売が減り、次の売り先が決まらない。",
        present="蔵見学のお客様は増えているが、その場の販売だけで終わっている。",
        future="県外の方にも、毎年買っていただける酒蔵にしたい。",
        support=(SupportBlock("販路", "見学のあとに買える仕組みを、3つの案で見比べた。"),),
        direction="見学の予約と販売を1つの画面にまとめる。まず3か月試す。",
        owner=me,
    )


def _figures(today: date) -> tuple[YearFigures, ...]:
    found = []
    for back, (sales, profit) in enumerate(((9_800, 420), (9_300, 180), (9_050, -60))):
        found.append(
            YearFigures(
                date(today.year - back, 6, 30),
                sales * _MAN,
                profit * _MAN,
                9,
                210 * _MAN,
                5_200 * _MAN,
                1_450 * _MAN,
                820 * _MAN,
                2_300 * _MAN,
                510 * _MAN,
                (3_100 - 150 * back) * _MAN,
                9_400 * _MAN,
            )
        )
    return tuple(found)


def _plan(today: date, me: str) -> tuple[Value, ...]:
    later = today + timedelta(days=120)
    return (
        GoalSheet(
            "孫の代まで続く、週末に休める酒蔵にする。",
            "見学のあとの売上を月60万円にする",
            60,
            "万円／月",
            later,
            "見学は月80人。その場で買う方は3人に1人。",
            22,
            "月38万円。見学のあとに買える道がない。",
            (
                SheetIssue(
                    "見学のあとに買っていただく道がない",
                    "q2.sales_channels",
                    "見学の予約と販売を1つの画面にする",
                    "見学の終わりに、季節の便りの紙をお渡しする",
                ),
            ),
        ),
        Process(
            (
                Step("dream", "done"),
                Step("goal", "done"),
                Step("present", "done"),
                Step("tools", "doing", me, today + timedelta(days=20)),
            ),
            ("people",),
        ),
        PlanTask(
            "予約と販売の道具を2つ試す", "client", due_on=today + timedelta(days=30), cost_yen=0
        ),
        PlanTask(
            "補助金の申込みを準備する",
            "us",
            me,
            due_on=today + timedelta(days=45),
            cost_yen=30 * _MAN,
            measure="持続化補助金",
        ),
        ToolComparison(
            "予約と販売の道具",
            "q3.ecommerce",
            (
                SelectionPoint("年配の方の見やすさ", 3, "sight"),
                SelectionPoint("電話の窓口", 2, "help"),
            ),
            (
                Candidate("くらの市", 30_000, 2_980, _marks(3, 3), "trial", "字が大きい"),
                Candidate("みせびらき", 0, 1_980, _marks(2, 0), reason="電話の窓口がない"),
            ),
        ),
        Flow(
            "見学の申込みを受ける",
            40,
            (FlowStep("奥さま", "電話で聞いて帳面に書く", 12), FlowStep("社長", "人数を数える", 5)),
            (FlowStep("お客様", "画面で申し込む"), FlowStep("奥さま", "確かめる", 3)),
        ),
        Indicator(
            "見学のあとの売上",
            "万円／月",
            "q2.sales_channels",
            "up",
            22,
            today - timedelta(days=200),
            60,
            later,
            (
                Measured(today - timedelta(days=110), 25),
                Measured(today - timedelta(days=20), 34),
            ),
        ),
    )


def _at(today: date, days: int, hour: int) -> datetime:
    """A moment so many days from today, at an hour in Japan."""
    return datetime.combine(today + timedelta(days=days), time(hour), UTC) - timedelta(hours=9)


def _marks(sight: int, help_: int) -> tuple[Mark, ...]:
    return Mark("sight", sight), Mark("help", help_)
