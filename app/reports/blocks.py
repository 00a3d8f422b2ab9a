"""The building blocks of a page: headings, panels, columns, ruled rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.platypus import Flowable
from typing_extensions import override

from app.reports import ink
from app.reports.paragraph import Colour, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TINY = 0.01
LABEL = 96.0  # points that the labels of texts are wide
_GAP = 8.0  # points between a label and its text


class Block(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A flowable with a space before and after it; `keep_below` must be left on its page."""

    keep_below = 0.0

    def __init__(self, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.spaceBefore = before
        self.spaceAfter = after
        self.width = 0.0
        self.height = 0.0

    def measure(self, width: float) -> float:
        """The height at this width."""
        raise NotImplementedError

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, self.measure(availWidth)
        return self.width, self.height


def height_of(block: Flowable, width: float) -> float:
    """The height of any block at this width."""
    return float(block.wrap(width, 1e6)[1])


def put(block: Flowable, canvas: Any, x: float, top: float, width: float) -> float:
    """Draw a block with its upper left corner at (x, top); gives back its height."""
    height = height_of(block, width)
    if isinstance(block, Paragraph):  # a third of the commands of drawOn
        block.paint(canvas, x, top, width)
        return height
    block.drawOn(canvas, x, top - height)
    return height


class Space(Block):
    """Nothing, so many points high."""

    def __init__(self, points: float) -> None:
        super().__init__()
        self.points = points

    @override
    def measure(self, width: float) -> float:
        return self.points

    @override
    def draw(self) -> None:
        pass


class PageTitle(Block):
    """The title of a page over a strong line; becomes an entry of the outline."""

    keep_below = 80.0

    def __init__(self, key: str, title: str, aside: str = "") -> None:
        super().__init__(before=16, after=10)
        self.key, self.title = key, title
        self._title = Paragraph(title, ink.PAGE_TITLE)
        self._aside = Paragraph(aside, ink.CAPTION.but(align=1))

    @override
    def measure(self, width: float) -> float:
        title, aside = height_of(self._title, width * 0.6), height_of(self._aside, width * 0.4)
        return max(title, aside) + 5

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.bookmarkHorizontal(self.key, 0, self.height)
        canvas.addOutlineEntry(self.title, self.key, 0, closed=False)
        put(self._title, canvas, 0, self.height, self.width * 0.6)
        aside = height_of(self._aside, self.width * 0.4)
        put(self._aside, canvas, self.width * 0.6, 5 + aside, self.width * 0.4)
        canvas.setFillColorRGB(*ink.ACCENT)
        canvas.rect(0, 0, self.width, 1.6, stroke=0, fill=1)


class Heading(Block):
    """A heading inside a page: a short bar and bold words."""

    keep_below = 50.0

    def __init__(self, text: str, before: float = 12, after: float = 5) -> None:
        super().__init__(before, after)
        self._text = Paragraph(text, ink.HEADING.but(indent=9))

    @override
    def measure(self, width: float) -> float:
        return height_of(self._text, width)

    @override
    def draw(self) -> None:
        self.canv.setFillColorRGB(*ink.ACCENT)
        self.canv.rect(0, 2.5, 3.2, self.height - 5, stroke=0, fill=1)
        put(self._text, self.canv, 0, self.height, self.width)


class Stack(Block):
    """Blocks one below the other; can be split between and inside them."""

    def __init__(self, blocks: Sequence[Flowable], before: float = 0, after: float = 0) -> None:
        super().__init__(before, after)
        self.blocks = tuple(blocks)

    @override
    def measure(self, width: float) -> float:
        total = gap = 0.0
        for index, block in enumerate(self.blocks):
            total += (max(gap, block.getSpaceBefore()) if index else 0.0) + height_of(block, width)
            gap = block.getSpaceAfter()
        return total

    @override
    def draw(self) -> None:
        top, gap = self.height, 0.0
        for index, block in enumerate(self.blocks):
            top -= max(gap, block.getSpaceBefore()) if index else 0.0
            top -= put(block, self.canv, 0, top, self.width)
            gap = block.getSpaceAfter()

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        used = gap = 0.0
        for index, block in enumerate(self.blocks):
            used += max(gap, block.getSpaceBefore()) if index else 0.0
            height = height_of(block, availWidth)
            if used + height > availHeight + _TINY:
                return self._cut(index, availWidth, availHeight - used)
            used += height
            gap = block.getSpaceAfter()
        return [self]

    def _cut(self, index: int, width: float, room: float) -> list[Flowable]:
        parts = self.blocks[index].split(width, room) if room > 0 else []
        if len(parts) > 1:
            head, tail = [parts[0]], list(parts[1:])
        else:
            head, tail = [], [self.blocks[index]]
        first = [*self.blocks[:index], *head]
        if not first:
            return []
        rest = [*tail, *self.blocks[index + 1 :]]
        return [Stack(first, self.spaceBefore, 0), Stack(rest, 0, self.spaceAfter)]


class Panel(Block):
    """A stack on a tint with a bar at its left; each part of a split panel has its own tint."""

    SIDE = 12.0  # points between its edges and its text

    def __init__(
        self,
        blocks: Sequence[Flowable],
        *,
        fill: Colour = ink.TINT,
        bar: Colour = ink.ACCENT,
        padding: tuple[float, float] = (SIDE, 8),
        after: float = 0,
    ) -> None:
        super().__init__(0, after)
        self.stack = Stack(blocks)
        self.fill, self.bar, self.padding = fill, bar, padding

    @override
    def measure(self, width: float) -> float:
        side, edge = self.padding
        return self.stack.measure(width - 2 * side) + 2 * edge

    @override
    def draw(self) -> None:
        canvas = self.canv
        side, edge = self.padding
        canvas.setFillColorRGB(*self.fill)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColorRGB(*self.bar)
        canvas.rect(0, 0, 3.2, self.height, stroke=0, fill=1)
        put(self.stack, canvas, side, self.height - edge, self.width - 2 * side)

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        side, edge = self.padding
        parts = self.stack.split(availWidth - 2 * side, availHeight - 2 * edge)
        if len(parts) <= 1:
            return []
        return [self._like(parts[0], 0), self._like(parts[1], self.spaceAfter)]

    def _like(self, part: Flowable, after: float) -> Panel:
        return Panel([part], fill=self.fill, bar=self.bar, padding=self.padding, after=after)


class Columns(Block):
    """Blocks side by side, tops aligned; `widths` in points, None shares what is left."""

    def __init__(
        self,
        blocks: Sequence[Flowable],
        widths: Sequence[float | None],
        *,
        gap: float = 8,
        after: float = 0,
    ) -> None:
        super().__init__(0, after)
        self.blocks, self.widths, self.gap = tuple(blocks), tuple(widths), gap

    def _widths(self, width: float) -> list[float]:
        fixed = sum(item for item in self.widths if item is not None)
        free = width - fixed - self.gap * (len(self.blocks) - 1)
        share = free / max(1, sum(item is None for item in self.widths))
        return [share if item is None else item for item in self.widths]

    @override
    def measure(self, width: float) -> float:
        pairs = zip(self.blocks, self._widths(width), strict=True)
        return max(height_of(block, size) for block, size in pairs)

    @override
    def draw(self) -> None:
        x = 0.0
        for block, size in zip(self.blocks, self._widths(self.width), strict=True):
            put(block, self.canv, x, self.height, size)
            x += size + self.gap

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        heads: list[Flowable] = []
        tails: list[Flowable] = []
        for block, size in zip(self.blocks, self._widths(availWidth), strict=True):
            if height_of(block, size) <= availHeight:
                heads.append(block)
                tails.append(Space(0))
                continue
            parts = block.split(size, availHeight)
            if len(parts) <= 1:
                return []
            head, *rest = parts
            heads.append(head)
            tails.append(Stack(rest))
        return [
            Columns(heads, self.widths, gap=self.gap),
            Columns(tails, self.widths, gap=self.gap, after=self.spaceAfter),
        ]


def labelled(
    lines: Iterable[tuple[str, str]], label: float = LABEL, *, room: float = 0
) -> list[Flowable]:
    """Texts behind their labels, which are `label` points wide, one below the other.

    `room`: the width of the whole, for two neighbours to share a line where both are short enough.
    """
    half = (room - _GAP) / 2 - label - _GAP
    rows: list[list[Paragraph]] = []
    for name, text in lines:
        pair = [Paragraph(name, ink.STRONG), Paragraph(text, ink.BODY)]
        if rows and len(rows[-1]) == len(pair) and _are_short(rows[-1][1], pair[1], half):
            rows[-1] += pair
        else:
            rows.append(pair)
    return [Columns(row, [label, None] * (len(row) // 2), gap=_GAP, after=3) for row in rows]


def _are_short(one: Paragraph, two: Paragraph, width: float) -> bool:
    return width > 0 and all(len(each.lines(width)) == 1 for each in (one, two))
