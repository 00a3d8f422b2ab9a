"""The checks of a client, newest first, each with what came out of it and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app import library
from app.domain.scoring import score
from app.reports.phrases import day
from app.ui import theme
from app.ui.client_words import MARK, kind_of_check
from app.ui.widgets.basic import button, clear, column, label
from app.ui.widgets.columns import ColumnsLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.records import Check
    from app.domain.score import Score


def scored(check: Check) -> Score:
    """The score of a finished check, with its own questionnaire."""
    return score(
        library.questionnaire(check.questionnaire, check.version),
        check.answers,
        industry=check.industry,
        item_set="short" if check.item_set == "short" else "full",
    )


def outcome(check: Check) -> str:
    """What came out of a check, in plain words for the advisor."""
    result = scored(check)
    if result.segment is not None:
        return library.result_texts().segments[result.segment].advisor
    if check.item_set == "short":
        return "課題と道具だけのチェックです。"
    return f"答えていない質問が{len(result.incomplete)}つあります。"


def marks(check: Check) -> str:
    """Whether it was corrected, corrects another, was moved, or came from paper."""
    words = [kind_of_check(check)]
    if check.superseded_by:
        words.append("訂正前（新しいチェックがあります）")
    if check.supersedes:
        words.append("訂正したもの")
    if check.moved_from:
        words.append("別のお客様から移しました")
    words += [check.context.place, check.context.person]
    return MARK.join(word for word in words if word)


class Timeline(QWidget):
    """One card a check. Each signal carries the id of the check."""

    result = Signal(str)
    paper = Signal(str)
    correct = Signal(str)
    moving = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: QVBoxLayout = column(spacing=theme.tokens().space_3)
        self.setLayout(self._cards)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these checks, newest first."""
        clear(self._cards)
        if not checks:
            self._cards.addWidget(
                label("チェックは、まだありません。[チェックを始める]で、いっしょに始められます。")
            )
        for check in checks:
            self._cards.addWidget(self._card(check))

    def _card(self, check: Check) -> QFrame:
        look = theme.tokens()
        when = day(check.context.conducted_on)
        frame = QFrame()
        frame.setProperty("role", "card")
        layout = column(label(when, "h3"), label(outcome(check)), spacing=look.space_1)
        remarks = marks(check)
        if remarks:
            layout.addWidget(label(remarks, "caption"))
        buttons = ColumnsLayout(counts=(4, 2, 1), minimum=round(118 * look.scale), gap=look.space_1)
        for words, role, signal in (
            ("結果を見る", "secondary", self.result),
            ("PDFを見る", "quiet", self.paper),
            ("答えを直す", "quiet", self.correct),
            ("別のお客様へ移す", "quiet", self.moving),
        ):
            if check.superseded_by and signal in (self.correct, self.moving):
                continue
            pressed = button(words, role, name=f"{when}のチェック：{words}")
            pressed.clicked.connect(partial(signal.emit, check.id))
            buttons.addWidget(pressed)
        layout.addLayout(buttons)
        edge = look.space_4
        layout.setContentsMargins(edge, look.space_3, edge, look.space_3)
        frame.setLayout(layout)
        return frame
