"""A hand that counts: every click and every key that acts is one action."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.ui.pages.check import CheckPage
from app.ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.ui.desk import Desk

MOST_TABS = 150
Page = TypeVar("Page", bound=QWidget)


class Hand:
    """Clicks and presses in the workspace of a desk, and counts."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot = qtbot
        self.actions = 0
        self.shown = Workspace(desk)
        qtbot.addWidget(self.shown)
        self.shown.resize(1280, 720)
        self.shown.show()
        self.shown.activateWindow()
        with qtbot.waitActive(self.shown):
            pass
        self.shown.today()

    @property
    def page(self) -> QWidget:
        """The page that shows."""
        page = self.shown.pages.page
        assert page is not None
        return page

    def on(self, kind: type[Page]) -> Page:
        """The page that shows, which must be of this kind."""
        page = self.page
        assert isinstance(page, kind), page
        return page

    @property
    def check(self) -> CheckPage:
        """The page of questions, which must be the one that shows."""
        return self.on(CheckPage)

    def click(self, widget: QWidget) -> None:
        """One action: a click."""
        assert widget.isVisible(), widget.accessibleName()
        assert widget.isEnabled(), widget.accessibleName()
        self.actions += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """One action: a key, to whatever has the focus."""
        self.actions += 1
        QApplication.processEvents()
        target: QWidget | None = QApplication.focusWidget()
        QTest.keyClick(
            self.page if target is None else target, key, modifier or Qt.KeyboardModifier.NoModifier
        )

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait for what a shortcut does: Qt shows the button pressed for a moment first."""
        self._qtbot.waitUntil(reached)

    def type(self, text: str) -> None:
        """Typing a text counts as no action; what is not ASCII comes from the input method."""
        target: QWidget | None = QApplication.focusWidget()
        if text.isascii():
            QTest.keyClicks(self.page if target is None else target, text)
        else:
            commit = QInputMethodEvent()
            commit.setCommitString(text)
            QApplication.sendEvent(self.page if target is None else target, commit)

    def fill(self, *texts: str) -> None:
        """Type into field after field, Enter between them; "" leaves a field as it is."""
        for number, text in enumerate(texts):
            if number:
                self.press(Qt.Key.Key_Return)
            self.type(text)

    @property
    def here(self) -> str:
        """The accessible name of what has the keyboard."""
        QApplication.processEvents()
        target: QWidget | None = QApplication.focusWidget()
        return "" if target is None else target.accessibleName()

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until what has this accessible name has the keyboard."""
        passed: list[str] = []
        while self.here != name:
            passed.append(self.here)
            assert len(passed) < MOST_TABS, f"{name} is not among {passed}"
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)

    def named(self, name: str) -> QPushButton:
        """The visible button with this accessible name."""
        QApplication.processEvents()  # new lines of a list show with the next event
        for found in self.page.findChildren(QPushButton):
            if found.accessibleName() == name and found.isVisible():
                return found
        raise AssertionError(name)

    def names(self) -> list[str]:
        """The accessible names of the visible buttons."""
        QApplication.processEvents()
        found = self.page.findChildren(QPushButton)
        return [one.accessibleName() for one in found if one.isVisible()]

    def answer_by_taps(self, answer: int = 0) -> None:
        """Tap the same answer everywhere until the check is over."""
        page = self.check
        while not page.finished:
            flow = page.flow
            item, options = flow.current, flow.screen.section.options
            code = options[min(answer, len(options) - 1)].code
            tile = page.matrix.cell(item, code) if flow.screen.matrix else None
            self.click(tile or page.question.tiles.tiles[min(answer, len(options) - 1)])
            if page.waiting:
                self._qtbot.waitUntil(lambda: not page.waiting)

    def answer_by_keys(self, digit: Qt.Key = Qt.Key.Key_1) -> None:
        """Press the same digit until the check is over."""
        page = self.check
        while not page.finished:
            self.press(digit)
            if page.waiting:
                self._qtbot.waitUntil(lambda: not page.waiting)
