"""Several entries of one kind, a chip each, and the form of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Kind
from app.domain.entries.base import Value
from app.domain.entries.nouns import noun
from app.services import entries
from app.ui import qt, theme
from app.ui.forms.entry_form import EntryForm
from app.ui.widgets.basic import button, card, column, label, row
from app.ui.widgets.chip_row import ChipRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QPushButton

    from app.domain.entries.base import Entry
    from app.ui.desk import Desk
    from app.ui.forms.parts import Section

Kept = TypeVar("Kept", bound=Value)


class EntryChips(QWidget, Generic[Kept]):
    """`name_of` says what a chip shows."""

    def __init__(
        self,
        desk: Desk,
        sections: Sequence[Section],
        *,
        blank: Callable[[], Kept],
        name_of: Callable[[Kept], str],
        words: tuple[str, str],
    ) -> None:
        super().__init__()
        look = theme.tokens()
        self._desk, self._blank, self._name_of = desk, blank, name_of
        self._kind = blank().kind
        self._client_id = ""
        self.row = ChipRow()
        self.row.chosen.connect(self._choose)
        self.form: EntryForm[Kept] = EntryForm(desk, sections)
        self.add = button(words[0])
        name = f"この{noun(self._kind)}をゴミ箱に入れる"
        self.throw = button("ゴミ箱に入れる", "quiet", name=name)
        self.empty = label(words[1], "sub")
        head = row(self.row, self.add)
        head.setStretch(0, 1)
        head.setAlignment(self.add, qt.TOP)
        self._card = card(self.form, row(None, self.throw))
        self.setLayout(column(head, self.empty, self._card, None, spacing=look.space_3))
        self.add.clicked.connect(self._add)
        self.throw.clicked.connect(self._throw)
        self.form.made.connect(self._written)
        self.form.kept.connect(self._written)
        self.form.gone.connect(self._gone)
        desk.refresh.changed.connect(self._changed)
        self.setFocusProxy(self.add)

    @property
    def chips(self) -> Mapping[str, QPushButton]:
        """The chip of each entry by its id."""
        return self.row.chips

    def open(self, client_id: str) -> None:
        """Show the entries of this client, the last one open."""
        self._client_id = client_id
        found = self._show()
        self._card.setVisible(bool(found))
        if found:
            self._choose(found[-1].id)

    def reload(self) -> None:
        """Read the entries again; what is being typed stays."""
        if self._client_id:
            self._show()

    def settle(self) -> None:
        """Write what stands in the form."""
        self.form.write()

    def _show(self) -> tuple[Entry, ...]:
        found = entries.of_client(self._desk.store, self._client_id, kinds=(self._kind,))
        found = tuple(sorted(found, key=lambda entry: (entry.created_at, entry.id)))
        names = {
            entry.id: self._name_of(entry.value) or noun(self._kind)  # type: ignore[arg-type]
            for entry in found
        }
        self.row.offer(names, self.form.entry.id if self.form.entry else "")
        self.empty.setVisible(not found)
        return found

    def _choose(self, entry_id: str) -> None:
        self.form.open(entries.get(self._desk.store, entry_id))
        self._card.show()
        self.row.mark(entry_id)

    def _add(self) -> None:
        self.form.write()
        self.form.begin(self._client_id, self._blank())
        self.row.mark("")
        self.empty.hide()
        self._card.show()
        self.form.form.start()

    def _throw(self) -> None:
        if self.form.entry is None:
            self.form.forget()
        elif not self.form.throw(f"{noun(self._kind)}をゴミ箱に入れました。"):
            return
        self.open(self._client_id)

    def _gone(self) -> None:
        self._card.hide()
        self.reload()

    def _written(self, _entry: Entry) -> None:
        self._show()

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.concerns(Kind.ENTRY):
            self.reload()
