"""相談: the consultations of a client with the meetings before them and the referrals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.changes import Changes, Kind
from app.domain.entries.consultation import Consultation, Referral
from app.errors import NotFound
from app.services import colleagues, consultations, entries, timeline
from app.services.timeline import Wanted
from app.ui import theme
from app.ui.karte.entry_sheet import EntrySheet
from app.ui.karte.referral_steps import ReferralSteps
from app.ui.karte.timeline import row_of
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.two_lines import TwoLineList
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.entries.base import Entry, Value
    from app.reports.content import Thing
    from app.ui.desk import Desk

KINDS = ("consultation", "prior_meeting", "referral")
NOTHING = "まだ相談の記録がありません。上のボタンから書きはじめられます。"


class ConsultationsSection(QWidget):
    """The list at the left, the record that is chosen at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = ""
        self.list = TwoLineList("相談の一覧")
        self.count = label("", "sub")
        self.sheet = EntrySheet(desk)
        self.steps = ReferralSteps(desk)
        self._build()
        self.list.opened.connect(self._opened)
        self.sheet.gone.connect(self.both.close_detail)
        self.sheet.kept.connect(self._kept)
        self.both.closed.connect(self.setFocus)  # where it begins
        desk.refresh.changed.connect(self._changed)
        begin_at(self, self.list, self.new["consultation"])

    def open(self, client_id: str) -> None:
        """Show this client. Raises NotFound."""
        self._client_id = client_id
        self.both.close_detail()
        self.reload()

    def reload(self) -> None:
        """Read the list again; what is being typed stays."""
        if not self._client_id:
            return
        found = timeline.of_client(self._desk.store, self._client_id, Wanted(kinds=KINDS))
        self.list.show_rows([row_of(line) for line in found])
        self.list.setVisible(bool(found))
        held = sum(
            isinstance(line.entry.value, Consultation) and line.entry.value.state == "held"
            for line in found
            if line.entry is not None
        )
        self.count.setText(f"これまでの相談：延べ{held}回" if found else NOTHING)

    def settle(self) -> None:
        """Ctrl+Enter writes what stands in the form."""
        if self.both.detail_open:
            self.sheet.write()

    def show_entry(self, entry_id: str) -> None:
        """Open a record of this client. Raises NotFound."""
        entry = entries.get(self._desk.store, entry_id)
        self.list.choose(entry_id)
        self.sheet.open(entry)
        self._show_more(entry)
        self.both.open_detail()

    def begin(self, kind: str, value: Value | None = None, parent: str = "") -> None:
        """Begin a new record of this client."""
        self.list.choose("")
        self._show_more(None)
        self.both.open_detail()
        self.sheet.begin(self._client_id, kind, value, parent)

    def begin_from_check(self, check_id: str) -> None:
        """Begin a consultation about the result of a check. Raises NotFound."""
        store = self._desk.store
        now = self._desk.clock().replace(second=0, microsecond=0)
        me = colleagues.me(store)
        self.begin("consultation", consultations.from_check(store, check_id, now=now, owner=me))

    def begin_about(self, check_id: str, thing: Thing) -> None:
        """Begin a consultation that is asked for about one of the three things. Raises NotFound."""
        store = self._desk.store
        now = self._desk.clock().replace(second=0, microsecond=0)
        me = colleagues.me(store)
        asked = consultations.about_thing(store, check_id, thing, now=now, owner=me)
        self.begin("consultation", asked)

    # Inside

    def _build(self) -> None:
        look = theme.tokens()
        self.new: dict[str, QPushButton] = {}
        tools = WrapLayout(gap=look.space_2)
        for key, words, act in (
            ("consultation", "相談を記録", partial(self.begin, "consultation")),
            ("requested", "申込みを受けた", self._request),
            ("prior_meeting", "事前打合せを記録", partial(self.begin, "prior_meeting")),
            ("referral", "専門家派遣を記録", partial(self.begin, "referral")),
        ):
            self.new[key] = button(words, "primary" if key == "consultation" else "")
            self.new[key].clicked.connect(act)
            tools.addWidget(self.new[key])
        self.refer = button("専門家につなぐ", name="この相談から専門家につなぐ")
        self.refer.clicked.connect(self._refer)
        self._more = QWidget()
        more = WrapLayout(self._more, gap=look.space_2)
        self.print = button("PDFを見る・印刷する", name="この相談のPDFを見る・印刷する")
        self.print.clicked.connect(self._paper)
        more.addWidget(self.print)
        more.addWidget(self.refer)
        self.sheet.above.addWidget(self.steps)
        self.sheet.above.addWidget(self._more)
        listing = QWidget()
        left = column(self.count, self.list, spacing=look.space_2)
        left.setStretch(1, 1)
        left.addStretch(0)
        listing.setLayout(left)
        self.both = ListAndDetail(listing, self.sheet)
        self._tools = QWidget()
        self._tools.setLayout(tools)
        self.both.arranged.connect(self._make_room)
        layout = column(self._tools, self.both, spacing=look.space_3)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._show_more(None)

    def _make_room(self) -> None:
        """A form that stands alone has the whole height."""
        self._tools.setHidden(self.both.alone)

    def _request(self) -> None:
        now = self._desk.clock().replace(second=0, microsecond=0)
        me = colleagues.me(self._desk.store)
        asked = Consultation(state="requested", requested_at=now, channel="phone", owner=me)
        self.begin("consultation", asked)

    def _paper(self) -> None:
        entry = self.sheet.entry
        if entry is not None and self.sheet.write():
            self._desk.go.consultation_paper(entry.id)

    def _refer(self) -> None:
        entry = self.sheet.entry
        if entry is None or not isinstance(entry.value, Consultation) or not self.sheet.write():
            return
        theme_of_it = entry.value.issue.splitlines()[0] if entry.value.issue.strip() else ""
        self.begin("referral", Referral(theme=theme_of_it), parent=entry.id)

    def _opened(self, entry_id: str) -> None:
        try:
            self.show_entry(entry_id)
        except NotFound as error:
            self._desk.failures.show(error, self)
            return
        self.sheet.start()

    def _show_more(self, entry: Entry | None) -> None:
        self.steps.open(entry)
        self._more.setVisible(entry is not None and isinstance(entry.value, Consultation))

    def _kept(self, entry_id: str) -> None:
        self.list.choose(entry_id)
        self._show_more(self.sheet.entry)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.ENTRY):
            self.reload()
            entry = self.sheet.entry
            if self.both.detail_open and entry is not None and entry.id in changes.ids:
                self._show_more(entries.get(self._desk.store, entry.id))
