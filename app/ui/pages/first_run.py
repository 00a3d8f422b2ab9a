"""The first run: five short pages from an empty machine to 今日."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui import failures, keys, opening, qt
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.first_steps import (
    AboutYouStep,
    CodeStep,
    SecretsStep,
    Step,
    WayStep,
    WelcomeStep,
)
from app.ui.widgets.gate import Gate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.paths import DataFolder
    from app.services.store import Store
    from app.ui.preferences import Preferences
    from app.ui.tasks import Tasks

STEPS = 5
MAKING = "設定を作っています…"


class FirstRunPage(Gate):
    """Goes through the steps; `made` carries the new store at once, `finished` at the end."""

    made = Signal(object)
    finished = Signal(object)
    demo_wanted = Signal()
    restore_wanted = Signal(str)

    def __init__(
        self,
        folder: DataFolder,
        tasks: Tasks,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = "最初の設定"
        self._folder = folder
        self._tasks = tasks
        self._preferences = preferences
        self._store: Store | None = None
        self._warned = False
        self._steps: list[Step] = []
        self.at = 0
        self.progress = label("", "caption", wrap=False)
        self.title = label("", "h1")
        self.head.addWidget(self.progress)
        self.head.addWidget(self.title)
        self.back = button("戻る", "quiet")
        self.forward = button("次へ", "primary")
        self.busy = label("", "hint", wrap=False)
        self.foot.addLayout(row(self.back, None, self.busy, self.forward, spacing=16))
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_on)
        preferences.changed.connect(self._resized)
        self._show(0)

    @property
    def step(self) -> Step:
        """The step that shows."""
        return self._steps[self.at]

    @override
    def begin(self) -> None:
        """Give the keyboard to the step."""
        self.step.begin()

    def go_on(self) -> None:
        """To the next step, when this one is complete."""
        if not self.forward.isEnabled() or not self.step.check():
            return
        if isinstance(self.step, SecretsStep):
            self._make()
        elif isinstance(self.step, CodeStep):
            self.finished.emit(self._store)
        elif isinstance(self.step, WayStep) and self.step.way != "alone":
            self._other_way(self.step.way)
        else:
            self._show(self.at + 1)

    def go_back(self) -> None:
        """To the step before."""
        if self.at and not isinstance(self.step, CodeStep):
            self._show(self.at - 1)

    def hold_back(self) -> bool:
        """Whether the window should stay once more: the code is shown only now."""
        if self._warned or not isinstance(self.step, CodeStep) or self.step.ready:
            return False
        self._warned = True
        self.step.warn()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter goes on, Esc goes back."""
        if keys.settles(event):
            self.go_on()
        elif event.key() == qt.KEY.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _other_way(self, way: str) -> None:
        if way == "restore":
            self.restore_wanted.emit("")
            return
        self._set_busy("サンプルデータを用意しています…")
        self.demo_wanted.emit()

    def _make(self) -> None:
        about, secrets = self._steps[2], self._steps[3]
        assert isinstance(about, AboutYouStep)
        assert isinstance(secrets, SecretsStep)
        beginning = opening.Beginning(about.form.value, secrets.passphrase.text, secrets.pin_text)
        self._set_busy(MAKING)
        job = partial(opening.begin, self._folder, beginning)
        self._tasks.run(job, self._made, self._failed, owner=self, lane="store")

    def _made(self, begun: opening.Begun) -> None:
        self._set_busy("")
        self._store = begun.store
        self.made.emit(self._store)
        self._show(self.at + 1, code=begun.code)
        if begun.trouble is not None and isinstance(self.step, CodeStep):
            failures.LOG.error("the first run is not complete", exc_info=begun.trouble)
            self.step.tell("".join(failures.words(begun.trouble)))

    def _failed(self, error: BaseException) -> None:
        self._set_busy("")
        secrets = self.step
        assert isinstance(secrets, SecretsStep)
        secrets.fail("".join(failures.words(error)))

    def _set_busy(self, text: str) -> None:
        self.busy.setText(text)
        self.forward.setEnabled(not text)
        self.back.setEnabled(not text)

    def _show(self, number: int, *, code: str = "") -> None:
        while len(self._steps) <= number:
            step = self._build(len(self._steps), code)
            step.ready_changed.connect(self._update_forward)
            step.next_wanted.connect(self.go_on)
            self._steps.append(step)
            self.body.addWidget(step)
            self._order(step)
        for place, step in enumerate(self._steps):
            step.setVisible(place == number)
        self.at = number
        self.title.setText(self.step.heading)
        self.progress.setText(f"最初の設定　{number + 1} / {STEPS}")
        self.back.setVisible(number > 0 and not code)
        self.forward.setText("使い始める" if code else "次へ")
        self.forward.setAccessibleName(self.forward.text())
        self._update_forward()
        self.step.begin()
        self.to_top()

    def _order(self, step: Step) -> None:
        """The buttons below come after the fields of the step, though they were made before."""
        stops = [part for part in step.findChildren(QWidget) if part.focusPolicy() & qt.TAB_FOCUS]
        stops = [*stops, self.back, self.forward]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _build(self, number: int, code: str) -> Step:
        match number:
            case 0:
                return WelcomeStep(self._preferences)
            case 1:
                return WayStep()
            case 2:
                return AboutYouStep()
            case 3:
                return SecretsStep()
            case _:
                return CodeStep(code)

    def _update_forward(self) -> None:
        self.forward.setEnabled(self.step.ready)

    def _resized(self) -> None:
        self.fit()
