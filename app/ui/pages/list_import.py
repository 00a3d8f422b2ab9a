"""取り込み: a list of clients from a file, in steps that are looked at before it is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget
from typing_extensions import override

from app.errors import AppError
from app.services import client_import
from app.ui import import_work, qt, theme
from app.ui.import_work import Work
from app.ui.widgets.basic import button, clear, column, label, row
from app.ui.widgets.import_steps import KINDS, CheckStep, ColumnsStep, DropStep
from app.ui.widgets.page_body import FootedBody, PageBody

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.changes import Changes
    from app.services.client_import import Examined, Look, Outcome, Plan
    from app.ui.desk import Desk

TICK_MS = 200
STOPPED = "取り込みを止めました。何も書き込んでいません。"


class ListImportPage(PageBody):
    """Choose a file, say what its columns mean, look at what was found, take it in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("お客様の一覧を取り込む", parent)
        self._desk = desk
        self._found: Look | None = None
        self._examined: Examined | None = None
        self._work: Work | None = None
        self.step: QWidget | None = None
        look = theme.tokens()
        self._holder = column(spacing=look.space_4)
        body = QWidget()
        body.setLayout(self._holder)
        self.back = button("1つ前に戻る", "quiet")
        self.back.clicked.connect(self._back)
        self.stop = button("止める", name="取り込みを止める")
        self.stop.clicked.connect(self._stop)
        self.next = button("確かめる", "primary")
        self.next.clicked.connect(self.settle)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName("進みぐあい")
        self.far = label("", "sub", wrap=False)
        foot = row(self.back, self.far, self.bar, self.stop, None, self.next, spacing=look.space_3)
        self.body = FootedBody(body, foot)
        self.column.addWidget(self.body, 1)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)
        self._busy(on=False)

    def open(self, *_given: object) -> None:
        """Begin anew, unless a list is being taken in."""
        if self._work is None:
            self._begin()

    def reload(self) -> None:
        """Show what is there."""
        if self.step is None:
            self._begin()

    @property
    def unsaved(self) -> bool:
        """Whether a list is being looked at or taken in."""
        return self._found is not None

    def look_at(self, path: str) -> None:
        """Read the headings of a file and go on to its columns."""
        try:
            self._found = client_import.look(self._desk.store, Path(path))
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        step = ColumnsStep(self._found)
        step.changed.connect(self._preview)
        self._show(step, "確かめる")
        self._preview()
        step.boxes[0].setFocus(qt.OTHER_REASON)

    @override
    def settle(self) -> None:
        """Go on: examine the rows, or take them in."""
        if self._work is not None or self._found is None:
            return
        if isinstance(self.step, ColumnsStep):
            plan = self._plan(self.step)
            try:
                client_import.demand(plan)
            except AppError as error:
                self._desk.failures.show(error, self)
                return
            self._run(partial(import_work.examine, self._desk.store, plan), self._is_examined)
        elif isinstance(self.step, CheckStep) and self._examined is not None:
            job = partial(
                import_work.take_in,
                self._desk.store,
                self._found.plan,
                self._examined,
                dict(self.step.decisions),
            )
            self._run(job, self._is_taken)

    def look(self) -> None:
        """Show how far the work is; work that was stopped elsewhere is over."""
        work = self._work
        if work is None:
            return
        if work.job is not None and work.job.cancelled:
            self._end()
            return
        self.bar.setValue(round(work.share * 1000))
        self.far.setText(f"{work.rows:,}行" if work.rows else "読んでいます…")

    def _begin(self, *, keyboard: bool = True) -> None:
        self._found = self._examined = None
        step = DropStep()
        step.choose.clicked.connect(self._choose)
        step.dropped.connect(self.look_at)
        self._show(step, "")
        if keyboard:
            step.choose.setFocus(qt.OTHER_REASON)

    def _show(self, step: QWidget, words: str) -> None:
        clear(self._holder)
        self.step = step
        self._holder.addWidget(step)
        self._holder.addStretch(1)
        self.next.setVisible(bool(words))
        self.back.setVisible(bool(words))  # the first step is left by the way back above
        self.next.setText(words)
        self.next.setAccessibleName(words)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "お客様の一覧を選ぶ", "", KINDS)
        if name:
            self.look_at(name)

    def _plan(self, step: ColumnsStep) -> Plan:
        assert self._found is not None
        return client_import.with_keys(self._found.plan, step.keys)

    def _preview(self) -> None:
        if self._found is not None and isinstance(self.step, ColumnsStep):
            plan = self._plan(self.step)
            self.step.show_preview(client_import.preview(self._desk.store, self._found, plan))

    def _back(self) -> None:
        if isinstance(self.step, CheckStep) and self._found is not None:
            self.look_at(str(self._found.plan.path))
        else:
            self._begin()

    def _run(self, job: Callable[..., object], done: Callable[..., object]) -> None:
        work = self._work = Work()
        self._busy(on=True)
        self.look()
        self._timer.start()
        work.job = self._desk.tasks.run(
            partial(_with, job, work),
            done,
            self._failed,
            owner=self,
            lane="store",
            text="お客様の一覧を読んでいます…",
        )

    def _is_examined(self, examined: Examined) -> None:
        self._end()
        self._examined = examined
        if self._found is not None and isinstance(self.step, ColumnsStep):
            plan = self._plan(self.step)
            self._found = client_import.Look(
                plan, self._found.samples, self._found.remembered, self._found.encoding
            )
        self._show(CheckStep(examined), "取り込む")
        self.next.setEnabled(bool(examined.good))
        if self.isVisible():
            (self.next if examined.good else self.back).setFocus(qt.OTHER_REASON)

    def _is_taken(self, done: tuple[Outcome, Changes]) -> None:
        self._end()
        outcome, changes = done
        here = self.isVisible()
        self._begin(keyboard=here)
        if here:  # who works on another page is not taken away from it
            self._desk.go.clients()
        self._desk.go.done(changes, _told(outcome))

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, client_import.Stopped):
            self._desk.go.toast(STOPPED)
        else:
            self._desk.failures.show(error, self)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop = True
            self.stop.setEnabled(False)
            self.far.setText("止めています…")

    def _end(self) -> None:
        self._work = None
        self._timer.stop()
        self._busy(on=False)

    def _busy(self, *, on: bool) -> None:
        for each in (self.bar, self.far, self.stop):
            each.setVisible(on)
        self.stop.setEnabled(on)
        self.next.setEnabled(not on)
        self.back.setEnabled(not on)


def _with(job: Callable[..., object], work: Work) -> object:
    return job(work)


def _told(outcome: Outcome) -> str:
    """What came of it, in a sentence or three."""
    told = f"新しいお客様を{outcome.made:,}件取り込みました。"
    if outcome.joined:
        told += f"{outcome.joined:,}件は、もういるお客様にあわせました。"
    if outcome.noted:
        told += f"元と違う値は、メモに残しました（{outcome.noted:,}か所）。"
    return told
