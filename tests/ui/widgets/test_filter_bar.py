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


def test_a_search_is_kept_used_and_forgotten_about(page: ClientsPage, desk: Desk) -> None:
    _choose(page, ("stages", 1))

    def name() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NameDialog)
        assert not dialog.take.isEnabled()
        dialog.field.setText("段階1の方")
        dialog.take.click()

    QTimer.singleShot(0, name)
    page.filters.keep.click()
    (saved,) = saved_searches.all_of_them(desk.store)
    page.filters.reload()
    assert [chip.text() for chip in page.filters.chips] == ["段階1の方"]
    assert page.filters.chips[0].isChecked()
    page.filters.chips[0].click()
    assert page.finder.wanted == Search()
    page.filters.chips[0].click()
    assert page.finder.wanted == saved.search
    QTimer.singleShot(0, leave)
    page.filters.keep.click()
    page.filters.save("")
    assert desk.failures is not None
    assert len(saved_searches.all_of_them(desk.store)) == 1


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
