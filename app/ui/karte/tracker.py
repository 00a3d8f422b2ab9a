"""伴走計画: from the dream to what was measured, a part at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from app.domain.changes import Changes, Kind
from app.domain.entries.choosing import Flow, Indicator, ToolComparison
from app.domain.entries.tracker import PROCESS_NAMES, GoalSheet
from app.errors import AppError
from app.services import clients, entries, tracker
from app.ui import qt, theme
from app.ui.forms.entry_form import EntryForm
from app.ui.forms.parts import section
from app.ui.karte import tracker_parts
from app.ui.karte.entry_chips import EntryChips
from app.ui.karte.tracker_marks import MarksTable
from app.ui.karte.tracker_plan import TrackerPlan
from app.ui.karte.tracker_steps import CIRCLED, TrackerSteps
from app.ui.widgets.basic import button, column, label, row, scroll
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from typing import Protocol

    from app.domain.entries.choosing import Mark
    from app.ui.desk import Desk
    from app.ui.forms.rows import Rows

    class Face(Protocol):
        """A part of the section."""

        def open(self, client_id: str) -> None:
            """Show this client."""

        def reload(self) -> None:
            """Read again; what is being typed stays."""

        def settle(self) -> None:
            """Write what stands in the form."""


COPYING = "チェックから写す操作"
PARTS = (
    ("sheet", "課題設定シート"),
    ("steps", "3つの段階"),
    ("plan", "計画"),
    ("tools", "道具くらべ"),
    ("flows", "業務の流れ"),
    ("indicators", "指標"),
)


class SheetFace(QWidget):
    """The one sheet of a client, filled from the latest check with one tap."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._client_id = ""
        self.form: EntryForm[GoalSheet] = EntryForm(desk, tracker_parts.sheet(desk), cards=True)
        self.fill = button(
            "経営チェックから写す", name="夢と課題を、いちばん新しいチェックから写す"
        )
        self.fill.clicked.connect(self._fill)
        self.setLayout(column(row(self.fill, None), self.form, None))
        self.setFocusProxy(self.fill)
        self.form.gone.connect(self._begin)
        desk.refresh.changed.connect(self._changed)

    def open(self, client_id: str) -> None:
        """Show this client."""
        self._client_id = client_id
        entry = tracker.only(self._desk.store, client_id, GoalSheet.kind)
        if entry is not None:
            self.form.open(entry)
        else:
            self._begin()

    def reload(self) -> None:
        """Read the sheet again; what is being typed stays."""
        if self.form.entry is not None:
            self.form.reload()
        elif not self.form.saving.dirty:
            self.open(self._client_id)

    def settle(self) -> None:
        """Write what was typed into the form."""
        self.form.saving.flush()

    def _begin(self) -> None:
        """A sheet that is made with the first edit; also when the one before was taken back."""
        self.form.begin(self._client_id, GoalSheet())

    def _changed(self, changes: Changes) -> None:
        """A sheet that was taken back may come again."""
        new = self.form.entry is None and self._client_id in changes.ids
        if new and changes.concerns(Kind.ENTRY) and not self.form.saving.dirty:
            self.open(self._client_id)

    def _fill(self) -> None:
        self.form.saving.flush()
        store, entry = self._desk.store, self.form.entry
        value = entry.value if entry is not None else GoalSheet()
        assert isinstance(value, GoalSheet)
        filled = tracker.from_check(store, self._client_id, value)
        if filled == value:
            self._desk.go.toast("写すものはありません。チェックの夢と課題は、もう入っています。")
            return
        try:
            if entry is not None:
                entry, changes = entries.update(store, entry.id, filled, action=COPYING)
            else:
                entry, changes = entries.create(store, self._client_id, filled)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self.form.open(entry)
        self._desk.go.done(changes, "チェックの夢と課題を写しました。")


class TrackerSection(QWidget):
    """Chips for the parts, and the part that shows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = ""
        self.part = ""
        self._made: dict[str, QWidget] = {}
        self._opened_for: dict[str, str] = {}
        self.chips: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self.progress = {name: label("", "caption", wrap=False) for name in PROCESS_NAMES}
        self.paper = button("計画のPDFを見る・印刷する")
        self.paper.clicked.connect(self._preview)
        chips = QWidget()
        flow = WrapLayout(chips, gap=theme.tokens().space_1)
        for name, words in PARTS:
            self.chips[name] = button(words, "chip")
            self.chips[name].setCheckable(True)
            self.chips[name].clicked.connect(partial(self.turn, name))
            flow.addWidget(self.chips[name])
        progress = QWidget()
        line = WrapLayout(progress, gap=theme.tokens().space_3)
        for told in self.progress.values():
            line.addWidget(told)
        head = row(progress, self.paper)
        head.setStretch(0, 1)
        head.setAlignment(progress, qt.VCENTER)
        layout = column(head, chips, self._stack, spacing=theme.tokens().space_3)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        desk.refresh.changed.connect(self._changed)
        self.setFocusProxy(self.chips[PARTS[0][0]])

    def open(self, client_id: str) -> None:
        """Show this client. Raises NotFound."""
        clients.get(self._desk.store, client_id)
        self._client_id = client_id
        self._show_progress()
        self.turn(PARTS[0][0])

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        if self._client_id:
            self._show_progress()
            self.face.reload()

    def settle(self) -> None:
        """Ctrl+Enter writes what stands in the part that shows."""
        if self.part:
            self.face.settle()

    def show_entry(self, entry_id: str) -> None:
        """Open a line of the plan of this client. Raises NotFound."""
        self.turn("plan")
        cast("TrackerPlan", self.face).show_entry(entry_id)

    @property
    def face(self) -> Face:
        """The part that shows."""
        return cast("Face", self._made[self.part])

    def turn(self, name: str) -> None:
        """Show a part."""
        if name not in self._made:
            self._made[name] = self._make(name)
            self._stack.addWidget(scroll(self._made[name]))
        self.part = name
        if self._opened_for.get(name) != self._client_id:
            self.face.open(self._client_id)
            self._opened_for[name] = self._client_id
        else:
            self.face.reload()
        self._stack.setCurrentIndex(list(self._made).index(name))
        for key, chip in self.chips.items():
            chip.setChecked(key == name)

    def _make(self, name: str) -> QWidget:
        desk = self._desk
        if name == "sheet":
            return SheetFace(desk)
        if name == "steps":
            return TrackerSteps(desk)
        if name == "plan":
            return TrackerPlan(desk)
        if name == "tools":
            return self._tools()
        if name == "flows":
            return EntryChips(
                desk,
                tracker_parts.flow(desk),
                blank=Flow,
                name_of=lambda value: value.title,
                words=("業務の流れを加える", "業務の流れは、まだありません。"),
            )
        return EntryChips(
            desk,
            tracker_parts.indicator(desk),
            blank=Indicator,
            name_of=lambda value: value.name,
            words=("指標を加える", "指標は、まだありません。課題ごとに、測れるものを1つ決めます。"),
        )

    def _tools(self) -> QWidget:
        self.marks = MarksTable()
        marks = section("", remark=lambda: self.marks)
        made = EntryChips(
            self._desk,
            (*tracker_parts.comparison(self._desk), marks),
            blank=ToolComparison,
            name_of=lambda value: value.title,
            words=("くらべる道具を加える", "まだ、くらべている道具はありません。"),
        )
        self.marks.turned.connect(partial(self._mark, made))
        return made

    def _mark(self, made: EntryChips[ToolComparison], place: int, marks: tuple[Mark, ...]) -> None:
        """A mark is an edit of the form, and is kept with all that stands there."""
        candidates = cast("Rows", made.form.form.editor("candidates"))
        candidates.amend(place, marks=marks)

    def _show_progress(self) -> None:
        process = tracker.plan(self._desk.store, self._client_id).process
        for name, told in self.progress.items():
            done, whole = process.progress(name)
            told.setText(f"{CIRCLED[name]}{PROCESS_NAMES[name]} {done}/{whole}")

    def _preview(self) -> None:
        self.settle()
        self._desk.go.plan_paper(self._client_id)

    def _changed(self, changes: Changes) -> None:
        if self._client_id and self.isVisible() and changes.concerns(Kind.ENTRY):
            self._show_progress()
