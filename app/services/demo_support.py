"""The deeper support of the sample: consultations, referrals, figures of three years, a plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain import consultation_codes as codes
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
from app.domain.entries.simple import Action
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, SheetIssue, Step
from app.services import demo_words as words

if TYPE_CHECKING:
    from app.services.demo_entries import Writer

_YEARS = 3
_MAN = 10_000


def write(writer: Writer) -> None:
    """What came of the checks of a business: for some of them."""
    if writer.chance(0.45):
        _consultation(writer)
    if writer.chance(0.5):
        _figures(writer)
    if writer.chance(0.3):
        _plan(writer)


def _consultation(writer: Writer) -> None:
    rng, fields = writer.rng, writer.of.client.fields
    asked_on = rng.choice(writer.of.days) + timedelta(days=rng.randint(1, 20))
    held_on = asked_on + timedelta(days=rng.choice((0, 1, 2, 4, 6, 8, 14)))
    held_on += timedelta(days=max(0, 7 - held_on.weekday()) if held_on.weekday() > 4 else 0)  # noqa: PLR2004 - Friday
    if held_on > writer.until:
        return
    asked, held = writer.start(asked_on), writer.start(held_on)
    issue, support, theme, category = rng.choice(words.CONSULTATIONS)
    bank = rng.random() < 0.3  # noqa: PLR2004 - every third comes with its bank
    people = [Attendee("business", fields.representative, fields.name)]
    if bank:
        people.append(Attendee("supporter", "佐藤 一郎", "みほん信用金庫"))
    made = writer.add(
        Consultation(
            state="held",
            requested_at=min(asked, held),
            held_at=held,
            minutes=rng.choice((60, 90)),
            asker="supporter" if bank else "business",
            asker_name="みほん信用金庫" if bank else "",
            trigger=rng.choice(tuple(codes.TRIGGERS)),
            channel=rng.choices(("face", "phone", "web"), (75, 15, 10))[0],
            categories=(category,),
            attendees=tuple(people),
            background=rng.choice(words.BACKGROUNDS),
            issue=issue,
            present=rng.choice(words.VISIT_MEMOS),
            support=(SupportBlock(theme, support),),
            direction=rng.choice(words.DIRECTIONS),
            owner=writer.author[0],
        ),
        held_on,
    )
    due_on = held_on + timedelta(days=30)
    done = due_on < writer.until
    writer.add(
        Action(
            text=rng.choice(words.ACTIONS["client"]),
            due_on=due_on,
            side="client",
            state="done" if done else "open",
            done_on=due_on if done else None,
        ),
        held_on,
        parent=made.id,
    )
    if writer.chance(0.25):
        writer.add(_referral(writer, held_on, theme), held_on, parent=made.id)


def _referral(writer: Writer, held_on: date, theme: str) -> Referral:
    applied = held_on + timedelta(days=2)
    sent = held_on + timedelta(days=16)
    over = sent < writer.until - timedelta(days=20)
    return Referral(
        state="done" if over else "applied",
        scheme="専門家派遣事業",
        expert=writer.rng.choice(words.EXPERTS),
        theme=theme,
        applied_on=applied,
        prior_on=held_on + timedelta(days=9) if over else None,
        dispatched_on=(sent,) if over else (),
        done_on=sent + timedelta(days=10) if over else None,
        result="次に何をするかが決まり、試用を始められた。" if over else "",
    )


def _figures(writer: Writer) -> None:
    rng, fields = writer.rng, writer.of.client.fields
    people = max(1, (fields.employees or 3) + 1)
    sales = people * rng.randint(800, 1_800) * _MAN
    share = rng.uniform(-0.01, 0.06)
    last = writer.until.year if writer.until.month > 5 else writer.until.year - 1  # noqa: PLR2004 - books close in March
    for year in range(last - _YEARS + 1, last + 1):
        writer.add(_year(writer, date(year, 3, 31), sales, share, people), writer.of.days[-1])
        sales = round(sales * rng.uniform(0.94, 1.1) / _MAN) * _MAN
        share += rng.uniform(-0.01, 0.02)


def _year(writer: Writer, end: date, sales: int, share: float, people: int) -> YearFigures:
    def part(low: float, high: float) -> int:
        return round(sales * writer.rng.uniform(low, high) / _MAN) * _MAN

    assets = part(0.6, 1.1)
    return YearFigures(
        year_end=end,
        sales=sales,
        operating_profit=round(sales * share / _MAN) * _MAN,
        people=people,
        depreciation=part(0.01, 0.04),
        borrowings=part(0.1, 0.5),
        cash=part(0.05, 0.2),
        receivables=part(0.05, 0.15),
        inventory=part(0.02, 0.1),
        payables=part(0.03, 0.1),
        equity=round(assets * writer.rng.uniform(0.05, 0.5) / _MAN) * _MAN,
        assets=assets,
    )


def _plan(writer: Writer) -> None:
    rng, day = writer.rng, writer.of.days[0] + timedelta(days=7)
    until = writer.until + timedelta(days=120)
    writer.add(
        GoalSheet(
            dream=rng.choice(words.DREAMS),
            goal="夜の事務を半分にする",
            goal_number=15,
            goal_unit="時間／月",
            goal_on=until,
            present="月末に請求書づくりが重なり、夜に一人で入力している。",
            present_number=30,
            gap="月15時間ぶんを、だれも夜にやらなくてよいようにする。",
            issues=(
                SheetIssue(
                    "請求書づくりに時間がかかる",
                    "q2.back_office",
                    "請求書を画面で作り、メールで送る",
                    "締め日を月に1回にそろえる",
                ),
            ),
        ),
        day,
    )
    writer.add(
        Process(
            steps=(
                Step("dream", "done"),
                Step("goal", "done"),
                Step("present", "done"),
                Step("tools", "doing", writer.author[0]),
            ),
            obstacles=("benefit", "people"),
        ),
        day,
    )
    for text, days, cost, measure in words.TASKS:
        due_on = day + timedelta(days=days)
        state = "done" if due_on < writer.until - timedelta(days=30) else "todo"
        writer.add(
            PlanTask(
                text,
                "client",
                due_on=due_on,
                cost_yen=cost,
                measure=measure,
                state="done" if state == "done" else "todo",
            ),
            day,
        )
    _choosing(writer, day, until)


def _choosing(writer: Writer, day: date, until: date) -> None:
    points = (
        SelectionPoint("使いやすさ", 3, "ease"),
        SelectionPoint("困ったときの窓口", 2, "help"),
    )
    writer.add(
        ToolComparison(
            "請求書をつくる道具",
            "q3.invoicing_ordering",
            points,
            (
                Candidate(
                    "あおば請求",
                    0,
                    1_980,
                    (Mark("ease", 3), Mark("help", 2)),
                    "trial",
                    "画面が大きく見やすい",
                ),
                Candidate(
                    "みどり帳票",
                    30_000,
                    980,
                    (Mark("ease", 2), Mark("help", 1)),
                    "dropped",
                    "電話の窓口がない",
                ),
            ),
        ),
        day,
    )
    writer.add(
        Flow(
            "請求書づくり",
            20,
            (FlowStep("社長", "手で書く", 30), FlowStep("家族", "封筒に入れて出す", 15)),
            (FlowStep("社長", "画面で作って送る", 8),),
        ),
        day,
    )
    measured = [
        Measured(day + timedelta(days=90 * at), value)
        for at, value in ((1, 26.0), (2, 21.5))
        if day + timedelta(days=90 * at) <= writer.until
    ]
    writer.add(
        Indicator(
            "夜の事務の時間",
            "時間／月",
            "q2.back_office",
            "down",
            30,
            day,
            15,
            until,
            tuple(measured),
        ),
        day,
    )
