"""「同じお客様を1つにまとめる」: which pair, who stays, and one tap for each value that differs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QRadioButton, QWidget

from app.domain import merging as fields_of
from app.services import clients, colleagues, merging, twins
from app.ui import qt, theme
from app.ui.dialogs.fitted import FittedDialog
from app.ui.dialogs.pick_client import PickClient
from app.ui.profile_words import unit_label, unit_words
from app.ui.widgets.basic import button, clear, column, label, row, scroll

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.merging import Side
    from app.domain.records import Client, ClientRow
    from app.services.twins import Pair
    from app.ui.desk import Desk

NONE = "同じお客様と思われる組は、ありません。"
DONE = "2つの記録を1つにまとめました。使わなかった値は、メモに残してあります。"
HOW = "チェック、相談、書類などは全部、残すほうに移ります。もう一方はゴミ箱に入ります。"
WHYS = {
    "number": "法人番号が同じ",
    "name": "名前が同じ",
    "phone": "電話番号が同じ",
    "chosen": "選んだ組",
}
LOW = 260  # px at text size 標準: the values scroll below this


class MergeDialog(FittedDialog):
    """Pairs that may be one business, and the values of both beside each other."""

    def __init__(self, desk: Desk, pairs: tuple[Pair, ...], parent: QWidget | None) -> None:
        super().__init__("同じお客様を1つにまとめる", parent)
        self._desk = desk
        self._pairs = pairs
        self._swapped = False
        self._names = colleagues.names(desk.store)
        self.choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        look = theme.tokens()
        self.setMinimumWidth(round(640 * look.scale))
        self.box = QComboBox()
        self.box.setAccessibleName("まとめる組")
        self.box.setMinimumHeight(look.target)
        for pair in pairs:
            self.box.addItem(f"{pair.first.name} ・ {pair.second.name}（{WHYS[pair.why]}）")
        self.box.currentIndexChanged.connect(self._another)
        self.swap = button("残すほうを入れかえる")
        self.swap.clicked.connect(self._swap)
        self.save = button("1つにまとめる", "primary")
        self.save.clicked.connect(self.accept)
        stop = button("やめる", "quiet")
        stop.clicked.connect(self.reject)
        self._values = column(spacing=look.space_2)
        holder = QWidget()
        holder.setLayout(self._values)
        area = scroll(holder)
        area.setMinimumHeight(round(LOW * look.scale))
        self.fit(
            column(
                label("同じお客様を1つにまとめる", "h2"),
                label(HOW),
                self.box,
                area,
                row(self.swap, None, stop, self.save),
                spacing=look.space_3,
            )
        )
        self._show()
        self.box.setFocus()

    @property
    def kept(self) -> Client:
        """The client that stays."""
        return self._sides()[0]

    @property
    def other(self) -> Client:
        """The client that goes."""
        return self._sides()[1]

    @property
    def chosen(self) -> dict[str, Side]:
        """The side that was chosen for what differs, under the name of its first field."""
        return {
            name: "other" if theirs.isChecked() else "kept"
            for name, (_, theirs) in self.choices.items()
        }

    def _sides(self) -> tuple[Client, Client]:
        pair = self._pairs[self.box.currentIndex()]
        first, second = (
            clients.get(self._desk.store, each.id) for each in (pair.first, pair.second)
        )
        return (second, first) if self._swapped else (first, second)

    def _another(self, _index: int) -> None:
        self._swapped = False
        self._show()

    def _swap(self) -> None:
        self._swapped = not self._swapped
        self._show()

    def _show(self) -> None:
        clear(self._values)
        self.choices.clear()
        kept, other = self._sides()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.tokens().space_4)
        for at, words in enumerate(("", "残すほう", "もう一方")):
            grid.addWidget(label(words, "strong", wrap=False), 0, at)
        for at, client in enumerate((kept, other), 1):
            grid.addWidget(label(f"{client.fields.name}\n{client.fields.town}"), 1, at)
        units = fields_of.differing(kept.fields, other.fields)
        for line, unit in enumerate(units, 2):
            self._choice(grid, line, unit, (kept, other))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        told = "値が違う項目は、使うほうを選びます。" if units else "値が違う項目は、ありません。"
        self._values.addWidget(label(told, "sub"))
        self._values.addLayout(grid)
        self._values.addStretch(1)

    def _choice(
        self, grid: QGridLayout, line: int, unit: tuple[str, ...], sides: tuple[Client, Client]
    ) -> None:
        group = QButtonGroup(grid)
        heading = unit_label(unit)
        kept, other = (QRadioButton(unit_words(unit, each.fields, self._names)) for each in sides)
        grid.addWidget(label(heading, "sub"), line, 0, qt.VCENTER)
        for at, pressed in enumerate((kept, other), 1):
            pressed.setAccessibleName(f"{heading} {pressed.text()}")
            group.addButton(pressed)
            grid.addWidget(pressed, line, at)
        kept.setChecked(True)
        self.choices[unit[0]] = (kept, other)


def ask(desk: Desk, parent: QWidget) -> None:
    """Look for pairs in a worker, then ask which of them are one business."""
    desk.tasks.run(
        partial(twins.pairs, desk.store),
        partial(_found, desk, parent),
        owner=parent,
        text="同じお客様を探しています…",
    )


def _found(desk: Desk, parent: QWidget, pairs: tuple[Pair, ...]) -> None:
    desk.attention.when_free(partial(_choose, desk, parent, pairs), parent)


def choose(desk: Desk, first: ClientRow | None, parent: QWidget) -> None:
    """Ask with which other client this one is to be made one."""
    if first is None:
        return
    dialog = PickClient(desk.store, f"「{first.name}」と同じお客様を選んでください", parent)
    try:
        dialog.exec()
        second = dialog.chosen
    finally:
        dialog.deleteLater()
    if second is not None and second.id != first.id:
        _choose(desk, parent, (twins.pair(desk.store, first.id, second.id),))


def _choose(desk: Desk, parent: QWidget, pairs: tuple[Pair, ...]) -> None:
    if not pairs:
        desk.go.toast(NONE)
        return
    dialog = MergeDialog(desk, pairs, parent)
    try:
        if dialog.exec() != qt.ACCEPTED:
            return
        kept, other, chosen = dialog.kept.id, dialog.other.id, dialog.chosen
    finally:
        dialog.deleteLater()
    desk.tasks.run(
        partial(merging.merge, desk.store, kept, other, chosen),
        partial(_merged, desk),
        partial(desk.failures.show, parent=parent),
        owner=parent,
        lane="store",
        text="1つにまとめています…",
    )


def _merged(desk: Desk, changes: Changes) -> None:
    desk.go.done(changes, DONE)
