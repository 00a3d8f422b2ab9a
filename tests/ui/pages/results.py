"""What the tests of the result page share: a page that shows a result, and what no owner reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.pages.result import ResultPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from app.domain.records import Check
    from app.reports.content import Content
    from app.ui.desk import Desk

# What an owner never reads (wording of the product): verdicts, types, points.
FORBIDDEN = re.compile(
    "低い|低リテラシー|高リテラシー|自走|伴走|合格|不合格|点数|境目|リテラシー|[0-9]点"
)
HUNDRED = "100点満点"  # of the balance: a scale, not a verdict


@dataclass
class Shown:
    """A page with a finished check of a real store."""

    page: ResultPage
    check: Check


def press(widget: QPushButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.tasks.idle, timeout=20_000)


def opened(qtbot: QtBot, desk: Desk, check: Check) -> ResultPage:
    page = ResultPage(desk)
    qtbot.addWidget(page)
    page.resize(1060, 668)
    page.show()
    page.open(check.id)
    settle(qtbot, desk)
    return page


def arranged(content: Content, *, one_by_one: bool, either: bool = False) -> Content:
    reader = replace(content.reader, one_by_one=one_by_one, either=either)
    return replace(content, reader=reader)
