"""Who uses this device, typed on one side, as it appears on paper on the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Signal
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QWidget

from app.domain.records import Advisor
from app.errors import BadArgument
from app.ui import qt, theme
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.fields import Field, labelled

LOGO_SIDE = 640
_MOST_BYTES = 20_000_000


class AdvisorForm(QWidget):
    """Name, organisation, phone and logo; `changed` with every edit."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = labelled("担当者名", Field(placeholder="例　山田 花子"))
        self.organisation = labelled("所属", Field(placeholder="例　みなと商工会"), note="任意")
        self.phone = labelled("電話", Field(writing="digits"), note="任意")
        self.choose = button("ロゴを選ぶ", name="帳票に載せるロゴの画像を選ぶ")
        self.remove = button("ロゴを外す", "quiet")
        self.logo_fault = label("", "fault")
        self.logo_fault.hide()
        self._logo = b""
        self.paper = _Paper()
        self.setLayout(
            column(
                self.name,
                self.organisation,
                row(self.phone, column(None, row(self.choose, self.remove)), spacing=16),
                self.logo_fault,
                self.paper,
            )
        )
        for part in (self.name, self.organisation, self.phone):
            part.field.textChanged.connect(self._changed)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self._show()

    @property
    def value(self) -> Advisor:
        """What was typed."""
        return Advisor(
            self.name.field.text().strip(),
            self.organisation.field.text().strip(),
            self.phone.field.text().strip(),
            self._logo,
        )

    def fill(self, advisor: Advisor) -> None:
        """Show this advisor; nothing is told to have changed."""
        self.blockSignals(True)
        self.name.field.setText(advisor.name)
        self.organisation.field.setText(advisor.organisation)
        self.phone.field.setText(advisor.phone)
        self._logo = advisor.logo
        self.blockSignals(False)
        self._show()

    def check(self) -> bool:
        """Whether it can be used; says beside the field what is missing."""
        missing = not self.value.name
        self.name.fault("担当者名を入力してください。帳票に載ります。" if missing else "")
        return not missing

    def set_logo(self, path: Path) -> None:
        """Take a picture file as logo, made small enough for paper."""
        try:
            self._logo = _logo_of(path)
        except BadArgument as error:
            self.logo_fault.setText(f"{error.title}{error.hint}")
            self.logo_fault.show()
            return
        self.logo_fault.hide()
        self._changed()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "ロゴの画像を選ぶ", "", "画像 (*.png *.jpg *.jpeg)"
        )
        if name:
            self.set_logo(Path(name))

    def _remove(self) -> None:
        self._logo = b""
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.remove.setVisible(bool(self._logo))
        self.paper.show_advisor(self.value)


class _Paper(QFrame):
    """The corner of a sheet of paper with the advisor on it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._logo = QLabel()
        self._logo.setAccessibleName("ロゴ")
        self._lines = label("", wrap=True)
        layout = column(
            label("帳票での見え方", "caption"), row(self._logo, self._lines, None, spacing=16)
        )
        edge = theme.tokens().space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.tokens().space_2)
        self.setLayout(layout)

    def show_advisor(self, advisor: Advisor) -> None:
        """Show what the paper will say."""
        who = f"担当　{advisor.name}" if advisor.name else "担当　（お名前）"
        phone = f"電話　{advisor.phone}" if advisor.phone else ""
        self._lines.setText("\n".join(part for part in (advisor.organisation, who, phone) if part))
        picture = QPixmap()
        picture.loadFromData(QByteArray(advisor.logo))
        self._logo.setVisible(not picture.isNull())
        if not picture.isNull():
            self._logo.setPixmap(picture.scaled(QSize(160, 64), qt.KEEP_RATIO, qt.SMOOTH))


def _logo_of(path: Path) -> bytes:
    """The picture as PNG, at most 640 px wide or high; raises BadArgument."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError:
        data = b""
    image = QImage.fromData(QByteArray(data))
    if image.isNull():
        raise BadArgument("この画像は使えません。", "PNGかJPEGの画像を選んでください。")
    if max(image.width(), image.height()) > LOGO_SIDE:
        image = image.scaled(QSize(LOGO_SIDE, LOGO_SIDE), qt.KEEP_RATIO, qt.SMOOTH)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
