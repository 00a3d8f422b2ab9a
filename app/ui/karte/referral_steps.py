"""専門家派遣: how far a referral is, the days so far, and one tap to what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from app.domain import consultation_codes as codes
from app.domain.entries.consultation import NEXT, Referral
from app.errors import AppError
from app.reports import phrases
from app.services import entries
from app.ui import theme
from app.ui.widgets.basic import button, column, label
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from app.domain.entries.base import Entry
    from app.ui.desk import Desk

STEPS = {
    "considering": "申し込んだ",
    "applied": "すり合わせをした",
    "prior": "派遣があった",
    "dispatched": "完了した",
}
_OVER = frozenset({"done", "withdrawn"})


class ReferralSteps(QFrame):
    """The state of the referral that shows in the sheet beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = theme.tokens()
        self.setProperty("role", "card")
        self._desk = desk
        self._entry: Entry | None = None
        self.state = label("", "strong")
        self.days = label("", "sub")
        self.next = button("", "primary")
        self.next.clicked.connect(self._step)
        self.again = button("もう1回の派遣", name="もう1回の派遣日を今日で足す")
        self.again.clicked.connect(self._again)
        self.withdraw = button("取りやめる", "quiet", name="専門家派遣を取りやめる")
        self.withdraw.clicked.connect(self._withdraw)
        keys = WrapLayout(gap=look.space_2)
        for pressed in (self.next, self.again, self.withdraw):
            keys.addWidget(pressed)
        layout = column(self.state, self.days, keys, spacing=look.space_2)
        edge = look.space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)

    def open(self, entry: Entry | None) -> None:
        """Show this referral; hide when there is none."""
        value = entry.value if entry is not None else None
        self._entry = entry
        self.setVisible(isinstance(value, Referral))
        if not isinstance(value, Referral):
            return
        self.state.setText(f"いまは「{codes.REFERRAL_STATES[value.state]}」です。")
        self.days.setText(_days(value))
        self.days.setVisible(bool(self.days.text()))
        words = STEPS.get(value.state, "")
        self.next.setText(words)
        self.next.setAccessibleName(f"{words}（今日の日付で）")
        self.next.setVisible(value.state in NEXT)
        self.again.setVisible(value.state == "dispatched")
        self.withdraw.setVisible(value.state not in _OVER)

    def _step(self) -> None:
        value = self._value
        self._write(value.step(self._desk.today()), f"「{STEPS[value.state]}」と書きました。")

    def _again(self) -> None:
        days = (*self._value.dispatched_on, self._desk.today())
        self._write(replace(self._value, dispatched_on=days), "派遣日を足しました。")

    def _withdraw(self) -> None:
        self._write(replace(self._value, state="withdrawn"), "取りやめと書きました。")

    @property
    def _value(self) -> Referral:
        assert self._entry is not None
        value = entries.get(self._desk.store, self._entry.id).value
        assert isinstance(value, Referral)
        return value

    def _write(self, value: Referral, words: str) -> None:
        assert self._entry is not None
        try:
            made, changes = entries.update(self._desk.store, self._entry.id, value)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._desk.go.done(changes, words)
        self.open(made)


def _days(value: Referral) -> str:
    pairs = (
        ("申込み", phrases.day(value.applied_on)),
        ("すり合わせ", phrases.day(value.prior_on)),
        ("派遣", "、".join(phrases.day(each) for each in value.dispatched_on)),
        ("完了", phrases.day(value.done_on)),
    )
    return "　→　".join(f"{name} {day}" for name, day in pairs if day)
