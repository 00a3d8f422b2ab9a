"""Everything that can be noted about a client, to be edited in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.domain import corporate_number
from app.domain.bands import EMPLOYEE_BANDS
from app.domain.channels import CHANNELS
from app.domain.company import EMPLOYEES_NOTE
from app.domain.japanese import digits, narrow
from app.domain.prefectures import PREFECTURES
from app.domain.records import ClientFields
from app.ui import qt, theme
from app.ui.widgets.basic import button, column, row
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.fields import Field, Labelled, NameField, labelled
from app.ui.widgets.industry_field import IndustryField

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = {
    "corporation": "会社",
    "sole_proprietor": "個人事業",
    "other_corporation": "会社以外の法人（NPO・組合・医療法人など）",
    "startup_planned": "これから創業",
}
YEN_PER_UNIT = 10_000
YEN, UNIT = "円", "万円"


class ProfileForm(QWidget):
    """The fields. `saved(ClientFields)` on [保存する] or Ctrl+Enter, `left()` on [やめる]."""

    saved = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before = ClientFields(name="")
        self.kana = Field(name="フリガナ")
        self.name = NameField(self.kana, name="会社名・屋号")
        self.industry = IndustryField()
        self.employees = Field(writing="digits", name="常時使用する従業員の数")
        self.band = _choice("従業員数の目安", {band.code: band.label for band in EMPLOYEE_BANDS})
        self.capital = Field(writing="digits", name="資本金（万円）")
        self.kind = _choice("種別", KINDS)
        self.prefecture = _choice("都道府県", PREFECTURES)
        self.town = Field(name="市区町村・町名")
        self.number = Field(writing="digits", name="法人番号")
        self.representative = Field(name="代表者")
        self.phone = Field(writing="digits", name="電話")
        self.email = Field(writing="latin", name="メール")
        self.channel = _choice("出会ったきっかけ", CHANNELS)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("担当者の覚え書き")
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(round(110 * theme.tokens().scale))
        self.boxes: dict[str, Labelled[QWidget]] = {}
        self._arrange()

    def show_fields(self, fields: ClientFields) -> None:
        """Fill the form."""
        self._before = fields
        texts = {
            self.kana: fields.kana,
            self.name: fields.name,
            self.town: fields.town,
            self.representative: fields.representative,
            self.phone: fields.phone,
            self.email: fields.email,
            self.number: fields.corporate_number or "",
            self.employees: "" if fields.employees is None else str(fields.employees),
            self.capital: _units(fields.capital_yen),
        }
        for field, text in texts.items():
            field.setText(text)
        self.industry.show_code(fields.industry)
        for box, code in (
            (self.band, fields.employees_band),
            (self.kind, fields.kind),
            (self.prefecture, fields.prefecture),
            (self.channel, fields.channel),
        ):
            box.setCurrentIndex(max(0, box.findData(code or "")))
        self.note.setPlainText(fields.note)
        for labelled_box in self.boxes.values():
            labelled_box.fault("")

    def save(self) -> None:
        """Tell what stands in the form, unless something in it cannot be right."""
        faults = self._faults()
        for name, box in self.boxes.items():
            box.fault(faults.get(name, ""))
        if faults:
            self.boxes[next(iter(faults))].field.setFocus(qt.OTHER_REASON)
            return
        self.saved.emit(self._fields())

    def _fields(self) -> ClientFields:
        number = corporate_number.normalise(self.number.text())
        employees = digits(self.employees.text())
        return replace(
            self._before,
            name=self.name.text().strip(),
            kana=self.kana.text().strip(),
            industry=self.industry.code,
            employees=int(employees) if employees else None,
            employees_band=_code(self.band),
            capital_yen=_yen(self.capital.text()),
            kind=_code(self.kind),
            prefecture=_code(self.prefecture),
            town=self.town.text().strip(),
            corporate_number=number or None,
            representative=self.representative.text().strip(),
            phone=self.phone.text().strip(),
            email=self.email.text().strip(),
            channel=_code(self.channel),
            note=self.note.toPlainText().strip(),
        )

    def _faults(self) -> dict[str, str]:
        faults = {}
        if not self.name.text().strip():
            faults["name"] = "会社名か屋号を入れてください。"
        for name, field in (("employees", self.employees), ("capital", self.capital)):
            text = narrow(field.text()).replace(",", "").strip()
            if field is self.capital:
                text = text.removesuffix(UNIT).removesuffix(YEN)
            if text and digits(text) != text:
                faults[name] = "数字だけで入れてください。"
        if self.number.text().strip():
            fault = corporate_number.fault(self.number.text())
            if fault:
                faults["number"] = fault
        return faults

    def _arrange(self) -> None:
        look = theme.tokens()
        parts: tuple[tuple[str, str, QWidget, str], ...] = (
            ("name", "会社名・屋号", self.name, ""),
            ("kana", "フリガナ", self.kana, ""),
            ("industry", "業種", self.industry, ""),
            ("kind", "種別", self.kind, ""),
            ("employees", "常時使用する従業員の数", self.employees, EMPLOYEES_NOTE),
            ("band", "従業員数の目安", self.band, "正確な数がわからないときに選びます。"),
            (
                "capital",
                "資本金（万円）",
                self.capital,
                "円まで入れるときは「5000001円」のようにします。",
            ),
            ("number", "法人番号", self.number, "13桁。個人事業にはありません。"),
            ("prefecture", "都道府県", self.prefecture, ""),
            ("town", "市区町村・町名", self.town, ""),
            ("representative", "代表者", self.representative, ""),
            ("phone", "電話", self.phone, ""),
            ("email", "メール", self.email, ""),
            ("channel", "出会ったきっかけ", self.channel, ""),
        )
        grid = ColumnsLayout(counts=(2, 1), minimum=round(220 * look.scale), gap=look.space_3)
        for name, words, field, hint in parts:
            self.boxes[name] = labelled(words, field, hint)
            holder = QWidget()
            holder.setLayout(column(self.boxes[name], None, spacing=0))
            grid.addWidget(holder)
        save = button("保存する", "primary")
        save.clicked.connect(self.save)
        leave = button("やめる", "quiet", name="直すのをやめる")
        leave.clicked.connect(self.left)
        note = labelled("担当者の覚え書き", self.note, "お客様にお見せする面には出ません。")
        self.setLayout(column(grid, note, row(leave, None, save), spacing=look.space_4))


def _choice(name: str, labels: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem("選んでください", "")
    for code, words in labels.items():
        box.addItem(words, code)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box


def _code(box: QComboBox) -> str | None:
    return str(box.currentData()) or None


def _units(yen: int | None) -> str:
    """What the field of the capital shows: 1000 for 10,000,000 yen, else the very yen with 円."""
    if yen is None:
        return ""
    return f"{yen}{YEN}" if yen % YEN_PER_UNIT else str(yen // YEN_PER_UNIT)


def _yen(text: str) -> int | None:
    """Yen from the field of the capital: units of 10,000 unless 円 says that they are yen."""
    figures = digits(text)
    if not figures:
        return None
    plain = text.strip().endswith(YEN) and not text.strip().endswith(UNIT)
    return int(figures) * (1 if plain else YEN_PER_UNIT)


def capital_words(yen: int | None) -> str:
    """The capital as it is said: 1,000万円, or the very yen when they make no whole unit."""
    if yen is None:
        return ""
    return f"{yen:,}{YEN}" if yen % YEN_PER_UNIT else f"{yen // YEN_PER_UNIT:,}{UNIT}"
