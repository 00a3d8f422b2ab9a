"""Columns reflow with the width and never get narrower than what stands in them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.widgets.columns import ColumnsLayout

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def board(
    qtbot: QtBot, *, items: int, weights: tuple[int, ...] = ()
) -> tuple[QWidget, list[QLabel]]:
    box = QWidget()
    qtbot.addWidget(box)
    layout = ColumnsLayout(box, counts=(3, 2, 1), minimum=100, gap=10, weights=weights)
    labels = []
    for number in range(items):
        label = QLabel(f"{number} " + "あいうえお" * 5)
        label.setWordWrap(True)
        layout.addWidget(label)
        labels.append(label)
    return box, labels


@pytest.mark.parametrize(("width", "columns"), [(320, 3), (319, 2), (210, 2), (209, 1), (50, 1)])
def test_as_many_columns_as_fit(qtbot: QtBot, width: int, columns: int) -> None:
    box, labels = board(qtbot, items=3)
    box.resize(width, 400)
    box.show()
    tops = [label.y() for label in labels]
    assert tops.count(tops[0]) == columns


def test_columns_fill_the_width_and_do_not_overlap(qtbot: QtBot) -> None:
    box, labels = board(qtbot, items=3)
    box.resize(401, 300)
    box.show()
    assert labels[0].x() == 0
    assert labels[2].geometry().right() == 400
    for left, right in itertools.pairwise(labels):
        assert right.x() - left.geometry().right() - 1 == 10


def test_rows_are_as_high_as_their_highest_item(qtbot: QtBot) -> None:
    box, labels = board(qtbot, items=2)
    labels[0].setText("短い")
    box.resize(160, 600)
    box.show()
    assert labels[1].y() == labels[0].geometry().bottom() + 1 + 10
    assert labels[1].height() >= labels[1].heightForWidth(labels[1].width())


def test_weights_share_the_width(qtbot: QtBot) -> None:
    box, labels = board(qtbot, items=3, weights=(2, 1, 1))
    box.resize(600, 200)
    box.show()
    assert labels[0].width() > 1.8 * labels[1].width()


def test_a_wide_item_takes_a_column_for_itself(qtbot: QtBot) -> None:
    box, labels = board(qtbot, items=2)
    labels[1].setMinimumWidth(300)
    box.resize(500, 400)
    box.show()
    assert labels[1].y() > labels[0].y()


def test_hidden_items_take_no_room(qtbot: QtBot) -> None:
    box, labels = board(qtbot, items=3)
    box.show()
    high = box.heightForWidth(50)
    labels[1].hide()
    assert box.heightForWidth(50) < high


def test_items_can_be_taken_out(qtbot: QtBot) -> None:
    box, _ = board(qtbot, items=2)
    layout = box.layout()
    assert layout is not None
    assert layout.count() == 2
    assert layout.itemAt(5) is None
    assert layout.takeAt(0) is not None
    assert layout.takeAt(7) is None
    assert layout.count() == 1
    assert layout.sizeHint().height() >= 0
