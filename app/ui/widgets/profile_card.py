"""What is known about a client, in words and groups, with what is missing and the size by law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.domain.channels import channel_name
from app.domain.completeness import tidy
from app.domain.industry import industry_name
from app.domain.people import AGES, REGISTRATIONS, SUCCESSORS
from app.domain.postal import written
from app.reports import profile_text
from app.ui import qt, theme
from app.ui.client_words import MARK, about, people, place
from app.ui.profile_words import (
    KINDS,
    MONTHS,
    capital_words,
)
from app.ui.widgets.basic import button, clear, column, label, row
from app.ui.widgets.size_note import SizeNote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.records import ClientFields

    Facts = tuple[tuple[str, str], ...]


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
        self._facts: QVBoxLayout = column(spacing=look.space_2)
        self.sizes = SizeNote()
        self.brief = label("", "strong")
        self.brief.hide()
        self.unfold = button("ひらく", name="お客様の情報をひらく")
        self.unfold.clicked.connect(self._unfold)
        self.unfold.hide()
        head = row(self.progress, self.brief, self.unfold, self.edit)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        self._body = QWidget()
        self._body.setLayout(column(self._facts, self.sizes, spacing=look.space_3))
        layout = column(head, self._body, spacing=look.space_3)
        edge = look.space_4
        layout.setContentsMargins(edge, edge, edge, edge)
        self.setLayout(layout)

    def show_fields(self, fields: ClientFields, colleagues: Mapping[str, str]) -> None:
        """Show what is known; `colleagues` are names by id."""
        self.brief.setText(about(fields) or "業種・人数は、まだ入っていません。")
        done, all_of_them = tidy(fields)
        whole = done == all_of_them
        self.progress.setText(
            "カルテは整っています" if whole else f"カルテを整える　{done}/{all_of_them}"
        )
        clear(self._facts)
        for title, facts in _groups(fields, colleagues):
            known = [(name, text) for name, text in facts if text]
            if known:
                self._facts.addWidget(label(title, "strong"))
                self._facts.addLayout(_grid(known))
        self.sizes.show_value(fields)

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


def _grid(facts: list[tuple[str, str]]) -> QGridLayout:
    look = theme.tokens()
    grid = QGridLayout()
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(look.space_4)
    grid.setVerticalSpacing(look.space_1)
    grid.setContentsMargins(0, 0, 0, look.space_2)
    grid.setColumnMinimumWidth(0, round(96 * look.scale))
    for number, (name, text) in enumerate(facts):
        grid.addWidget(label(name, "caption", wrap=False), number, 0, qt.TOP)
        grid.addWidget(label(text), number, 1)
    return grid


def _groups(fields: ClientFields, colleagues: Mapping[str, str]) -> tuple[tuple[str, Facts], ...]:
    return (
        ("名前", _names(fields)),
        ("人と連絡先", _people(fields)),
        ("事業の形", _figures(fields)),
        ("支援のこと", _support(fields, colleagues)),
    )


def _names(fields: ClientFields) -> Facts:
    postal = f"〒{written(fields.postal_code)} " if fields.postal_code else ""
    address = f"{postal}{place(fields.prefecture, fields.town)}{fields.street}"
    return (
        ("フリガナ", fields.kana),
        ("種別", KINDS.get(fields.kind or "", "")),
        ("法人番号", fields.corporate_number or ""),
        ("登録番号", fields.invoice_number or ""),
        ("所在地", address),
    )


def _people(fields: ClientFields) -> Facts:
    return (
        ("代表者", _with(fields.representative, AGES.get(fields.representative_age or "", ""))),
        ("後継者", SUCCESSORS.get(fields.successor or "", "")),
        ("電話", fields.phone),
        ("メール", fields.email),
        ("連絡する方", "\n".join(map(profile_text.contact, fields.contacts))),
    )


def _figures(fields: ClientFields) -> Facts:
    return (
        ("業種", industry_name(fields.industry)),
        ("従業員", people(fields)),
        ("資本金", capital_words(fields.capital_yen)),
        ("決算月", MONTHS.get(fields.closing_month or 0, "")),
    )


def _support(fields: ClientFields, colleagues: Mapping[str, str]) -> Facts:
    return (
        ("段階", profile_text.stage(fields.stage)),
        ("担当者", colleagues.get(fields.owner or "", "")),
        ("きっかけ", channel_name(fields.channel)),
        ("登録", REGISTRATIONS.get(fields.registration or "", "")),
        ("タグ", MARK.join(fields.tags)),
        ("支援機関", "\n".join(map(profile_text.supporter, fields.supporters))),
        ("覚え書き", fields.note),
    )


def _with(words: str, remark: str) -> str:
    return f"{words}（{remark}）" if words and remark else words or remark
