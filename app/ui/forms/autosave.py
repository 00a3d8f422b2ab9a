"""Saving while one works: no button to press, a quiet word says that it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import AppError, Faults, NotFound
from app.ui import qt, theme
from app.ui.forms.editor import has_keyboard
from app.ui.forms.form import Form, Value, head
from app.ui.widgets.basic import button, label, row, set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.errors import Fault

SAVE_AFTER_MS = 1000
KEPT = "保存しました"
NOT_KEPT = "まだ保存できていません"
AT_FAULT = "直すところがあります（ほかは保存しました）"
LEFT_OUT = "「{}」は直っていないので、前のままです。"
_ALIVE: WeakSet[Autosave[Any]] = WeakSet()


def _now() -> datetime:
    return datetime.now(UTC)


class Autosave(QWidget, Generic[Value]):
    """The word of a form that saves itself; stands at its foot or head.

    `save(value)` writes; it raises an AppError when it cannot, and the text stays in the form.
    A field at fault keeps its last good value until it is mended, and all others are written.
    `kept(value)` after each write; `given_up(sentence)` when the form went on to another record
    and something could not come along into the store.
    """

    kept = Signal(object)
    given_up = Signal(str)

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
        self._waiting = self._failed = False
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
        self._go_on()
        self._save = save or self._save
        self._saved = value
        self._timer.stop()
        self.form.show_value(value)
        self._say(NOT_KEPT if self._behind else "", again=bool(self._behind))

    def follow(self, value: Value) -> None:
        """The record was written elsewhere (undo, another screen): show what nobody is typing."""
        if self._waiting:
            return
        before, self._saved = self._saved, value
        if before is None:
            self.form.show_value(value)
            return
        self.form.follow(before, value)
        if not self.dirty:
            self.form.clear_faults()
            if self.words.text() == AT_FAULT:
                self._say("")

    def end(self) -> None:
        """Write never again: the store is going to be closed."""
        self._timer.stop()
        self._saved = None
        self._behind.clear()

    def forget(self) -> None:
        """Nothing is open any more: what stands in the form is not saved."""
        self._timer.stop()
        self._saved = None
        self._say("")

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self._saved is not None and (
            self.form.value != self._saved or bool(self.form.troubles())
        )

    @property
    def unsaved(self) -> bool:
        """Whether a page that goes away would take something typed along, in any record."""
        return self.dirty or bool(self._behind)

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
        self._catch_up()
        if not self.dirty:
            if self.words.text() == AT_FAULT:
                self._say("")
            return True
        faults = self.form.faults()
        self.form.show_faults(faults, only_left=not all_faults)
        good = self._without(self.form.value, faults)
        if good != self._saved and not self._write(good):
            return False
        if faults:
            self._say(AT_FAULT)
        return not faults

    def _without(self, value: Value, faults: Sequence[Fault]) -> Value:
        """The value with what was good last wherever something is at fault."""
        assert self._saved is not None
        known = {fault.place for fault in self.form.troubles()}  # these give their last good value
        blamed = {head(fault.place) for fault in faults} - known
        while blamed:
            given = {name: getattr(self._saved, name) for name in blamed if name in self.form.boxes}
            better = replace(value, **given)
            if better == value:  # no field is to blame, or the last good value is at fault too
                return self._saved
            value = better
            blamed = {head(fault.place) for fault in self.form.check(value)} - known
        return value

    def _go_on(self) -> None:
        """Another record comes: what cannot be written waits, what is at fault is told."""
        if self.flush():
            return
        good = self._without(self.form.value, self.form.faults())
        if self._failed and good != self._saved:
            self._behind.append((self._save, good))
        names = self.at_fault()
        if names:
            self.given_up.emit(LEFT_OUT.format("」「".join(names)))

    def at_fault(self) -> tuple[str, ...]:
        """The labels of the fields whose text cannot be kept as it stands."""
        if self._saved is None or not self.dirty:
            return ()
        places = {head(fault.place) for fault in self.form.faults()}
        return tuple(box.part.label for name, box in self.form.boxes.items() if name in places)

    def _catch_up(self) -> None:
        """Try again what could not be written before another record was opened."""
        left = []
        for save, value in self._behind:
            try:
                save(value)
            except (Faults, NotFound) as error:  # no later try can help
                self.given_up.emit(f"{NOT_KEPT}。{error.title}")
            except AppError as error:
                left.append((save, value))
                self._say(f"{NOT_KEPT}。{error.title}", "fault", again=True)
        if self._behind and not left:
            self._say(f"{KEPT} {self._clock().astimezone():%H:%M}")
        self._behind = left

    def _write(self, value: Value) -> bool:
        """Write the value; what only the store finds at fault keeps its last good value."""
        if self._waiting:
            return False
        self._waiting, self._failed = True, False
        try:
            self._save(value)
        except Faults as error:
            self.form.show_faults(error.faults)
            self._say(AT_FAULT)
            self._rescue(value, error.faults)
            return False
        except AppError as error:
            self._failed = True
            self._say(f"{NOT_KEPT}。{error.title}", "fault", again=True)
            return False
        finally:
            self._waiting = False
        self._saved = value
        self._say(f"{KEPT} {self._clock().astimezone():%H:%M}", again=bool(self._behind))
        self.kept.emit(value)
        return True

    def _rescue(self, value: Value, faults: Sequence[Fault]) -> None:
        """Write what the store did not refuse."""
        good = self._without(value, faults)
        if good == self._saved:
            return
        try:
            self._save(good)
        except AppError as error:
            self._failed = not isinstance(error, Faults)
            self._say(f"{NOT_KEPT}。{error.title}", "fault", again=True)
            return
        self._saved = good
        self.kept.emit(good)

    def _last_words(self) -> None:
        """The form goes out of sight: write what can be written."""
        if self._saved is not None and self.dirty:
            self._keep(all_faults=True)

    def _say(self, words: str, role: str = "caption", *, again: bool = False) -> None:
        self.words.setText(words)
        set_role(self.words, role)
        self.again.setVisible(again)


def flush_all() -> tuple[str, ...]:
    """Save what waits in every form: before the lock and before the application ends.

    The labels of the fields whose text could not be kept, because it is at fault.
    """
    found: list[str] = []
    for one in _alive():
        one.flush()
        found += one.at_fault()
    return tuple(dict.fromkeys(found))


def end_all() -> None:
    """Write never again: the store is going to be closed."""
    for one in _alive():
        one.end()


def _alive() -> list[Autosave[Any]]:
    return [one for one in _ALIVE if shiboken6.isValid(one) and shiboken6.isValid(one.form)]
