"""Saving while one works: no button to press, a quiet word says that it is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import AppError, Faults
from app.ui import qt, theme
from app.ui.forms.editor import has_keyboard
from app.ui.forms.form import Form, Value
from app.ui.widgets.basic import button, label, row, set_role

if TYPE_CHECKING:
    from collections.abc import Callable

SAVE_AFTER_MS = 1000
KEPT = "保存しました"
NOT_KEPT = "まだ保存できていません"
AT_FAULT = "直すところがあるので、まだ保存していません"
_ALIVE: WeakSet[Autosave[Any]] = WeakSet()


def _now() -> datetime:
    return datetime.now(UTC)


class Autosave(QWidget, Generic[Value]):
    """The word of a form that saves itself; stands at its foot or head.

    `save(value)` writes; it raises an AppError when it cannot, and the text stays in the form.
    `kept(value)` after each write. A value with faults is not written.
    """

    kept = Signal(object)

    def __init__(
        self,
        form: Form[Value],
        save: Callable[[Value], object],
        *,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__()
        self.form, self._save, self._clock = form, save, clock
        self._saved: Value | None = None
        self._waiting = False
        self._behind: list[tuple[Callable[[Value], object], Value]] = []
        self.words = label("", "caption", wrap=False)
        self.again = button("もう一度", "quiet", name="もう一度保存する")
        self.again.hide()
        self.again.clicked.connect(self.flush)
        line = row(self.words, self.again, None, spacing=theme.tokens().space_2)
        line.setAlignment(qt.VCENTER)
        self.setLayout(line)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._pause)
        form.changed.connect(self._timer.start)
        form.settled.connect(self._pause)
        form.saved.connect(self._wanted)
        form.installEventFilter(self)
        _ALIVE.add(self)

    def open(self, value: Value, save: Callable[[Value], object] | None = None) -> None:
        """Show a value that is saved already; what was typed before is saved first.

        `save` writes from now on (another record); what could not be written before waits on
        and is tried again with the next write.
        """
        if not self.flush() and not self.form.faults():
            self._behind.append((self._save, self.form.value))
        self._save = save or self._save
        self._saved = value
        self._timer.stop()
        self.form.show_value(value)
        self._say(NOT_KEPT if self._behind else "", again=bool(self._behind))

    def follow(self, value: Value) -> None:
        """The record was written elsewhere (undo, another screen): show it unless one types."""
        if not self.dirty:
            self._saved = value
            self.form.show_value(value)

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self._saved is not None and (
            self.form.value != self._saved or bool(self.form.troubles())
        )

    def flush(self) -> bool:
        """Save now what is not saved; False when something is at fault or it could not be."""
        if self._saved is None:
            return True
        if has_keyboard(self.form):
            QGuiApplication.inputMethod().commit()
        return self._keep(all_faults=True)

    def keep(self) -> bool:
        """Save what stands there even if nothing was edited; False when it cannot be."""
        if not self.flush():
            return False
        faults = self.form.faults()
        self.form.show_faults(faults)
        return not faults and self._write(self.form.value)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The form is hidden or closed: nothing that can be saved may be lost."""
        if event.type() in (qt.EVENT.Hide, qt.EVENT.Close) and watched is self.form:
            self._last_words()
        return False

    def _pause(self) -> None:
        """Nobody types for a moment, or a field was left; an open conversion is not disturbed."""
        if self._saved is not None:
            self._keep(all_faults=False)

    def _wanted(self, _value: object) -> None:
        self.flush()

    def _keep(self, *, all_faults: bool) -> bool:
        self._timer.stop()
        if not self._catch_up():
            return False
        if not self.dirty:
            return True
        faults = self.form.faults()
        self.form.show_faults(faults, only_left=not all_faults)
        if faults:
            self._say(AT_FAULT, "caption")
            return False
        return self._write(self.form.value)

    def _catch_up(self) -> bool:
        """Write what could not be written before another record was opened."""
        while self._behind:
            save, value = self._behind[0]
            try:
                save(value)
            except AppError as error:
                self._say(f"{NOT_KEPT}。{error.title}", "fault", again=True)
                return False
            del self._behind[0]
            self._say(f"{KEPT} {self._clock().astimezone():%H:%M}")
        return True

    def _write(self, value: Value) -> bool:
        if self._waiting:
            return False
        self._waiting = True
        try:
            self._save(value)
        except Faults as error:
            self.form.show_faults(error.faults)
            self._say(AT_FAULT, "caption")
            return False
        except AppError as error:
            self._say(f"{NOT_KEPT}。{error.title}", "fault", again=True)
            return False
        finally:
            self._waiting = False
        self._saved = value
        self._say(f"{KEPT} {self._clock().astimezone():%H:%M}")
        self.kept.emit(value)
        return True

    def _last_words(self) -> None:
        """What cannot be read keeps its last good value; the rest is saved."""
        if self._saved is None or not self.dirty or self.form.value == self._saved:
            return
        troubles = self.form.troubles()
        if self.form.faults() == troubles:
            self._write(self.form.value)

    def _say(self, words: str, role: str = "caption", *, again: bool = False) -> None:
        self.words.setText(words)
        set_role(self.words, role)
        self.again.setVisible(again)


def flush_all() -> None:
    """Save what waits in every form: before the lock and before the application ends."""
    for one in tuple(_ALIVE):
        if shiboken6.isValid(one) and shiboken6.isValid(one.form):
            one.flush()
