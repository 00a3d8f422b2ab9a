"""The form of an own measure or case: a new one is kept by a button, then it saves itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.own_knowledge import MEASURE
from app.errors import AppError, Faults
from app.services import own_knowledge, profile
from app.ui import theme
from app.ui.forms.autosave import Autosave
from app.ui.forms.form import Form
from app.ui.forms.leftovers import Origin
from app.ui.forms.unsent import Unsent
from app.ui.own import parts, values
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.page_body import FootedBody

if TYPE_CHECKING:
    from app.services.own_knowledge import Own
    from app.ui.desk import Desk
    from app.ui.own.values import OwnForm

NOUNS = {"measure": "施策", "case": "事例"}
NEW = {"measure": "新しい施策", "case": "新しい事例"}
KEEP = {"measure": "この施策を残す", "case": "この事例を残す"}


class OwnSheet(QWidget):
    """Shows one. `kept(id)` with every write, `thrown()` when it went into the trash."""

    kept = Signal(str)
    thrown = Signal()

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self._desk, self.kind = desk, kind
        self.own_id = ""
        self._ours = False
        look = theme.tokens()
        noun = NOUNS[kind]
        sections = parts.measure() if kind == MEASURE else parts.case()
        self.form: Form[Any] = Form(sections, today=desk.today, check=values.faults)
        self.saving: Autosave[Any] = Autosave(
            self.form, self._update, clock=desk.clock, leftovers=desk.leftovers
        )
        self.saving.told.connect(desk.go.toast)
        self.unsent: Unsent[Any] = Unsent(self.form, desk)
        self.form.saved.connect(self._keep_new)
        self.title = label("", "h2")
        self.throw = button("ゴミ箱に入れる", "quiet", name=f"この{noun}をゴミ箱に入れる")
        self.throw.clicked.connect(self._throw)
        self.seek = button("合うお客様を探す", name="この施策に合うお客様を探す")
        self.seek.clicked.connect(self._seek)
        self.keep = button(KEEP[kind], "primary")
        self.keep.clicked.connect(self.form.save)
        body = QWidget()
        body.setLayout(column(self.title, self.form, None, spacing=look.space_4))
        foot = row(self.saving, None, self.throw, self.seek, self.keep, spacing=look.space_2)
        self.setLayout(column(FootedBody(body, foot)))
        self.setFocusProxy(self.form.first() or self.keep)

    def begin(self) -> None:
        """Show a new one; it is kept with the button."""
        self.saving.leave()
        self.own_id = ""
        blank: OwnForm = parts.new_case()
        if self.kind == MEASURE:
            advisor = profile.advisor(self._desk.store)
            blank = parts.new_measure(advisor, self._desk.today())
        self.unsent.begin(blank, Origin(f"own/{self.kind}"))
        self._head(NEW[self.kind])

    def open(self, own: Own) -> None:
        """Show this one; it saves itself."""
        if not self.own_id:
            self.unsent.leave()
        self.own_id = own.id
        write = partial(self._write, own.id)
        self.saving.open(values.form(own.kind, own.body), write, origin=partial(Origin, own.id))
        self._head(own.title)

    def follow(self, own: Own) -> None:
        """It was written elsewhere (undo): show what nobody is typing."""
        if not self._ours:
            self.saving.follow(values.form(own.kind, own.body))
            self.title.setText(own.title)

    def close_own(self) -> None:
        """Nothing is open any more."""
        self.saving.leave()
        self.own_id = ""

    # Inside

    def _head(self, title: str) -> None:
        new = not self.own_id
        self.title.setText(title)
        self.keep.setVisible(new)
        self.throw.setVisible(not new)
        self.seek.setVisible(not new and self.kind == MEASURE)
        self.saving.setVisible(not new)

    def _keep_new(self, value: OwnForm) -> None:
        if self.own_id:
            return
        try:
            own, changes = own_knowledge.create(self._desk.store, self.kind, values.body(value))
        except Faults as error:
            placed = values.placed(error.faults)
            self.form.show_faults(placed)
            self.form.go_to(placed[0].place.split("[")[0])
            return
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self.unsent.done()
        self.open(own)
        self._desk.go.done(changes, f"「{own.title}」を残しました。")
        self.kept.emit(own.id)

    def _update(self, value: OwnForm) -> None:
        self._write(self.own_id, value)

    def _write(self, own_id: str, value: OwnForm) -> None:
        """Raises an AppError when that cannot be."""
        try:
            own, changes = own_knowledge.update(self._desk.store, own_id, values.body(value))
        except Faults as error:
            raise Faults(values.placed(error.faults)) from error
        self._ours = True
        try:
            self._desk.refresh.publish(changes)
        finally:
            self._ours = False
        if own_id == self.own_id:
            self.title.setText(own.title)
        self.kept.emit(own_id)

    def _throw(self) -> None:
        own_id, title = self.own_id, self.title.text()
        self.saving.flush()
        self.saving.forget()
        self.own_id = ""
        thrown = partial(own_knowledge.trash, self._desk.store, own_id)
        if self._desk.write(thrown, f"「{title}」をゴミ箱に入れました。", self):
            self.thrown.emit()

    def _seek(self) -> None:
        if self.saving.flush():
            self._desk.go.seek(f"{self.kind}.own-{self.own_id}")
