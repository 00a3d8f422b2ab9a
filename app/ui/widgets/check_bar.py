"""The head of a check: where it stands, the ways back and on, and what else can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget
from typing_extensions import override

from app.ui import qt, theme
from app.ui.widgets.basic import button, label, row, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.ui.check_flow import Progress


class CheckBar(QWidget):
    """One line when the window is wide, two when it is not."""

    back = Signal()
    forward = Signal()
    vision = Signal()
    memo = Signal()
    calculate = Signal()
    hand = Signal()
    finish = Signal()
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = button("← 前へ", "quiet", name="前の質問に戻る")
        self.forward_button = button("次へ →", "quiet", name="次の質問へ進む")
        self.vision_button = button("ありたい姿を書く", name="5年後のありたい姿を書く")
        self.memo_button = button("メモ", "quiet", name="担当者メモを開く")
        self.memo_button.setToolTip("F4")
        self.calculate_button = button("試算", "quiet", name="費用対効果や価格転嫁を試算する")
        self.hand_button = button("手渡し", "quiet", name="お客様にパソコンを手渡す（F11）")
        self.finish_button = button("仕上げる", "quiet", name="ここで仕上げて結果を見る")
        self.finish_button.hide()
        self.later_button = button("あとで続ける", "quiet", name="保存したままチェックを閉じる")
        self.place = label("", "strong", wrap=False)
        self.minutes = label("", "caption", wrap=False)
        self.gauge = QProgressBar()
        self.gauge.setTextVisible(False)
        self.gauge.setAccessibleName("進みぐあい")
        for pressed, signal in (
            (self.back_button, self.back),
            (self.forward_button, self.forward),
            (self.vision_button, self.vision),
            (self.memo_button, self.memo),
            (self.calculate_button, self.calculate),
            (self.hand_button, self.hand),
            (self.finish_button, self.finish),
            (self.later_button, self.later),
        ):
            pressed.setFocusPolicy(qt.TAB_FOCUS)
            pressed.clicked.connect(signal)
        self._wide: bool | None = None
        self._arrange()

    def tell(self, progress: Progress, minutes: str) -> None:
        """Show where the check stands, such as 7/41 人材."""
        self.place.setText(f"{progress.number}/{progress.total}　{progress.topic}")
        self.minutes.setText(minutes)
        self.gauge.setMaximum(progress.total)
        self.gauge.setValue(progress.answered)
        self.gauge.setAccessibleDescription(
            f"{progress.total}問のうち{progress.answered}問に答えました。"
        )
        self.fit()

    def tell_vision(self, *, written: bool) -> None:
        """Offer the future in plain sight until it is written, and quietly from then on."""
        self.vision_button.setText("ありたい姿を直す" if written else "ありたい姿を書く")
        self.vision_button.setAccessibleName(f"5年後の{self.vision_button.text()}")
        set_role(self.vision_button, "quiet" if written else "secondary")

    def end(self, text: str, *, strong: bool) -> None:
        """What the way on is called on the present screen."""
        if self.forward_button.text() != text:
            self.forward_button.setText(text)
            self.forward_button.setAccessibleName(text.strip("→ "))
        set_role(self.forward_button, "primary" if strong else "quiet")

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.fit()

    def _arrange(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.tokens().space_1)
        self._words = QWidget()
        self._words.setLayout(row(self.place, self.minutes, None, spacing=theme.tokens().space_4))
        self._buttons = QWidget()
        self._buttons.setLayout(
            row(
                None,
                self.vision_button,
                self.memo_button,
                self.calculate_button,
                self.hand_button,
                self.later_button,
                self.finish_button,
                spacing=0,
            )
        )
        self._grid.setColumnStretch(1, 1)
        self.setLayout(self._grid)
        self._put(wide=True)

    def fit(self) -> None:
        """Take one line or two, as the width asks."""
        self._buttons.layout().activate()  # type: ignore[union-attr]
        parts = (self.back_button, self._words, self._buttons, self.forward_button)
        needed = sum(part.sizeHint().width() for part in parts) + 4 * theme.tokens().space_4
        self._put(wide=needed <= self.width())

    def _put(self, *, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        parts = (self.back_button, self._words, self._buttons, self.forward_button, self.gauge)
        for part in parts:
            self._grid.removeWidget(part)
        self._grid.addWidget(self.back_button, 0, 0)
        self._grid.addWidget(self.forward_button, 0, 3)
        if wide:
            self._grid.addWidget(self._words, 0, 1)
            self._grid.addWidget(self._buttons, 0, 2)
        else:
            self._grid.addWidget(self._buttons, 0, 1, 1, 2)
            self._grid.addWidget(self._words, 1, 0, 1, 4)
        self._grid.addWidget(self.gauge, 2, 0, 1, 4)
