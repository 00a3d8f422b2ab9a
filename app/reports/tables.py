"""Tables on paper: rows of cells, each over a thin rule; a high row goes on over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.reports import ink
from app.reports.blocks import Block, Columns, height_of, put
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.platypus import Flowable

    from app.reports.paragraph import Style

    Cells = Sequence[str | Flowable]
    Widths = Sequence[float | None]

_WHOLE = 90.0  # points: lower rows are not torn apart
_ABOVE, _BELOW = 3.0, 4.0  # points between the cells and the rules


class Ruled(Block):
    """Cells side by side over a rule, which only the last part of a split row has."""

    def __init__(self, cells: Sequence[Flowable], widths: Widths, *, ends: bool = True) -> None:
        super().__init__()
        self._columns = Columns(cells, widths, gap=8)
        self._ends = ends

    @property
    def blocks(self) -> tuple[Flowable, ...]:
        """The cells."""
        return self._columns.blocks

    @override
    def measure(self, width: float) -> float:
        return height_of(self._columns, width) + _ABOVE + _BELOW

    @override
    def draw(self) -> None:
        put(self._columns, self.canv, 0, self.height - _ABOVE, self.width)
        if self._ends:
            self.canv.setStrokeColorRGB(*ink.GRID)
            self.canv.setLineWidth(0.5)
            self.canv.line(0, 0, self.width, 0)

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        if self.measure(availWidth) < _WHOLE:
            return []
        parts = self._columns.split(availWidth, availHeight - _ABOVE - _BELOW)
        if len(parts) <= 1:
            return []
        widths = self._columns.widths
        return [Ruled(part.blocks, widths, ends=self._ends and part is parts[-1]) for part in parts]


def row(
    cells: Cells, widths: Widths, *, style: Style = ink.SMALL, first: Style | None = None
) -> Ruled:
    """A row of texts and blocks; `first`: the style of the text in the first cell."""
    styles = [first or style, *[style] * (len(cells) - 1)]
    pairs = zip(cells, styles, strict=True)
    return Ruled(
        [Paragraph(cell or " ", look) if isinstance(cell, str) else cell for cell, look in pairs],
        widths,
    )


def table(
    head: Cells, rows: Iterable[Cells], widths: Widths, *, style: Style = ink.SMALL
) -> list[Flowable]:
    """What stands over the columns, then the rows; the head is not left alone."""
    top = row(head, widths, style=ink.CAPTION)
    top.keep_below = 30
    return [top, *(row(cells, widths, style=style) for cells in rows)]
