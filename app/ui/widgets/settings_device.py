"""Panes of 設定: the device and its data, licences."""

from __future__ import annotations

import platform
import re
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from app import paths
from app.services import health, keychain
from app.ui import failures
from app.ui.widgets.basic import LINE_HEIGHT, button, clear, column, label, row
from app.ui.widgets.fields import Secret
from app.ui.widgets.setting import Item, Pane, breakable, pane_layout

if TYPE_CHECKING:
    from app.domain.records import Finding
    from app.services.store import Store
    from app.ui.desk import Desk

CHECKING = "データを調べています…"
DISTRIBUTION = "banso-karte"
FONTS = (
    ("BIZ UDPGothic", "OFL-BIZUDPGothic.txt"),
    ("Noto Sans JP", "OFL-NotoSansJP.txt"),
)


class DevicePane(Pane):
    """Version, place of the data, and a check of the data."""

    title = "パソコンとデータ"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        about = label(f"伴走カルテ {version()}\n{platform.system()} {platform.release()}")
        self.open = button("フォルダーを開く", name="データのフォルダーを開く")
        self.secret = Secret("合言葉", "入力すると、データの中身まで調べます。", note="任意")
        self.check = button("データを調べる", "primary")
        self.busy = label("", "hint", wrap=False)
        self._lines = column(spacing=8)
        found = QWidget()
        found.setLayout(self._lines)
        pane_layout(
            self,
            Item("この伴走カルテ", "", about, resettable=False),
            Item(
                "データの場所",
                breakable(str(desk.store.folder.root)),
                row(self.open, None),
                resettable=False,
            ),
            Item(
                "データを調べる",
                "傷みがないか、控えがあるかを確かめます。データは変わりません。",
                self.secret,
                row(self.check, self.busy, None, spacing=16),
                found,
                resettable=False,
            ),
        )
        self.open.clicked.connect(self._open)
        self.check.clicked.connect(self._check)
        self.secret.field.returnPressed.connect(self._check)

    @override
    def reload(self) -> None:
        """Begin anew."""
        self.secret.clear()
        clear(self._lines)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.store.folder.root)))

    def _check(self) -> None:
        if not self.check.isEnabled():
            return
        self.check.setEnabled(False)
        self.busy.setText(CHECKING)
        job = partial(_diagnose, self._desk.store, self.secret.field.text() or None)
        self._desk.tasks.run(
            job, self._found, self._failed, owner=self, text="データを調べています…"
        )

    def _found(self, findings: tuple[Finding, ...]) -> None:
        self.check.setEnabled(True)
        self.secret.clear()
        clear(self._lines)
        bad = sum(not finding.ok for finding in findings)
        self.busy.setText(
            f"直した方がよいところが{bad}つあります。" if bad else "問題はありません。"
        )
        for finding in findings:
            mark = "○" if finding.ok else "▲"
            self._lines.addWidget(label(f"{mark} {finding.sentence}"))
            if finding.advice:
                self._lines.addWidget(label(finding.advice, "hint"))

    def _failed(self, error: BaseException) -> None:
        self.check.setEnabled(True)
        self.busy.setText("")
        self.secret.fault("".join(failures.words(error)))


class LicencesPane(Pane):
    """What the product is made of, with the licences."""

    title = "ライセンス"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("ライセンスの一覧")
        self.text.setMinimumHeight(360)
        self._show("読み込んでいます…")
        item = Item("使っているもの", "次の部品と書体を使っています。", self.text, resettable=False)
        pane_layout(self, item)
        desk.tasks.run(licences, self._show, owner=self)

    def _show(self, text: str) -> None:
        """Put air between the lines; a text edit knows no line height of its own."""
        self.text.setPlainText(text)
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)


def version() -> str:
    """The version of the product; 「開発中」 where it is not installed."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "開発中"


def licences() -> str:
    """Every distribution the product needs with its licence, then those of the fonts."""
    lines = [f"{name} {number}　{licence}" for name, number, licence in _parts()]
    folder = paths.resources() / "fonts"
    for family, file in FONTS:
        text = (folder / file).read_text(encoding="utf-8")
        lines.append(f"\n― 書体 {family} ―\n\n{text}")
    return "\n".join(lines)


def _parts() -> list[tuple[str, str, str]]:
    waiting, seen, found = [DISTRIBUTION], set[str](), list[tuple[str, str, str]]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            part = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        if name != DISTRIBUTION:
            found.append((part.name, part.version, _licence(part)))
        waiting.extend(_needs(part, own=name == DISTRIBUTION))
    return sorted(found, key=lambda entry: entry[0].lower())


def _needs(part: metadata.Distribution, *, own: bool) -> list[str]:
    wanted = [
        text
        for text in part.requires or ()
        if "extra ==" not in text or (own and 'extra == "desktop"' in text)
    ]
    names = [re.match(r"[A-Za-z0-9._-]+", text) for text in wanted]
    return [re.sub(r"[-_.]+", "-", match[0]).lower() for match in names if match]


def _licence(part: metadata.Distribution) -> str:
    info = part.metadata
    given = [text for key in ("License-Expression", "License") for text in info.get_all(key, [])]
    named = given[0] if given else ""
    if named and "\n" not in named:
        return named
    classes = [line for line in info.get_all("Classifier", []) if line.startswith("License ::")]
    return classes[0].rpartition(":: ")[2] if classes else "同梱のライセンス文をご覧ください"


def _diagnose(store: Store, passphrase: str | None) -> tuple[Finding, ...]:
    return health.diagnose(store.folder, passphrase, secrets=keychain.available())
