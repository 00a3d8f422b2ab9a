"""What is known about a client, in words, with what is still missing and the size by law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.domain.bands import INDIVIDUALS
from app.domain.channels import channel_name
from app.domain.company import Figures, sizes
from app.domain.industry import industry_name
from app.ui import qt, theme
from app.ui.client_words import about, people, place
from app.ui.widgets.basic import button, clear, column, label, line, row
from app.ui.widgets.profile_form import KINDS, capital_words

if TYPE_CHECKING:
    from app.domain.records import ClientFields


def tidy(fields: ClientFields) -> tuple[int, int]:
    """How many of the facts that results and paper use are known, and how many there are."""
    individual = fields.kind in INDIVIDUALS
    known = (
        bool(fields.industry),
        fields.employees is not None,
        bool(fields.kind),
        individual or fields.capital_yen is not None,
        individual or bool(fields.corporate_number),
        bool(fields.prefecture and fields.town),
        bool(fields.representative),
        bool(fields.phone or fields.email),
    )
    return sum(known), len(known)


class ProfileCard(QFrame):
    """The facts. `wanted()` when they are to be edited."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.tokens()
        self.setProperty("role", "card")
        self.progress = label("", "strong")
        self.edit = button("直す", name="お客様の情報を直す")
        self.edit.clicked.connect(self.wanted)
        self._facts: QVBoxLayout = column(spacing=look.space_3)
        self.brief = label("", "strong")
        self.brief.hide()
        self.unfold = button("ひらく", name="お客様の情報をひらく")
        self.unfold.clicked.connect(self._unfold)
        self.unfold.hide()
        head = row(self.progress, self.brief, self.unfold, self.edit)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        self._body = QWidget()
        self._body.setLayout(self._facts)
        layout = column(head, self._body, spacing=look.space_3)
        edge = look.space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)

    def show_fields(self, fields: ClientFields) -> None:
        """Show what is known."""
        self.brief.setText(about(fields) or "業種・人数は、まだ入っていません。")
        done, all_of_them = tidy(fields)
        whole = done == all_of_them
        self.progress.setText(
            "カルテは整っています" if whole else f"カルテを整える　{done}/{all_of_them}"
        )
        clear(self._facts)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(theme.tokens().space_4)
        facts = [(name, text) for name, text in _facts(fields) if text]
        for number, (name, text) in enumerate(facts):
            grid.addWidget(label(name, "caption", wrap=False), number, 0, qt.TOP)
            grid.addWidget(label(text), number, 1)
        self._facts.addLayout(grid)
        self._facts.addWidget(line())
        self._show_sizes(fields)

    def fold(self, *, folded: bool) -> None:
        """Say trade and size only, with a way to the rest; or show everything."""
        short: tuple[QWidget, ...] = (self.brief, self.unfold)
        whole: tuple[QWidget, ...] = (self.progress, self.edit, self._body)
        for part in short:
            part.setVisible(folded)
        for part in whole:
            part.setHidden(folded)

    def _unfold(self) -> None:
        self.fold(folded=False)
        self.edit.setFocus(qt.OTHER_REASON)

    def _show_sizes(self, fields: ClientFields) -> None:
        self._facts.addWidget(label("企業の規模（法律ごと）", "strong"))
        figures = Figures(fields.industry, fields.kind, fields.employees, fields.capital_yen)
        why = []
        for size in sizes(figures):
            self._facts.addWidget(label(f"{size.law}：{size.label}"))
            why += [f"【{size.law}】", *size.reasons, *size.notes]
        reasons = label("\n".join(why), "caption")
        reasons.hide()
        more = button("わけを見る", "quiet", name="企業の規模のわけを見る")
        more.setCheckable(True)
        more.toggled.connect(reasons.setVisible)
        self._facts.addLayout(row(more, None))
        self._facts.addWidget(reasons)


def _facts(fields: ClientFields) -> tuple[tuple[str, str], ...]:
    return (
        ("フリガナ", fields.kana),
        ("業種", industry_name(fields.industry)),
        ("種別", KINDS.get(fields.kind or "", "")),
        ("従業員", people(fields)),
        ("資本金", capital_words(fields.capital_yen)),
        ("所在地", place(fields.prefecture, fields.town)),
        ("法人番号", fields.corporate_number or ""),
        ("代表者", fields.representative),
        ("電話", fields.phone),
        ("メール", fields.email),
        ("きっかけ", channel_name(fields.channel)),
        ("覚え書き", fields.note),
    )
