"""The size of a business by two laws, said at once from the figures; the reasons on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from app.domain.company import figures_of, sizes
from app.ui import theme
from app.ui.widgets.basic import button, column, label, row

if TYPE_CHECKING:
    from app.domain.records import ClientFields


class SizeNote(QFrame):
    """Follows the figures: `show_value(ClientFields)`."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.tokens()
        self.setProperty("role", "note")
        self.sizes = label("")
        self.reasons = label("", "caption")
        self.reasons.hide()
        more = button("わけを見る", "quiet", name="企業の規模のわけを見る")
        more.setCheckable(True)
        more.toggled.connect(self.reasons.setVisible)
        head = row(label("企業の規模（法律ごと）", "strong"), more)
        head.setStretch(0, 1)
        layout = column(head, self.sizes, self.reasons, spacing=look.space_1)
        layout.setContentsMargins(look.space_4, look.space_2, look.space_2, look.space_3)
        self.setLayout(layout)

    def show_value(self, fields: ClientFields) -> None:
        """Say the sizes of this client."""
        lines, why = [], []
        for size in sizes(figures_of(fields)):
            check = "（要確認）" if size.state == "to_check" else ""
            lines.append(f"{size.law}：{size.label}{check}")
            why += [f"【{size.law}】", *size.reasons, *size.notes]
        self.sizes.setText("\n".join(lines))
        self.reasons.setText("\n".join(why))
