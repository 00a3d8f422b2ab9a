"""The matrix: how many rows fit, where they stand, and who hears of a tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from app import library
from app.ui import theme
from app.ui.widgets.matrix import Matrix, fitting, measure
from app.ui.widgets.tiles import LEAST

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def _section(section_id: str) -> tuple[str, ...]:
    return tuple(item.id for item in library.questionnaire().section(section_id).items)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("width", [900, 1232])
@pytest.mark.parametrize("section_id", ["q3", "q4"])
def test_what_is_measured_fits(
    text_size: Callable[[float], None], scale: float, width: int, section_id: str
) -> None:
    text_size(scale)
    section = library.questionnaire().section(section_id)
    place = measure(section, width)
    assert place.cell_height >= max(LEAST, theme.tokens().target)
    assert place.label_width > 0
    size = QSize(width, 500)
    rows = fitting(section, size)
    assert 2 <= rows <= 8
    assert rows * (place.row_height + place.gap) - place.gap <= 500


def test_more_height_takes_more_rows_but_never_more_than_eight(qapp: QApplication) -> None:
    section = library.questionnaire().section("q3")
    found = [fitting(section, QSize(1200, height)) for height in (10, 200, 400, 5000)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (1, 8)


def test_a_narrow_matrix_puts_the_answers_below(qapp: QApplication) -> None:
    section = library.questionnaire().section("q3")
    assert [measure(section, width).stacked for width in (700, 1232)] == [True, False]


def test_a_tap_names_the_row_and_the_answer(qtbot: QtBot) -> None:
    matrix = Matrix()
    qtbot.addWidget(matrix)
    matrix.resize(1200, 600)
    section = library.questionnaire().section("q4")
    matrix.show_rows(section, section.items[:3])
    cell = matrix.cell("q4.staff_devices", "rather_no")
    assert cell is not None
    with qtbot.waitSignal(matrix.answered) as heard:
        cell.click()
    assert heard.args == ["q4.staff_devices", "rather_no"]
    assert cell.accessibleName().endswith("使っています：あまりあてはまらない")
    matrix.mark({"q4.staff_devices": "rather_no"}, "q4.staff_devices")
    assert cell.isChecked()
    assert matrix.cell("q4.budget", "yes") is None
    assert matrix.help_button("q4.budget") is None


def test_rows_are_reused_for_other_sections(qtbot: QtBot) -> None:
    matrix = Matrix()
    qtbot.addWidget(matrix)
    for section_id, count in (("q3", 5), ("q3", 2), ("q4", 4)):
        section = library.questionnaire().section(section_id)
        matrix.show_rows(section, section.items[:count])
        shown = [row for row in matrix.rows if not row.words.isHidden()]
        assert len(shown) == count
        assert all(len(row.cells) == len(section.options) for row in shown)
    assert not matrix.grab().isNull()


@pytest.mark.parametrize("section_id", ["q3", "q4"])
def test_rows_grow_into_the_room_but_not_beyond_it(qtbot: QtBot, section_id: str) -> None:
    matrix = Matrix()
    qtbot.addWidget(matrix)
    section = library.questionnaire().section(section_id)
    least = measure(section, 1200).row_height
    for height in (4 * (least + 20), 5000):
        matrix.resize(1200, height)
        matrix.show_rows(section, section.items[:4])
        last = matrix._box(3)
        assert least < last.height() <= round(least * 1.35)
        assert last.bottom() < height


@pytest.mark.parametrize("width", [964, 1232])
@pytest.mark.parametrize("section_id", ["q3", "q4"])
def test_the_words_of_a_cell_stay_on_one_line_at_the_largest_size(
    qtbot: QtBot, text_size: Callable[[float], None], width: int, section_id: str
) -> None:
    text_size(1.5)
    matrix = Matrix()
    qtbot.addWidget(matrix)
    matrix.resize(width, 600)
    section = library.questionnaire().section(section_id)
    matrix.show_rows(section, section.items[:3])
    matrix.mark({section.items[1].id: section.options[1].code}, section.items[0].id)
    for row in matrix.rows:
        for cell in row.cells:
            room = cell._room()
            assert cell._metrics().horizontalAdvance(cell.words) <= room.width()
    assert not matrix.grab().isNull()


def test_words_stand_in_the_middle_where_no_cap_shows(qtbot: QtBot) -> None:
    matrix = Matrix()
    qtbot.addWidget(matrix)
    matrix.resize(1232, 600)
    section = library.questionnaire().section("q3")
    matrix.show_rows(section, section.items[:2])
    matrix.mark({}, section.items[0].id)
    for cell in matrix.rows[1].cells:
        room = cell._room()
        assert room.left() == cell.width() - room.right() - 1
