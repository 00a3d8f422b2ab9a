"""相談: records and referrals of a client, each a tap from its next state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.entries.consultation import Consultation, PriorMeeting, Referral
from app.errors import NotFound
from app.services import entries
from app.ui import qt
from app.ui.karte.consultations import NOTHING, ConsultationsSection
from app.ui.karte.lead_note import LeadNote
from tests.services import making
from tests.ui import contents
from tests.ui.audit import audit
from tests.ui.fixtures import NOW, TODAY
from tests.ui.looking import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, client: Client) -> ConsultationsSection:
    """The section of the client, wide, with one of each kind."""
    for value in (
        Consultation(
            state="held",
            requested_at=NOW - timedelta(days=3),
            held_at=NOW - timedelta(days=1),
            issue="請求書に2日かかる\n人が足りない",
        ),
        PriorMeeting(held_at=NOW - timedelta(days=2), expert="専門 太郎"),
        Referral(scheme="専門家派遣事業", applied_on=date(2026, 11, 2), state="applied"),
    ):
        entries.create(desk.store, client.id, value)
    made = ConsultationsSection(desk)
    made.open(client.id)
    show(qtbot, made, 1040, 560)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def _open(section: ConsultationsSection, words: str) -> None:
    row = next(row for row in section.list.rows if words in row.words)
    section._opened(row.id)
    QApplication.processEvents()


def _referral(desk: Desk, section: ConsultationsSection) -> Referral:
    entry = section.sheet.entry
    assert entry is not None
    value = entries.get(desk.store, entry.id).value
    assert isinstance(value, Referral)
    return value


def test_it_counts_and_opens_with_enter(section: ConsultationsSection) -> None:
    assert section.count.text() == "これまでの相談：延べ1回"
    assert [row.mark for row in section.list.rows] == ["相談", "事前打合せ", "専門家派遣"]
    section.list.choose(section.list.rows[0].id)
    QTest.keyClick(section.list, qt.KEY.Key_Return)
    assert section.both.detail_open
    assert section.sheet.title.text() == "相談"
    assert section.refer.isVisible()
    assert section.steps.isHidden()


def test_a_request_by_phone_is_kept_without_typing(
    section: ConsultationsSection, desk: Desk, client: Client
) -> None:
    section.settle()
    section.new["requested"].click()
    section.settle()
    found = entries.of_client(desk.store, client.id, kinds=("consultation",))
    asked = next(each.value for each in found if each.value.state_code() == "requested")
    assert isinstance(asked, Consultation)
    assert (asked.requested_at, asked.channel) == (NOW.replace(second=0), "phone")
    QApplication.processEvents()
    assert section.list.rows[0].mark == "これから：相談"
    assert section.refer.isVisible()


def test_another_record_begins_at_its_head_and_the_same_one_stays(
    section: ConsultationsSection,
) -> None:
    bar = section.sheet.area.verticalScrollBar()

    def far_down_in_it() -> None:
        _open(section, "請求書")
        bar.setValue(40)
        assert bar.value() == 40

    far_down_in_it()
    _open(section, "請求書")
    assert bar.value() == 40
    _open(section, "専門 太郎")
    assert bar.value() == 0
    far_down_in_it()
    section.new["requested"].click()
    assert bar.value() == 0


def test_the_wait_for_a_consultation_is_said_below_its_dates(
    section: ConsultationsSection,
) -> None:
    _open(section, "請求書")
    form = section.sheet.form
    assert form is not None
    (note,) = form.findChildren(LeadNote)
    assert note.words.text() == "申込みから実施まで：2〜3日"
    assert note.isVisible()
    form.form.editor("on_the_spot").show_value(value=True)
    form.form.changed.emit()
    form.form._reveal()
    assert note.words.text() == "申込みから実施まで：即相談"
    section.begin("consultation")
    assert not note.isVisible()


def test_a_referral_hangs_on_its_consultation(section: ConsultationsSection, desk: Desk) -> None:
    _open(section, "請求書")
    parent = section.sheet.entry
    assert parent is not None
    section.refer.click()
    assert section.sheet.title.text() == "専門家派遣"
    section.settle()
    (child,) = [
        each for each in entries.children(desk.store, parent.id) if isinstance(each.value, Referral)
    ]
    assert isinstance(child.value, Referral)
    assert child.value.theme == "請求書に2日かかる"
    assert section.steps.isVisible()


def test_its_paper_is_a_tap_away(
    section: ConsultationsSection, navigator: RecordingNavigator
) -> None:
    section._paper()
    assert navigator.calls == []
    _open(section, "請求書")
    section.print.click()
    assert section.sheet.entry is not None
    assert navigator.last == ("consultation_paper", (section.sheet.entry.id,))


def test_one_tap_moves_a_referral_on(
    section: ConsultationsSection, desk: Desk, navigator: RecordingNavigator
) -> None:
    _open(section, "申込み")
    assert section.steps.state.text() == "いまは「申込み」です。"
    assert section.steps.next.text() == "すり合わせをした"
    section.steps.next.click()
    assert _referral(desk, section).prior_on == TODAY
    desk.refresh.publish(navigator.last[1][0])
    section.steps.next.click()
    section.steps.again.click()
    assert _referral(desk, section).dispatched_on == (TODAY, TODAY)
    section.steps.next.click()
    assert _referral(desk, section).state == "done"
    assert section.steps.next.isHidden()
    assert section.steps.withdraw.isHidden()
    assert "申込み 2026/11/02(月)　→　すり合わせ 2026/11/22(日)" in section.steps.days.text()


def test_a_referral_can_be_withdrawn(section: ConsultationsSection, desk: Desk) -> None:
    _open(section, "申込み")
    section.steps.withdraw.click()
    assert _referral(desk, section).state == "withdrawn"


def test_a_day_out_of_order_is_said(section: ConsultationsSection, desk: Desk) -> None:
    _open(section, "申込み")
    entry = section.sheet.entry
    assert entry is not None
    later = Referral(scheme="専門家派遣事業", applied_on=TODAY + timedelta(days=9), state="applied")
    entries.update(desk.store, entry.id, later)
    section.steps.next.click()
    assert desk.failures._open is not None
    desk.failures._open.accept()
    assert _referral(desk, section).state == "applied"


def test_the_days_of_a_referral_are_kept_in_order(
    section: ConsultationsSection, desk: Desk
) -> None:
    _open(section, "申込み")
    form = section.sheet.form
    assert form is not None
    days = form.form.boxes["dispatched_on"].field
    days.show_value((date(2026, 11, 20), date(2026, 11, 10)))
    days.chosen()
    assert section.sheet.write()
    assert _referral(desk, section).dispatched_on == (date(2026, 11, 10), date(2026, 11, 20))


def test_a_consultation_begins_from_a_check(
    section: ConsultationsSection, desk: Desk, client: Client
) -> None:
    check = making.check(desk.store, client.id)
    section.begin_from_check(check.id)
    section.settle()
    entry = section.sheet.entry
    assert entry is not None
    assert isinstance(entry.value, Consultation)
    assert entry.value.check_id == check.id


def test_a_consultation_about_a_thing_waits_for_its_day(
    section: ConsultationsSection, desk: Desk, client: Client
) -> None:
    check = making.check(desk.store, client.id)
    before = len(entries.of_client(desk.store, client.id))
    section.begin_about(check.id, contents.THINGS[0])
    assert len(entries.of_client(desk.store, client.id)) == before  # nothing is written yet
    section.settle()
    entry = section.sheet.entry
    assert entry is not None
    assert isinstance(entry.value, Consultation)
    assert entry.value.state == "requested"
    assert entry.value.issue == contents.THINGS[0].title
    assert entry.value.check_id == check.id


def test_what_is_gone_is_said(section: ConsultationsSection, desk: Desk) -> None:
    with pytest.raises(NotFound):
        section.show_entry("nothing")
    section._opened("nothing")
    assert desk.failures._open is not None
    desk.failures._open.accept()


def test_without_a_record_it_tells_how_to_begin(qtbot: QtBot, desk: Desk, client: Client) -> None:
    made = ConsultationsSection(desk)
    made.reload()
    made.open(client.id)
    show(qtbot, made, 1040, 560)
    assert made.count.text() == NOTHING
    made._refer()
    assert not made.both.detail_open


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1040, 560)), (1.0, (780, 600)), (1.5, (740, 560))]
)
def test_nothing_is_clipped(
    section: ConsultationsSection,
    desk: Desk,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    ids = [row.id for row in section.list.rows]
    text_size(scale)
    fresh = ConsultationsSection(desk)
    fresh.resize(*size)
    fresh.open(client.id)
    fresh.show()
    for entry_id in ("", *ids):
        if entry_id:
            fresh.show_entry(entry_id)
        for _ in range(4):
            QApplication.processEvents()
        audit(fresh)
    fresh.close()
    fresh.deleteLater()
