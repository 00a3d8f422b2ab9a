"""The steps of taking in a list: choosing a file, the meaning of its columns, who is known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget
from typing_extensions import override

from app.domain.tables.columns import COLUMNS
from app.ui import qt, theme
from app.ui.client_words import MARK
from app.ui.widgets.basic import button, card, column, label, row
from app.ui.widgets.setting import breakable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.domain.records import ClientFields
    from app.errors import Fault
    from app.services.client_import import Decision, Examined, Look, Twin

LEAVE_OUT = "取り込まない"
KINDS = "お客様の一覧 (*.xlsx *.csv *.tsv *.txt);;すべてのファイル (*)"
HOW = (
    "Excel（.xlsx）かCSVのファイルを、ここに置くか、下のボタンで選びます。\n"
    "1行目に「会社名」などの見出しがある表なら、列の並びは自由です。確かめてから取り込みます。"
)
MOST_FAULTS = 8
LEAST = 9  # characters that a meaning shows at least
MOST_TWINS = 200
DECISIONS: dict[Decision, str] = {
    "join": "あわせる（空いている欄だけうめる）",
    "new": "新しいお客様にする",
    "skip": "この行は取り込まない",
}
WHYS = {
    "number": "法人番号が同じ",
    "name": "名前が同じ",
    "phone": "電話番号が同じ",
}


class DropStep(QWidget):
    """Where a file is dropped or chosen. `dropped(path)` when one was dropped."""

    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.choose = button("ファイルを選ぶ", "primary")
        self.setLayout(
            column(card(label("お客様の一覧のファイル", "h3"), label(HOW), row(self.choose, None)))
        )

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        """Take the first file that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.dropped.emit(url.toLocalFile())
                return


class ColumnsStep(QWidget):
    """What each column of the file means. `changed` when another meaning was chosen."""

    changed = Signal()

    def __init__(self, found: Look) -> None:
        super().__init__()
        look = theme.tokens()
        self.boxes: list[QComboBox] = []
        self.preview = label("", "sub")
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.space_4)
        grid.setVerticalSpacing(look.space_2)
        for at, stretch in enumerate((1, 2, 2)):
            grid.setColumnStretch(at, stretch)
        for at, words in enumerate(("列の見出し", "はじめの値", "カルテの項目")):
            grid.addWidget(label(words, "strong", wrap=False), 0, at)
        for at, heading in enumerate(found.plan.headings):
            self._add(grid, at, heading, found)
        told = "前に同じ見出しの表を取り込んだときの選び方です。" if found.remembered else ""
        self.setLayout(
            column(
                label(f"{found.plan.path.name}（{found.encoding}）", "strong"),
                label(f"{told}列の意味が違うときは、右で選び直してください。", "sub"),
                grid,
                card(label("はじめの行は、こうなります", "strong"), self.preview, role="note"),
            )
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The meanings that are chosen."""
        return tuple(str(box.currentData()) for box in self.boxes)

    def show_preview(self, rows: Sequence[ClientFields]) -> None:
        """Show the first clients as they would be."""
        lines = [_told(fields) for fields in rows[:3]]
        self.preview.setText("\n".join(lines) or "表に、見出しのほかの行がありません。")

    def _add(self, grid: QGridLayout, at: int, heading: str, found: Look) -> None:
        values = [cells[at] for cells in found.samples if at < len(cells) and cells[at].strip()]
        box = QComboBox()
        box.setAccessibleName(f"「{heading}」の項目")
        box.addItem(LEAVE_OUT, "")
        for each in COLUMNS:
            box.addItem(each.heading, each.key)
        box.setCurrentIndex(max(0, box.findData(found.plan.keys[at])))
        box.setMinimumHeight(theme.tokens().target)
        # As wide as the longest of all items it would leave no room for the values.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(LEAST)
        box.currentIndexChanged.connect(self.changed)
        self.boxes.append(box)
        grid.addWidget(label(breakable(heading) or f"（{at + 1}列目）"), at + 1, 0, qt.VCENTER)
        grid.addWidget(
            label(breakable(values[0][:40]) if values else "", "sub"), at + 1, 1, qt.VCENTER
        )
        grid.addWidget(box, at + 1, 2)


class CheckStep(QWidget):
    """What was found in the file: how many rows, what is left out, who is known already."""

    def __init__(self, examined: Examined) -> None:
        super().__init__()
        self.decisions: dict[int, Decision] = {}
        self.boxes: list[QComboBox] = []
        layout = column(label(_counts(examined), "h3"))
        if examined.faults:
            left = examined.rows - examined.good
            head = (
                f"直すところがある{left:,}行は、取り込みません。元の表で直して、また取り込めます。"
            )
            layout.addWidget(_list(head, examined.faults, "caution"))
        if examined.hidden:
            head = "マイナンバーかもしれない番号があるセルは、取り込みません。"
            layout.addWidget(_list(head, examined.hidden, "caution"))
        if examined.twins:
            layout.addWidget(self._twins(examined.twins))
        layout.addStretch(1)
        self.setLayout(layout)

    def _twins(self, twins: Sequence[Twin]) -> QWidget:
        lines = [self._twin(twin) for twin in twins[:MOST_TWINS]]
        rest = len(twins) - len(lines)
        tail = f"ほかの{rest:,}行も、同じ決め方で取り込みます。" if rest > 0 else ""
        return card(
            label(f"もういるお客様かもしれない行が{len(twins):,}行あります", "strong"),
            label("どうするかを、行ごとに変えられます。", "sub"),
            *lines,
            *([label(tail, "sub")] if tail else []),
        )

    def _twin(self, twin: Twin) -> QWidget:
        box = QComboBox()
        box.setMinimumHeight(theme.tokens().target)
        box.setAccessibleName(f"{twin.row}行目「{twin.name}」をどうするか")
        for key, words in DECISIONS.items():
            box.addItem(words, key)
        box.setCurrentIndex(box.findData(twin.proposal))
        box.currentIndexChanged.connect(partial(self._decide, twin.row, box))
        self.boxes.append(box)
        other = f"{twin.other_row}行目" if twin.other_row else f"「{twin.other_name}」"
        told = column(
            label(f"{twin.row}行目　{twin.name}", "body"),
            label(f"{other}と{WHYS[twin.why]}です。", "sub"),
            spacing=2,
        )
        line = row(told, box, spacing=theme.tokens().space_4)
        line.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _decide(self, number: int, box: QComboBox, _index: int) -> None:
        self.decisions[number] = box.currentData()


def _counts(examined: Examined) -> str:
    return f"{examined.rows:,}行のうち、{examined.good:,}行を取り込めます。"


def _list(head: str, faults: Sequence[Fault], role: str) -> QWidget:
    lines = [label(_line(fault), "sub") for fault in faults[:MOST_FAULTS]]
    rest = len(faults) - len(lines)
    if rest > 0:
        lines.append(label(f"ほかに{rest:,}か所あります。", "sub"))
    return card(label(head, "strong"), *lines, role=role, spacing=4)


def _line(fault: Fault) -> str:
    """The row and the column instead of the whole path."""
    place, _, heading = fault.place.rpartition(": ")
    if not place:
        place, heading = heading, ""
    number = place.rpartition(":")[2]
    about = f"{number}行目「{heading}」" if heading else f"{number}行目"
    return breakable(f"{about}：{fault.sentence}")


def _told(fields: ClientFields) -> str:
    number = f"{fields.employees:,}人" if fields.employees is not None else ""
    parts = (fields.name or "（名前がありません）", fields.kana, fields.town + fields.street,
             fields.phone, number, fields.representative)  # fmt: skip
    return MARK.join(part for part in parts if part)
