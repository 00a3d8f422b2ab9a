"""A form over a frozen dataclass: made from parts, it shows a value and gives the edited one."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.errors import Fault
from app.ui import keys, qt, theme
from app.ui.forms.editor import Editor, has_keyboard
from app.ui.widgets.basic import card, column, label, row
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.fields import ASIDE, SPACING, Labelled, enter_moves_on, go_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from _typeshed import DataclassInstance
    from PySide6.QtGui import QKeyEvent

    from app.ui.forms.parts import Part, Remark, Section

Value = TypeVar("Value", bound="DataclassInstance")
_PLACE = re.compile(r"(\w+)[.]?(.*)")


class Box(Labelled[Editor]):
    """One part: label, editor, hint or fault, and room beside the label for a small link."""

    def __init__(self, part: Part, editor: Editor) -> None:
        super().__init__(part.label, editor, part.hint)
        self.part = part
        if part.note:
            self._note(part.note)
        self.shown = True
        self.faulty = False

    @override
    def fault(self, sentence: str) -> None:
        """Show what is wrong, also to readers of the very field."""
        super().fault(sentence)
        self.faulty = bool(sentence)
        inner = self.field.focusProxy()
        if inner is not None:
            inner.setAccessibleDescription(sentence or self._hint)

    def put_aside(self, link: QWidget) -> None:
        """Set a button beside a narrow field, or at the end of the line of a wide one's label.

        Beside the field it leaves all fields of a line at one height.
        """
        link.setProperty(ASIDE, True)
        layout = cast("QVBoxLayout", self.layout())
        place = 0 if self.field.wide else 1
        item = layout.takeAt(place)
        line = row(link, spacing=SPACING)
        if item is not None:
            line.insertItem(0, item)
        line.setStretch(0, 1)
        line.setAlignment(link, qt.TOP)
        layout.insertLayout(place, line)

    def put_below(self, widget: QWidget) -> None:
        """Set something below the field."""
        cast("QVBoxLayout", self.layout()).addWidget(widget)

    def _note(self, words: str) -> None:
        layout = cast("QVBoxLayout", self.layout())
        item = layout.takeAt(0)
        head = row(label(words, "hint", wrap=False), None, spacing=SPACING)
        if item is not None:
            head.insertItem(0, item)
        layout.insertLayout(0, head)


class Form(QWidget, Generic[Value]):
    """Shows a value and reads it back.

    `changed()` with any edit, `settled()` when a field is left or something is chosen,
    `saved(value)` on Ctrl+Enter, Ctrl+S or F12 when nothing is at fault.
    `check` gives the faults of a value; their places are names of fields, those of rows
    `contacts.0.phone`.
    """

    changed = Signal()
    settled = Signal()
    saved = Signal(object)

    def __init__(
        self,
        sections: Sequence[Section],
        *,
        today: Callable[[], date] = date.today,
        check: Callable[[Value], Sequence[Fault]] | None = None,
        cards: bool = False,
        nested: bool = False,
    ) -> None:
        super().__init__()
        self.today = today
        self._check, self._cards, self._nested = check, cards, nested
        self._value: Value | None = None
        self._blanks: dict[str, object] = {}
        self._parts = {part.name: part for part in _flat(sections)}
        self._made: dict[str, Editor] = {}
        self.boxes: dict[str, Box] = {}
        self._frames: list[tuple[Section, QWidget]] = []
        self._left: set[str] = set()
        self._remarks: list[Remark] = []
        self.note = label("", "fault")
        self.note.hide()
        look = theme.tokens()
        gap = look.space_3 if nested else look.space_5
        self._column = column(self.note, spacing=gap)
        for section in sections:
            self._column.addWidget(self._section(section))
        self.setLayout(self._column)

    # What stands in it

    def show_value(self, value: Value) -> None:
        """Show this value; what stands there already is left alone, so that typing goes on."""
        fresh = self._value is None or type(value) is not type(self._value)
        self._value = value
        if fresh:
            self._blanks = {one.name: one.default for one in fields(value)}
        for name, editor in self._made.items():
            wanted = getattr(value, name)
            if fresh or editor.trouble() or self._given(name) != wanted:
                editor.show_value(wanted)
            else:
                editor.refresh()
        self._left.clear()
        self.clear_faults()
        self._reveal()

    def follow(self, before: Value, value: Value) -> None:
        """The value became another one elsewhere: show it where nothing was edited since."""
        self._value = value
        for name, editor in self._made.items():
            wanted = getattr(value, name)
            if editor.trouble() or self._given(name) not in (getattr(before, name), wanted):
                continue
            if self._given(name) != wanted:
                editor.show_value(wanted)
            else:
                editor.refresh()
        self._reveal()

    @property
    def value(self) -> Value:
        """The value with what was edited."""
        if self._value is None:
            raise LookupError("show a value before it is read")
        given = {name: self._given(name) for name in self._made if self.asks(name)}
        return replace(self._value, **given)

    def typed(self, since: Value) -> dict[str, Any]:
        """What was typed since that value, field by field, also what cannot be read."""
        made = ((name, editor) for name, editor in self._made.items() if self.asks(name))
        return {
            name: editor.typed()
            for name, editor in made
            if editor.trouble() or self._given(name) != getattr(since, name)
        }

    def show_typed(self, typed: Mapping[str, Any]) -> None:
        """Let this stand in its fields again, over the value that is shown."""
        for name, given in typed.items():
            self.editor(name).show_typed(given)
        self._reveal()

    def labels(self, names: Iterable[str]) -> tuple[str, ...]:
        """How these fields are called, in their order."""
        known = set(names)
        return tuple(box.part.label for name, box in self.boxes.items() if name in known)

    def amend(self, **given: object) -> None:
        """Change fields that no part asks for, as an edit that is complete at once."""
        assert self._value is not None
        self._value = replace(self._value, **given)
        self._edited()
        self.settled.emit()

    def editor(self, name: str) -> Editor:
        """The editor of a field, made now if need be."""
        if name not in self._made:
            self._made[name] = self._parts[name].make(self)
        return self._made[name]

    def asks(self, name: str) -> bool:
        """Whether the part of this field is shown for the present value."""
        return name not in self.boxes or self.boxes[name].shown

    # Faults

    def troubles(self) -> tuple[Fault, ...]:
        """What cannot be read at all."""
        found = ((name, editor.trouble()) for name, editor in self._made.items() if self.asks(name))
        return tuple(Fault(name, sentence) for name, sentence in found if sentence)

    def faults(self) -> tuple[Fault, ...]:
        """Everything at fault now: what cannot be read, and what `check` says of the rest."""
        troubles = self.troubles()
        unread = {fault.place for fault in troubles}
        checked = self.check(self.value)
        return troubles + tuple(fault for fault in checked if head(fault.place) not in unread)

    def check(self, value: Value) -> Sequence[Fault]:
        """What is at fault in a value that can be read."""
        return () if self._check is None else self._check(value)

    def show_faults(self, faults: Sequence[Fault], *, only_left: bool = False) -> None:
        """Show each fault beside its field; with `only_left` not those still being filled in."""
        known = {name for name, box in self.boxes.items() if box.faulty or self._was_left(name)}
        self.clear_faults()
        loose = []
        for fault in faults:
            name = head(fault.place)
            if only_left and name in self.boxes and name not in known:
                continue
            if not self.show_fault(fault.place, fault.sentence):
                loose.append(fault.sentence)
        self.note.setText("\n".join(loose))
        self.note.setVisible(bool(loose))

    def show_fault(self, place: str, sentence: str) -> bool:
        """Show one fault; False when there is no such part."""
        match = _PLACE.match(place)
        box = self.boxes.get(match[1]) if match else None
        if match is None or box is None:
            return False
        if not (match[2] and box.field.fault_inside(match[2], sentence)):
            box.fault(sentence)
        return True

    def clear_faults(self) -> None:
        """Take all faults away."""
        self.note.hide()
        for box in self.boxes.values():
            box.field.clear_faults()
            if box.faulty:
                box.fault("")

    def save(self) -> bool:
        """Tell the value, unless something is at fault: then show it and go there."""
        if has_keyboard(self):
            QGuiApplication.inputMethod().commit()
        faults = self.faults()
        self.show_faults(faults)
        if faults:
            self.go_to(head(faults[0].place))
            return False
        self.saved.emit(self.value)
        return True

    # The keyboard

    def go_to(self, name: str) -> None:
        """Put the keyboard into a part and scroll it into sight."""
        box = self.boxes.get(name)
        if box is None:
            return
        bring_into_sight(box)
        box.field.start()

    def start(self) -> None:
        """Put the keyboard into the first part."""
        for box in self.boxes.values():
            if box.shown:
                box.field.start()
                return

    def first(self) -> QWidget | None:
        """What the keyboard is in after `start`."""
        boxes = [box for box in self.boxes.values() if box.shown]
        return (boxes[0].field.focusProxy() or boxes[0].field) if boxes else None

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter, Ctrl+S, F12 save; Enter of a choice goes to the next field."""
        if keys.settles(event) and not self._nested:
            self.save()
        elif event.key() in keys.ENTER and not event.modifiers() & qt.CTRL and enter_moves_on():
            go_on(self, forward=not event.modifiers() & qt.SHIFT)
        else:
            super().keyPressEvent(event)

    # Building

    def _section(self, section: Section) -> QWidget:
        look = theme.tokens()
        layout = column(spacing=look.space_2 if self._nested else look.space_4)
        if section.title:
            layout.addWidget(label(section.title, "h3"))
        if section.text:
            layout.addWidget(label(section.text, "hint"))
        grid: ColumnsLayout | None = None
        for part in section.parts:
            if part.silent:
                held = self.editor(part.name)
                held.setParent(self)
                held.hide()
                continue
            box = self._box(part)
            if box.field.wide if part.wide is None else part.wide:
                grid = None
                layout.addWidget(box)
                continue
            if grid is None:
                grid = _grid()
                layout.addLayout(grid)
            grid.addWidget(_at_top(box))
        if section.remark is not None:
            remark = section.remark()
            self._remarks.append(remark)
            layout.addWidget(cast("QWidget", remark))
        frame: QWidget = card(layout) if self._cards else _plain(layout)
        self._frames.append((section, frame))
        return frame

    def _box(self, part: Part) -> Box:
        editor = self.editor(part.name)
        box = Box(part, editor)
        self.boxes[part.name] = box
        editor.changed.connect(self._edited)
        editor.settled.connect(lambda: self._settled(part.name))
        return box

    def _edited(self) -> None:
        self._reveal()
        self.changed.emit()

    def _settled(self, name: str) -> None:
        self._left.add(name)
        self.settled.emit()

    def _was_left(self, name: str) -> bool:
        return name in self._left and not has_keyboard(self.boxes[name])

    def _given(self, name: str) -> object:
        """What stands in an editor; nothing chosen is the empty text where that is the default."""
        value = self._made[name].value()
        if value is None and self._blanks.get(name, MISSING) == "":
            return ""
        return value

    def _reveal(self) -> None:
        """Show the parts that the present value asks for."""
        if self._value is None:
            return
        value = self.value
        for box in self.boxes.values():
            when = box.part.when
            shown = when is None or bool(when(value))
            if shown != box.shown:
                box.shown = shown
                holder = box.parentWidget() if _held(box) else box
                (holder or box).setVisible(shown)
        for remark in self._remarks:
            remark.show_value(value)
        for section, frame in self._frames:
            if section.when is not None:
                frame.setVisible(bool(section.when(value)))


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the page so far that the widget shows."""
    area = _area_of(widget)
    if area is not None:
        area.ensureWidgetVisible(widget, 0, theme.tokens().space_5)


def _flat(sections: Sequence[Section]) -> list[Part]:
    return [part for section in sections for part in section.parts]


def head(place: str) -> str:
    """The field that a fault's place is in: `contacts` of `contacts.0.phone`."""
    match = _PLACE.match(place)
    return match[1] if match else ""


def _grid() -> ColumnsLayout:
    look = theme.tokens()
    return ColumnsLayout(counts=(2, 1), minimum=round(260 * look.scale), gap=look.space_4)


def _at_top(box: Box) -> QWidget:
    """Columns are as high as the highest part of a line: the others stand at its top."""
    holder = _plain(column(box, None, spacing=0))
    holder.setProperty("holder", True)
    return holder


def _held(box: Box) -> bool:
    parent = box.parentWidget()
    return parent is not None and bool(parent.property("holder"))


def _plain(layout: QVBoxLayout) -> QWidget:
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
