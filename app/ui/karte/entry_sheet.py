"""One entry to read and write: its form, what hangs on it, its earlier versions, a way to throw."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.entries.document import Document
from app.domain.entries.nouns import noun
from app.domain.entries.tracker import PlanTask
from app.errors import AppError
from app.reports import entry_text
from app.reports.phrases import People
from app.services import colleagues, entries, history
from app.ui import qt, theme
from app.ui.dialogs.versions import VersionsDialog
from app.ui.forms.entry_form import EntryForm
from app.ui.karte import entry_parts
from app.ui.karte.next_actions import NextActions
from app.ui.widgets.basic import button, card, column, label, row, scroll

if TYPE_CHECKING:
    from app.domain.entries.base import Entry, Value
    from app.ui.desk import Desk

# What is written elsewhere: the section that has its place, and the way there.
PLACES = {
    Document.kind: ("documents", "書類を開く"),
    PlanTask.kind: ("tracker", "計画を見る"),
}
WITH_ACTIONS = frozenset({"consultation", "visit", "call"})


class EntrySheet(QWidget):
    """Shows one entry at a time. `gone()` when it was thrown away, `kept(id)` with every write."""

    gone = Signal()
    kept = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = theme.tokens()
        self._desk = desk
        self._client_id = ""
        self._kind = ""
        self._read_only: Entry | None = None
        self.forms: dict[str, EntryForm[Any]] = {}
        self.title = label("", "h3", wrap=False)
        self.versions = button("前の版", "quiet", name="前の版を見る")
        self.versions.clicked.connect(self._versions)
        self.copy = button("文字をコピー", "quiet", name="この記録の文字をコピーする")
        self.copy.clicked.connect(self._copy)
        self.throw = button("ゴミ箱に入れる", "quiet", name="この記録をゴミ箱に入れる")
        self.throw.clicked.connect(self._throw)
        self._stack = QStackedWidget()
        self._plain = label("")
        self.place = button("", "primary")
        self.place.clicked.connect(self._to_place)
        self._other = card(self._plain, row(self.place, None))
        self._cards: dict[str, QWidget] = {}
        self._stack.addWidget(self._other)
        self.promises = NextActions(desk)
        self.above = column(spacing=look.space_3)  # what a section sets above the form
        body = QWidget()
        body.setLayout(column(self.above, self._stack, self.promises, None, spacing=look.space_4))
        self._words = row(spacing=0)
        head = row(
            self.title,
            self._words,
            None,
            self.versions,
            self.copy,
            self.throw,
            spacing=look.space_1,
        )
        self.area = scroll(body)
        layout = column(head, self.area, spacing=look.space_2)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def form(self) -> EntryForm[Any] | None:
        """The form that shows; None for a kind that has none here."""
        return self.forms.get(self._kind)

    @property
    def entry(self) -> Entry | None:
        """The entry that shows; None while a new one is not written yet."""
        return self.form.entry if self.form else self._read_only

    def open(self, entry: Entry) -> None:
        """Show this entry; another one than before from its head."""
        other = self.entry is None or self.entry.id != entry.id
        self._turn(entry.client_id, entry.kind)
        self._read_only = entry
        form = self.form
        if form is not None:
            form.open(entry)
        else:
            people = People(colleagues.names(self._desk.store))
            pairs = entry_text.lines(entry.value, people)
            self._plain.setText("\n".join(f"{name}：{text}" for name, text in pairs))
            self.place.setText(PLACES[entry.kind][1])
            self.place.setAccessibleName(PLACES[entry.kind][1])
        self._show_tools(entry)
        if other:
            self._to_head()

    def begin(
        self, client_id: str, kind: str, value: Value | None = None, parent: str = ""
    ) -> None:
        """Show a new entry of a kind, written with the first edit."""
        self._turn(client_id, kind)
        self._read_only = None
        form = self.form
        assert form is not None
        form.begin(client_id, value or entry_parts.blank(kind, self._desk), parent=parent)
        self._show_tools(self.entry)
        self.start()
        self._to_head()

    def start(self) -> None:
        """Put the keyboard into the first field, or on the way to where the entry is written."""
        if self.form is not None:
            self.form.form.start()
        else:
            self.place.setFocus(qt.OTHER_REASON)

    def write(self) -> bool:
        """Write now, also a new entry that was not edited."""
        return self.form.write() if self.form is not None else True

    def _turn(self, client_id: str, kind: str) -> None:
        self._client_id, self._kind = client_id, kind
        if kind in entry_parts.FORMS and kind not in self.forms:
            form: EntryForm[Any] = EntryForm(
                self._desk, entry_parts.FORMS[kind](self._desk), word=False
            )
            form.made.connect(self._made)
            form.kept.connect(self._kept)
            form.gone.connect(self.gone)
            self.forms[kind] = form
            self._words.addWidget(form.saving)
            self._cards[kind] = card(form)
            self._stack.addWidget(self._cards[kind])
        for name, form in self.forms.items():
            form.saving.setVisible(name == kind)
        self._stack.setCurrentWidget(self._cards.get(kind, self._other))
        self.title.setText(noun(kind))

    def _to_head(self) -> None:
        """Scroll up, also away from where Qt put the keyboard when the form before was hidden."""
        self.area.verticalScrollBar().setValue(0)

    def _show_tools(self, entry: Entry | None) -> None:
        for pressed in (self.copy, self.throw):
            pressed.setVisible(entry is not None)
        earlier = entry is not None and len(history.of_record(self._desk.store, entry.id)) > 1
        self.versions.setVisible(earlier)
        hangs = entry is not None and entry.kind in WITH_ACTIONS
        self.promises.setVisible(hangs)
        if entry is not None and hangs:
            self.promises.open(entry.client_id, entry.id)

    def _made(self, entry: Entry) -> None:
        self._show_tools(entry)

    def _kept(self, entry: Entry) -> None:
        self.versions.setVisible(len(history.of_record(self._desk.store, entry.id)) > 1)
        self.kept.emit(entry.id)

    def _copy(self) -> None:
        entry = self.entry
        if entry is not None:
            people = People(colleagues.names(self._desk.store))
            QGuiApplication.clipboard().setText(entry_text.plain_text(entry.value, people))
            self._desk.go.toast("この記録の文字をコピーしました。貼り付けて使えます。")

    def _throw(self) -> None:
        entry = self.entry
        if entry is None:
            return
        said = f"{noun(entry.kind)}をゴミ箱に入れました。"
        thrown = partial(entries.trash, self._desk.store, entry.id)
        form = self.form
        if form.throw(said) if form is not None else self._desk.write(thrown, said, self):
            self.gone.emit()

    def _to_place(self) -> None:
        entry = self.entry
        if entry is not None:
            self._desk.go.record(entry.client_id, PLACES[entry.kind][0], entry.id)

    def _versions(self) -> None:
        entry = self.entry
        if entry is None:
            return
        self.write()
        dialog = VersionsDialog(self._desk.store, entry, self)
        try:
            dialog.exec()
            chosen = dialog.chosen
        finally:
            dialog.deleteLater()
        if chosen is None:
            return
        words = f"{noun(entry.kind)}を前の版に戻す操作"
        try:
            made, changes = entries.update(self._desk.store, entry.id, chosen, action=words)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._desk.go.done(changes, "前の版に戻しました。")
        self.open(made)
