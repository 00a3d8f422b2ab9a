"""The five steps of the first run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QPushButton, QWidget
from typing_extensions import override

from app.ui import opening, qt
from app.ui.widgets.advisor_form import AdvisorForm
from app.ui.widgets.basic import button, card, column, label, row
from app.ui.widgets.fields import Secret
from app.ui.widgets.recovery_form import NewPassphrase
from app.ui.widgets.text_size import TextSizeTiles

if TYPE_CHECKING:
    from app.ui.preferences import Preferences

HOW_TO_RESTORE = (
    "控えの2つのファイル（.db と .key）を使います。"
    "別のパソコンで取った控えには、回復コードを使います。"
)
WAYS = (
    ("alone", "このパソコンだけで使う", "通信はしません。データはこのパソコンの中で暗号化します。"),
    (
        "restore",
        "以前のデータを復元する",
        HOW_TO_RESTORE,
    ),
    ("sample", "サンプルデータで試す", "架空のお客様で、ひととおり試せます。あとで消せます。"),
)
WHY_SECRETS = (
    "合言葉は、伴走カルテを開くときに使います。データはこの合言葉で暗号化するので、"
    "忘れると開けません。次の画面の回復コードが、そのときの予備の鍵です。"
)
WHY_CODE = (
    "合言葉を忘れたときに使う、予備の鍵です。表示するのは今だけです。"
    "印刷するか、紙に書き写してください。"
)
KEPT = "この紙を、パソコンとは別の場所にしまいました"
NOT_COMPLETE = "担当者名やPINを保存できませんでした。あとで「設定」から入れてください。"
NOT_YET = "閉じると、回復コードは二度と表示できません。紙に残してから閉じてください。"


class Step(QWidget):
    """One step: what it needs before going on."""

    heading = ""
    ready_changed = Signal()
    next_wanted = Signal()

    @property
    def ready(self) -> bool:
        """Whether [次へ] can be pressed at all."""
        return True

    def begin(self) -> None:
        """Give the keyboard to the first thing to do."""

    def check(self) -> bool:
        """Whether what was typed can be used; says beside the fields what is wrong."""
        return True


class WelcomeStep(Step):
    """A greeting and the text size."""

    heading = "伴走カルテへようこそ"

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.sizes = TextSizeTiles(preferences)
        self.setLayout(
            column(
                label("読みやすい文字の大きさを選んでください。あとで「設定」から変えられます。"),
                self.sizes,
                spacing=16,
            )
        )

    @override
    def begin(self) -> None:
        """Give the keyboard to the first thing to do."""
        self.sizes.chosen.setFocus()


class WayStep(Step):
    """How to begin: alone, with a backup, or with sample data."""

    heading = "どのように始めますか"

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        layout = column(spacing=12)
        self.tiles: dict[str, QPushButton] = {}
        for way, text, explanation in WAYS:
            tile = button(text, "tile", name=f"{text}。{explanation}")
            tile.setCheckable(True)
            tile.setProperty("way", way)
            self._group.addButton(tile)
            self.tiles[way] = tile
            layout.addLayout(column(tile, label(explanation, "hint"), spacing=8))
        self.tiles["alone"].setChecked(True)
        self.setLayout(layout)

    @property
    def way(self) -> str:
        """The way that is chosen: alone, restore or sample."""
        chosen = self._group.checkedButton()
        return "alone" if chosen is None else str(chosen.property("way"))

    @override
    def begin(self) -> None:
        """Give the keyboard to the first thing to do."""
        self.tiles[self.way].setFocus()


class AboutYouStep(Step):
    """Who uses this device, as it appears on paper."""

    heading = "担当者について"

    def __init__(self) -> None:
        super().__init__()
        self.form = AdvisorForm()
        self.setLayout(column(self.form))

    @override
    def check(self) -> bool:
        """A name is needed."""
        return self.form.check()

    @override
    def begin(self) -> None:
        """Give the keyboard to the first thing to do."""
        self.form.name.field.setFocus()


class SecretsStep(Step):
    """The passphrase twice, and the PIN."""

    heading = "合言葉とPINを決めます"

    def __init__(self) -> None:
        super().__init__()
        self.passphrase = NewPassphrase("合言葉")
        self.pin = Secret(
            "PIN", "数字4〜6桁。席を外したあとや、手渡しから戻るときに使います。", digits=True
        )
        self.pin.field.setMaxLength(6)
        self.pin.field.returnPressed.connect(self.next_wanted)
        self.trouble = label("", "fault")
        self.trouble.hide()
        self.setLayout(
            column(
                label(WHY_SECRETS, "sub"),
                self.passphrase,
                self.pin,
                self.trouble,
                spacing=16,
            )
        )

    @property
    def pin_text(self) -> str:
        """The PIN as typed."""
        return self.pin.field.text()

    @override
    def check(self) -> bool:
        """Both must be usable."""
        self.trouble.hide()
        pin_fault = opening.pin_fault(self.pin_text)
        self.pin.fault(pin_fault)
        return self.passphrase.check() and not pin_fault

    def fail(self, sentence: str) -> None:
        """Say why the store could not be made."""
        self.trouble.setText(sentence)
        self.trouble.show()

    @override
    def begin(self) -> None:
        """Give the keyboard to the first thing to do."""
        self.passphrase.first.field.setFocus()


class CodeStep(Step):
    """The recovery code, shown once; must be acknowledged."""

    heading = "回復コード"

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code
        shown = label(code, "code", wrap=False)  # a line break would look like a part of it
        shown.setAlignment(qt.CENTER)
        shown.setAccessibleName(f"回復コード {' '.join(code)}")
        self.print = button("印刷する", name="回復コードを印刷する")
        self.print.clicked.connect(self._print)
        self.printed = label("", "hint", wrap=False)
        self.kept = QCheckBox(KEPT)
        self.kept.toggled.connect(self.ready_changed)
        self.warning = label(NOT_YET, "fault")
        self.warning.hide()
        self.trouble = label("")
        self._trouble = card(label(NOT_COMPLETE, "strong"), self.trouble, role="warning")
        self._trouble.hide()
        self.setLayout(
            column(
                label(WHY_CODE),
                card(shown, role="note"),
                row(self.print, self.printed, None, spacing=16),
                self.kept,
                self.warning,
                self._trouble,
                spacing=16,
            )
        )

    @property
    @override
    def ready(self) -> bool:
        """Only once the sheet is said to be kept."""
        return self.kept.isChecked()

    def tell(self, sentence: str) -> None:
        """Say, below the code, what went wrong after the store was made."""
        self.trouble.setText(sentence)
        self._trouble.show()

    def warn(self) -> None:
        """Say that the code is not shown again."""
        self.warning.show()

    def _print(self) -> None:
        from app.ui import recovery_sheet

        today = datetime.now(UTC).astimezone().date()
        if recovery_sheet.print_code(self._code, today, self):
            self.printed.setText("印刷に送りました。")

    @override
    def begin(self) -> None:
        """Give the keyboard to the first thing to do."""
        self.print.setFocus()
