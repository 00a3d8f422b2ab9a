"""The form of an entry of a client: made with the first edit, saved while it is typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Kind
from app.domain.entries.base import Value
from app.services import entries
from app.ui import theme
from app.ui.forms.autosave import Autosave
from app.ui.forms.form import Form
from app.ui.forms.leftovers import Origin
from app.ui.widgets.basic import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.entries.base import Entry
    from app.errors import Fault
    from app.ui.desk import Desk
    from app.ui.forms.parts import Section

Kept = TypeVar("Kept", bound=Value)


class EntryForm(QWidget, Generic[Kept]):
    """A form with its word about saving above it, over the value of one entry.

    `made(entry)` when a new one was written for the first time, `kept(entry)` with every write,
    `gone()` when the entry was thrown away elsewhere (its creation was undone): then nothing is
    open any more. What is being typed at that moment stays, and becomes a new entry.
    """

    made = Signal(object)
    kept = Signal(object)
    gone = Signal()

    def __init__(
        self, desk: Desk, sections: Sequence[Section], *, cards: bool = False, word: bool = True
    ) -> None:
        super().__init__()
        self._desk = desk
        self._record: _Record | None = None
        self._ours = False
        self.form: Form[Kept] = Form(sections, today=desk.today, check=_faults, cards=cards)
        self.saving: Autosave[Kept] = Autosave(
            self.form, _nowhere, clock=desk.clock, leftovers=desk.leftovers
        )
        self.saving.told.connect(desk.go.warn)
        self.form.saved.connect(self._wanted)
        layout = column(spacing=theme.tokens().space_2)
        if word:  # else the page sets `saving` where it wants it
            layout.addWidget(self.saving)
        layout.addWidget(self.form)
        self.setLayout(layout)
        desk.refresh.changed.connect(self._changed)

    @property
    def entry(self) -> Entry | None:
        """The entry that is being edited; None while a new one is not written yet."""
        return self._record.entry if self._record else None

    def open(self, entry: Entry) -> None:
        """Show this entry."""
        self._show(_Record(self, entry.client_id, entry.kind, entry.parent, entry), entry.value)

    def begin(self, client_id: str, value: Kept, *, parent: str = "") -> None:
        """Show a new one, written with the first edit (or with `write`)."""
        self._show(_Record(self, client_id, value.kind, parent, None), value)

    def write(self) -> bool:
        """Write now, also a new one that was not edited; False when something is at fault."""
        if self._record is None:
            return True
        return self.saving.flush() if self._record.entry else self.saving.keep()

    def throw(self, said: str) -> bool:
        """Throw the entry away with what was typed into it, and say so; whether it was done."""
        entry = self.entry
        if entry is None:
            return False
        self.saving.flush()
        self._ours = True
        try:
            done = self._desk.write(partial(entries.trash, self._desk.store, entry.id), said, self)
        finally:
            self._ours = False
        if done:
            self.forget()
        return done

    def forget(self) -> None:
        """Nothing is open any more; what was typed and not saved goes."""
        self._record = None
        self.saving.forget()

    def reload(self) -> None:
        """Read the entry again; what is being typed stays. Raises NotFound."""
        if self.entry is not None:
            self._follow(entries.get(self._desk.store, self.entry.id))

    def _wanted(self, _value: object) -> None:
        """Ctrl+Enter writes a new one also when what it begins with is all there is to say."""
        if self.entry is None:
            self.write()

    def _show(self, record: _Record, value: Value) -> None:
        self.saving.leave()
        self._record = record
        self.saving.open(value, record.write, origin=record.origin)  # type: ignore[arg-type]

    def _changed(self, changes: Changes) -> None:
        entry = self.entry
        if entry is None or self._ours or not changes.concerns(Kind.ENTRY):
            return
        if entry.id in changes.ids:
            self.reload()

    def _follow(self, entry: Entry) -> None:
        assert self._record is not None
        if entry.deleted_at is None:
            self._record.entry = entry
            self.saving.follow(entry.value)  # type: ignore[arg-type]
        elif self.saving.dirty:
            self._record.entry = None
        else:
            self.forget()
            self.gone.emit()

    def _publish(self, changes: Changes) -> None:
        self._ours = True
        try:
            self._desk.refresh.publish(changes)
        finally:
            self._ours = False


class _Record:
    """Where a value goes: its entry, made with the first write."""

    def __init__(
        self, form: EntryForm[Kept], client_id: str, kind: str, parent: str, entry: Entry | None
    ) -> None:
        self._form, self._client_id, self._kind, self._parent = form, client_id, kind, parent
        self.entry = entry

    def origin(self) -> Origin:
        """Where what is typed belongs; to the beginning of a new one while there is no entry."""
        begun = f"{self._client_id}/{self._kind}/{self._parent}"
        return Origin(self.entry.id if self.entry else begun, self._client_id)

    def write(self, value: Value) -> None:
        """Write the value. Raises an AppError when that cannot be."""
        store = self._form._desk.store  # noqa: SLF001 - the other half of the same thing
        new = self.entry is None
        if self.entry is None:
            self.entry, changes = entries.create(store, self._client_id, value, parent=self._parent)
        else:
            self.entry, changes = entries.update(store, self.entry.id, value)
        self._form._publish(changes)  # noqa: SLF001
        if new:
            self._form.made.emit(self.entry)
        self._form.kept.emit(self.entry)


def _faults(value: Value) -> tuple[Fault, ...]:
    return value.faults()


def _nowhere(_value: Value) -> None:
    """Nothing was opened yet."""
