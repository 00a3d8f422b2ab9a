"""Blocks: heights, spaces, and that splitting loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.reports import ink
from app.reports.blocks import Block, Columns, Panel, Space, Stack, height_of, labelled
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

LINES = [f"{number}行目" for number in range(1, 9)]


def words(block: Flowable) -> list[str]:
    """All lines of a block, in order."""
    if isinstance(block, Paragraph):
        return block.lines(400)
    inner = block.stack.blocks if isinstance(block, Panel) else getattr(block, "blocks", ())
    return [line for each in inner for line in words(each)]


def paragraphs() -> list[Flowable]:
    return [
        Paragraph(LINES[0], ink.BODY.but(after=6)),
        Paragraph("\n".join(LINES[1:7]), ink.BODY.but(before=4)),
        Paragraph(LINES[7], ink.BODY),
    ]


def test_a_stack_counts_the_larger_of_two_spaces() -> None:
    stack = Stack(paragraphs())
    assert height_of(stack, 400) == pytest.approx(8 * ink.BODY.leading + 6)


@pytest.mark.parametrize("height", range(10, 150, 7))
@pytest.mark.parametrize("kind", [Stack, Panel])
def test_splitting_loses_nothing(kind: type[Stack | Panel], height: int) -> None:
    block = kind(paragraphs(), after=5)
    parts = block.split(400, height)
    if len(parts) > 1:
        assert height_of(parts[0], 400) <= height + 0.01
        assert parts[-1].getSpaceAfter() == 5
    elif parts:
        assert height_of(block, 400) <= height
    shown = [line for part in parts or [block] for line in words(part)]
    assert shown == LINES


def test_a_stack_that_cannot_be_split_stays_whole() -> None:
    assert Stack([Space(100)]).split(400, 50) == []
    assert Panel([Space(100)]).split(400, 50) == []


def test_columns_share_what_is_left_and_are_as_high_as_the_highest() -> None:
    columns = Columns([Space(10), Space(30), Space(20)], [100, None, None], gap=8)
    assert columns._widths(400) == [100, 142, 142]
    assert height_of(columns, 400) == 30


def test_columns_split_side_by_side() -> None:
    long = Paragraph("\n".join(LINES), ink.BODY)
    first, second = Columns([Paragraph("短い", ink.BODY), long], [100, None], after=3).split(
        400, 60
    )
    assert words(first) + words(second) == ["短い", *LINES]
    assert height_of(first, 400) <= 60
    assert second.getSpaceAfter() == 3


def test_columns_with_something_unsplittable_stay_whole() -> None:
    assert Columns([Space(100), Space(10)], [None, None]).split(400, 50) == []


def test_labelled_texts_share_a_line_only_where_both_are_short() -> None:
    lines = [("一", "短い"), ("二", "短い"), ("三", "短い"), ("四", "長い" * 20), ("五", "a\nb")]
    assert [words(row) for row in labelled(lines, 40, room=300)] == [
        ["一", "短い", "二", "短い"],
        ["三", "短い"],
        ["四", "長い" * 19, "長い"],
        ["五", "a", "b"],
    ]
    assert [words(row)[0] for row in labelled(lines[:3], 40)] == ["一", "二", "三"]
    assert labelled([]) == []


def test_a_block_must_say_how_high_it_is() -> None:
    with pytest.raises(NotImplementedError):
        Block().measure(1)
