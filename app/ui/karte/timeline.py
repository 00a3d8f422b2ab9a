"""経過: everything dated about a client in one list, with its filters and what is chosen in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from app.domain import local_time
from app.domain.changes import Changes, Kind
from app.domain.entries.nouns import noun
from app.errors import NotFound
from app.reports import entry_text
from app.reports.phrases import day
from app.services import entries, timeline
from app.services.timeline import Wanted
from app.ui import qt, theme
from app.ui.client_words import moment
from app.ui.forms.choices import Combo
from app.ui.karte.entry_sheet import EntrySheet
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.beginning import begin_at
from app.ui.widgets.client_search import SearchField
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.timeline import Timeline, outcome
from app.ui.widgets.two_lines import Row, TwoLineList
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.entries.base import Value
    from app.services.timeline import Line
    from app.ui.desk import Desk

WAIT_MS = 80
TO_COME = "to_come"
FILTERS = (
    ("", "すべて", ()),
    (TO_COME, "これからのこと", ()),
    ("visit", "訪問", ("visit",)),
    ("consultation", "相談", ("consultation", "prior_meeting", "referral")),
    ("call", "電話", ("call",)),
    ("note", "メモ", ("note",)),
    ("action", "次にすること", ("action",)),
    ("check", "チェック", ("check",)),
    ("document", "書類", ("document",)),
)
NEW = (
    ("note", "メモを書く", "＋メモ"),
    ("call", "電話を記録", "＋電話"),
    ("visit", "訪問を記録", "＋訪問"),
    ("consultation", "相談を記録", "＋相談"),
    ("action", "次にすること", "＋次にすること"),
)
LARGE = 1.2  # from this text size on, chips give way to a list that opens
NOTHING = "まだ記録がありません。上のボタンから書きはじめられます。"
NOT_FOUND = "このことばの記録はありません。"
MORE = "もっと前を見る"


class TimelineSection(QWidget):
    """The list at the left, the entry or check that is chosen at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = ""
        self._filter = ""
        self._lines: dict[str, Line] = {}
        self._limit, self._has_more = timeline.PAGE, False
        self.list = TwoLineList("経過の一覧")
        self.more = button(MORE, "quiet")
        self.empty = label(NOTHING, "sub")
        self.sheet = EntrySheet(desk)
        self.checks = Timeline()
        self.search = SearchField(placeholder="ことばで絞る", name="経過をことばで絞る")
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._build()
        self._connect()
        begin_at(self, self.list, self.new["note"])

    def open(self, client_id: str) -> None:
        """Show this client. Raises NotFound."""
        self._client_id = client_id
        self.search.clear()
        self.both.close_detail()
        self._narrow("")

    def reload(self) -> None:
        """Read the list again; what is being typed stays."""
        if not self._client_id:
            return
        kinds = next(kinds for key, _, kinds in FILTERS if key == self._filter)
        wanted = Wanted(kinds, self.search.text(), to_come=self._filter == TO_COME)
        store = self._desk.store
        page = timeline.page(store, self._client_id, wanted, limit=self._limit)
        self._lines = {line.id: line for line in page.lines}
        self.list.show_rows([row_of(line) for line in page.lines])
        self.list.setVisible(bool(page.lines))
        self.empty.setVisible(not page.lines)
        self.empty.setText(NOT_FOUND if self.search.text() or self._filter else NOTHING)
        if not page.more and self.more.hasFocus():
            self.list.setFocus(qt.OTHER_REASON)
        self._has_more = page.more
        self.more.setVisible(page.more)

    def settle(self) -> None:
        """Ctrl+Enter writes what stands in the form."""
        if self.both.detail_open:
            self.sheet.write()

    def show_entry(self, entry_id: str) -> None:
        """Open an entry or a check of this client, however long ago it was. Raises NotFound."""
        while entry_id not in self._lines and self._has_more:
            self._limit *= 2
            self.reload()
        line = self._lines.get(entry_id)
        if line is not None and line.check is not None:
            self.checks.show_checks([line.check])
            self._detail.setCurrentWidget(self._check_page)
        else:
            self.sheet.open(entries.get(self._desk.store, entry_id))
            self._detail.setCurrentWidget(self.sheet)
        self.both.open_detail()

    def begin(self, kind: str, value: Value | None = None) -> None:
        """Begin a new entry of this client."""
        self.list.choose("")
        self._detail.setCurrentWidget(self.sheet)
        self.both.open_detail()
        self.sheet.begin(self._client_id, kind, value)

    # Inside

    def _build(self) -> None:
        look = theme.tokens()
        large = look.scale > LARGE
        tools = WrapLayout(gap=look.space_2)
        self.new: dict[str, QPushButton] = {}
        for kind, words, short in NEW:
            self.new[kind] = button(short if large else words, name=words)
            self.new[kind].clicked.connect(partial(self.begin, kind))
            tools.addWidget(self.new[kind])
        chips = self._filters()
        listing = QWidget()
        field = row(self.search, self.pick)
        field.setStretch(0, 1)
        left = column(field, self.empty, self.list, row(self.more, None), spacing=look.space_2)
        left.setStretch(2, 1)
        listing.setLayout(left)
        self.pick.setVisible(large)
        self._check_page = QWidget()
        self._check_page.setLayout(column(self.checks, None))
        self._detail = QStackedWidget()
        self._detail.addWidget(self.sheet)
        self._detail.addWidget(self._check_page)
        self.both = ListAndDetail(listing, self._detail)
        # Hidden as one: of two, Qt gives the second no height when it places the first anew.
        self._above = QWidget()
        self._above.setLayout(column(tools, chips, spacing=look.space_3))
        chips.setHidden(large)
        self.both.arranged.connect(self._make_room)
        layout = column(self._above, self.both, spacing=look.space_3)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _make_room(self) -> None:
        """A form that stands alone has the whole height."""
        self._above.setHidden(self.both.alone)

    def _filters(self) -> QWidget:
        """The filters as chips, and the same in a list that opens."""
        chips = QWidget()
        flow = WrapLayout(chips, gap=theme.tokens().space_1)
        self.chips: dict[str, QPushButton] = {}
        self.pick = Combo("種類で絞る")
        self.pick.offer({key: words for key, words, _ in FILTERS}, empty="")
        for key, words, _ in FILTERS:
            self.chips[key] = button(words, "chip", name=f"{words}を見る")
            self.chips[key].setCheckable(True)
            self.chips[key].clicked.connect(partial(self._narrow, key))
            flow.addWidget(self.chips[key])
        self.pick.activated.connect(self._picked)
        return chips

    def _picked(self, number: int) -> None:
        self._narrow(FILTERS[number][0])

    def _connect(self) -> None:
        self._timer.timeout.connect(self._read_anew)
        self.search.textChanged.connect(self._timer.start)
        self.search.walked.connect(self._walk)
        self.search.entered.connect(self._enter)
        self.list.opened.connect(self._opened)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.more.clicked.connect(self._read_on)
        self.sheet.gone.connect(self.both.close_detail)
        self.sheet.kept.connect(self.list.choose)
        self.checks.result.connect(self._desk.go.result)
        self.checks.paper.connect(self._desk.go.preview)
        self.checks.correct.connect(self._to_overview)
        self.checks.moving.connect(self._to_overview)
        self.both.closed.connect(self.setFocus)  # where it begins
        self._desk.refresh.changed.connect(self._changed)

    def _narrow(self, key: str) -> None:
        self._filter = key
        for name, chip in self.chips.items():
            chip.setChecked(name == key)
        self.pick.show_code(key)
        self._read_anew()

    def _read_anew(self) -> None:
        """Something else is looked for: from the top of the first page on."""
        self._timer.stop()
        self._limit = timeline.PAGE
        self.list.scrollToTop()
        self.reload()

    def _read_on(self) -> None:
        """One page more, of what was longer ago."""
        self._limit += timeline.PAGE
        self.reload()

    def _scrolled(self, value: int) -> None:
        """Who comes to the end of the list sees what was before."""
        if value == self.list.verticalScrollBar().maximum() and self._has_more:
            self._read_on()

    def _walk(self, delta: int) -> None:
        rows = self.list.rows
        if rows:
            number = max(0, min(len(rows) - 1, self.list.currentIndex().row() + delta))
            self.list.choose(rows[number].id)

    def _enter(self) -> None:
        if self._timer.isActive():
            self._read_anew()
        if self.list.rows:
            self._opened(self.list.chosen or self.list.rows[0].id)

    def _opened(self, entry_id: str) -> None:
        try:
            self.show_entry(entry_id)
        except NotFound as error:
            self._desk.failures.show(error, self)
            return
        if self._detail.currentWidget() is self.sheet:
            self.sheet.start()

    def _to_overview(self, _check_id: str) -> None:
        """Correcting and moving a check is done where its card stands."""
        self._desk.go.karte(self._client_id, "overview")

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.ENTRY, Kind.CHECK):
            self.reload()


def row_of(line: Line) -> Row:
    """A line of the timeline as a row of a list."""
    if line.check is not None:
        return Row(
            line.id,
            day(line.check.context.conducted_on),
            outcome(line.check),
            mark=noun(line.kind),
            right=line.author_name,
            quiet=line.check.superseded_by is not None,
        )
    assert line.entry is not None
    value = line.entry.value
    changed = f"（{moment(line.changed_at)}に直した）" if line.changed_at else ""
    return Row(
        line.id,
        day(local_time.day_of(line.at)),
        entry_text.summary(value),
        mark=("これから：" if line.to_come else "") + noun(line.kind),
        right=f"{line.author_name}{changed}",
        quiet=value.state_code() in ("cancelled", "dropped"),
    )
