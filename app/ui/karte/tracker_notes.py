"""What stands below the forms of tools, flows and indicators: it follows every edit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.entries.choosing import CANDIDATE_STATES
from app.reports import plan_words
from app.ui import qt, theme
from app.ui.widgets.basic import clear, column, label
from app.ui.widgets.years_chart import Target, YearsChart

if TYPE_CHECKING:
    from app.domain.entries.choosing import Flow, Indicator, ToolComparison

HEADS = ("候補", "評価", "3年の費用", "状態")


class SavedNote(QWidget):
    """The times of both flows, and what the new one saves."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "strong")
        self.setLayout(column(self.words))

    def show_value(self, value: Flow) -> None:
        """Say it of this flow."""
        before, after = value.minutes(value.before), value.minutes(value.after)
        parts = []
        if before is not None:
            parts.append(f"いま {plan_words.minutes(before)}")
        if after is not None:
            parts.append(f"これから {plan_words.minutes(after)}")
        self.words.setText("　".join(filter(None, (" → ".join(parts), plan_words.saved(value)))))
        self.words.setVisible(bool(parts))


class ComparisonNote(QWidget):
    """Every candidate with its score and its cost over three years, the best one first."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(theme.tokens().space_5)
        self._box = QWidget()
        self._box.setLayout(self._grid)
        self.setLayout(column(label("くらべた結果", "strong"), self._box))

    def show_value(self, value: ToolComparison) -> None:
        """Say it of this table."""
        clear(self._grid)
        ranked = value.ranked
        self.setVisible(bool(ranked))
        for at, words in enumerate(HEADS):
            self._grid.addWidget(label(words, "caption", wrap=False), 0, at)
        for line, one in enumerate(ranked, 1):
            texts = (
                one.name,
                plan_words.score(value, one),
                "".join(plan_words.cost(one)),
                CANDIDATE_STATES.get(one.state, ""),
            )
            for at, words in enumerate(texts):
                cell = label(words, wrap=at == 0)
                self._grid.addWidget(cell, line, at, qt.TOP)


class IndicatorNote(QWidget):
    """The values over time as a line, and how far it is to the target."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "strong")
        self.chart = YearsChart("指標の移り変わり")
        self.setLayout(column(self.words, self.chart))

    def show_value(self, value: Indicator) -> None:
        """Say it of this indicator."""
        self.words.setText(plan_words.way_gone(value))
        self.words.setVisible(bool(self.words.text()))
        series = value.series
        target = None
        if value.target is not None:
            words = plan_words.short(value.target, value.unit)
            target = Target(Fraction(str(value.target)), words)
        self.chart.setVisible(len(series) > 1)
        self.chart.show_values(
            [on for on, _ in series],
            [Fraction(str(number)) for _, number in series],
            [plan_words.number(number, value.unit) for _, number in series],
            target,
        )
