"""No part of a page shows as a window of its own for a moment: it would take the keyboard along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.ui.dialogs.print import PrintDialog
from app.ui.karte import sections
from app.ui.pages.settings import SECTIONS
from app.ui.printing import PrintChoice
from app.ui.workspace import Workspace
from tests.ui.looking import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk


class Watch(QObject):
    """Remembers every widget that was shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[QWidget] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.windows += [watched] if watched.isWindow() else []
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_only_the_window_shows_as_one(
    watch: Watch,
    qtbot: QtBot,
    desk: Desk,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
) -> None:
    text_size(scale)
    shown = Workspace(desk)
    show(qtbot, shown, 1024, 768)
    for go in (shown.today, shown.clients, shown.consultations, shown.trash, shown.list_import):
        go()
    for word in sections.words():
        shown.karte(client.id, word.name)
    for section in SECTIONS:
        shown.settings(section)
    shown.new_client()
    shown.new_check(client.id)
    shown.paper(client.id)
    assert watch.windows == [shown]


@pytest.mark.parametrize("printers", [(), ("受付のプリンター",)])
def test_only_the_dialog_shows_as_one(
    watch: Watch, qtbot: QtBot, printers: tuple[str, ...]
) -> None:
    parent = QWidget()
    show(qtbot, parent, 800, 600)
    dialog = PrintDialog(printers, PrintChoice(""), parent)
    show(qtbot, dialog, 500, 400)
    assert watch.windows == [parent, dialog]
