"""Failures: what happened and what to do, one dialog at a time, nothing secret in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QWidget

from app.errors import DiskFull, Fault, Faults, StoreReadOnly
from app.ui.attention import Attention
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
    failures.show(StoreReadOnly(), window)
    failures.show(StoreReadOnly(), window)
    dialogs = window.findChildren(FailureDialog)
    assert len(dialogs) == 1
    audit(dialogs[0])
    with qtbot.waitSignals([dialogs[0].destroyed, failures.shown]):
        dialogs[0].accept()
    (second,) = window.findChildren(FailureDialog)
    assert second.title == StoreReadOnly().title
    with qtbot.waitSignal(second.destroyed):
        second.accept()
    assert window.findChildren(FailureDialog) == []
    failures.show(DiskFull(), window)
    assert len(window.findChildren(FailureDialog)) == 1


def test_a_failure_whose_page_is_gone_is_told_all_the_same(qtbot: QtBot) -> None:
    window, page = QWidget(), QWidget()
    for widget in (window, page):
        qtbot.addWidget(widget)
        widget.show()
    qtbot.waitActive(window)
    attention = Attention()
    failures = Failures(attention=attention)
    attention.hold(True)
    failures.show(DiskFull(), page)
    page.close()
    shiboken6.delete(page)
    with qtbot.waitSignal(failures.shown):
        attention.hold(False)
    assert failures._open is not None
    failures._open.accept()


def test_an_unexpected_error_is_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Failures().show(ValueError("x"), window)
    assert "unexpected error" in caplog.text
