"""設定: the advisors, handing over, and what 今日 and the calendar show."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.domain import local_time
from app.domain.entries.simple import Visit
from app.domain.records import Colleague
from app.services import assigning, clients, colleagues, entries
from app.ui.widgets.settings_colleagues import ColleaguesPane
from app.ui.widgets.settings_plans import PlansPane
from tests.ui.fixtures import TODAY
from tests.ui.looking import show, visible_text
from tests.ui.stores import refused

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk


def _press(pane: ColleaguesPane, name: str) -> None:
    QApplication.processEvents()
    (found,) = [
        one
        for one in pane.findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisible()
    ]
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_colleague_is_added_with_fields(qtbot: QtBot, desk: Desk) -> None:
    pane = ColleaguesPane(desk)
    show(qtbot, pane, 800, 900)
    _press(pane, "担当者を加える")
    pane.settle()
    assert "名前を入れてください。" in visible_text(pane.form)
    value = Colleague("", "見本 さくら", office="東支所", fields=("q2.finance",))
    pane.form.show_value(value)
    with refused(desk):
        pane.settle()
    pane.settle()
    QApplication.processEvents()
    (made,) = [each for each in colleagues.all_of_them(desk.store) if not each.me]
    assert (made.office, made.fields) == ("東支所", ("q2.finance",))
    assert assigning.field_names()["q2.finance"] in visible_text(pane)
    _press(pane, "見本 さくらを直す")
    _press(pane, "担当者の一覧に戻る")
    assert not pane.form.isVisible()
    pane.settle()


def test_all_is_handed_over_before_one_leaves(qtbot: QtBot, desk: Desk, client: Client) -> None:
    giver, taker = (
        colleagues.save(desk.store, Colleague("", name))[0].id
        for name in ("見本 さくら", "見本 もも")
    )
    assigning.assign(desk.store, client.id, giver)
    pane = ColleaguesPane(desk)
    show(qtbot, pane, 800, 900)
    _press(pane, "見本 さくらを直す")
    assert "担当：お客様1件、これからの約束0件、予定0件" in visible_text(pane)
    _press(pane, "今日で異動・退職したことにする")
    assert "[すべて引き継ぐ] を押すと" in visible_text(pane)
    assert pane.taker.view().isVisible()
    pane.taker.hidePopup()
    _press(pane, "担当をすべて引き継ぐ")
    assert assigning.load(desk.store, giver).total == 1, "nobody was chosen"
    pane.taker.hidePopup()
    pane.taker.show_code(taker)
    with refused(desk):
        pane.give.click()
    with refused(desk):
        pane.leave.click()
    _press(pane, "担当をすべて引き継ぐ")
    assert "[すべて引き継ぐ] を押すと" not in visible_text(pane)
    assert clients.get(desk.store, client.id).fields.owner == taker
    _press(pane, "今日で異動・退職したことにする")
    gone = [each.left_on for each in colleagues.all_of_them(desk.store, gone=True)]
    assert TODAY in gone
    assert "異動・退職" in visible_text(pane)


def test_what_was_typed_of_a_colleague_waits_for_the_button(qtbot: QtBot, desk: Desk) -> None:
    made, _ = colleagues.save(desk.store, Colleague("", "見本 さくら"))
    pane = ColleaguesPane(desk)
    show(qtbot, pane, 800, 900)
    pane.edit(made)
    office: Any = pane.form.editor("office")
    office.field.setText("東支所")
    _press(pane, "担当者の一覧に戻る")
    pane.edit(Colleague("", ""))
    assert office.field.text() == ""
    pane.show_list()
    pane.edit(made)
    assert office.field.text() == "東支所"
    pane.settle()
    pane.edit(made)
    assert office.field.text() == ""


def test_months_and_names_are_kept_and_reset(qtbot: QtBot, desk: Desk) -> None:
    pane = PlansPane(desk)
    show(qtbot, pane, 800, 700)
    pane.months.show_value(3)
    pane.months.chosen.emit()
    pane.names.click()
    value = desk.preferences.value
    assert (value.unseen_months, value.names_in_calendar) == (3, True)
    pane.months_item.back.click()
    pane.calendar_item.back.click()
    value = desk.preferences.value
    assert (value.unseen_months, value.names_in_calendar) == (6, False)


def test_the_plans_are_saved_as_a_calendar_file(
    qtbot: QtBot, desk: Desk, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = local_time.at(date(2026, 12, 1), time(10))
    entries.create(desk.store, client.id, Visit(starts_at=at))
    path = tmp_path / "plans.ics"
    answers = iter(["", str(path)])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(answers), ""))
    pane = PlansPane(desk)
    show(qtbot, pane, 800, 700)
    pane.save.click()
    assert not path.exists()
    pane.save.click()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: desk.tasks.idle)
    assert "訪問（伴走カルテ）" in path.read_text(encoding="utf-8")
    assert client.fields.name not in path.read_text(encoding="utf-8")
