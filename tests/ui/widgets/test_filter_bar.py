"""Narrowing the list, keeping a way of searching, and the order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.entries.simple import Action
from app.domain.records import ClientFields
from app.domain.search import Search
from app.services import clients, entries, saved_searches
from app.ui import search_words
from app.ui.dialogs.filters import FilterDialog
from app.ui.dialogs.name import NameDialog
from app.ui.pages.clients import ClientsPage
from tests.ui.audit import audit
from tests.ui.looking import leave

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ClientsPage:
    """The page over three clients."""
    for name, stage in (("青木商店", 1), ("かもめ旅館", 2), ("木村建設", 1)):
        fields = ClientFields(
            name, stage=stage, tags=("組合",), note="駐車場は裏", prefecture=f"2{stage}"
        )
        made, _ = clients.create(desk.store, fields)
        if name == "木村建設":
            entries.create(desk.store, made.id, Action("見積りを送る"))
    page = ClientsPage(desk)
    qtbot.addWidget(page)
    page.resize(1060, 640)
    page.open()
    page.show()
    qtbot.waitExposed(page)
    return page


def _names(page: ClientsPage) -> list[str]:
    model = page.finder.list.rows
    rows = [model.row(number) for number in range(model.rowCount())]
    return sorted(row.name for row in rows if row is not None)


def _choose(page: ClientsPage, *chips: tuple[str, object]) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FilterDialog)
        for chip in chips:
            dialog.chips[chip].click()
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    QTimer.singleShot(0, press)
    page.filters.narrow.click()


def test_chips_narrow_the_list_and_say_so(page: ClientsPage) -> None:
    _choose(page, ("stages", 1), ("open_actions", True))
    assert _names(page) == ["木村建設"]
    assert page.filters.narrow.text() == "絞り込み：段階1・次にすることがある"
    _choose(page, ("open_actions", True))
    assert _names(page) == ["木村建設", "青木商店"]
    page.filters.drop.click()
    assert len(_names(page)) == 3
    assert page.filters.narrow.text() == "絞り込む…"
    assert not page.filters.drop.isVisible()


def test_the_prefectures_of_the_clients_narrow_the_list(page: ClientsPage) -> None:
    _choose(page, ("prefectures", "22"))
    assert _names(page) == ["かもめ旅館"]
    assert page.filters.narrow.text() == "絞り込み：静岡県"
    _choose(page, ("prefectures", "21"))
    assert len(_names(page)) == 3, "either of them will do"
    dialog = FilterDialog(page._desk.store, Search(), page)
    offered = [value for name, value in dialog.chips if name == "prefectures"]
    assert offered == ["21", "22"]


def test_what_a_kept_search_asks_for_stays_though_nobody_has_it(page: ClientsPage) -> None:
    wanted = Search(prefectures=("47",), tags=("昔のタグ",), owners=("gone",))
    dialog = FilterDialog(page._desk.store, wanted, page)
    dialog.accept()
    assert dialog.wanted == wanted


def test_of_some_filters_only_one_can_be_chosen(page: ClientsPage) -> None:
    _choose(page, ("unseen_months", 3), ("unseen_months", 12))
    assert page.finder.wanted.unseen_months == 12


def test_all_filters_can_be_taken_off_and_leaving_changes_nothing(page: ClientsPage) -> None:
    dialog = FilterDialog(page._desk.store, Search("山", stages=(1,)), page)
    dialog.clear.click()
    dialog.accept()
    assert dialog.wanted == Search("山")
    QTimer.singleShot(0, leave)
    page.filters.narrow.click()
    assert page.finder.wanted == Search()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_dialog_fits(
    page: ClientsPage, scale: float, text_size: Callable[[float], None]
) -> None:
    text_size(scale)
    dialog = FilterDialog(page._desk.store, Search(), page)
    dialog.open()
    audit(dialog)
    assert dialog.height() < page.height()
    dialog.reject()


def _undo(navigator: RecordingNavigator) -> None:
    assert navigator.undo is not None
    navigator.undo()


def test_a_search_is_kept_used_and_forgotten(
    page: ClientsPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    _choose(page, ("stages", 1))

    def name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NameDialog)
        assert not dialog.take.isEnabled()
        dialog.field.setText("段階1の方")
        dialog.take.click()

    QTimer.singleShot(0, name)
    kept = page.filters.kept
    kept.keep.click()
    (saved,) = saved_searches.all_of_them(desk.store)
    assert [chip.text() for chip in kept.chips] == ["段階1の方"]
    assert kept.chips[0].isChecked()
    assert kept.manage.isVisible()
    assert not kept.keep.isVisible()
    kept.chips[0].click()
    assert page.finder.wanted == Search()
    assert not kept.manage.isVisible()
    kept.chips[0].click()
    assert page.finder.wanted == saved.search
    kept.forget.trigger()
    assert saved_searches.all_of_them(desk.store) == ()
    assert kept.keep.isVisible()
    _undo(navigator)
    assert saved_searches.all_of_them(desk.store) == (saved,)


def test_leaving_and_an_empty_name_keep_nothing(
    page: ClientsPage, desk: Desk, qtbot: QtBot
) -> None:
    _choose(page, ("stages", 1))
    QTimer.singleShot(0, leave)
    page.filters.kept.keep.click()
    page.filters.kept.save("")
    qtbot.waitUntil(lambda: desk.failures._open is not None)
    assert desk.failures._open is not None
    desk.failures._open.accept()
    assert saved_searches.all_of_them(desk.store) == ()


def test_what_was_kept_or_replaced_is_taken_back(
    page: ClientsPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    kept = page.filters.kept
    _choose(page, ("stages", 1))
    kept.save("段階")
    _undo(navigator)
    assert saved_searches.all_of_them(desk.store) == ()
    kept.save("段階")
    _choose(page, ("stages", 2))
    page.search.setText("駐車場")
    kept.save("段階")
    (saved,) = saved_searches.all_of_them(desk.store)
    assert saved.search == Search("駐車場", stages=(1, 2)), "with the words that stand there"
    _undo(navigator)
    (saved,) = saved_searches.all_of_them(desk.store)
    assert saved.search == Search(stages=(1,))


def test_a_kept_search_gets_another_name_and_its_old_one_back(
    page: ClientsPage, desk: Desk, navigator: RecordingNavigator
) -> None:
    kept = page.filters.kept
    _choose(page, ("stages", 1))
    kept.save("いち")
    saved_searches.save(desk.store, "に", Search(stages=(2,)))

    def name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NameDialog)
        assert dialog.given == "いち"
        dialog.field.setText("さん")
        dialog.take.click()

    QTimer.singleShot(0, name)
    kept.rename.trigger()
    assert [chip.text() for chip in kept.chips] == ["さん", "に"]
    assert kept.chips[0].isChecked()
    _undo(navigator)
    page.filters.reload()
    assert [chip.text() for chip in kept.chips] == ["いち", "に"]
    QTimer.singleShot(0, leave)
    kept.rename.trigger()
    assert kept.chips[0].text() == "いち"


@pytest.mark.parametrize(("scale", "most"), [(1.0, 4), (1.5, 2)])
def test_of_many_kept_searches_some_stand_in_a_menu(
    page: ClientsPage, desk: Desk, scale: float, most: int, text_size: Callable[[float], None]
) -> None:
    text_size(scale)
    kept = page.filters.kept
    page.filters.reload()
    assert not kept.more.isVisible()
    for number in range(6):
        saved_searches.save(desk.store, f"さがし方{number}", Search(stages=(1, number)))
    page.filters.reload()
    assert len(kept.chips) == most
    assert kept.more.text() == f"ほか{6 - most}件"
    kept.others.actions()[-1].trigger()
    assert page.finder.wanted == Search(stages=(1, 5))
    assert kept.more.text() == "さがし方5"
    assert kept.more.isChecked()
    assert kept.manage.isVisible()
    kept.others.aboutToHide.emit()
    assert kept.more.isChecked()
    kept.others.actions()[-1].trigger()
    assert page.finder.wanted == Search()
    assert not kept.more.isChecked()


def test_the_order_can_be_chosen(page: ClientsPage) -> None:
    page.filters.order.setCurrentIndex(2)
    page.filters.order.activated.emit(2)
    assert page.finder.wanted.sort == "recent"


def test_the_list_says_where_the_words_stand(page: ClientsPage, qtbot: QtBot) -> None:
    page.search.setText("駐車場")
    model = page.finder.list.rows
    qtbot.waitUntil(lambda: "担当者の覚え書き：駐車場は裏" in str(model.data(model.index(0))))
    assert not page.grab().isNull()


def test_every_filter_has_words() -> None:
    wanted = Search(
        industries=("I",), sizes=("small",), segments=("low-self",), stages=(1,), owners=("", "x"),
        tags=("組合",), prefectures=("22",), registrations=("registered",), unseen_months=5,
        consent="valid", open_actions=True,
    )  # fmt: skip
    words = search_words.about(wanted, {"x": "見本 花子"})
    assert words == (
        "卸売業・小売業", "小規模", "準備はこれから・自走型", "段階1", "担当者なし", "見本 花子",
        "組合", "静岡県", "登録済み", "5か月会っていない", "同意がある", "次にすることがある",
    )  # fmt: skip
    assert search_words.about(replace(Search(), unseen_months=6), {}) == ("6か月会っていない",)
    assert search_words.total(1000, more=True) == "1,000件以上"
