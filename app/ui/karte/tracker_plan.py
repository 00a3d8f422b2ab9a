"""The plan table: what, who, until when; the line that is chosen beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Kind
from app.domain.entries.tracker import PlanTask
from app.reports import entry_text
from app.reports.phrases import People
from app.services import colleagues, entries
from app.ui import theme
from app.ui.forms.entry_form import EntryForm
from app.ui.karte import tracker_parts
from app.ui.widgets.basic import button, card, column, label, row
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.two_lines import Row, TwoLineList

if TYPE_CHECKING:
    from app.domain.entries.base import Entry
    from app.ui.desk import Desk

NOTHING = "計画は、まだありません。小さな一歩から書きはじめます。"


class TrackerPlan(QWidget):
    """The tasks by the day they are due, and the form of one of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = theme.tokens()
        self._desk = desk
        self._client_id = ""
        self.list = TwoLineList("計画の一覧")
        self.list.setMinimumHeight(round(320 * look.scale))
        self.calculate = button("試算する", name="費用対効果や価格転嫁を試算する")
        self.empty = label(NOTHING, "sub")
        self.add = button("することを加える", "primary")
        self.form: EntryForm[PlanTask] = EntryForm(desk, tracker_parts.task(desk))
        self.throw = button("ゴミ箱に入れる", "quiet", name="計画のこの行をゴミ箱に入れる")
        listing = QWidget()
        listing.setLayout(column(row(self.add, self.calculate, None), self.empty, self.list, None))
        detail = QWidget()
        detail.setLayout(column(card(self.form, row(None, self.throw)), None))
        self.both = ListAndDetail(listing, detail)
        self.setLayout(column(self.both, None))
        self.add.clicked.connect(self._add)
        self.calculate.clicked.connect(self._calculate)
        self.throw.clicked.connect(self._throw)
        self.list.opened.connect(self.show_entry)
        self.form.made.connect(self._written)
        self.form.kept.connect(self._written)
        self.form.gone.connect(self.both.close_detail)
        self.both.closed.connect(self.setFocus)  # where it begins
        desk.refresh.changed.connect(self._changed)
        begin_at(self, self.list, self.add)

    def open(self, client_id: str) -> None:
        """Show this client."""
        self._client_id = client_id
        self.both.close_detail()
        self.reload()

    def reload(self) -> None:
        """Read the tasks again; what is being typed stays."""
        if not self._client_id:
            return
        found = entries.of_client(self._desk.store, self._client_id, kinds=(PlanTask.kind,))
        names = colleagues.names(self._desk.store)
        rows = [_row(entry, names) for entry in sorted(found, key=_order)]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def show_entry(self, entry_id: str) -> None:
        """Open a task of this client. Raises NotFound."""
        self.form.open(entries.get(self._desk.store, entry_id))
        self.list.choose(entry_id)
        self.throw.show()
        self.both.open_detail()
        self.form.form.start()

    def settle(self) -> None:
        """Write what stands in the form."""
        self.form.write()

    def _add(self) -> None:
        self.form.write()
        self.list.choose("")
        self.form.begin(self._client_id, PlanTask())
        self.throw.hide()
        self.both.open_detail()
        self.form.form.start()

    def _calculate(self) -> None:
        """Calculate for this client, about the line that is open."""
        entry = self.form.entry
        about = entry.value.text if entry and isinstance(entry.value, PlanTask) else ""
        self._desk.go.calculate(self._client_id, about)

    def _throw(self) -> None:
        if self.form.throw("計画の1行をゴミ箱に入れました。"):
            self.both.close_detail()
            self.reload()

    def _written(self, entry: Entry) -> None:
        self.throw.show()
        self.reload()
        self.list.choose(entry.id)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.ENTRY):
            self.reload()


def _order(entry: Entry) -> tuple[bool, str, str]:
    """Open tasks by their days, those without one after them, what is over at the end."""
    over = entry.value.state_code() in ("done", "dropped")
    when = entry.value.when()
    return over, when.isoformat() if when else "9999", entry.id


def _row(entry: Entry, names: dict[str, str]) -> Row:
    told = dict(entry_text.lines(entry.value, People(names)))
    over = entry.value.state_code() in ("done", "dropped")
    second = "　".join(told[name] for name in ("だれが", "費用", "使う支援策") if name in told)
    return Row(
        entry.id,
        told.get("すること", ""),
        second,
        mark=told["状態"],
        right=told.get("いつまでに", ""),
        quiet=over,
    )
