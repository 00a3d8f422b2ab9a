"""紙から入力: the answers of a paper sheet by digit keys alone, saved one by one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app import library
from app.domain import answers as answering
from app.domain.records import CheckContext
from app.errors import AppError
from app.services import checks, clients
from app.ui import qt, theme
from app.ui.answer_book import AnswerBook
from app.ui.check_flow import VISION
from app.ui.widgets.basic import button, column, label, row
from app.ui.widgets.columns import ColumnsLayout
from app.ui.widgets.day_field import ConductedOn
from app.ui.widgets.fields import Field, labelled
from app.ui.widgets.number_guard import NumberGuard
from app.ui.widgets.page_body import PageBody
from app.ui.widgets.sheet_list import SKIP, SheetList

if TYPE_CHECKING:
    from app.domain.questionnaire import Item, Section
    from app.ui.desk import Desk

HOW = "回答用紙の○を数字で打ちます。空欄は 0、1つ戻るには Backspace、終わったら Enter です。"


class PaperPage(PageBody):
    """The draft begins with the first digit, so that looking in leaves nothing behind."""

    full_width = True  # the list is long: the window hides its navigation meanwhile

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("紙から入力", parent)
        self._desk = desk
        self._client_id = ""
        self._book: AnswerBook | None = None
        self._answers: dict[str, str] = {}
        self._source = library.questionnaire()
        self.sheet = SheetList()
        self.sheet.digit.connect(self._digit)
        self.sheet.back.connect(self._back)
        self.sheet.done.connect(self.finish)
        self.later = button("カルテに戻る", "quiet", name="保存したままカルテに戻る")
        self.later.clicked.connect(self._leave)
        self.tools.addWidget(self.later)
        self._build()
        self.setFocusProxy(self.sheet)

    def open(self, client_id: str) -> None:
        """An empty sheet for this client. Raises NotFound."""
        client = clients.get(self._desk.store, client_id)
        self._client_id, self._book, self._answers = client_id, None, {}
        self.title.setText(f"紙から入力　{client.fields.name}")
        self._date_box.reset()
        for field in (self.place, self.person):
            field.clear()
        self.vision.clear()
        self._say("")
        self._show(0)
        self.sheet.setFocus(qt.OTHER_REASON)

    def reload(self) -> None:
        """Nothing to read again: the sheet is what is being typed in."""

    @override
    def settle(self) -> None:
        """Ctrl+Enter finishes."""
        self.finish()

    def finish(self) -> None:
        """Finish the check as it stands and go to its result."""
        context = self._context()
        if context is None:
            self.date.setFocus(qt.OTHER_REASON)
            return
        if not self._answers:
            self._say("まだ答えが入っていません。")
            return
        if any(guard.stops() for guard in (*self.guards, self.guard)):
            return
        text = self.vision.toPlainText().strip()
        if not self._save(VISION, text or None) or self._book is None:
            return
        try:
            checks.set_context(self._desk.store, self._book.draft_id, context)
            check, changes = checks.finish(self._desk.store, self._book.draft_id)
        except AppError as error:
            self._desk.failures.show(error, self)
            return
        self._book = None
        self._desk.refresh.publish(changes)
        self._desk.go.result(check.id)

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        look = theme.tokens()
        self._date_box = ConductedOn(self._desk.today, example="11/22")
        self.date = self._date_box.field
        self.place = Field(name="場所", placeholder="講習会の会場など")
        self.person = Field(name="答えた方", placeholder="お名前や役職")
        self.guards = tuple(NumberGuard(each, named=True) for each in (self.place, self.person))
        grid = ColumnsLayout(counts=(3, 1), minimum=round(180 * look.scale), gap=look.space_3)
        for box in (
            self._date_box,
            labelled("場所", self.place, note="任意"),
            labelled("答えた方", self.person, note="任意"),
        ):
            grid.addWidget(box)
        self.vision = QPlainTextEdit()
        self.vision.setAccessibleName("5年後のありたい姿")
        self.vision.setPlaceholderText("5年後のありたい姿（回答用紙に書いてあれば）")
        self.vision.setTabChangesFocus(True)
        self.guard = NumberGuard(self.vision)
        self.vision.setFixedHeight(round(76 * look.scale))
        self.hint = label("", "caption")
        self.done = button("仕上げる", "primary")
        self.done.clicked.connect(self.finish)
        end = column(self.hint, self.done, spacing=look.space_1)
        foot = row(self.vision, end, spacing=look.space_4)
        foot.setStretch(0, 3)
        foot.setStretch(1, 2)
        self.column.setSpacing(look.space_3)
        self.column.addLayout(grid)
        for guard in self.guards:
            self.column.addWidget(guard)
        self.column.addWidget(label(HOW, "caption"))
        self.column.addWidget(self.sheet, 1)
        self.column.addWidget(self.guard)
        self.column.addLayout(foot)

    def _leave(self) -> None:
        self._desk.go.karte(self._client_id)

    # --- typing --------------------------------------------------------------------------------

    def _digit(self, text: str) -> None:
        digit = unicodedata.normalize("NFKC", text)
        section, item = self._lines()[self.sheet.line]
        last = len(section.options)
        if digit == SKIP:
            self._answer(item, None)
        elif digit.isascii() and digit.isdigit() and 1 <= int(digit) <= last:
            self._answer(item, section.options[int(digit) - 1].code)
        else:
            self._say(f"この質問は 1〜{last} で答えます。空欄は 0 です。")

    def _answer(self, item: Item, code: str | None) -> None:
        if not self._save(item.id, code):
            return
        if code is None:
            self._answers.pop(item.id, None)
        else:
            self._answers[item.id] = code
        line = self.sheet.line + 1
        self._say("")
        self._show(line)
        if line >= len(self._lines()):
            open_ones = len(self._lines()) - len(self._given())
            rest = f"空欄が{open_ones}つあります。" if open_ones else "全部入りました。"
            self._say(f"{rest}Enter で仕上げます。")

    def _back(self) -> None:
        self._say("")
        self._show(self.sheet.line - 1)

    def _save(self, item_id: str, code: str | None) -> bool:
        """Save an answer, beginning the draft with the first one."""
        try:
            if self._book is None:
                draft, changes = checks.start(
                    self._desk.store,
                    self._client_id,
                    context=self._context() or self._plain_context(),
                )
                self._book = AnswerBook(self._desk.store, draft.id)
                self._desk.refresh.publish(changes)
        except AppError as error:
            self._desk.failures.show(error, self)
            return False
        error_met = self._book.save(item_id, code)
        if error_met is not None:
            self._desk.failures.show(error_met, self)
        return error_met is None

    def _lines(self) -> tuple[tuple[Section, Item], ...]:
        """All questions in the order of the sheet; the branch follows once it is known."""
        return tuple(
            (section, item)
            for section in answering.sections_in_order(self._source, self._answers)
            if section.kind != "text"
            for item in section.items
        )

    def _given(self) -> dict[str, str]:
        ids = {item.id for _section, item in self._lines()}
        return {item: code for item, code in self._answers.items() if item in ids}

    def _show(self, line: int) -> None:
        self.sheet.sheet.show(self._lines(), self._answers)
        self.sheet.go(line)

    def _say(self, text: str) -> None:
        done, total = len(self._given()), len(self._lines())
        self.hint.setText(text or f"{done}/{max(total, 41)}問")

    # --- where and when ------------------------------------------------------------------------

    def _context(self) -> CheckContext | None:
        given = self._date_box.read()
        if given is None:
            return None
        place, person = (guard.kept.strip() for guard in self.guards)
        return CheckContext(conducted_on=given, place=place, person=person, source="paper")

    def _plain_context(self) -> CheckContext:
        return CheckContext(conducted_on=self._desk.today(), source="paper")
