"""数字: years typed once, six indicators that follow, and words for what cannot be said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.entries.figures import YearFigures
from app.services import entries
from app.ui import qt
from app.ui.karte.figures import NOTHING, FiguresSection, _next_end
from app.ui.undo import UndoStack
from tests.ui.audit import audit
from tests.ui.fixtures import TODAY
from tests.ui.looking import show, visible_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from app.domain.records import Client
    from app.ui.desk import Desk
    from tests.ui.fixtures import RecordingNavigator

YEAR = YearFigures(date(2026, 3, 31), 120_000_000, 6_000_000, 8, 4_000_000, 50_000_000, 20_000_000)
BEFORE = YearFigures(date(2025, 3, 31), 100_000_000, -400_000, 8)


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, client: Client) -> FiguresSection:
    """The section of a client without figures."""
    made = FiguresSection(desk)
    made.reload()
    made.open(client.id)
    show(qtbot, made, 1040, 600)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def _years(desk: Desk, client: Client) -> list[YearFigures]:
    found = [each.value for each in entries.of_client(desk.store, client.id, kinds=("figures",))]
    return [value for value in found if isinstance(value, YearFigures)]


def test_a_year_is_added_and_kept_while_it_is_typed(
    section: FiguresSection, desk: Desk, client: Client
) -> None:
    assert section.empty.text() == NOTHING
    section.add.click()
    QApplication.processEvents()
    typing = QApplication.focusWidget()
    assert typing is not None
    QTest.keyClicks(typing, "120,000")
    section.settle()
    (year,) = _years(desk, client)
    assert (year.year_end, year.sales) == (date(2026, 3, 31), 120_000_000)
    section.add.click()
    assert len(_years(desk, client)) == 2
    assert [chip.text() for chip in section.years.values()] == ["2026年3月期", "2027年3月期"]


def test_the_indicators_follow_the_years(
    section: FiguresSection, desk: Desk, client: Client
) -> None:
    for value in (YEAR, BEFORE):
        _, changes = entries.create(desk.store, client.id, value)
        desk.refresh.publish(changes)
    words = visible_text(section)
    for told in ("20.0％", "5.0％", "75万円／人", "3.0倍"):
        assert told in words
    assert "総資産を入れると出せます。" in words
    chart = section.cards["margin"].chart
    assert chart.accessibleDescription() == "25/03 ▲0.4％、26/03 5.0％"
    assert not chart.grab().isNull()
    assert section.cards["equity"].chart.isHidden()


def test_a_year_is_chosen_thrown_away_and_comes_back(
    section: FiguresSection, desk: Desk, client: Client, navigator: RecordingNavigator
) -> None:
    made = [entries.create(desk.store, client.id, value)[0] for value in (YEAR, BEFORE)]
    section.open(client.id)
    assert section.form.entry is not None
    assert section.form.entry.id == made[0].id
    section.years[made[1].id].click()
    assert section.form.entry.id == made[1].id
    section.throw.click()
    assert navigator.last[0] == "done"
    assert _years(desk, client) == [YEAR]
    section.throw.click()
    assert section.form.isHidden() or not section.form.isVisible()
    desk.refresh.publish(entries.restore(desk.store, made[0].id))
    assert list(section.years) == [made[0].id]


def test_what_is_thrown_away_elsewhere_leaves_the_form(
    section: FiguresSection, desk: Desk, client: Client
) -> None:
    made, _ = entries.create(desk.store, client.id, YEAR)
    section.open(client.id)
    desk.refresh.publish(entries.trash(desk.store, made.id))
    assert not section.form.isVisible()


def test_a_year_that_is_there_already_is_refused_at_its_field(
    section: FiguresSection, desk: Desk, client: Client
) -> None:
    for value in (YEAR, BEFORE):
        entries.create(desk.store, client.id, value)
    section.open(client.id)
    section.add.click()
    made = section.form.form
    made.editor("year_end").field.setText("2026/3/31")  # type: ignore[attr-defined]
    assert not section.form.write()
    assert made.boxes["year_end"].hint.text().startswith("2026年3月期の数字は、もうあります。")
    assert len({value.year_end for value in _years(desk, client)}) == 3


def test_a_year_can_be_added_after_its_creation_was_undone(
    section: FiguresSection, desk: Desk, client: Client
) -> None:
    past = UndoStack(desk, desk.refresh)
    section.add.click()
    past.undo()
    assert not section.form.isVisible()
    section.settle()
    assert _years(desk, client) == []
    section.add.click()
    assert len(_years(desk, client)) == 1
    assert section.form.isVisible()


def test_the_next_year_follows_the_last_or_the_closing_month() -> None:
    assert _next_end([date(2026, 3, 31), date(2025, 3, 31)], None, TODAY) == date(2027, 3, 31)
    assert _next_end([date(2027, 2, 28)], None, TODAY) == date(2028, 2, 29)
    assert _next_end([], 12, TODAY) == date(2025, 12, 31)
    assert _next_end([], None, TODAY) == date(2026, 3, 31)


def test_enter_goes_from_figure_to_figure(section: FiguresSection) -> None:
    section.add.click()
    section.form.form.go_to("sales")
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, qt.KEY.Key_Return)
    after = QApplication.focusWidget()
    assert after is not None
    assert after.accessibleName() == "営業利益"


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1040, 600)), (1.0, (780, 600)), (1.5, (740, 560))]
)
def test_nothing_is_clipped(
    section: FiguresSection,
    desk: Desk,
    client: Client,
    text_size: Callable[[float], None],
    scale: float,
    size: tuple[int, int],
) -> None:
    for value in (YEAR, BEFORE):
        entries.create(desk.store, client.id, value)
    text_size(scale)
    fresh = FiguresSection(desk)
    fresh.resize(*size)
    fresh.open(client.id)
    fresh.show()
    for _ in range(4):
        QApplication.processEvents()
    audit(fresh)
    fresh.close()
    fresh.deleteLater()
