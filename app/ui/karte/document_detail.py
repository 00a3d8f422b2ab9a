"""What is known of one document, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain import media
from app.services import documents
from app.ui import theme
from app.ui.client_words import MARK, moment
from app.ui.forms import parts
from app.ui.forms.autosave import Autosave
from app.ui.forms.form import Form
from app.ui.forms.leftovers import Origin
from app.ui.opened_copies import OPEN, OPENING
from app.ui.widgets.announce import announce
from app.ui.widgets.basic import button, card, column, label, row
from app.ui.widgets.resting import Resting
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.domain.changes import Changes
    from app.domain.entries.base import Entry
    from app.domain.entries.document import Document
    from app.ui.desk import Desk

_FORM = (
    parts.section(
        "",
        parts.text("name", "書類の名前", wide=True),
        parts.day("taken_on", "撮った日・書類の日付", towards="past", wide=True),
        parts.lines("note", "メモ"),
    ),
)


class DocumentDetail(QWidget):
    """A form that saves itself, with the ways to open, take out and throw away the document."""

    opening = Signal(str)
    taking_out = Signal(object)
    throwing = Signal(str)
    wiping = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entry: Entry | None = None
        look = theme.tokens()
        self.about = label("", "caption")
        self.form: Form[Document] = Form(
            _FORM, today=desk.today, check=lambda value: value.faults()
        )
        self.autosave: Autosave[Document] = Autosave(
            self.form, self._save, clock=desk.clock, leftovers=desk.leftovers
        )
        self.autosave.told.connect(desk.go.warn)
        self.show_it = button("開く", "primary", name="ほかのプログラムで開く")
        self.take_out = button("取り出す", name="書類をファイルとして取り出す")
        self.throw = button("ゴミ箱に入れる", "quiet", name="書類をゴミ箱に入れる")
        self.show_it.clicked.connect(lambda: self.opening.emit(self.entry_id))
        self.take_out.clicked.connect(self._take_out)
        self.throw.clicked.connect(lambda: self.throwing.emit(self.entry_id))
        self.wipe = button("写しを消す", name="開いている写しを消す")
        self.wipe.clicked.connect(lambda: self.wiping.emit(self.entry_id))
        self._about_copy = label(OPEN)
        self.open_note = card(self._about_copy, row(self.wipe, None), role="note")
        self.open_note.hide()
        self._resting = (Resting(self.show_it), Resting(self.wipe))
        keys = WrapLayout(gap=look.space_2)
        for pressed in (self.show_it, self.take_out, self.throw):
            keys.addWidget(pressed)
        self.setLayout(
            column(
                card(
                    keys, self.open_note, self.form, self.autosave, self.about, spacing=look.space_3
                ),
                None,
            )
        )
        self.hide()

    @property
    def entry_id(self) -> str:
        """The id of the document that shows, or an empty text."""
        return self._entry.id if self._entry else ""

    def show_entry(self, entry: Entry) -> None:
        """Show this document; what was typed about another is saved first."""
        self._entry = entry
        entry_id = entry.id
        self.autosave.open(
            documents.value_of(entry),
            lambda value: self._save_of(entry_id, value),
            origin=lambda: Origin(entry_id, entry.client_id),
        )
        self._say()
        self.show()

    def follow(self, entry: Entry) -> None:
        """The document was written elsewhere: show it unless one types."""
        self._entry = entry
        self.autosave.follow(documents.value_of(entry))
        self._say()

    def say_open(self, ids: Collection[str], working: str = "") -> None:
        """Say whether the document that shows is open in another program, or what is being done."""
        words = working or OPEN
        if working == OPENING and self._about_copy.text() != working:
            announce(self, working)
        self._about_copy.setText(words)
        is_open = self.entry_id in ids
        self.wipe.setVisible(is_open)
        self.open_note.setVisible(is_open or bool(working))
        for each in self._resting:
            each.rest(on=bool(working))

    def close_entry(self) -> None:
        """Save what was typed, and show none."""
        self.flush()
        self._entry = None
        self.hide()

    def forget(self) -> None:
        """Show none: the document was thrown away."""
        self.autosave.forget()
        self.close_entry()

    def flush(self) -> None:
        """Save what was typed."""
        if self._entry is not None:
            self.autosave.flush()

    def _say(self) -> None:
        assert self._entry is not None
        value = documents.value_of(self._entry)
        kind = media.KINDS.get(value.media)
        words = [
            kind.word if kind else value.media,
            media.size_words(value.size),
            f"取り込み {moment(self._entry.created_at)}",
            self._entry.author_name,
        ]
        self.about.setText(MARK.join(word for word in words if word))

    def _take_out(self) -> None:
        if self._entry is not None:
            self.taking_out.emit(self._entry)

    def _save(self, value: Document) -> None:
        self._save_of(self.entry_id, value)

    def _save_of(self, entry_id: str, value: Document) -> None:
        changes: Changes
        _, changes = documents.describe(self._desk.store, entry_id, value)
        self._desk.refresh.publish(changes)
