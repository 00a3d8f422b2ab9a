"""Several codes by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from app.ui.forms.named import Named
from tests.ui.looking import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OPTIONS = {"22": "静岡県", "23": "愛知県", "24": "三重県"}


@pytest.fixture
def editor(qtbot: QtBot) -> Named:
    """An editor with two chosen."""
    made = Named("都道府県", OPTIONS)
    made.show_value(("22", "24"))
    show(qtbot, made, 400, 300)
    return made


def _taken(editor: Named) -> list[str]:
    found = (editor.taken.itemAt(place) for place in range(editor.taken.count()))
    widgets = [item.widget() for item in found if item is not None]
    return [each.text() for each in widgets if isinstance(each, QPushButton)]


def test_names_are_shown_codes_are_given(editor: Named, qtbot: QtBot) -> None:
    assert _taken(editor) == ["静岡県　×", "三重県　×"]
    assert editor.value() == ("22", "24")
    with qtbot.waitSignal(editor.settled):
        editor.take("愛知県")
    assert editor.value() == ("22", "24", "23")
    editor.drop("静岡県")
    editor.drop("三重県")
    assert editor.value() == ("23",)


def test_another_word_waits_to_be_mended(editor: Named) -> None:
    editor.field.setText("名古屋")
    editor.keep()
    assert "名古屋" in editor.trouble()
    assert editor.value() == ("22", "24")
    typed = editor.typed()
    editor.show_value(())
    assert (editor.trouble(), editor.value()) == ("", ())
    editor.show_typed(typed)
    assert "名古屋" in editor.trouble()
    editor.drop("名古屋")
    assert editor.trouble() == ""
    editor.take("静岡県")
    assert editor.value() == ("22", "24")
