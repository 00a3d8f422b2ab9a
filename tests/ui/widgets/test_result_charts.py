"""Both charts of a result with the mean of others: off at first, on by one tap or key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.reports.peer_words import OVERLAY as WHOSE
from app.ui.widgets.result_charts import NOT_HERE, ResultCharts
from tests.ui import contents, looking
from tests.ui.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.reports.content import Content


@pytest.fixture
def shows(qtbot: QtBot) -> Callable[..., ResultCharts]:
    """A function that shows the charts of a result."""

    def show(content: Content, *, overlay: bool = False, width: int = 1000) -> ResultCharts:
        charts = ResultCharts(content, overlay=overlay)
        qtbot.addWidget(charts)
        charts.resize(width, charts.heightForWidth(width))
        charts.show()
        return charts

    return show


def test_others_are_laid_over_the_charts_only_on_request(
    shows: Callable[..., ResultCharts],
) -> None:
    charts = shows(contents.BESIDE_PEERS)
    assert not charts.choice.isChecked()
    assert contents.PEERS not in looking.visible_text(charts)
    assert WHOSE + " " not in looking.visible_text(charts)
    charts.show_overlay(on=True)
    assert charts.choice.isChecked()
    assert [panel.peers.words.text() for panel in charts.panels] == [contents.PEERS] * 2
    assert all(panel.peers.isVisible() for panel in charts.panels)
    assert f"{WHOSE} 61.2）" in looking.visible_text(charts)
    charts.show_overlay(on=False)
    assert contents.PEERS not in looking.visible_text(charts)


def test_the_keyboard_reaches_the_choice(shows: Callable[..., ResultCharts], qtbot: QtBot) -> None:
    charts = shows(contents.BESIDE_PEERS)
    assert charts.choice.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(charts.overlay) as caught:
        QTest.keyClick(charts.choice, Qt.Key.Key_Space)
    assert caught.args == [True]


def test_showing_the_choice_is_no_choice(shows: Callable[..., ResultCharts], qtbot: QtBot) -> None:
    charts = shows(contents.BESIDE_PEERS)
    with qtbot.assertNotEmitted(charts.overlay):
        charts.show_overlay(on=True)
        charts.show_overlay(on=True)


def test_without_others_there_is_nothing_to_choose(shows: Callable[..., ResultCharts]) -> None:
    charts = shows(contents.FULL, overlay=True)
    assert not charts.choice.isVisible()
    assert NOT_HERE not in looking.visible_text(charts)
    empty = replace(contents.BESIDE_PEERS.todo, note="図はまだありません。")
    only = replace(contents.BESIDE_PEERS, todo=empty, balance=None)
    assert not shows(only, overlay=True).choice.isVisible()


def test_beside_an_earlier_check_it_says_where_others_are_left_out(
    shows: Callable[..., ResultCharts],
) -> None:
    charts = shows(contents.LATER_BESIDE_PEERS, overlay=True)
    assert charts.not_here.text() == NOT_HERE
    shares, balance = charts.panels
    assert not shares.peers.isVisible()
    assert balance.peers.isVisible()
    charts.show_overlay(on=False)
    assert charts.not_here.text() == ""
    assert shows(contents.BESIDE_PEERS, overlay=True).not_here.text() == ""


def test_what_is_marked_and_open_stays_so(shows: Callable[..., ResultCharts]) -> None:
    charts = shows(contents.BESIDE_PEERS)
    shares, balance = charts.panels
    shares.choose("q2.finance")
    QTest.mouseClick(balance.toggle, Qt.MouseButton.LeftButton)
    charts.show_overlay(on=True)
    assert shares.radar.axis is not None
    assert f"財務の改善 0.0%（{WHOSE} 12.3%）" in shares.why.text()
    assert shares.table.isHidden()
    assert balance.table.isVisible()
    head = balance.table.horizontalHeaderItem(2)
    cell = balance.table.item(0, 2)
    assert head is not None
    assert cell is not None
    assert (head.text(), cell.text()) == ("平均", "61.2")


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [460, 760, 1000])
@pytest.mark.parametrize("content", [contents.BESIDE_PEERS, contents.LATER_BESIDE_PEERS])
def test_nothing_is_cut_at_any_width(
    shows: Callable[..., ResultCharts],
    text_size: Callable[[float], None],
    scale: float,
    width: int,
    content: Content,
) -> None:
    text_size(scale)
    charts = shows(content, overlay=True, width=round(width * scale))
    for panel in charts.panels:
        QTest.mouseClick(panel.toggle, Qt.MouseButton.LeftButton)
    charts.resize(charts.width(), charts.heightForWidth(charts.width()))
    audit(charts)
