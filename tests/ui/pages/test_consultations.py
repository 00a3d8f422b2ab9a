"""相談 of all clients: narrowed by what they are about, opened in the カルテ."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.entries.consultation import Consultation, Referral
from app.services import colleagues, entries
from app.ui import qt
from app.ui.pages import consultations
from app.ui.pages.consultations import WAITING, ConsultationsPage
from tests.ui.audit import audit
from tests.ui.fixtures import NOW
from tests.ui.looking import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, client: Client) -> ConsultationsPage:
    """The page over some consultations and referrals of one client."""
    me = colleagues.me(desk.store)
    for value in (
        Consultation(
            state="held", held_at=NOW, categories=("management.cash",), issue="借入", owner=me
        ),
        Consultation(
            state="held",
            held_at=NOW - timedelta(days=60),
            categories=("it.dx",),
            asker="supporter",
            issue="受発注",
        ),
        Consultation(requested_at=NOW - timedelta(days=1), issue="日程を待つ"),
        Referral("done", expert="専門 太郎", applied_on=date(2026, 11, 10)),
        Referral("applied", expert="専門 次郎", applied_on=date(2026, 11, 2)),
    ):
        entries.create(desk.store, client.id, value)
    made = ConsultationsPage(desk)
    made.open()
    show(qtbot, made, 1040, 660)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def _pick(page: ConsultationsPage, name: str, code: object) -> list[str]:
    pick = page.picks[name]
    pick.setCurrentIndex(pick.codes.index(code))
    pick.activated.emit(pick.currentIndex())
    return _seconds(page)


def _seconds(page: ConsultationsPage) -> list[str]:
    return [row.second.rpartition("　")[2] for row in page.list.rows]


def test_the_latest_is_first_and_filters_narrow(page: ConsultationsPage) -> None:
    assert _seconds(page) == ["借入", "日程を待つ", "受発注"]
    assert _pick(page, "category", "it") == ["受発注"]
    assert _pick(page, "category", None) == ["借入", "日程を待つ", "受発注"]
    assert _pick(page, "asker", "supporter") == ["受発注"]
    _pick(page, "asker", None)
    assert _pick(page, "period", 1) == ["借入", "日程を待つ"]
    _pick(page, "period", None)
    assert _pick(page, "state", "requested") == ["日程を待つ"]
    _pick(page, "state", None)
    owner = page.picks["owner"].codes[1]
    assert _pick(page, "owner", owner) == ["借入"]
    assert _pick(page, "category", "invoice") == []
    assert page.empty.isVisible()
    assert page.list.isHidden()


def test_referrals_that_wait_come_first(page: ConsultationsPage) -> None:
    _pick(page, "state", "held")
    page.chips["referral"].click()
    assert [row.mark for row in page.list.rows] == [WAITING, "完了"]
    assert page.list.rows[1].quiet
    assert page.picks["asker"].isHidden()
    assert _pick(page, "state", "done") == ["専門 太郎"]
    page.chips["consultation"].click()
    assert len(page.list.rows) == 3


def test_enter_opens_the_record_in_the_karte(
    page: ConsultationsPage, navigator: RecordingNavigator, client: Client
) -> None:
    page.list.choose(page.list.rows[1].id)
    QTest.keyClick(page.list, qt.KEY.Key_Return)
    assert navigator.last == (
        "record",
        (client.id, "consultations", page.list.rows[1].id),
    )


def test_it_follows_what_is_written(page: ConsultationsPage, desk: Desk, client: Client) -> None:
    _, changes = entries.create(
        desk.store, client.id, Consultation(state="held", held_at=NOW, issue="新しい")
    )
    desk.refresh.publish(changes)
    assert "新しい" in _seconds(page)


def test_many_are_read_part_by_part(
    page: ConsultationsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.more.isHidden()
    monkeypatch.setattr(consultations, "PAGE", 2)
    page.turn("consultation")
    assert _seconds(page) == ["借入", "日程を待つ"]
    page.more.click()
    assert _seconds(page)[2:] == ["受発注"]
    assert page.more.isHidden()
    page.reload()
    assert _seconds(page)[2:] == ["受発注"]


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1040, 660)), (1.0, (780, 640)), (1.5, (800, 640))]
)
def test_nothing_is_clipped(
    page: ConsultationsPage,
    desk: Desk,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    assert page.list.rows
    text_size(scale)
    fresh = ConsultationsPage(desk)
    fresh.resize(*size)
    fresh.open()
    fresh.show()
    for kind in ("consultation", "referral"):
        fresh.turn(kind)
        for _ in range(4):
            QApplication.processEvents()
        audit(fresh)
    fresh.close()
    fresh.deleteLater()
