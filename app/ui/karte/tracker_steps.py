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
from app.reports.phrases import day as day_words
from app.services import colleagues, entries, tracker
from app.ui import theme
from app.ui.forms.autosave import Autosave
from app.ui.forms.choices import Combo
from app.ui.forms.form import Form
from app.ui.forms.leftovers import Origin
from app.ui.forms.parts import day, lines, section
from app.ui.karte.entry_parts import owner_part
from app.ui.widgets.basic import button, card, column, label, row
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.entries.base import Entry
    from app.ui.desk import Desk

CIRCLED = {"1": "①", "2": "②", "3": "③"}


class StepRow(QWidget):
    """One step: its name, its state, and below it when wanted who, until when and a note."""

    def __init__(self, steps: TrackerSteps, code: str, words: str) -> None:
        super().__init__()
        self._steps, self.code = steps, code
        self._client_id = ""
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

    def show_step(self, step: Step, owner: str, *, client_id: str) -> None:
        """Show where the step of this client stands."""
        self.state.show_code(step.state)
        due = f"{day_words(step.due_on)}まで" if step.due_on else ""
        self.more.setText("　".join(part for part in (owner, due, step.note) if part))
        self.more.setVisible(bool(self.more.text()))
        if self.form is not None and self._client_id == client_id:
            self.saving.follow(step)
        elif self.form is not None:
            self._open(step, client_id)

    def _open(self, step: Step, client_id: str) -> None:
        """From now on the form writes into the step of this client."""
        self._client_id = client_id
        origin = Origin(f"{client_id}/process/{self.code}", client_id)
        self.saving.open(step, partial(self._steps.keep, client_id), origin=lambda: origin)

    def _chosen(self, _number: int) -> None:
        self._steps.turn(self.code, str(self.state.code))

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
            self.saving: Autosave[Step] = Autosave(
                self.form, _nowhere, clock=desk.clock, leftovers=desk.leftovers
            )
            self.saving.told.connect(desk.go.warn)
            self._below.addWidget(self.saving)
            self._below.addWidget(self.form)
            self._open(self._steps.value.step(self.code), self._steps.client_id)
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
        self.client_id = ""
        self.value = Process()
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
        """Show this client; what was typed about another is saved first."""
        self.client_id = client_id
        self.reload()

    def reload(self) -> None:
        """Read the steps again; what is being typed stays."""
        if not self.client_id:
            return
        _, self.value = self._read(self.client_id)
        names = colleagues.names(self.desk.store)
        for code, line in self.rows.items():
            step = self.value.step(code)
            line.show_step(step, names.get(step.owner, ""), client_id=self.client_id)
        for code, chip in self.obstacles.items():
            chip.setChecked(code in self.value.obstacles)

    def settle(self) -> None:
        """Write what stands in the open steps."""
        for line in self.rows.values():
            if line.form is not None:
                line.saving.flush()

    def keep(self, client_id: str, step: Step) -> None:
        """Keep a step of a client, but for its state. Raises an AppError when it cannot be."""
        entry, value = self._read(client_id)
        kept = replace(step, state=value.step(step.code).state)
        self._write(client_id, entry, replace(value, steps=value.with_step(kept)))

    def turn(self, code: str, state: str) -> None:
        """Set the state of a step."""
        entry, value = self._read(self.client_id)
        step = replace(value.step(code), state=state)
        self._try(entry, replace(value, steps=value.with_step(step)))

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
        entry, value = self._read(self.client_id)
        known = set(value.obstacles) ^ {code}
        ordered = tuple(each for each in OBSTACLES if each in known)
        self._try(entry, replace(value, obstacles=ordered))

    def _try(self, entry: Entry | None, value: Process) -> None:
        try:
            self._write(self.client_id, entry, value)
        except AppError as error:
            self.desk.failures.show(error, self)

    def _read(self, client_id: str) -> tuple[Entry | None, Process]:
        entry = tracker.only(self.desk.store, client_id, Process.kind)
        value = entry.value if entry is not None else Process()
        assert isinstance(value, Process)
        return entry, value

    def _write(self, client_id: str, entry: Entry | None, value: Process) -> None:
        store = self.desk.store
        if entry is not None:
            _, changes = entries.update(store, entry.id, value)
        else:
            _, changes = entries.create(store, client_id, value)
        self.desk.refresh.publish(changes)

    def _changed(self, changes: Changes) -> None:
        if self.client_id and self.isVisible() and changes.concerns(Kind.ENTRY):
            self.reload()


def _nowhere(_step: Step) -> None:
    """Nothing was opened yet."""
