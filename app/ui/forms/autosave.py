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
from app.ui.forms.leftovers import Leftover, Leftovers, Origin
from app.ui.widgets.announce import announce
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


def _nobodys() -> None:
    """Nothing that is typed here can be put aside."""


class Autosave(QWidget, Generic[Value]):
    """The word of a form that saves itself; stands at its foot or head.

    `save(value)` writes; it raises an AppError when it cannot, and the text stays in the form.
    A field at fault keeps its last good value until it is mended, and all others are written.
    What is not mended when the form goes on to another record waits in the `leftovers`, and stands
    there again when the record is opened once more.
    `kept(value)` after each write; `told(sentence)` when something was put aside so, or could not
    come along into the store at all.
    """

    kept = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        form: Form[Value],
        save: Callable[[Value], object],
        *,
        clock: Callable[[], datetime] = _now,
        leftovers: Leftovers | None = None,
    ) -> None:
        super().__init__()
        self.form, self._save, self._clock = form, save, clock
        self._leftovers = leftovers or Leftovers()
        self._leftover: Leftover | None = None
        self._origin: Callable[[], Origin | None] = _nobodys
        self._refused: tuple[Fault, ...] = ()  # what only the store found at fault
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

    def open(
        self,
        value: Value,
        save: Callable[[Value], object] | None = None,
        *,
        origin: Callable[[], Origin | None] = _nobodys,
    ) -> None:
        """Show a value that is saved already; what was typed before is saved first.

        `save` writes from now on (another record); what could not be written before waits on
        and is tried again with the next write. `origin` says for what is put aside where it
        belongs; with None nothing can be.
        """
        self.leave()
        self._save, self._origin = save or self._save, origin
        self._saved = value
        self.form.show_value(value)
        self._say(NOT_KEPT if self._behind else "", again=bool(self._behind))
        self._take_up()

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
            self._mended()

    def leave(self) -> None:
        """Save what was typed or let it wait; until the next `open` nothing is written."""
        self._go_on()
        self._timer.stop()
        self._saved = self._leftover = None

    def end(self) -> None:
        """Write never again: the store is going to be closed."""
        self._timer.stop()
        self._saved = None
        self._behind.clear()

    def forget(self) -> None:
        """Nothing is open any more: what stands in the form is neither saved nor put aside."""
        self._timer.stop()
        self._saved = self._leftover = None
        self._leftovers.drop(self._origin())
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
        """The form is hidden or closed: nothing may be lost. It shows again: what waits may be."""
        if watched is self.form and event.type() in (qt.EVENT.Hide, qt.EVENT.Close):
            self._last_words()
        elif watched is self.form and event.type() == qt.EVENT.Show:
            self._look_again()
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
            self._mended()
            return True
        faults = self.form.faults()
        self.form.show_faults(faults, only_left=not all_faults)
        good = self._without(self.form.value, faults)
        if good != self._saved and not self._write(good):
            return False
        if faults:
            self._say(AT_FAULT)
        return not faults

    def _mended(self) -> None:
        """Nothing is at fault any more, and nothing is left to be saved."""
        if self.words.text() == AT_FAULT:
            self.form.clear_faults()
            self._say("")
        self._drop(self._origin())

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
        """Another record comes: what cannot be written waits, what is at fault is put aside."""
        if self.flush():
            return
        good = self._without(self.form.value, self.form.faults())
        if self._failed and good != self._saved:
            self._behind.append((self._save, good))
            self._saved = good
        self._put_aside()

    def _put_aside(self) -> None:
        """Let wait what is not saved; say so, once for each thing that was typed."""
        if self._saved is None or not self.dirty or self._overtaken:
            return
        typed, origin = self.form.typed(self._saved), self._origin()
        given = Leftover(typed, self.at_fault() or self.form.labels(typed))
        if origin is None:
            self.told.emit(LEFT_OUT.format("」「".join(given.labels)))
        elif self._leftovers.put(origin, given):
            self.told.emit(given.sentence)
        self._leftover = self._leftovers.get(origin)

    def _drop(self, origin: Origin | None) -> None:
        """Everything is saved: nothing waits any more."""
        self._leftovers.drop(origin)
        self._leftover, self._refused = None, ()

    def _take_up(self) -> None:
        """Show again what waits for this record, with what is at fault in it."""
        self._leftover = self._leftovers.get(self._origin())
        if self._leftover is not None:
            self.form.show_typed(self._leftover.typed)
            self._keep(all_faults=True)

    def _look_again(self) -> None:
        """What was put aside here may have been taken up and mended in another form since."""
        if self._saved is not None and self._overtaken:
            self.form.show_value(self._saved)
            self._say("")
            self._take_up()

    @property
    def _overtaken(self) -> bool:
        """Whether what was put aside here was taken up elsewhere since."""
        if self._leftover is None:
            return False
        return self._leftovers.get(self._origin()) is not self._leftover

    def at_fault(self) -> tuple[str, ...]:
        """The labels of the fields whose text cannot be kept as it stands."""
        if self._saved is None or not self.dirty or self._overtaken:
            return ()
        faults = (*self.form.faults(), *self._refused)
        return self.form.labels(head(fault.place) for fault in faults)

    @property
    def at_stake(self) -> tuple[str, ...]:
        """The labels of the fields at fault that nothing waits of."""
        return self.at_fault() if self._leftover is None else ()

    def _catch_up(self) -> None:
        """Try again what could not be written before another record was opened."""
        left = []
        for save, value in self._behind:
            try:
                save(value)
            except (Faults, NotFound) as error:  # no later try can help
                self.told.emit(f"{NOT_KEPT}。{error.title}")
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
        origin = self._origin()  # a new record gets another one
        try:
            self._save(value)
        except Faults as error:
            self._refused = error.faults
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
        self._drop(origin)
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
        """The form goes out of sight: write what can be written, put aside what cannot."""
        if self._saved is not None and self.dirty:
            self._keep(all_faults=True)
            self._put_aside()

    def _say(self, words: str, role: str = "caption", *, again: bool = False) -> None:
        self.words.setText(words)
        set_role(self.words, role)
        self._announce(words, waits=again)
        self.again.setVisible(again)

    def _announce(self, words: str, *, waits: bool) -> None:
        """Speak only when something can no longer be written, and when all of it was after all.

        A word at each pause of the typing would talk over what is typed.
        """
        waited = not self.again.isHidden()
        if waits and not waited:
            announce(self, words, urgent=True)
        elif waited and not waits and words.startswith(KEPT):
            announce(self, KEPT)


def flush_all() -> tuple[str, ...]:
    """Save what waits in every form: before the lock and before the application ends.

    The labels of the fields whose text could not be kept, because it is at fault, and does not
    wait in the leftovers either.
    """
    found: list[str] = []
    for one in _alive():
        one.flush()
        found += one.at_stake
    return tuple(dict.fromkeys(found))


def end_all() -> None:
    """Write never again: the store is going to be closed."""
    for one in _alive():
        one.end()


def _alive() -> list[Autosave[Any]]:
    return [one for one in _ALIVE if shiboken6.isValid(one) and shiboken6.isValid(one.form)]
