"""The sheet of keys (F1)."""

from __future__ import annotations

from itertools import chain

from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QWidget

from app.ui import qt, theme
from app.ui.widgets.basic import button, column, label, row, scroll
from app.ui.widgets.columns import ColumnsLayout

TITLE = "キー一覧"
GROUPS = (
    (
        "どの画面でも",
        (
            ("F1", "この一覧を開く"),
            ("Ctrl+F", "お客様をさがす"),
            ("Ctrl+K", "すぐに移る（お客様・画面・すること）"),
            ("Ctrl+Z / Ctrl+Y", "元に戻す・やり直す"),
            ("F5", "画面を新しくする"),
            ("F11", "手渡しを始める・終える（PIN）"),
            ("Ctrl+L", "すぐにロックする"),
            ("Esc", "お知らせを閉じる・前の画面に戻る"),
        ),
    ),
    (
        "欄に入れるとき",
        (
            ("Enter", "次の項目へ"),
            ("Shift+Enter", "前の項目へ"),
            ("Space", "並んだ候補を選ぶ・外す"),
            ("← →", "並んだ候補を動く"),
            ("Alt+↑ Alt+↓", "いまの行を上へ・下へ動かす（手順・候補など）"),
            ("Ctrl+Enter / Ctrl+S / F12", "決定する・保存する"),
        ),
    ),
    (
        "お客様を選ぶとき",
        (
            ("Alt+N", "新しいお客様"),
            ("Alt+1〜Alt+9", "最近のお客様をチェックする"),
            ("↑ ↓", "一覧を上下に動く"),
            ("Enter", "選んだお客様を開く"),
            ("Ctrl+A", "見つかったお客様を全部選ぶ"),
            ("Space", "まとめて選ぶとき、選ぶ・外す"),
        ),
    ),
    (
        "チェックに答えるとき",
        (
            ("1〜5", "質問に答える"),
            ("← →", "前の質問へ・次の質問へ"),
            ("↑ ↓", "表の行を動く"),
            ("Ctrl+Z", "ひとつ前の答えを取り消す"),
            ("?", "言葉の意味を見る"),
            ("F4", "メモを書く"),
        ),
    ),
    (
        "紙から入力するとき",
        (
            ("1〜5", "その番号で答える"),
            ("0", "空欄にする"),
            ("Backspace", "1つ戻る"),
            ("Enter", "仕上げる"),
        ),
    ),
    ("結果の画面", (("Ctrl+P", "印刷の画面を開く"),)),
)
KEYS = tuple(chain.from_iterable(keys for _, keys in GROUPS))
COLUMN = 400  # px at text size 標準
HEIGHT = 720
EDGE = 48  # what stays free of the window around the sheet


class KeysDialog(QDialog):
    """Every key of the application with what it does; never larger than the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        look = theme.tokens()
        inside = QWidget()
        columns = ColumnsLayout(counts=(2, 1), minimum=round(COLUMN * look.scale), gap=look.space_4)
        for title, keys in GROUPS:
            columns.addWidget(_group(title, keys))
        inside.setLayout(column(columns, None, spacing=0))
        area = scroll(inside)
        area.setFocusPolicy(qt.STRONG_FOCUS)  # the arrows scroll
        area.setAccessibleName(TITLE)
        close = button("閉じる", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = column(label(TITLE, "h2"), area, row(None, close), spacing=look.space_4)
        layout.setStretch(1, 1)
        layout.setContentsMargins(*[look.space_5] * 4)
        self.setLayout(layout)
        room = parent.window().size()
        wide = round(2 * COLUMN * look.scale) + look.space_4 + 2 * look.space_5
        wide = min(wide + look.space_5, room.width() - EDGE)
        self.resize(wide, min(round(HEIGHT * look.scale), room.height() - EDGE))
        area.setFocus()


def _group(title: str, keys: tuple[tuple[str, str], ...]) -> QFrame:
    look = theme.tokens()
    frame = QFrame()
    frame.setProperty("role", "card")
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.space_4)
    grid.setVerticalSpacing(look.space_1)
    for line, (key, meaning) in enumerate(keys):
        grid.addWidget(label(key, "strong"), line, 0)
        grid.addWidget(label(meaning), line, 1)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    layout = column(label(title, "caption"), grid, None, spacing=look.space_2)
    layout.setContentsMargins(look.space_4, look.space_3, look.space_4, look.space_3)
    frame.setLayout(layout)
    return frame
