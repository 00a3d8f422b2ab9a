"""Asking which tags, or who is in charge, for several clients at once; then it is one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from app.services import colleagues, profile_history, several
from app.ui import keys, qt, search_words, theme
from app.ui.dialogs.fitted import FittedDialog
from app.ui.forms.choices import Chips
from app.ui.forms.tags import Tags
from app.ui.widgets.basic import button, column, label, row, scroll

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.ui.desk import Desk

MOST = 12  # chips; of more the list scrolls
HEIGHT = 260
NOBODY = "nobody"


class SeveralDialog(FittedDialog):
    """A title, something to choose, and the button that does it; Ctrl+Enter does it too."""

    def __init__(self, title: str, editor: Chips | Tags, take: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.editor = editor
        self.take = button(take, "primary")
        self.take.setEnabled(False)
        self.take.clicked.connect(self.accept)
        leave = button("やめる", "quiet")
        leave.clicked.connect(self.reject)
        editor.changed.connect(self._changed)
        body: QWidget = editor
        look = theme.tokens()
        if isinstance(editor, Chips) and len(editor.chips) > MOST:
            body = scroll(editor)
            body.setMinimumHeight(round(HEIGHT * look.scale))
        foot = row(leave, None, self.take)
        self.fit(column(label(title, "h2"), body, foot, spacing=look.space_4))
        editor.start()

    @property
    def given(self) -> Any:
        """What was chosen, also a tag that is typed and not yet followed by Enter."""
        if isinstance(self.editor, Tags):
            self.editor.keep()
        return self.editor.value()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if keys.settles(event) and self.take.isEnabled():
            self.accept()
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        typed = isinstance(self.editor, Tags) and self.editor.field.text().strip()
        self.take.setEnabled(bool(typed or self.editor.value()))


def give_tags(desk: Desk, picks: frozenset[str], parent: QWidget) -> None:
    """Ask for tags and put them on all of these clients."""
    known = partial(profile_history.tags, desk.store)
    tags = Tags("タグ", known, example="例：組合、後継者")
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
    words = {tag: f"{tag}（{count:,}件）" for tag, count in found.items()}
    chips = Chips("タグ", words, many=True)
    chosen = _ask(SeveralDialog("外すタグを選ぶ", chips, "外す", parent))
    if chosen:
        job = partial(several.take_tags, desk.store, picks, chosen)
        _run(desk, job, "{}件からタグを外しました。", "そのタグは、もう付いていません。", parent)


def assign(desk: Desk, picks: frozenset[str], parent: QWidget) -> None:
    """Ask who is in charge from now on of all of these clients."""
    known = colleagues.all_of_them(desk.store)
    people = {each.id: each.name or search_words.OF_THIS_DEVICE for each in known}
    chips = Chips("担当", {**people, NOBODY: search_words.NOBODY}, needed=True)
    chosen = _ask(SeveralDialog(f"{len(picks):,}件の担当を変える", chips, "変える", parent))
    if chosen:
        job = partial(several.assign, desk.store, picks, "" if chosen == NOBODY else chosen)
        _run(desk, job, "{}件の担当を変えました。", "もう、その担当になっています。", parent)


def _ask(dialog: SeveralDialog) -> Any:
    """What was chosen; nothing when the dialog was left."""
    try:
        return dialog.given if dialog.exec() == qt.ACCEPTED else None
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
