"""面談のあと: in a minute a note, a day to come back, and whom to refer to (ux.md 3B)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from app.errors import AppError
from app.services import agenda, holidays
from app.services.agenda import AfterMeeting
from app.ui import keys, theme
from app.ui.agenda.parts import into_sight, short_day
from app.ui.forms.typed import Area
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.fields import Field, labelled
from app.ui.widgets.number_guard import NumberGuard
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from app.ui.desk import Desk

_EMPTY = AfterMeeting()
KEPT = "面談のあとの記録を残しました。"
TITLE = "面談のあとに"
WHY = "忘れないうちに、1分で。どれも空のままで構いません。"


class AfterSheet(QFrame):
    """Three fields and [完了]; `left()` when it is done or put away.

    What was noted and put away stands there again when the sheet opens for the same meeting.
    """

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = theme.tokens()
        self.setProperty("role", "note")
        self._desk = desk
        self._client_id = self._parent = ""
        self._day: date | None = None
        self._drafts = desk.noted  # pages come and go
        self.title = label(TITLE, "h3")
        self.memo = Area("面談のメモ", least=2)
        self.referred = Field(name="紹介先")
        self._guards = NumberGuard(self.memo), NumberGuard(self.referred)
        self.days = QWidget()
        self._flow = WrapLayout(self.days, gap=look.space_2)
        self.chips: dict[date, QPushButton] = {}
        self.done = button("完了", "primary", name="面談のあとの記録を完了する")
        self.done.clicked.connect(self.settle)
        self.memo.textChanged.connect(self._remember)
        self.referred.textChanged.connect(self._remember)
        self.later = button("あとで", "quiet", name="面談のあとの記録をあとにする")
        self.later.clicked.connect(self._leave)
        layout = column(
            self.title,
            label(WHY, "hint"),
            labelled("メモ", self.memo),
            self._guards[0],
            label("いつ、その後を聞きますか", "strong"),
            self.days,
            labelled("紹介先（あれば）", self.referred),
            self._guards[1],
            row(self.later, None, self.done),
            spacing=look.space_2,
        )
        edge = look.space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)

    def open(self, client_id: str, name: str, *, parent: str = "") -> None:
        """Ask about the meeting with this client; what is noted hangs on the parent entry."""
        self.offer(client_id, name, parent=parent)
        self.show()
        self.memo.setFocus()
        into_sight(self)

    def offer(self, client_id: str, name: str, *, parent: str = "") -> None:
        """As `open`, but the keyboard stays where it is."""
        self._client_id, self._parent = "", ""  # what is shown now is nobody's edit
        draft = self._drafts.get((client_id, parent), _EMPTY)
        self.title.setText(f"{name}：{TITLE}")
        self.memo.setPlainText(draft.memo)
        self.referred.setText(draft.referred_to)
        self._offer()
        if draft.follow_on in self.chips:
            self._choose(draft.follow_on)
        self._client_id, self._parent = client_id, parent

    @property
    def unsaved(self) -> bool:
        """Whether something was noted that is not kept yet."""
        noted = self.memo.toPlainText() or self.referred.text() or self._day
        return bool(noted) and not self.isHidden()

    def settle(self) -> None:
        """Keep what was noted."""
        if any(guard.stops() for guard in self._guards):
            return
        try:
            changes = agenda.after_meeting(
                self._desk.store, self._client_id, self._given, parent=self._parent
            )
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._drafts.pop((self._client_id, self._parent), None)
        self._leave()
        if changes is not None:
            self._desk.go.done(changes, KEPT)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter keeps it."""
        if keys.settles(event):
            self.settle()
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips.clear()
        self._day = None
        for words, day in holidays.quick_days(self._desk.today()):
            chip = button(f"{words} {short_day(day)}", "chip", name=f"{words}後に聞く")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._choose, day))
            self._flow.addWidget(chip)
            self.chips[day] = chip

    def _choose(self, day: date) -> None:
        self._day = None if self._day == day else day
        for each, chip in self.chips.items():
            chip.setChecked(each == self._day)
        self._remember()

    @property
    def _given(self) -> AfterMeeting:
        return AfterMeeting(self.memo.toPlainText(), self._day, self.referred.text())

    def _remember(self) -> None:
        if self._client_id:
            self._drafts[self._client_id, self._parent] = self._given

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
