"""Narrowing the list of clients: chips for every filter, taken together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from typing_extensions import override

from app.domain.jsic import SECTIONS
from app.domain.people import REGISTRATIONS, STAGES
from app.domain.prefectures import prefecture_name
from app.domain.search import Search
from app.services import colleagues, profile_history
from app.ui import keys, search_words, theme
from app.ui.widgets.basic import button, column, label, row, scroll
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from app.services.store import Store

WIDTH, HEIGHT = 720, 640
MOST_TAGS = 24
EDGE = 48  # what stays free of the window around the sheet


class FilterDialog(QDialog):
    """`wanted` is the search as it is chosen; words, row and order stay as they were given."""

    def __init__(self, store: Store, wanted: Search, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("絞り込む")
        self.wanted = wanted
        self.chips: dict[tuple[str, object], QPushButton] = {}
        look = theme.tokens()
        groups = [self._group(*group) for group in _groups(store, wanted) if group[2]]
        inside = QWidget()
        inside.setLayout(column(*groups, None, spacing=look.space_4))
        area = scroll(inside)
        self.take = button("絞り込む", "primary")
        self.take.clicked.connect(self.accept)
        self.clear = button("すべて外す", "quiet")
        self.clear.clicked.connect(self._clear)
        leave = button("やめる", "quiet")
        leave.clicked.connect(self.reject)
        note = label("同じ段の中は「どれか」、段が違えば「どちらも」でさがします。", "sub")
        layout = column(
            label("絞り込む", "h2"),
            note,
            area,
            row(leave, self.clear, None, self.take),
            spacing=look.space_3,
        )
        layout.setStretch(2, 1)
        layout.setContentsMargins(*[look.space_5] * 4)
        self.setLayout(layout)
        room = parent.window().size()
        wide, high = round(WIDTH * look.scale), round(HEIGHT * look.scale)
        self.resize(min(wide, room.width() - EDGE), min(high, room.height() - EDGE))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+Enter narrows the list."""
        if keys.settles(event):
            self.accept()
        else:
            super().keyPressEvent(event)

    @override
    def accept(self) -> None:
        """Take what is chosen."""
        found: dict[str, Any] = {}
        for (name, value), chip in self.chips.items():
            if not chip.isChecked():
                continue
            if name in _SINGLE:
                found[name] = value
            else:
                found[name] = (*found.get(name, ()), value)
        kept = self.wanted
        self.wanted = replace(Search(text=kept.text, row=kept.row, sort=kept.sort), **found)
        super().accept()

    def _group(self, title: str, name: str, choices: Iterable[tuple[object, str]]) -> QWidget:
        box = QWidget()
        line = WrapLayout(gap=theme.tokens().space_2)
        for value, words in choices:
            chip = button(words, "chip", name=f"{title}：{words}")
            chip.setCheckable(True)
            given = getattr(self.wanted, name)
            chip.setChecked(given == value if name in _SINGLE else value in given)
            if name in _SINGLE:
                chip.toggled.connect(self._only(name, value))
            self.chips[name, value] = chip
            line.addWidget(chip)
        box.setLayout(column(label(title, "strong"), line, spacing=theme.tokens().space_2))
        return box

    def _only(self, name: str, value: object) -> Any:
        """One of these at a time."""

        def turned(on: bool) -> None:  # noqa: FBT001 - the shape of the signal
            for (other, held), chip in self.chips.items():
                if on and other == name and held != value:
                    chip.setChecked(False)

        return turned

    def _clear(self) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)


def _with(offered: Iterable[str], given: Iterable[str]) -> tuple[str, ...]:
    """What is offered, and what a kept search asks for though nobody has it any more."""
    return tuple(dict.fromkeys((*offered, *given)))


_SINGLE = frozenset({"unseen_months", "consent", "open_actions"})


def _groups(store: Store, wanted: Search) -> tuple[tuple[str, str, list[tuple[object, str]]], ...]:
    names = {
        each: name or search_words.OF_THIS_DEVICE for each, name in colleagues.names(store).items()
    }
    known = [each.id for each in colleagues.all_of_them(store)]
    people: list[tuple[object, str]] = [
        (each, names.get(each, search_words.NOBODY))
        for each in _with(known, filter(None, wanted.owners))
    ]
    tags = _with(profile_history.tags(store)[:MOST_TAGS], wanted.tags)
    places = _with(profile_history.prefectures(store), wanted.prefectures)
    return (
        ("最後に会ってから", "unseen_months", list(search_words.UNSEEN.items())),
        ("次にすること", "open_actions", [(True, search_words.OPEN_ACTIONS)]),
        ("タグ", "tags", [(tag, tag) for tag in tags]),
        ("担当者", "owners", [*people, ("", search_words.NOBODY)] if people else []),
        ("都道府県", "prefectures", [(code, prefecture_name(code)) for code in places]),
        ("業種", "industries", [(code, search_words.trade(code)) for code in SECTIONS]),
        ("規模", "sizes", list(search_words.SIZES.items())),
        ("いちばん新しいチェックの結果", "segments", list(search_words.SEGMENTS.items())),
        ("デジタル化の段階", "stages", [(code, f"{code} {name}") for code, name in STAGES.items()]),
        (
            "登録の状態",
            "registrations",
            [(code, search_words.registration(code)) for code in REGISTRATIONS],
        ),
        ("記録についての同意", "consent", list(search_words.CONSENTS.items())),
    )
