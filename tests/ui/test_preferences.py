"""Settings as screens see them: saved at once, told to who listens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from app import settings
from app.errors import StoreReadOnly
from app.ui.preferences import Preferences
from app.ui.widgets.fields import enter_moves_on

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_change_is_written_and_told(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "new" / "settings.json"
    preferences = Preferences(path)
    with qtbot.waitSignal(preferences.changed) as told:
        preferences.update(text_size="大")
    assert told.args == [preferences.value]
    assert settings.load(path).text_size == "大"


def test_no_change_is_no_news(tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.update(text_size="標準")
    assert not (tmp_path / "settings.json").exists()


def test_what_cannot_be_written_changes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    preferences = Preferences(tmp_path / "file" / "settings.json")
    with qtbot.assertNotEmitted(preferences.changed), pytest.raises(StoreReadOnly):
        preferences.update(text_size="大")
    assert preferences.value.text_size == "標準"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_new_folder_belongs_to_its_owner_only(tmp_path: Path, qtbot: QtBot) -> None:
    Preferences(tmp_path / "new" / "settings.json").update(text_size="大")
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_the_enter_key_follows_the_setting(tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    preferences.update(enter_moves_on=False)
    assert not enter_moves_on()
    preferences.update(enter_moves_on=True)
    assert enter_moves_on()
