"""The working part of the window after unlocking: navigation, pages, bands, strip, toast."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QPushButton, QWidget
from typing_extensions import override

from app.errors import AppError, NotFound
from app.services import clients, own_knowledge
from app.ui import icons, qt, theme
from app.ui.dialogs.keys import KeysDialog
from app.ui.dialogs.pin import PinDialog
from app.ui.forms.autosave import flush_all
from app.ui.navigation import Pages, Place
from app.ui.undo import UndoStack
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.nav import NavBar
from app.ui.widgets.strip import Strip
from app.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from app.domain.changes import Changes
    from app.reports.calculation import Calculation
    from app.reports.content import Thing
    from app.ui.desk import Desk

NOT_HERE = "手渡しは、チェックの画面か結果の画面で使えます。"
WOULD_BE_LOST = "{}は、直さないと前のままになります。もう一度閉じると終わります。"
IN_HANDS = frozenset({"result"})
MOST_USED = 20


class Workspace(QWidget):
    """Navigation at the left, the page at the right. It is the Navigator of all pages."""

    lock_wanted = Signal()
    demo_over = Signal()
    demo_unwanted = Signal()
    restore_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = replace(desk, go=self)
        desk.copies.setParent(self)
        desk.copies.taken_back.connect(self.done)
        desk.copies.told.connect(self.toast)
        self.handed_over = False
        self._asking = False
        self._told: tuple[str, ...] = ()  # the fields at fault that closing was held back for
        self._used: list[str] = []  # keys of the palette, the last one at the end
        self.nav = NavBar()
        self.undo_stack = UndoStack(self.desk, self)
        self.pages = Pages(self.desk)
        self.strip = Strip(desk.tasks)
        self._build()
        self.toast_view = Toast(self, over=self.pages)
        self.nav.chosen.connect(self._word_chosen)
        self.nav.tool.connect(self._tool_chosen)
        self.pages.moved.connect(self._moved)

    def _build(self) -> None:
        self.band = _band(
            "サンプルデータで試しています",
            ("サンプルを消して終える", self.demo_unwanted),
            ("サンプルを終える", self.demo_over),
        )
        self.band.setVisible(self.desk.store.demo)
        self._ways_out = self.band.findChildren(QPushButton)
        self.hand_band = _band("お客様に手渡し中です", ("担当者に戻る（F11）", self.hand_over))
        self.hand_band.setProperty("role", "handband")
        self.hand_band.hide()
        self.back_button = button("戻る", "quiet", name="前の画面に戻る")
        icons.put(self.back_button, "back")
        self.back_button.clicked.connect(self.back)
        self.top = QWidget()
        top = row(self.back_button, None)
        top.setContentsMargins(16, 8, 16, 0)
        self.top.setLayout(top)
        main = column(self.top, self.pages, self.strip, spacing=0)
        main.setStretchFactor(self.pages, 1)
        body = row(self.nav, main, spacing=0)
        body.setStretchFactor(main, 1)
        layout = column(self.band, self.hand_band, body, spacing=0)
        layout.setStretchFactor(body, 1)
        self.setLayout(layout)

    def hold_back(self) -> bool:
        """Whether the window should stay once more: a text that is at fault would be lost."""
        left = (*(f"「{each}」" for each in flush_all()), *self._waiting())
        if left == self._told:
            return False
        self._told = left
        if left:
            self.warn(WOULD_BE_LOST.format("".join(left)))
        return bool(left)

    def _waiting(self) -> Iterator[str]:
        """The fields of which something waits to be mended, and whose they are."""
        for origin, leftover in self.desk.leftovers:
            if not origin.client_id:
                yield f"「{'」「'.join(leftover.labels)}」"
                continue
            try:
                client = clients.get(self.desk.store, origin.client_id)
            except NotFound:
                continue
            if client.deleted_at is None:
                yield f"「{'」「'.join(leftover.labels)}」（{client.fields.name}）"

    # The Navigator

    def today(self) -> None:
        """Show 今日."""
        self._go(Place("today"), root=True)

    def clients(self) -> None:
        """Show お客様."""
        self._go(Place("clients"), root=True)

    def trash(self) -> None:
        """Show ゴミ箱."""
        self._go(Place("trash"))

    def karte(self, client_id: str, section: str = "") -> None:
        """Show the カルテ of a client, at a section."""
        self._go(Place("karte", client_id, part=section))

    def at(self, section: str) -> None:
        """Remember the section that the page has turned to."""
        self.pages.at(section)

    def new_check(self, client_id: str | None = None) -> None:
        """Show the sheet that starts a check."""
        self._go(Place("start", client_id))

    def new_client(self) -> None:
        """Show the sheet of a client not met before."""
        self._go(Place("start", None, "open_new"))

    def resume(self, draft_id: str) -> None:
        """Go on answering a check."""
        self._go(Place("check", draft_id))

    def result(self, check_id: str) -> None:
        """Show the result of a finished check."""
        self._go(Place("result", check_id))

    def preview(self, check_id: str) -> None:
        """Show the PDF of a finished check."""
        self._go(Place("preview", check_id))

    def consultations(self) -> None:
        """Show 相談 of all clients."""
        self._go(Place("consultations"), root=True)

    def record(self, client_id: str, section: str, entry_id: str) -> None:
        """Show a record of a client where it has its place, in this section."""
        self.karte(client_id, section)
        self._in_part("show_entry", entry_id)

    def consult(self, client_id: str, check_id: str, about: Thing | None = None) -> None:
        """Begin a consultation about the result of a check, or one asked for about a thing."""
        self.karte(client_id, "consultations")
        if about is None:
            self._in_part("begin_from_check", check_id)
        else:
            self._in_part("begin_about", check_id, about)

    def paper(self, client_id: str) -> None:
        """Take in a check answered on paper."""
        self._go(Place("paper", client_id))

    def sheet(self, client_id: str) -> None:
        """Show the blank answer sheet of a client."""
        self._go(Place("preview", client_id, "open_sheet"))

    def plan_paper(self, client_id: str) -> None:
        """Show the PDF of the plan of a client."""
        self._go(Place("preview", client_id, "open_plan"))

    def consultation_paper(self, entry_id: str) -> None:
        """Show the PDF of a consultation."""
        self._go(Place("preview", entry_id, "open_consultation"))

    def knowledge(self, item_id: str = "") -> None:
        """Show 知恵袋, at a page of it."""
        self._go(Place("knowledge", item_id or None), root=not item_id)

    def page_paper(self, item_id: str) -> None:
        """Show the PDF of a page of the 知恵袋."""
        self._go(Place("preview", item_id, "open_page"))

    def calculate(self, client_id: str = "", about: str = "") -> None:
        """Open the calculators over the page that shows."""
        from app.ui.dialogs.calculate import CalculateDialog

        client = "" if self.handed_over else client_id
        CalculateDialog(self.desk, self, client_id=client, about=about).open()

    def calculation_paper(self, value: Calculation) -> None:
        """Show the PDF of a calculation."""
        from app.reports.calculation import packed

        self._go(Place("preview", packed(value), "open_calculation"))

    def evaluation(self, check_id: str) -> None:
        """Show the evaluation sheet of a finished check."""
        self._go(Place("preview", check_id, "open_evaluation"))

    def takeaway_paper(self, text: str) -> None:
        """Show the PDF of a result that came in a QR code."""
        self._go(Place("preview", text, "open_takeaway"))

    def read_code(self) -> None:
        """Read a QR code; not while the owner holds the device."""
        from app.ui.codes.read import ReadCode

        if not self.handed_over:
            ReadCode(self.desk, self).open()

    def read(self, item_id: str) -> None:
        """Show a page of the 知恵袋, or of what is our own, over the page that shows."""
        from app.ui.dialogs.read import ReadDialog

        known = own_knowledge.knowledge(self.desk.store)
        ReadDialog(item_id, self, knowledge=known).open()

    def seek(self, source: str = "") -> None:
        """Show 施策から探す."""
        self._go(Place("seek", source or None))

    def own_knowledge(self, own_id: str = "") -> None:
        """Show the organisation's own measures and cases."""
        self._go(Place("own_knowledge", own_id or None))

    def notices(self, wanted: str) -> None:
        """Show the PDF of notices."""
        self._go(Place("preview", wanted, "open_notices"))

    def list_import(self) -> None:
        """Take in a list of clients from a file."""
        self._go(Place("list_import"))

    def settings(self, section: str = "") -> None:
        """Show 設定, at a section."""
        self._go(Place("settings", section), root=True)

    def back(self) -> None:
        """Show the page before this one; not while the owner holds the device."""
        if self.handed_over:
            return
        self._guarded(self.pages.back)

    def restore(self, path: str) -> None:
        """Close the store and put a backup in its place."""
        self.restore_wanted.emit(path)

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say something in passing; silent while the owner holds the device."""
        if not self.handed_over:
            self.toast_view.say(text, undo)

    def warn(self, text: str) -> None:
        """Say something until it is closed; afterwards when the owner holds the device."""
        self.toast_view.warn(text)

    def done(self, changes: Changes, text: str) -> None:
        """Tell all pages of a write and say it in passing, with [元に戻す] when it can be."""
        self.desk.refresh.publish(changes)
        self.toast(text, self.undo_stack.way_back(changes))

    def hand_over(self) -> None:
        """Begin the 手渡し mode, or ask for the PIN to leave it."""
        if self.handed_over:
            self._ask_to_leave()
        elif hasattr(self.pages.page, "hand_over"):
            self._set_handed_over(on=True)
        else:
            self.toast(NOT_HERE)

    # What keys do

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The keys of the whole application that no page took."""
        if not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        key, control = event.key(), bool(event.modifiers() & qt.CTRL)
        if key == qt.KEY.Key_F11:
            self.hand_over()
        elif control and key == qt.KEY.Key_L:
            self.lock_wanted.emit()
        elif self.handed_over:
            return False
        elif control and key == qt.KEY.Key_Z and event.modifiers() & qt.SHIFT:
            self.undo_stack.redo()
        elif control and key in _WITH_CTRL:
            _WITH_CTRL[key](self)
        elif not control and key in _PLAIN:
            _PLAIN[key](self)
        else:
            return False
        return True

    def _leave(self) -> None:
        """Close the warning that stands over the page, else leave the page."""
        if self.toast_view.stands:
            self.toast_view.put_away()
        else:
            self.back()

    def _undo(self) -> None:
        self.undo_stack.undo()

    def _redo(self) -> None:
        self.undo_stack.redo()

    def _search(self) -> None:
        self.clients()
        search = getattr(self.pages.page, "search", None)
        if isinstance(search, QWidget):
            search.setFocus(qt.OTHER_REASON)

    def _palette(self) -> None:
        from app.ui import commands
        from app.ui.dialogs.palette import Palette

        offered = commands.used_first(commands.offered(self), self._used)
        dialog = Palette(self.desk.store, offered, self.karte, self)
        try:
            dialog.exec()
            chosen = dialog.chosen
        finally:
            dialog.deleteLater()
        if chosen is not None:
            self._used = [*(key for key in self._used if key != chosen.key), chosen.key][
                -MOST_USED:
            ]
            chosen.act()

    def _preview(self) -> None:
        place = self.pages.place
        if place is not None and place.name == "result" and place.argument:
            self.preview(place.argument)

    def show_keys(self) -> None:
        """Show the sheet of keys."""
        dialog = KeysDialog(self)
        try:
            dialog.exec()
        finally:
            dialog.deleteLater()

    def _reload(self) -> None:
        reload = getattr(self.pages.page, "reload", None)
        if reload is not None:
            self._guarded(reload)

    # Inside

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the toast at the foot."""
        super().resizeEvent(event)
        if self.toast_view.isVisible():
            self.toast_view.place()

    def fit(self) -> None:
        """Take up another text size."""
        self.nav.fit()
        self.pages.renew()

    def _go(self, place: Place, *, root: bool = False) -> None:
        if self.handed_over and place.name not in IN_HANDS:
            return
        self._guarded(lambda: self.pages.go(place, root=root))

    def _in_part(self, method: str, *arguments: object) -> None:
        """Tell the section that shows what to show; nothing where the way there was shut."""
        act = getattr(getattr(self.pages.page, "part", None), method, None)
        if act is not None:
            self._guarded(partial(act, *arguments))

    def _guarded(self, action: Callable[[], None]) -> None:
        try:
            action()
        except AppError as error:
            self.desk.failures.show(error, self)

    def _moved(self, place: Place) -> None:
        self.nav.mark(place.name)
        self.nav.offer("hand", offered=hasattr(self.pages.page, "hand_over"))
        self._make_room()
        page = self.pages.page
        if page is not None:
            self.setAccessibleName(getattr(page, "heading", ""))
            if self.handed_over and hasattr(page, "hand_over"):
                page.hand_over(True)

    def _make_room(self) -> None:
        """Navigation and [戻る] stand aside for pages that need the whole width."""
        alone = self.handed_over or getattr(self.pages.page, "full_width", False)
        self.nav.setVisible(not alone)
        self.top.setVisible(self.pages.can_go_back and not alone)

    def _word_chosen(self, key: str) -> None:
        {
            "today": self.today,
            "clients": self.clients,
            "consultations": self.consultations,
            "knowledge": self.knowledge,
            "settings": self.settings,
        }[key]()

    def _tool_chosen(self, key: str) -> None:
        {"hand": self.hand_over, "lock": self.lock_wanted.emit, "help": self.show_keys}[key]()

    def _set_handed_over(self, *, on: bool) -> None:
        self.handed_over = on
        self.toast_view.hold(on=on)
        self.hand_band.setVisible(on)
        for way in self._ways_out:
            way.setVisible(not on)
        self._make_room()
        page = self.pages.page
        if page is not None and hasattr(page, "hand_over"):
            page.hand_over(on)

    def _ask_to_leave(self) -> None:
        if self._asking:
            return
        self._asking = True
        dialog = PinDialog(
            self.desk.store, self.desk.tasks, reason="担当者の画面に戻ります", parent=self
        )
        try:
            accepted = dialog.exec() == qt.ACCEPTED
        finally:
            self._asking = False
            dialog.deleteLater()
        if accepted:
            self._set_handed_over(on=False)


_WITH_CTRL: dict[int, Callable[[Workspace], None]] = {
    qt.KEY.Key_Z: Workspace._undo,  # noqa: SLF001 - a table of the class's own methods
    qt.KEY.Key_Y: Workspace._redo,  # noqa: SLF001
    qt.KEY.Key_F: Workspace._search,  # noqa: SLF001
    qt.KEY.Key_K: Workspace._palette,  # noqa: SLF001
    qt.KEY.Key_P: Workspace._preview,  # noqa: SLF001
}
_PLAIN: dict[int, Callable[[Workspace], None]] = {
    qt.KEY.Key_F1: Workspace.show_keys,
    qt.KEY.Key_F5: Workspace._reload,  # noqa: SLF001 - a table of the class's own methods
    qt.KEY.Key_Escape: Workspace._leave,  # noqa: SLF001
}


def _band(text: str, *actions: tuple[str, Callable[[], object] | SignalInstance]) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "band")
    layout = row(label(text, "strong", wrap=False), None)
    for word, act in actions:
        press = button(word, "band")
        press.clicked.connect(act)
        layout.addWidget(press)
    layout.setContentsMargins(theme.tokens().space_5, 2, theme.tokens().space_4, 2)
    frame.setLayout(layout)
    return frame
