"""数字: the figures of some years, and what they say of the power to earn."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from app.domain import locaben
from app.domain.changes import Changes, Kind
from app.domain.entries.figures import FIGURES, YearFigures
from app.reports import locaben_words
from app.services import clients, entries
from app.ui import qt, theme
from app.ui.forms.entry_form import EntryForm
from app.ui.forms.parts import day, number, section, yen
from app.ui.widgets.basic import button, card, column, label, row, scroll
from app.ui.widgets.chip_row import ChipRow
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.years_chart import YearsChart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton

    from app.domain.entries.base import Entry
    from app.domain.locaben import Indicator
    from app.ui.desk import Desk
    from app.ui.forms.parts import Part, Section

KIND = "figures"
UNITS = ("円", "万円", "千円")
NOTHING = "まだ数字がありません。決算書を見ながら、わかるところだけ入れてください。"
HINT = "わかるところだけで使えます。入れるそばから保存します。"


class IndicatorCard(QFrame):
    """One indicator: its name in both languages, its value now, and how it went."""

    def __init__(self, name: str) -> None:
        super().__init__()
        look = theme.tokens()
        self._words = locaben_words.WORDS[name]
        self.value = label("", "h2")
        self.why = label("", "hint")
        self.chart = YearsChart(f"{self._words.name}の移り変わり")
        self.setProperty("role", "card")
        layout = column(
            label(self._words.name, "strong"),
            label(self._words.plain, "caption"),
            self.value,
            self.why,
            self.chart,
            None,
            spacing=look.space_1,
        )
        edge = look.space_4
        layout.setContentsMargins(edge, look.space_3, edge, look.space_3)
        self.setLayout(layout)

    def show_years(self, ends: list[date], found: list[Indicator]) -> None:
        """Show the last of these, and all of them as a line."""
        now = found[-1]
        self.value.setText(locaben_words.value_words(now))
        self.value.setVisible(now.value is not None)
        self.why.setText(locaben_words.why_not(now))
        self.why.setVisible(now.value is None)
        values = [each.value for each in found]
        self.chart.setVisible(sum(value is not None for value in values) > 1)
        self.chart.show_values(ends, values, [locaben_words.value_words(each) for each in found])


class FiguresSection(QWidget):
    """The years as chips, the form of the chosen one, and the six indicators."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = ""
        self.form: EntryForm[YearFigures] = EntryForm(desk, _parts())
        self.add = button("年を加える")
        self.throw = button("ゴミ箱に入れる", "quiet", name="この年をゴミ箱に入れる")
        self.empty = label(NOTHING, "sub")
        self._row = ChipRow()
        self.cards = {name: IndicatorCard(name) for name in locaben.NAMES}
        self._build()
        self.add.clicked.connect(self._add)
        self.throw.clicked.connect(self._throw)
        self.form.made.connect(self._written)
        self.form.kept.connect(self._written)
        self.form.gone.connect(self._gone)
        desk.refresh.changed.connect(self._changed)
        self.setFocusProxy(self.add)

    @property
    def years(self) -> Mapping[str, QPushButton]:
        """The chip of each year by the id of its entry."""
        return self._row.chips

    def open(self, client_id: str) -> None:
        """Show this client: the last year. Raises NotFound."""
        clients.get(self._desk.store, client_id)
        self._client_id = client_id
        found = self._show()
        if found:
            self._choose(found[-1].id)
        else:
            self._form_card.hide()

    def reload(self) -> None:
        """Read the years again; what is being typed stays."""
        if self._client_id:
            self._show()

    def settle(self) -> None:
        """Ctrl+Enter writes what stands in the form."""
        self.form.write()

    def _build(self) -> None:
        look = theme.tokens()
        self._row.chosen.connect(self._choose)
        head = row(self._row, self.add)
        head.setStretch(0, 1)
        head.setAlignment(self.add, qt.TOP)
        self._form_card = card(label(HINT, "hint"), self.form, row(None, self.throw))
        grid = ColumnsLayout(counts=(2, 1), minimum=round(230 * look.scale), gap=look.space_3)
        for one in self.cards.values():
            grid.addWidget(one)
        self._right = QWidget()
        self._right.setLayout(column(label(locaben_words.TITLE, "h3"), grid, None))
        left = QWidget()
        left.setLayout(column(self.empty, self._form_card, None))
        both = ColumnsLayout(counts=(2, 1), minimum=round(400 * look.scale), gap=look.space_5)
        both.addWidget(left)
        both.addWidget(self._right)
        body = QWidget()
        body.setLayout(column(head, both, None, spacing=look.space_4))
        self.setLayout(column(scroll(body), spacing=0))

    def _show(self) -> tuple[Entry, ...]:
        """Show the chips and the indicators; gives the years, the oldest first."""
        found = self._read()
        self._show_chips(found)
        values = [each.value for each in found]
        known = [value for value in values if isinstance(value, YearFigures)]
        years = locaben.latest(known)
        self.empty.setVisible(not found)
        self._right.setVisible(bool(years))
        ends = [year.year_end for year, _ in years if year.year_end]
        for name, one in self.cards.items():
            if years:
                one.show_years(ends, [each[name] for _, each in years])
        return found

    def _read(self) -> tuple[Entry, ...]:
        return tuple(reversed(entries.of_client(self._desk.store, self._client_id, kinds=(KIND,))))

    def _show_chips(self, found: tuple[Entry, ...]) -> None:
        names: dict[str, str] = {}
        for entry in found:
            assert isinstance(entry.value, YearFigures)
            names[entry.id] = locaben_words.year_name(entry.value.year_end)
        self._row.offer(names, self.form.entry.id if self.form.entry else "")

    def _choose(self, entry_id: str) -> None:
        self.form.open(entries.get(self._desk.store, entry_id))
        self._form_card.show()
        self._row.mark(entry_id)

    def _add(self) -> None:
        """The year after the last one, or the last year that ended."""
        self.form.write()
        ends = [each.value.when() for each in self._read()]
        known = [end for end in ends if isinstance(end, date)]
        month = clients.get(self._desk.store, self._client_id).fields.closing_month
        self.form.begin(self._client_id, YearFigures(_next_end(known, month, self._desk.today())))
        if self.form.write() and self.form.entry is not None:
            self._show()
            self._choose(self.form.entry.id)
            self.form.form.go_to("sales")

    def _throw(self) -> None:
        if self.form.throw("この年の数字をゴミ箱に入れました。"):
            self.open(self._client_id)

    def _gone(self) -> None:
        self._form_card.hide()
        self.reload()

    def _written(self, _entry: object) -> None:
        self._show()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.ENTRY):
            self.reload()


def _next_end(known: list[date], month: int | None, today: date) -> date:
    """The end of the year to be added: after the last known one, else the last that has ended."""
    if known:
        last = max(known)
        return date(last.year + 1, last.month, monthrange(last.year + 1, last.month)[1])
    month = month or 3
    year = today.year if month < today.month else today.year - 1
    return date(year, month, monthrange(year, month)[1])


def _parts() -> tuple[Section, ...]:
    def money(name: str) -> Part:
        words, signed = FIGURES[name]
        return yen(name, words, units=UNITS, negative=signed)

    return (
        section(
            "稼ぐ力",
            day("year_end", "決算の日", wide=True),
            money("sales"),
            money("operating_profit"),
            number("people", "従業員数", unit="人"),
            money("depreciation"),
        ),
        section(
            "お金のまわり",
            *(money(name) for name in ("receivables", "inventory", "payables")),
        ),
        section(
            "借入と元手",
            *(money(name) for name in ("borrowings", "cash", "equity", "assets")),
        ),
    )
