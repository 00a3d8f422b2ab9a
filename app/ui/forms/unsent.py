"""A form with a button of its own: what was typed and not sent yet waits while it is out of sight.

What saves itself has `autosave.Autosave` instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

from app.ui import qt
from app.ui.forms.form import Form, Value
from app.ui.forms.leftovers import Leftover, Leftovers, Origin

if TYPE_CHECKING:
    from app.ui.desk import Desk


class Unsent(QObject, Generic[Value]):
    """Watches a form from `begin` to `done`; says so when something is put aside."""

    told = Signal(str)

    def __init__(self, form: Form[Value], desk: Desk) -> None:
        super().__init__(form)
        self.form = form
        self._leftovers: Leftovers = desk.leftovers
        self._origin: Origin | None = None
        self._begun: Value | None = None
        self.told.connect(desk.go.warn)
        form.installEventFilter(self)

    def begin(self, value: Value, origin: Origin) -> None:
        """Show this value, and over it what was typed for this origin before."""
        self._put_aside()
        self._begun, self._origin = value, origin
        self.form.show_value(value)
        waiting = self._leftovers.get(origin)
        if waiting is not None:
            self.form.show_typed(waiting.typed)
            self.form.show_faults(self.form.troubles())

    def leave(self) -> None:
        """Something else is shown in the form: what was typed waits."""
        self._put_aside()
        self._begun = None

    def done(self) -> None:
        """It was sent, or is not wanted any more: nothing waits."""
        self._leftovers.drop(self._origin)
        self._begun = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The form goes out of sight."""
        if watched is self.form and event.type() == qt.EVENT.Hide:
            self._put_aside()
        return False

    def _put_aside(self) -> None:
        if self._begun is None or self._origin is None:
            return
        typed = self.form.typed(self._begun)
        if not typed:
            self._leftovers.drop(self._origin)
            return
        given = Leftover(typed, self.form.labels(typed))
        if self._leftovers.put(self._origin, given):
            self.told.emit(given.sentence)
