"""Saving a chart as a picture."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.ui.dialogs.save_chart import SaveChartDialog, save_chart
from tests.ui import contents
from tests.ui.audit import audit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator


def press(widget: QPushButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def saved(
    qtbot: QtBot, desk: Desk, folder: Path, *, chart: int = 0, kind: int = 0, stop: bool = False
) -> None:
    """Go through the dialog once."""
    desk.preferences.update(pdf_folder=str(folder))
    parent = QWidget()
    qtbot.addWidget(parent)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SaveChartDialog)
        dialog.charts[chart].setChecked(True)
        dialog.formats[kind].setChecked(True)
        press(dialog.stop if stop else dialog.save)

    QTimer.singleShot(50, fill)
    save_chart(desk, contents.FULL, parent)
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=60_000)


def test_a_png_of_the_first_chart(
    qtbot: QtBot, desk: Desk, tmp_path: Path, navigator: RecordingNavigator
) -> None:
    saved(qtbot, desk, tmp_path)
    path = tmp_path / "20261122_山田酒造株式会社_いま力を入れたいことの割合.png"
    image = QImage(str(path))
    assert min(image.width(), image.height()) > 400
    assert navigator.last == ("toast", (f"図を保存しました：{path}",))


def test_an_svg_of_the_second_chart(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    saved(qtbot, desk, tmp_path, chart=1, kind=1)
    path = tmp_path / "20261122_山田酒造株式会社_備えのバランス.svg"
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")


def test_stopping_writes_nothing(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    saved(qtbot, desk, folder, stop=True)
    assert not list(folder.iterdir())


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()

    def refused(path: Path, data: bytes) -> None:
        raise PermissionError(path)

    monkeypatch.setattr("app.services.files.write_whole", refused)
    with qtbot.waitSignal(desk.failures.shown) as caught:
        saved(qtbot, desk, folder)
    assert "保存できませんでした" in caught.args[0]


def test_the_short_set_offers_its_one_chart(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SaveChartDialog(contents.SHORT, tmp_path)
    qtbot.addWidget(dialog)
    assert [each.text() for each in dialog.charts] == ["いま力を入れたいことの割合"]
    assert dialog.chart.id == "todo"


def test_another_folder_can_be_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = SaveChartDialog(contents.FULL, tmp_path)
    qtbot.addWidget(dialog)
    answers = iter([str(tmp_path / "ほか"), ""])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))
    press(dialog.other)
    press(dialog.other)
    assert dialog.path.parent == tmp_path / "ほか"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut(
    qtbot: QtBot, tmp_path: Path, text_size: Callable[[float], None], scale: float
) -> None:
    text_size(scale)
    dialog = SaveChartDialog(contents.FULL, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    audit(dialog)
