"""次にすること: the promises that hang on a consultation or a visit, and a line to add one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QWidget

from app.domain.changes import Changes, Kind
from app.domain.entries.simple import SIDES, Action
from app.reports import entry_text
from app.services import colleagues, entries, holidays
from app.ui import qt, theme
from app.ui.widgets.basic import button, clear, column, label, row, set_role
from app.ui.widgets.fields import Field, labelled
from app.ui.widgets.number_guard import NumberGuard
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from datetime import date

    from app.ui.desk import Desk

HINT = "Enterで加えます。期限は下の札で選びます。"


class NextActions(QFrame):
    """The actions below a parent entry."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = theme.tokens()
        self.setProperty("role", "card")
        self._desk = desk
        self._client_id = self._parent_id = ""
        self._typed_for: dict[str, str] = {}  # what stands in the field of another entry
        self._rows: dict[str, _Row] = {}
        self._due: date | None = None
        self._list = column(spacing=look.space_2)
        self.field = Field(name="次にすること")
        self.field.settles = True
        self.field.returnPressed.connect(self._add)
        self.field.textChanged.connect(self._typed)
        self.add = button("加える", name="次にすることを加える")
        self.add.clicked.connect(self._add)
        self._guard = NumberGuard(self.field)
        line = row(labelled("次にすること", self.field, HINT), self.add)
        line.setStretch(0, 1)
        line.setAlignment(self.add, qt.TOP)
        self._chips = QWidget()
        self._flow = WrapLayout(self._chips, gap=look.space_2)
        self._sides = QButtonGroup(self)
        self.side = {code: self._side(code) for code in SIDES}
        layout = column(label("次にすること", "h3"), self._list, line, self._guard, self._chips)
        edge = look.space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        desk.refresh.changed.connect(self._changed)

    def open(self, client_id: str, parent_id: str) -> None:
        """Show the actions of this entry; what was typed for another waits there."""
        if parent_id != self._parent_id:
            self._typed_for[self._parent_id] = self.field.text()
            self.field.setText(self._typed_for.pop(parent_id, ""))
        self._client_id, self._parent_id = client_id, parent_id
        self._offer()
        self.reload()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not added yet."""
        return bool(self.field.text())

    def reload(self) -> None:
        """Read the actions again."""
        found = {
            entry.id: entry.value
            for entry in entries.children(self._desk.store, self._parent_id)
            if isinstance(entry.value, Action)
        }
        if list(found) != list(self._rows):
            clear(self._list)
            self._rows = {entry_id: _Row(self, entry_id) for entry_id in found}
            for each in self._rows.values():
                self._list.addWidget(each)
        for entry_id, value in found.items():
            self._rows[entry_id].show_value(value)

    def _side(self, code: str) -> QPushButton:
        pressed = button(SIDES[code], "chip", name=f"{SIDES[code]}がする")
        pressed.setCheckable(True)
        self._sides.addButton(pressed)
        pressed.setChecked(code == "us")
        self._flow.addWidget(pressed)
        return pressed

    def _offer(self) -> None:
        """The chips of the days, from today on."""
        while self._flow.count() > len(self.side):
            item = self._flow.takeAt(len(self.side))
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._due = None
        for words, day in holidays.quick_days(self._desk.today()):
            pressed = button(f"{words}（{day:%m/%d}）", "chip", name=f"期限は{words}後")
            pressed.setCheckable(True)
            pressed.clicked.connect(partial(self._choose, day, pressed))
            self._flow.addWidget(pressed)

    def _choose(self, day: date, pressed: QWidget) -> None:
        self._due = None if self._due == day else day
        for number in range(len(self.side), self._flow.count()):
            item = self._flow.itemAt(number)
            chip = item.widget() if item else None
            if isinstance(chip, QPushButton):
                chip.setChecked(chip is pressed and self._due is not None)

    def turn(self, entry_id: str, value: Action) -> None:
        """Mark an action as done today, or take that back."""
        if value.state == "done":
            changed = replace(value, state="open", done_on=None)
        else:
            changed = replace(value, state="done", done_on=self._desk.today())
        store = self._desk.store
        self._desk.write(
            lambda: entries.update(store, entry_id, changed)[1], "書きかえました。", self
        )

    def _typed(self) -> None:
        self.add.setEnabled(bool(self.field.text().strip()))

    def _add(self) -> None:
        words = self.field.text().strip()
        if not words or not self._parent_id or self._guard.stops():
            return
        side = next(code for code, chip in self.side.items() if chip.isChecked())
        owner = colleagues.me(self._desk.store) if side == "us" else ""
        value = Action(words, due_on=self._due, side=side, owner=owner)  # type: ignore[arg-type]
        store, parent = self._desk.store, self._parent_id
        if self._desk.write(
            lambda: entries.create(store, self._client_id, value, parent=parent)[1],
            "次にすることを加えました。",
            self,
        ):
            self.field.clear()
            self.reload()

    def _changed(self, changes: Changes) -> None:
        if self._parent_id and self.isVisible() and changes.concerns(Kind.ENTRY):
            self.reload()


class _Row(QWidget):
    """One action; it stays the same widget while only its words change, also under the mouse."""

    def __init__(self, actions: NextActions, entry_id: str) -> None:
        super().__init__()
        self._actions, self._entry_id = actions, entry_id
        self._value = Action()
        self._words = label("")
        self._press = button("", "quiet")
        self._press.clicked.connect(self._turn)
        line = row(self._words, self._press)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_value(self, value: Action) -> None:
        """Show this action."""
        self._value = value
        done = value.state == "done"
        self._words.setText(entry_text.summary(value))
        set_role(self._words, "sub" if done else "body")
        self._press.setText("戻す" if done else "済んだ")
        self._press.setAccessibleName(f"{value.text}：{'まだのことに戻す' if done else '済んだ'}")

    def _turn(self) -> None:
        self._actions.turn(self._entry_id, self._value)
