"""The window on screens of every size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize

from app.services import clients
from app.ui.forms.leftovers import Leftover, Origin
from app.ui.karte.profile import ProfileSection
from app.ui.window import SIZE, MainWindow
from app.ui.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk


def made(tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = MainWindow(tmp_path / "window.ini")
    qtbot.addWidget(window)
    return window


def test_on_a_large_screen_it_has_the_size_of_the_design(tmp_path: Path, qtbot: QtBot) -> None:
    window = made(tmp_path, qtbot)
    window.fit(QSize(1920, 1040))
    assert window.size() == SIZE
    assert not window.isMaximized()


def test_on_a_small_screen_it_takes_all_and_no_more(tmp_path: Path, qtbot: QtBot) -> None:
    window = made(tmp_path, qtbot)
    for room in (QSize(1366, 728), QSize(1280, 720), QSize(1024, 728), QSize(853, 480)):
        window.fit(room)
        assert window.isMaximized()
        assert window.width() <= room.width()
        assert window.height() < room.height()
        assert window.minimumHeight() < room.height()
        assert window.minimumWidth() <= room.width()


def test_what_is_typed_is_saved_before_it_closes(
    tmp_path: Path, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    window = MainWindow(tmp_path / "window.ini")
    qtbot.addWidget(window)
    section = ProfileSection(desk)
    section.open(client.id)
    window.present(section)
    phone: Any = section.form.editor("phone")
    phone.field.setText("045")
    closing: list[str] = []
    window.closing.connect(lambda: closing.append(clients.get(desk.store, client.id).fields.phone))
    window.close()
    assert closing == ["045"]


def test_closing_is_held_back_once_for_a_text_that_would_be_lost(
    tmp_path: Path, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    window = MainWindow(tmp_path / "window.ini")
    qtbot.addWidget(window)
    workspace = Workspace(desk)
    window.present(workspace)
    window.show()
    workspace.karte(client.id, "profile")
    page: Any = workspace.pages.page
    people: Any = page.part.form.editor("employees")
    people.field.setText("三")
    assert not window.close()
    assert "従業員" in workspace.toast_view.text
    workspace.today()
    assert not window.close(), "it waits, out of sight"
    assert f"（{client.fields.name}）" in workspace.toast_view.text
    assert window.close()


def test_closing_is_not_held_back_for_a_client_thrown_away(
    tmp_path: Path, qtbot: QtBot, desk: Desk, client: Client
) -> None:
    window = MainWindow(tmp_path / "window.ini")
    qtbot.addWidget(window)
    workspace = Workspace(desk)
    window.present(workspace)
    window.show()
    for origin in (Origin("a", client.id), Origin("b", "gone for ever")):
        desk.leftovers.put(origin, Leftover({}, ("期限",)))
    clients.trash(desk.store, client.id)
    desk.leftovers.put(Origin("colleague/1"), Leftover({}, ("支所・部署",)))
    assert not window.close()
    assert workspace.toast_view.text.startswith("「支所・部署」は、")
    assert window.close()
