"""Placing blocks on pages before anything is drawn, so that every page knows how many there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlab.platypus import Flowable

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 20 * mm  # room for two punched holes
RIGHT = TOP = BOTTOM = 15 * mm
WIDTH = PAGE_WIDTH - LEFT - RIGHT
FOOTER = 20.0  # points above the lower margin that belong to the page number
HEIGHT = PAGE_HEIGHT - TOP - BOTTOM - FOOTER
_TINY = 0.01
_LEAD = 3  # a heading and the two blocks below it
_LITTLE = 0.3  # of a page: what a last page should hold at least
_AIRS = (0.8, 0.6)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where its lower left corner goes."""

    block: Flowable
    x: float
    y: float


@dataclass(slots=True)
class Layout:
    """Pages that are filled from top to bottom; long blocks are split over pages.

    `air`: the share of the space between blocks that is left.
    """

    air: float = 1.0
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    _gap: float = 0.0

    @property
    def room(self) -> float:
        """The height that is left on this page."""
        return float(HEIGHT - self.used)

    def new_page(self) -> None:
        """Begin a page unless the present one is empty."""
        if self.pages[-1]:
            self.pages.append([])
            self.used = self._gap = 0.0

    def add_all(self, blocks: Iterable[Flowable]) -> None:
        """Add blocks one below the other."""
        for block in blocks:
            self.add(block)

    def add_section(self, blocks: Sequence[Flowable], *, whole: float = 0.4) -> None:
        """Add a heading and what it is about; up to `whole` of a page is not torn apart.

        Of more than that the heading stays with the first two blocks below it.
        """
        room, most = self.room - self._gap, HEIGHT * whole
        heights = self._height(blocks), self._height(blocks[:_LEAD])
        if self.pages[-1] and any(room < height <= most for height in heights):
            self.new_page()
        self.add_all(blocks)

    def add(self, block: Flowable, keep: float = 0.0) -> None:
        """Add a block; `keep` more points must be left below it, else it begins a page."""
        gap = max(self._gap, block.getSpaceBefore()) * self.air if self.pages[-1] else 0.0
        keep = max(keep, getattr(block, "keep_below", 0.0))
        _, height = block.wrap(WIDTH, self.room)
        if height + gap + keep <= self.room + _TINY:
            self._place(block, height, gap)
            return
        parts = block.split(WIDTH, self.room - gap) if height + gap > self.room else []
        if len(parts) > 1:
            head, *rest = parts
            _, height = head.wrap(WIDTH, self.room)
            self._place(head, height, gap)
            self.new_page()
            self.add_all(rest)
        elif self.pages[-1]:
            self.new_page()
            self.add(block)
        else:  # higher than a page and not to be split: show what there is
            self._place(block, height, 0.0)

    def add_at_foot(self, block: Flowable) -> None:
        """Add a block at the lower end of the page, or of a new one when it does not fit."""
        _, height = block.wrap(WIDTH, self.room)
        if height + max(self._gap, block.getSpaceBefore()) > self.room + _TINY:
            self.new_page()
        self.used = HEIGHT - height
        self._place(block, height, 0.0)

    def draw(self, canvas: Any, decorate: Callable[[Any, int, int], None]) -> None:
        """Draw all pages; `decorate(canvas, number, total)` adds what stands on every page."""
        pages = [page for page in self.pages if page]
        for number, page in enumerate(pages, 1):
            for placed in page:
                placed.block.drawOn(canvas, placed.x, placed.y)
            decorate(canvas, number, len(pages))
            canvas.showPage()

    def _height(self, blocks: Sequence[Flowable]) -> float:
        """The height of blocks one below the other, the space above the first one included."""
        total = gap = 0.0
        for block in blocks:
            total += max(gap, block.getSpaceBefore()) * self.air + block.wrap(WIDTH, HEIGHT)[1]
            gap = block.getSpaceAfter()
        return total

    def _place(self, block: Flowable, height: float, gap: float) -> None:
        self.used += gap + height
        self._gap = block.getSpaceAfter()
        top = PAGE_HEIGHT - TOP
        self.pages[-1].append(Placed(block, LEFT, top - self.used))


def fitted(make: Callable[[Layout], None]) -> Layout:
    """What `make` lays out; a little tighter when that saves a last page with little on it."""
    roomy = Layout()
    make(roomy)
    if len(roomy.pages) > 1 and roomy.used < HEIGHT * _LITTLE:
        for air in _AIRS:
            tight = Layout(air=air)
            make(tight)
            if len(tight.pages) < len(roomy.pages):
                return tight
    return roomy
