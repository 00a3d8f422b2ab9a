"""施策から探す: whom a measure fits, why, and what is done with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import openpyxl
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.own_knowledge import MEASURE
from app.domain.records import ClientFields
from app.services import clients, colleagues, entries, notices, own_knowledge
from app.ui import qt
from app.ui.agenda.calls import CallResult
from app.ui.agenda.plan import PlanVisit
from app.ui.pages.seek import SeekPage
from app.ui.seek.results import CALLED
from app.ui.seek.wish import NO_NAME
from tests.domain import own_items
from tests.services.test_seeking import ISSUE, TOOL, check
from tests.ui.audit import audit
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

Part = TypeVar("Part", bound=QWidget)
NAMES = ("ほしい商店", "あとで商店", "まだの商店")


@pytest.fixture
def ids(desk: Desk) -> tuple[str, ...]:
    """Three clients: one wants it, one later, one was never asked."""
    made = [
        clients.create(desk.store, ClientFields(name, town="浜松市", phone="053-1"))[0].id
        for name in NAMES
    ]
    check(desk.store, made[0], date(2025, 10, 1), **{ISSUE: "now", TOOL: "using"})
    check(desk.store, made[1], date(2026, 10, 1), **{ISSUE: "later", TOOL: "using"})
    return tuple(made)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, ids: tuple[str, ...]) -> SeekPage:
    """The page, wide enough for both halves."""
    assert ids
    made = SeekPage(desk)
    made.open()
    show(qtbot, made, 1060, 660)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def own(desk: Desk) -> str:
    """The id of an own measure among the content."""
    body = {**own_items.MEASURE, "tools": [], "fits": {**own_items.MEASURE["fits"], "sizes": []}}
    made, _ = own_knowledge.create(desk.store, MEASURE, body)
    return f"measure.own-{made.id}"


def look(qtbot: QtBot, page: SeekPage, source: str) -> None:
    """Choose a measure and wait for its clients."""
    page.open(source)
    qtbot.waitUntil(lambda: bool(page.results.rows))


def _shown(inside: QWidget, kind: type[Part]) -> Part:
    """The only part of this kind that shows."""
    (found,) = (each for each in inside.findChildren(kind) if each.isVisibleTo(inside))
    return found


def names(page: SeekPage) -> list[str]:
    return [row.first for row in page.results.list.rows]


def test_a_measure_that_is_chosen_fills_the_form_and_finds(
    qtbot: QtBot, page: SeekPage, desk: Desk
) -> None:
    source = own(desk)
    page.reload()
    page.form.editor("source").show_value(source)
    page.form.editor("source").chosen()
    qtbot.waitUntil(lambda: bool(page.results.rows))
    assert page.form.value.name == "市のキャッシュレス補助金"
    assert page.form.value.municipality == "浜松市"
    assert names(page) == list(NAMES)
    assert "締切 2027/01/31" in page.results.title.text()
    text = visible_text(page.results)
    assert "すぐ取りかかりたいとお答え" in text
    assert "か月お会いしていません" in text
    assert "業種がまだ未登録です（たずねること）" in text


def test_a_tool_is_sought_by_who_thinks_of_it(qtbot: QtBot, page: SeekPage) -> None:
    page.open("q3.edi")
    qtbot.waitUntil(lambda: bool(page.results.rows))
    assert page.form.value.tools == ("q3.edi",)
    assert page.form.value.name in page.results.title.text()
    before = names(page)
    page.open("q3.gone")
    assert names(page) == before


def test_a_typed_one_needs_a_name_and_an_edit_looks_again(qtbot: QtBot, page: SeekPage) -> None:
    page.look.click()
    assert NO_NAME in visible_text(page.form)
    page.form.show_value(page.form.value.__class__(name="交流会", municipality="磐田市"))
    page.look.click()
    qtbot.waitUntil(page.results.empty.isVisible)
    assert not page.results.export.isEnabled()
    page.form.editor("municipality").show_value("浜松市")
    page.form.settled.emit()
    qtbot.waitUntil(lambda: len(page.results.rows) == len(NAMES))
    page.fresh.click()
    assert page.form.value.name == ""
    assert not page.halves.detail_open


def test_a_call_is_noted_and_the_list_stays(
    qtbot: QtBot, page: SeekPage, desk: Desk, ids: tuple[str, ...], navigator: RecordingNavigator
) -> None:
    look(qtbot, page, own(desk))
    results = page.results
    QTest.keyClick(results.list, qt.KEY.Key_Return)
    assert results.call.hasFocus()
    results.call.click()
    results.stop.click()
    assert results.call.isVisible()
    results.call.click()
    call = _shown(results, CallResult)
    call.results["reached"].click()
    assert [row.mark for row in results.list.rows] == [CALLED, "", ""]
    (entry,) = entries.of_client(desk.store, ids[0], kinds=("call",))
    assert entry.value.state_code() == "reached"
    changes, said = navigator.last[1]
    assert "ほしい商店" in said
    desk.refresh.publish(changes)
    assert names(page) == list(NAMES)


def test_a_meeting_that_was_agreed_on_is_planned_at_once(
    qtbot: QtBot, page: SeekPage, desk: Desk, ids: tuple[str, ...]
) -> None:
    look(qtbot, page, own(desk))
    page.results.call.click()
    call = _shown(page.results, CallResult)
    call.results["booked"].click()
    plan = _shown(page.results, PlanVisit)
    next(iter(plan.days.values())).click()
    next(iter(plan.times.values())).click()
    assert len(entries.of_client(desk.store, ids[0], kinds=("visit",))) == 1


def test_the_card_opens_the_karte_and_the_page_the_own_ones(
    qtbot: QtBot, page: SeekPage, desk: Desk, ids: tuple[str, ...], navigator: RecordingNavigator
) -> None:
    look(qtbot, page, own(desk))
    page.results.list.choose(ids[1])
    page.results.karte.click()
    page.own.click()
    assert navigator.calls[-2:] == [("karte", (ids[1],)), ("own_knowledge", ())]


def test_notices_for_all_that_are_listed(
    qtbot: QtBot, page: SeekPage, desk: Desk, ids: tuple[str, ...], navigator: RecordingNavigator
) -> None:
    source = own(desk)
    look(qtbot, page, source)
    page.results.notices.click()
    name, (text,) = navigator.last
    wanted = notices.from_text(text)
    assert (name, wanted.source, wanted.clients) == ("notices", source, ids)


def test_the_call_list_goes_into_a_file(
    qtbot: QtBot, page: SeekPage, desk: Desk, tmp_path: Path, navigator: RecordingNavigator
) -> None:
    desk.preferences.update(pdf_folder=str(tmp_path))
    look(qtbot, page, own(desk))
    page.results.export.click()
    qtbot.waitUntil(lambda: "toast" in navigator.names())
    (path,) = tmp_path.glob("電話の一覧_*.xlsx")
    assert openpyxl.load_workbook(path).worksheets[0].max_row == 1 + len(NAMES)


def test_only_my_own_clients(
    qtbot: QtBot, page: SeekPage, desk: Desk, ids: tuple[str, ...]
) -> None:
    me = colleagues.me(desk.store)
    clients.update(desk.store, ids[1], ClientFields(NAMES[1], owner=me))
    look(qtbot, page, own(desk))
    page.results.mine.click()
    qtbot.waitUntil(lambda: names(page) == [NAMES[1]])
    page.results.mine.click()
    qtbot.waitUntil(lambda: len(names(page)) == len(NAMES))


def test_what_others_write_is_looked_up(
    qtbot: QtBot, page: SeekPage, desk: Desk, ids: tuple[str, ...]
) -> None:
    look(qtbot, page, own(desk))
    desk.refresh.publish(clients.trash(desk.store, ids[2]))
    qtbot.waitUntil(lambda: names(page) == list(NAMES[:2]))
    another, changes = own_knowledge.create(desk.store, MEASURE, own_items.MEASURE)
    desk.refresh.publish(changes)
    assert f"measure.own-{another.id}" in page.form.editor("source").field.codes  # type: ignore[attr-defined]


def test_a_deadline_that_is_over_is_said(qtbot: QtBot, page: SeekPage) -> None:
    wish = page.form.value.__class__(name="交流会", deadline=date(2026, 11, 1))
    page.form.show_value(wish)
    page.settle()
    qtbot.waitUntil(lambda: bool(page.results.rows))
    assert page.results.late.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_where_room_is_short_one_comes_after_the_other(
    qtbot: QtBot,
    desk: Desk,
    ids: tuple[str, ...],
    text_size: Callable[[float], None],
    scale: float,
) -> None:
    text_size(scale)
    assert ids
    shown = SeekPage(desk)
    show(qtbot, shown, round(760 * scale), round(560 * scale))
    audit(shown)
    look(qtbot, shown, own(desk))
    assert shown.halves.alone
    audit(shown)
    shown.halves.back.click()
    assert shown.form.isVisible()
