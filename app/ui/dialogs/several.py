"""Asking which tags, or who is in charge, for several clients at once; then it is one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from app.services import colleagues, profile_history, several
from app.ui import keys, qt, search_words, theme
from app.ui.dialogs.fitted import FittedDialog
from app.ui.forms.tags import Tags
from app.ui.widgets.basic import button, column, label, row, scroll
from app.ui.widgets.wrap import WrapLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from app.domain.changes import Changes
    from app.ui.desk import Desk

MOST = 12  # chips; of more the list scrolls
HEIGHT = 260


class Chips(QWidget):
    """Chips of which one or several can be chosen."""

    changed = Signal()

    def __init__(self, choices: dict[str, str], *, one: bool) -> None:
        super().__init__()
        self.chips: dict[str, QPushButton] = {}
        self.group = QButtonGroup(self)
        self.group.setExclusive(one)
        self.group.buttonToggled.connect(self._toggled)
        inside = QWidget()
        line = WrapLayout(gap=theme.tokens().space_2)
        for code, words in choices.items():
            chip = button(words, "chip")
            chip.setCheckable(True)
            self.group.addButton(chip)
            self.chips[code] = chip
            line.addWidget(chip)
        inside.setLayout(line)
        part = inside
        if len(choices) > MOST:
            part = scroll(inside)
            part.setMinimumHeight(round(HEIGHT * theme.tokens().scale))
        self.setLayout(column(part))
        self.setFocusProxy(next(iter(self.chips.values())))

    @property
    def filled(self) -> bool:
        """Whether there is something to go on with."""
        return bool(self.given)

    @property
    def given(self) -> tuple[str, ...]:
        """The codes of the chips that are chosen."""
        return tuple(code for code, chip in self.chips.items() if chip.isChecked())

    def _toggled(self, *_given: object) -> None:
        self.changed.emit()


class NewTags(Tags):
    """Tags to be typed, or taken from those in use."""

    @property
    def filled(self) -> bool:
        """Whether there is something to go on with."""
        return bool(self.value() or self.field.text().strip())

    @property
    def given(self) -> tuple[str, ...]:
        """The tags, also one that is typed and not yet followed by Enter."""
        self.keep()
        return self.value()


class SeveralDialog(FittedDialog):
    """A title, something to choose, and the button that does it; Ctrl+Enter does it too."""

    def __init__(self, title: str, choose: Chips | NewTags, take: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.choose = choose
        self.take = button(take, "primary")
        self.take.setEnabled(False)
        self.take.clicked.connect(self.accept)
        leave = button("やめる", "quiet")
        leave.clicked.connect(self.reject)
        choose.changed.connect(self._changed)
        space = theme.tokens().space_4
        self.fit(column(label(title, "h2"), choose, row(leave, None, self.take), spacing=space))
        choose.setFocus(qt.OTHER_REASON)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if keys.settles(event) and self.take.isEnabled():
            self.accept()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self.take.setEnabled(self.choose.filled)


def give_tags(desk: Desk, picks: frozenset[str], parent: QWidget) -> None:
    """Ask for tags and put them on all of these clients."""
    known = partial(profile_history.tags, desk.store)
    tags = NewTags("タグ", known, example="例：組合、後継者")
    tags.show_value(())
    chosen = _ask(SeveralDialog(f"{len(picks):,}件にタグを付ける", tags, "付ける", parent))
    if chosen:
        job = partial(several.give_tags, desk.store, picks, chosen)
        _run(desk, job, "{}件にタグを付けました。", "そのタグは、もう付いています。", parent)


def take_tags(desk: Desk, picks: frozenset[str], parent: QWidget) -> None:
    """Ask which of their tags, and take it off all of these clients."""
    found = several.tags_of(desk.store, picks)
    if not found:
        desk.go.toast("選んだお客様に、タグは付いていません。")
        return
    chips = Chips({tag: f"{tag}（{count:,}件）" for tag, count in found.items()}, one=False)
    chosen = _ask(SeveralDialog("外すタグを選ぶ", chips, "外す", parent))
    if chosen:
        job = partial(several.take_tags, desk.store, picks, chosen)
        _run(desk, job, "{}件からタグを外しました。", "そのタグは、もう付いていません。", parent)


def assign(desk: Desk, picks: frozenset[str], parent: QWidget) -> None:
    """Ask who is in charge from now on of all of these clients."""
    known = colleagues.all_of_them(desk.store)
    people = {each.id: each.name or search_words.OF_THIS_DEVICE for each in known}
    chips = Chips({**people, "": search_words.NOBODY}, one=True)
    chosen = _ask(SeveralDialog(f"{len(picks):,}件の担当を変える", chips, "変える", parent))
    if chosen:
        job = partial(several.assign, desk.store, picks, chosen[0])
        _run(desk, job, "{}件の担当を変えました。", "もう、その担当になっています。", parent)


def _ask(dialog: SeveralDialog) -> tuple[str, ...]:
    try:
        return dialog.choose.given if dialog.exec() == qt.ACCEPTED else ()
    finally:
        dialog.deleteLater()


def _run(desk: Desk, job: Callable[[], Changes], said: str, nothing: str, parent: QWidget) -> None:
    """Write in a worker: thousands of clients take seconds."""

    def done(changes: Changes) -> None:
        if changes.undo:
            desk.go.done(changes, said.format(f"{len(changes.ids):,}"))
        else:
            desk.go.toast(nothing)

    desk.tasks.run(
        job,
        done,
        partial(desk.failures.show, parent=parent),
        owner=parent,
        lane="store",
        text="書いています…",
    )
