"""The sheet before a check: whose it is, what will be asked and why, and one button to begin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app import library
from app.domain.records import CheckContext
from app.errors import AppError
from app.reports.phrases import day
from app.services import checks, clients, consenting
from app.ui import qt, theme
from app.ui.client_words import about
from app.ui.widgets.basic import button, card, clear, column, label, row
from app.ui.widgets.client_search import ClientSearch
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.day_field import ConductedOn
from app.ui.widgets.fields import Field, labelled
from app.ui.widgets.new_client import NewClient
from app.ui.widgets.number_guard import NumberGuard
from app.ui.widgets.page_body import FootedBody, PageBody
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.questionnaire import ItemSet
    from app.domain.records import Client, ClientRow
    from app.ui.desk import Desk

CHOOSE, SHEET = 0, 1


class StartPage(PageBody):
    """Three faces: choose a client, a known client's sheet, a new client's sheet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("チェックを始める", parent)
        self._desk = desk
        self._client: Client | None = None
        self._item_set: ItemSet = "full"
        self.new = button("新しいお客様（&N）", "primary", name="新しいお客様", shortcut="Alt+N")
        self.new.clicked.connect(self.open_new)
        self.tools.addWidget(self.new)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._choose_face())
        self._faces.addWidget(self._sheet_face())
        self.column.addWidget(self._faces, 1)

    # --- opening -------------------------------------------------------------------------------

    def open(self, client_id: str | None = None) -> None:
        """The sheet of this client; without one, the choice of a client. Raises NotFound."""
        self._reset()
        if client_id is None:
            self._choose()
            return
        self._client = clients.get(self._desk.store, client_id)
        self._show_sheet(self._client)
        self.begin.setFocus(qt.OTHER_REASON)

    def open_new(self) -> None:
        """The sheet of a client not met before."""
        self._reset()
        self._show_sheet(None)
        self.form.setFocus(qt.OTHER_REASON)

    def reload(self) -> None:
        """Nothing to read again: the sheet is what is being filled in."""

    @override
    def settle(self) -> None:
        """Ctrl+Enter begins."""
        if self._faces.currentIndex() == SHEET:
            self.start()

    def start(self) -> None:
        """Make the client if it is new, begin the check, and show its first question."""
        context = self._context()
        if context is None:
            return
        try:
            client_id = self._client.id if self._client else self._make_client()
            if client_id is None:
                return
            # The sentence beside the button is agreed to by pressing it.
            self._desk.refresh.publish(consenting.agree_at_start(self._desk.store, client_id))
            draft, changes = checks.start(
                self._desk.store, client_id, item_set=self._item_set, context=context
            )
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._desk.refresh.publish(changes)
        self._desk.go.resume(draft.id)

    # --- choosing ------------------------------------------------------------------------------

    def _choose_face(self) -> QWidget:
        self.finder = ClientSearch(self._desk.store)
        self.finder.opened.connect(self._chosen)
        self.finder.list.clicked.connect(self._clicked)
        self.finder.field.textChanged.connect(self._maybe_recent)
        return self.finder

    def _choose(self) -> None:
        self.title.setText("どのお客様のチェックですか")
        self.new.show()
        self.finder.field.clear()
        self._maybe_recent("")
        self._faces.setCurrentIndex(CHOOSE)
        self.finder.setFocus(qt.OTHER_REASON)

    def _maybe_recent(self, text: str) -> None:
        """Without a word to search for, the clients seen last stand first."""
        if not text.strip():
            self.finder.show_rows(clients.recent(self._desk.store, limit=50))

    def _clicked(self) -> None:
        chosen = self.finder.list.chosen
        if chosen is not None:
            self._chosen(chosen)

    def _chosen(self, chosen: ClientRow) -> None:
        self.open(chosen.id)

    # --- the sheet -----------------------------------------------------------------------------

    def _sheet_face(self) -> QWidget:
        look = theme.tokens()
        self.form = NewClient(self._desk.store)
        self.form.ready.connect(self._focus_begin)
        self.form.known.connect(self.open)
        self._summary: QVBoxLayout = column(spacing=look.space_3)
        self.begin = button("始める", "primary")
        self.begin.clicked.connect(self.start)
        details = ColumnsLayout(
            counts=(2, 1), minimum=round(250 * look.scale), gap=look.space_4, weights=(2, 1)
        )
        details.addWidget(self._when())
        details.addWidget(self._how_long())
        promise = row(
            label(library.consent_texts().start, "caption"), self.begin, spacing=look.space_5
        )
        promise.setStretch(0, 1)
        inner = QWidget()
        parts = (self._summary, self.form, details, self._place_guard, None)
        inner.setLayout(column(*parts, spacing=look.space_4))
        face = FootedBody(inner, promise)
        self.form.trades.chosen.connect(partial(face.show_part, self.form.sizes))
        self.form.ready.connect(partial(face.show_part, self.place))
        self.form.named.connect(partial(face.show_part, self.form.trades))
        return face

    def _when(self) -> QWidget:
        self._date_box = ConductedOn(self._desk.today, example="2026/11/22")
        self.date = self._date_box.field
        self.place = Field(name="場所", placeholder="お店、事務所、窓口など")
        self._place_guard = NumberGuard(self.place, named=True)
        line = row(
            self._date_box,
            labelled("場所", self.place, note="任意"),
            spacing=theme.tokens().space_4,
        )
        line.setStretch(0, 1)
        line.setStretch(1, 2)
        box = QWidget()
        box.setLayout(line)
        return box

    def _how_long(self) -> QWidget:
        """What will be asked, never broken, and the way to the other length."""
        self.length = label("", "strong", wrap=False)
        self.length.setMinimumHeight(self._date_box.title.sizeHint().height())
        self.other_length = button("")
        self.other_length.clicked.connect(self._switch_length)
        layout = WrapLayout(gap=theme.tokens().space_2)
        layout.addWidget(self.length)
        layout.addWidget(self.other_length)
        box = QWidget()
        box.setLayout(layout)
        return box

    def _show_sheet(self, client: Client | None) -> None:
        self.title.setText("新しいお客様のチェック" if client is None else "チェックを始める")
        self.new.hide()
        self.form.setVisible(client is None)
        clear(self._summary)
        if client is not None:
            self._summarise(client)
        self._say_length()
        self._faces.setCurrentIndex(SHEET)

    def _summarise(self, client: Client) -> None:
        store = self._desk.store
        history = [check for check in checks.history(store, client.id) if not check.superseded_by]
        before = history[0].context.conducted_on if history else None
        last = f"前回 {day(before)}" if before else "はじめてのチェックです"
        mend = button("カルテを直す", "quiet")
        mend.clicked.connect(partial(self._desk.go.karte, client.id))
        line = row(label(client.fields.name, "h2"), mend)
        line.setStretch(0, 1)
        known = about(client.fields) or "業種・人数は、まだ入っていません。"
        sheet = card(label(known), label(last))
        inner = sheet.layout()
        if isinstance(inner, QVBoxLayout):
            inner.insertLayout(0, line)
        self._summary.addWidget(sheet)
        for draft in checks.drafts(store):
            if draft.client_id == client.id:
                self._summary.addWidget(self._open_draft(draft.id))
                break

    def _open_draft(self, draft_id: str) -> QWidget:
        resume = button("続きから", name="途中のチェックを続ける")
        resume.clicked.connect(partial(self._desk.go.resume, draft_id))
        line = row(label("このお客様には、途中のチェックがあります。"), resume)
        line.setStretch(0, 1)
        sheet = card(role="note")
        inner = sheet.layout()
        if isinstance(inner, QVBoxLayout):
            inner.addLayout(line)
        return sheet

    def _reset(self) -> None:
        self._client = None
        self._item_set = "full"
        self.form.clear()
        self.place.clear()
        self._date_box.reset()

    def _focus_begin(self) -> None:
        self.begin.setFocus(qt.OTHER_REASON)

    def _say_length(self) -> None:
        source = library.questionnaire()
        full, short = source.minutes["full"], source.minutes["short"]
        questions = len(source.short_items)
        if self._item_set == "full":
            self.length.setText(f"全部のチェック（41問・{full}）")
            self.other_length.setText("短いチェックにする")
            other = f"短いチェック（{questions}問・{short}）にする"
        else:
            self.length.setText(f"短いチェック（{questions}問・{short}）")
            self.other_length.setText("全部のチェックにする")
            other = f"全部のチェック（41問・{full}）にする"
        self.other_length.setAccessibleName(other)
        self.other_length.setToolTip(other)

    def _switch_length(self) -> None:
        self._item_set = "short" if self._item_set == "full" else "full"
        self._say_length()

    def _context(self) -> CheckContext | None:
        given = self._date_box.read()
        if given is None:
            self.date.setFocus(qt.OTHER_REASON)
            return None
        if self._place_guard.stops():
            return None
        return CheckContext(conducted_on=given, place=self.place.text().strip())

    def _make_client(self) -> str | None:
        fields = self.form.fields()
        if fields is None:
            return None
        client, changes = clients.create(self._desk.store, fields)
        self._client = client  # a second try of the start must not make the client twice
        self._desk.refresh.publish(changes)
        return client.id
