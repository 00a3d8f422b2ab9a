"""The start: the mark at once, everything else behind it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor

from app.errors import StoreReadOnly
from app.paths import DataFolder
from app.ui import application, start
from app.ui.start import Mark, Start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    yield
    gc.enable()


def test_the_mark_needs_no_font_and_has_the_colours_of_the_product(qtbot: QtBot) -> None:
    mark = Mark()
    qtbot.addWidget(mark)
    mark.resize(400, 300)
    picture = mark.grab().toImage()
    assert picture.pixelColor(2, 2) == QColor(start.CANVAS)
    assert picture.pixelColor(200, 150) == QColor(start.PAPER)
    assert picture.pixelColor(200 - start.MARK // 2 + 4, 150) == QColor(start.PRIMARY)


def test_the_mark_shows_first_and_the_gate_after_it(folder: DataFolder, qapp: QApplication) -> None:
    seen: list[Any] = []

    def prepared(begun: Start) -> None:
        begun.painted.connect(lambda: seen.append(begun.application))
        begun.ready.connect(lambda: seen.append(begun.window.screen_shown))
        begun.ready.connect(begun.window.close)

    assert start.run(folder, prepared=prepared) == 0
    assert seen[0] is None, "nothing heavy before the first paint"
    assert type(seen[1]).__name__ == "FirstRunPage"


def test_the_window_may_be_closed_while_only_the_mark_shows(
    folder: DataFolder, qapp: QApplication
) -> None:
    starts: list[Start] = []

    def prepared(begun: Start) -> None:
        begun.painted.connect(lambda: QTimer.singleShot(0, begun.window, begun.window.close))
        starts.append(begun)

    assert start.run(folder, prepared=prepared) == 0
    assert start.run(folder, prepared=prepared) == 0, "the folder was let go"
    assert [begun.application for begun in starts] == [None, None]


def test_what_fails_behind_the_mark_is_raised(
    folder: DataFolder, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise StoreReadOnly

    monkeypatch.setattr(application, "Application", fail)
    with pytest.raises(StoreReadOnly):
        start.run(folder)
