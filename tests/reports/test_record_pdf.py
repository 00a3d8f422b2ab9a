"""The whole record on paper: everything that was written can be read, in its section."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.entries.base import Entry, Value
from app.domain.entries.consultation import Consultation, PriorMeeting, Referral
from app.domain.entries.figures import YearFigures
from app.domain.entries.simple import Action, Call, Note, Visit
from app.domain.entries.tracker import GoalSheet, PlanTask, Process, Step
from app.domain.records import Advisor, ClientFields
from app.reports.record_content import CheckLine, RecordContent
from app.reports.record_pdf import NOTHING, record_pdf
from tests.reports import papers
from tests.reports.test_entry_text import FILLED

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
DAY = date(2026, 11, 24)
LATER = date(2026, 11, 25)
LONG = "奥さまも同席。請求書づくりに毎月2日かかるとのこと。次は12月に。" * 4
TITLES = (
    "これからすること",
    "チェック",
    "伴走の計画",
    "決算の数字",
    "相談の記録",
    "これまでの経過",
)


def _sections(*values: Value, checks: tuple[CheckLine, ...] = ()) -> dict[str, str]:
    """The text below each title, without spaces."""
    entries = tuple(
        Entry(f"{at}", "c", value, "me", "見本花子", NOW, NOW) for at, value in enumerate(values)
    )
    names = {"me": "見本花子"}
    content = RecordContent(
        ClientFields("丸屋"), Advisor("見本花子"), DAY, names, checks=checks, entries=entries
    )
    text = papers.flat(record_pdf(content))
    found, before = {}, ""
    for title in TITLES:
        head, mark, tail = text.partition(title)
        if mark:
            found[before] = head
            before, text = title, tail
    return found | {before: text}


def test_nothing_that_was_written_is_lost() -> None:
    text = "".join(_sections(*FILLED).values())
    words = [word for value in FILLED for word in value.words()]
    assert [word for word in words if "".join(word.split()) not in text] == []


def test_what_is_to_come_is_apart_from_what_was() -> None:
    found = _sections(
        Action("送る", DAY, owner="me", note="郵便で"),
        Action("いつか聞く", side="client"),
        Visit(starts_at=NOW, purpose="続き", owner="me"),
        Visit(state="held", starts_at=NOW, memo=LONG),
        Call(called_at=NOW, person="店長"),
        Action("済んだこと", state="done"),
        PriorMeeting(NOW, "佐藤", "山田", "資料"),
        Note("駐車場は裏"),
    )
    ahead, past = found["これからすること"], found["これまでの経過"]
    assert ahead.index("続き") < ahead.index("送る") < ahead.index("いつか聞く")
    assert "担当の支援機関（見本花子）" in ahead
    assert "期限なし" in ahead
    assert "送る" in ahead
    assert "郵便で" in ahead
    for words in ("済んだこと", "話した方：店長", "専門家：山田", "駐車場は裏", LONG):
        assert words in past
        assert words not in ahead
    assert "メモ：駐車場は裏" not in past  # what says one thing needs no label


@pytest.mark.parametrize(
    ("value", "to_come"),
    [
        (Referral(state="dispatched", expert="山田", dispatched_on=(DAY, LATER)), True),
        (Referral(state="applied", expert="山田", applied_on=DAY), False),
        (Referral(expert="山田"), False),
        (Referral(state="withdrawn", expert="山田", prior_on=LATER), False),
        (PriorMeeting(datetime(2026, 11, 24, 15, tzinfo=UTC), "佐藤", "山田"), True),
        (PriorMeeting(datetime(2026, 11, 24, 14, tzinfo=UTC), "佐藤", "山田"), False),
    ],
)
def test_an_expert_who_is_to_come_is_not_in_the_past(value: Value, to_come: bool) -> None:  # noqa: FBT001
    found = _sections(value)
    assert ("山田" in found["これからすること"]) == to_come
    assert ("山田" in found["これまでの経過"]) != to_come


def test_the_plan_stands_in_its_order_with_the_notes_of_its_lines() -> None:
    found = _sections(
        PlanTask("二つめ", due_on=DAY, note="見積もり待ち"),
        PlanTask("一つめ", due_on=date(2026, 11, 1), state="done"),
        Process((Step("dream", "done"),)),
        GoalSheet("土曜は休む"),
    )
    plan = found["伴走の計画"]
    order = (
        "課題設定シート",
        "土曜は休む",
        "伴走の段階",
        "1/5",
        "一つめ",
        "二つめ",
        "見積もり待ち",
    )
    places = [plan.index(words) for words in order]
    assert places == sorted(places)
    assert "一つめ" not in found["これまでの経過"]


def test_figures_stand_beside_each_other() -> None:
    years = [YearFigures(date(year, 3, 31), sales=year * 1_000) for year in (2026, 2025)]
    figures = _sections(*years)["決算の数字"]
    assert "2025年3月期2026年3月期売上高2,025,000円2,026,000円" in figures
    assert "稼ぐ力を見る6つの数字" in figures


def test_checks_and_consultations_have_their_sections() -> None:
    line = CheckLine(DAY, "short", "AAAA-BBBB-CCC", ("人手",), corrected=True)
    found = _sections(
        Consultation(state="held", held_at=NOW, issue="在庫が合わない"), checks=(line,)
    )
    assert "経営チェック（短い版）（あとで訂正したもの）" in found["チェック"]
    assert "AAAA-BBBB-CCC" in found["チェック"]
    assert "力を入れたいこと：人手" in found["チェック"]
    assert "伸びしろ" not in found["チェック"]  # those are the dents of 備えのバランス
    assert "在庫が合わない" in found["相談の記録"]


def test_an_empty_record_says_so() -> None:
    found = _sections()
    assert list(found) == ["", "これからすること", "チェック", "これまでの経過"]
    assert all(NOTHING in text for title, text in found.items() if title)
