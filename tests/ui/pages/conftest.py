"""Pages that show a result."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.ui.pages.result import Loaded, ResultPage
from tests.ui import finished
from tests.ui.pages.results import Shown, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.reports.content import Content
    from app.ui.desk import Desk


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, client: Client) -> Shown:
    finished.finish(desk.store, client.id, on=date(2025, 11, 20))
    given = finished.answers()
    check = finished.finish(
        desk.store,
        client.id,
        given={**given, "q2.management": "later", "q3.internet_banking": "using"},
    )
    page = opened(qtbot, desk, check)
    assert page.content is not None
    return Shown(page, check)


@pytest.fixture
def shows(qtbot: QtBot, desk: Desk, client: Client) -> Callable[[Content], ResultPage]:
    """A function that shows a hand-made result."""
    check = finished.finish(desk.store, client.id)

    def show(content: Content) -> ResultPage:
        page = opened(qtbot, desk, check)
        page._show(Loaded(check, content))
        return page

    return show
