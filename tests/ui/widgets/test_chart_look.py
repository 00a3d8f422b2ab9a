"""Lines and words of the charts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from app.ui import theme
from app.ui.widgets import chart_look as look
from tests.ui import contents
from tests.ui.test_tokens import contrast


@pytest.mark.usefixtures("qapp")
def test_the_line_of_others_stands_out_from_ground_and_fill() -> None:
    tokens = theme.tokens()
    part = look.FILL_ALPHA / 255
    over, under = QColor(tokens.accent), QColor(tokens.surface)
    mixed = QColor(
        *(
            round(part * one + (1 - part) * other)
            for one, other in (
                (over.red(), under.red()),
                (over.green(), under.green()),
                (over.blue(), under.blue()),
            )
        )
    )
    assert contrast(tokens.peers, under.name()) >= 4.5
    assert contrast(tokens.peers, mixed.name()) >= 3


@pytest.mark.usefixtures("qapp")
def test_three_lines_are_told_apart_without_colour() -> None:
    pens = (look.now_pen(), look.before_pen(), look.peers_pen())
    assert len({tuple(pen.dashPattern()) for pen in pens}) == 3
    assert look.peers_pen(dotted=False).dashPattern() == look.now_pen().dashPattern()


def test_an_axis_in_words_tells_all_that_is_known() -> None:
    balance, shares = contents.PEERS_BALANCE, contents.PEERS_TODO
    said = look.sentence(balance, balance.axes[0])
    assert said == "環境 77.8（前回 66.6、同じような会社の平均 61.2）"
    assert look.sentence(shares, shares.axes[0]).endswith("25.0%（同じような会社の平均 22.4%）")
    plain = contents.todo(previous=False)
    assert look.sentence(plain, plain.axes[0]) == "経営の改善 25.0%"
