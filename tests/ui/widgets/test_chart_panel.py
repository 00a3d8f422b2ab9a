"""A chart on the result: both pictures together, the reasons, the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from app.ui.widgets.chart_panel import HIDE_TABLE, SHOW_TABLE, ChartPanel
from tests.ui import contents, looking
from tests.ui.audit import audit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(qtbot: QtBot) -> ChartPanel:
    widget = ChartPanel()
    qtbot.addWidget(widget)
    widget.show_chart(contents.todo())
    widget.resize(520, 380)
    widget.show()
    return widget


def test_choosing_in_one_picture_marks_the_other_and_says_why(
    panel: ChartPanel,
) -> None:
    assert panel.why.isHidden()
    place = panel.bars.row_rect(1).center().toPoint()
    QTest.mouseClick(panel.bars, Qt.MouseButton.LeftButton, pos=place)
    assert panel.radar.axis is not None
    assert panel.radar.axis.id == "q2.management"
    assert panel.why.isVisible()
    assert "経営の改善 25.0（前回 22.5）" in panel.why.text()
    assert panel.radar.axis.why[0] in panel.why.text()
    QTest.keyClick(panel.radar, Qt.Key.Key_Escape)
    assert panel.why.isHidden()


def test_the_table_says_the_same_in_text(panel: ChartPanel) -> None:
    assert panel.table.isHidden()
    QTest.mouseClick(panel.toggle, Qt.MouseButton.LeftButton)
    assert panel.table.isVisible()
    assert panel.toggle.text() == HIDE_TABLE
    rows = [
        tuple(panel.table.item(line, place).text() for place in range(3))  # type: ignore[union-attr]
        for line in range(panel.table.rowCount())
    ]
    assert rows[0] == ("新たな販売先の拡大", "30.3", "26.0")
    assert len(rows) == 7
    panel.resize(520, panel.heightForWidth(520))
    assert panel.table.verticalScrollBar().maximum() == 0
    QTest.mouseClick(panel.toggle, Qt.MouseButton.LeftButton)
    assert panel.table.isHidden()
    assert panel.toggle.text() == SHOW_TABLE


def test_only_the_advisor_reads_the_calculation(panel: ChartPanel) -> None:
    chart = contents.todo()
    axis = replace(chart.axes[0], working="2 × 1.3 ＝ 2.6")
    panel.show_chart(replace(chart, axes=(axis, *chart.axes[1:])))
    panel.choose(axis.id)
    assert "×" not in panel.why.text()
    panel.show_working(on=True)
    assert panel.why.text().endswith(axis.working)
    panel.show_working(on=False)
    assert "×" not in panel.why.text()
    panel.choose(chart.axes[1].id)
    panel.show_working(on=True)
    assert "×" not in panel.why.text()  # nothing was calculated


def test_shares_of_one_check_carry_a_percent_sign(panel: ChartPanel) -> None:
    panel.show_chart(contents.todo(previous=False))
    cell = panel.table.item(0, 1)
    assert cell is not None
    assert cell.text() == "30.3%"


def test_the_table_of_a_first_check_has_two_columns(panel: ChartPanel) -> None:
    panel.show_chart(contents.balance(previous=False))
    assert panel.table.columnCount() == 2
    assert panel.key.isHidden()


def test_the_key_names_both_lines(panel: ChartPanel) -> None:
    assert panel.key.isVisible()
    assert looking.spoken(panel.key)[0] == "今回、前回"
    image = looking.picture(panel.key)
    middle = panel.key.rect().toRectF().center()
    middle.setX(14)
    assert looking.near(image, middle, "#0055AD")


def test_a_note_stands_where_there_is_nothing_to_draw(panel: ChartPanel) -> None:
    panel.show_chart(contents.EMPTY.todo)
    assert panel.note.isVisible()
    assert panel.note.text() == contents.EMPTY.todo.note
    assert panel.radar.isHidden()
    assert panel.bars.isHidden()
    assert panel.toggle.isHidden()


@pytest.mark.parametrize("width", [360, 480, 900])
def test_nothing_is_cut_at_any_width(panel: ChartPanel, width: int) -> None:
    QTest.mouseClick(panel.toggle, Qt.MouseButton.LeftButton)
    panel.choose("q2.finance")
    panel.resize(width, panel.heightForWidth(width))
    audit(panel)
    assert panel.bars.width() >= panel.bars.minimumSizeHint().width()


def test_the_key_tells_whose_mean_it_is_how_many_and_until_when(panel: ChartPanel) -> None:
    assert panel.peers.isHidden()
    panel.show_chart(contents.PEERS_TODO)
    assert panel.key.isVisible()
    assert looking.spoken(panel.key)[0] == "今回"
    assert panel.peers.words.text() == "同じ業種・規模の42社の平均（2026年11月まで）"
    image = looking.picture(panel.peers)
    assert looking.near(image, QPointF(14, panel.peers.height() / 2), "#C74700", within=6)


def test_the_table_has_a_column_for_the_mean_of_others(panel: ChartPanel) -> None:
    panel.show_chart(contents.PEERS_BALANCE)
    titles = [
        panel.table.horizontalHeaderItem(place).text()  # type: ignore[union-attr]
        for place in range(panel.table.columnCount())
    ]
    assert titles == ["項目", "今回", "前回", "平均"]
    cells = [panel.table.item(0, place).text() for place in range(4)]  # type: ignore[union-attr]
    assert cells == ["環境", "77.8", "66.6", "61.2"]
