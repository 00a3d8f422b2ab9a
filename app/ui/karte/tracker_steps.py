"""The three processes with their steps: a state each, and more about a step when it is opened."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.changes import Changes, Kind
from app.domain.entries.tracker import (
    OBSTACLES,
    PROCESS_NAMES,
    PROCESSES,
    STEP_STATES,
    Process,
    Step,
)
from app.errors import AppError
from app.services import colleagues, entries, tracker
from app.ui import theme
from app.ui.client_words import day as day_words
from app.ui.forms.autosave import Autosave
from app.ui.forms.choices import Combo
from app.ui.forms.form import Form
from app.ui.forms.parts import day, lines, section
from app.ui.karte.entry_parts import owner_part
from app.ui.widgets.basic import button, card, column, label, row
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.ui.desk import Desk

CIRCLED = {"1": "①", "2": "②", "3": "③"}


class StepRow(QWidget):
    """One step: its name, its state, and below it when wanted who, until when and a note."""

    def __init__(self, steps: TrackerSteps, code: str, words: str) -> None:
        super().__init__()
        self._steps, self.code = steps, code
        self.name = label(words)
        self.more = label("", "caption")
        self.state = Combo(f"{words}：状態")
        self.state.offer(STEP_STATES, empty="")
        self.state.activated.connect(self._chosen)
        self.open = button("くわしく", "quiet", name=f"{words}：くわしく")
        self.open.setCheckable(True)
        self.open.toggled.connect(self._toggled)
        line = row(column(self.name, self.more, spacing=0), self.state, self.open)
        line.setStretch(0, 1)
        self._below = column(spacing=0)
        self.form: Form[Step] | None = None
        self.setLayout(column(line, self._below, spacing=0))

    def show_step(self, step: Step, owner: str) -> None:
        """Show where the step stands."""
        self.state.show_code(step.state)
        due = f"{day_words(step.due_on)}まで" if step.due_on else ""
        self.more.setText("　".join(part for part in (owner, due, step.note) if part))
        self.more.setVisible(bool(self.more.text()))
        if self.form is not None:
            self.saving.follow(step)

    def _chosen(self, _number: int) -> None:
        step = self._steps.value.step(self.code)
        self._steps.keep(replace(step, state=str(self.state.code)))

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if self.form is None:
            desk = self._steps.desk
            self.form = Form(
                (
                    section(
                        "",
                        owner_part(desk),
                        day("due_on", "いつまでに", towards="future"),
                        lines("note", "メモ", least=2, wide=True),
                    ),
                ),
                today=desk.today,
                nested=True,
            )
            self.saving: Autosave[Step] = Autosave(self.form, self._steps.keep, clock=desk.clock)
            self._below.addWidget(self.saving)
            self._below.addWidget(self.form)
            self.saving.open(self._steps.value.step(self.code))
        self.form.setVisible(on)
        self.saving.setVisible(on)
        if on:
            self.form.start()


class TrackerSteps(QWidget):
    """The processes of a client, made when the first step is touched."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = theme.tokens()
        self.desk = desk
        self._client_id = ""
        self.value = Process()
        self._entry_id = ""
        self.rows: dict[str, StepRow] = {}
        self.obstacles: dict[str, QPushButton] = {}
        grid = ColumnsLayout(counts=(3, 2, 1), minimum=round(400 * look.scale), gap=look.space_4)
        for process, steps in PROCESSES.items():
            parts: list[QWidget] = [label(f"{CIRCLED[process]} {PROCESS_NAMES[process]}", "h3")]
            for code, words in steps.items():
                self.rows[code] = StepRow(self, code, words)
                parts.append(self.rows[code])
            grid.addWidget(card(*parts, None, spacing=look.space_2))
        grid.addWidget(card(label("つまずきになりそうなこと", "h3"), self._obstacles(), None))
        self.setLayout(column(grid, None))
        desk.refresh.changed.connect(self._changed)

    def open(self, client_id: str) -> None:
        """Show this client."""
        self._client_id = client_id
        self.reload()

    def reload(self) -> None:
        """Read the steps again; what is being typed stays."""
        if not self._client_id:
            return
        entry = tracker.only(self.desk.store, self._client_id, Process.kind)
        self._entry_id = entry.id if entry is not None else ""
        found = entry.value if entry is not None else Process()
        assert isinstance(found, Process)
        self.value = found
        names = colleagues.names(self.desk.store)
        for code, line in self.rows.items():
            step = found.step(code)
            line.show_step(step, names.get(step.owner, ""))
        for code, chip in self.obstacles.items():
            chip.setChecked(code in found.obstacles)

    def settle(self) -> None:
        """Write what stands in the open steps."""
        for line in self.rows.values():
            if line.form is not None:
                line.saving.flush()

    def keep(self, step: Step) -> None:
        """Keep a step. Raises an AppError when it cannot be."""
        self._write(replace(self.value, steps=self.value.with_step(step)))

    def _obstacles(self) -> QWidget:
        box = QWidget()
        flow = WrapLayout(box, gap=theme.tokens().space_2)
        for code, words in OBSTACLES.items():
            chip = button(words, "chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._obstacle, code))
            self.obstacles[code] = chip
            flow.addWidget(chip)
        return box

    def _obstacle(self, code: str) -> None:
        known = set(self.value.obstacles) ^ {code}
        ordered = tuple(each for each in OBSTACLES if each in known)
        try:
            self._write(replace(self.value, obstacles=ordered))
        except AppError as error:
            self.desk.failures.show(error, self)

    def _write(self, value: Process) -> None:
        store = self.desk.store
        if self._entry_id:
            _, changes = entries.update(store, self._entry_id, value)
        else:
            entry, changes = entries.create(store, self._client_id, value)
            self._entry_id = entry.id
        self.value = value
        self.desk.refresh.publish(changes)

    def _changed(self, changes: Changes) -> None:
        if self._client_id and self.isVisible() and changes.concerns(Kind.ENTRY):
            self.reload()
