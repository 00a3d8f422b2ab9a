"""The sheet of keys (F1)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from app.ui import theme
from app.ui.widgets.basic import button, column, label, row

KEYS = (
    ("Enter / Shift+Enter", "次の項目へ / 前の項目へ"),
    ("Ctrl+Enter", "決定する・保存する"),
    ("1〜5", "質問に答える"),
    ("← →", "前の質問へ / 次の質問へ"),
    ("F4", "メモを書く"),
    ("Ctrl+F", "お客様をさがす"),
    ("Ctrl+P", "印刷の画面を開く"),
    ("F5", "画面を新しくする"),
    ("F11", "手渡しを始める / 終える(PIN)"),
    ("Ctrl+L", "すぐにロックする"),
    ("Esc", "前の画面に戻る・閉じる"),
)


class KeysDialog(QDialog):
    """Every key of the application with what it does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("キーの一覧")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.tokens().space_6)
        grid.setVerticalSpacing(theme.tokens().space_2)
        for line, (key, meaning) in enumerate(KEYS):
            grid.addWidget(label(key, "strong", wrap=False), line, 0)
            grid.addWidget(label(meaning, wrap=False), line, 1)
        grid.setColumnStretch(1, 1)
        close = button("閉じる", "primary")
        close.clicked.connect(self.accept)
        layout = column(label("キーの一覧", "h2"), grid, row(None, close), spacing=16)
        edge = theme.tokens().space_5
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)
        close.setFocus()
