"""Failures: what happened and what to do, one dialog at a time, nothing secret in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import DiskFull, Fault, Faults
from app.ui.failures import UNEXPECTED, FailureDialog, Failures, words
from tests.ui.audit import audit

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = DiskFull()
    assert words(error) == (error.title, error.hint)


def test_several_faults_are_listed() -> None:
    title, hint = words(Faults((Fault("a.json:3", "idがありません。"),)))
    assert "1か所" in title
    assert "a.json:3: idがありません。" in hint


def test_an_unexpected_error_hides_its_details() -> None:
    assert words(ValueError("株式会社みなと食堂")) == UNEXPECTED


def test_one_dialog_at_a_time(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    failures = Failures()
    with qtbot.waitSignal(failures.shown) as shown:
        failures.show(DiskFull(), window)
    assert shown.args == [DiskFull().title, DiskFull().hint]
    failures.show(DiskFull(), window)
    dialogs = window.findChildren(FailureDialog)
    assert len(dialogs) == 1
    audit(dialogs[0])
    with qtbot.waitSignal(dialogs[0].destroyed):
        dialogs[0].accept()
    failures.show(DiskFull(), window)
    assert len(window.findChildren(FailureDialog)) == 1


def test_an_unexpected_error_is_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Failures().show(ValueError("x"), window)
    assert "unexpected error" in caplog.text
