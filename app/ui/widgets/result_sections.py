"""The parts of a result below the charts: what the owner reads, and what the advisor adds."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app import library
from app.reports import peer_words
from app.ui import qt, theme
from app.ui.widgets import chart_look as look
from app.ui.widgets.basic import button, label, row
from app.ui.widgets.columns import ColumnsLayout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.reports.content import AnswerGroup, Content, Thing

LEAST = 330  # width of a section, at text size 標準
GLANCE = 80  # characters of the vision that show at first, so that the charts stay in sight
VISION = "5年後のありたい姿"
MORE, LESS = "つづきを読む", "短く見る"


def section(title: str, *lines: QWidget, role: str = "card") -> QFrame:
    """A card with a heading."""
    frame = QFrame()
    frame.setProperty("role", role)
    tokens = theme.tokens()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(tokens.space_4, tokens.space_2, tokens.space_4, tokens.space_2)
    layout.setSpacing(tokens.space_2)
    if title:
        layout.addWidget(label(title, "h3"))
    for line in lines:
        layout.addWidget(line)
    layout.addStretch(1)
    return frame


def points(lines: Iterable[str]) -> list[QWidget]:
    """Lines as a list with dots."""
    return [label(f"・{line}") for line in lines]


def columns(sections: Sequence[QWidget]) -> QWidget:
    """Sections two by two, or below each other where the room is short."""
    box = QWidget()
    gap = theme.tokens().space_3
    layout = ColumnsLayout(box, counts=(2, 1), minimum=look.px(LEAST), gap=gap)
    for part in sections:
        layout.addWidget(part)
    return box


class VisionNote(QFrame):
    """The owner's own words at the head of the result; long ones open with a button."""

    def __init__(self, vision: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._vision = vision
        self.words = label("", "strong")
        self.more = button(MORE, "quiet", name="お話しいただいた言葉のつづきを読む")
        self.more.clicked.connect(self._toggle)
        self.more.setVisible(len(vision) > GLANCE)
        tokens = theme.tokens()
        title = label(VISION, "caption")
        title.setMinimumWidth(_width(VISION))
        layout = row(title, self.words, self.more, spacing=tokens.space_3)
        layout.setStretch(1, 1)
        layout.setContentsMargins(tokens.space_4, tokens.space_2, tokens.space_2, tokens.space_2)
        self.setLayout(layout)
        self._show(whole=len(vision) <= GLANCE)

    def _toggle(self) -> None:
        self._show(whole=self.more.text() == MORE)

    def _show(self, *, whole: bool) -> None:
        self.words.setText(f"「{self._vision}」" if whole else f"「{self._vision[:GLANCE]}…")
        self.more.setText(LESS if whole else MORE)


def _width(text: str) -> int:
    metrics = QFontMetricsF(theme.font(theme.tokens().font_caption))
    return ceil(metrics.horizontalAdvance(text)) + 1


def open_notes(content: Content, *, can_correct: bool) -> list[QWidget]:
    """What this result cannot say, and the questions that were left open.

    `can_correct`: the button that would fill them is there, so that it can be named.
    """
    notes: list[QWidget] = []
    if content.limits:
        notes.append(section("この結果でわからないこと", label(content.limits), role="caution"))
    if content.gaps:
        lines = points(content.gaps)
        if can_correct:
            lines.append(label("[答えを直す]で答えると、その分も図に入ります。", "caption"))
        notes.append(section("まだ答えていない問い", *lines, role="caution"))
    return notes


def basics_note(content: Content) -> QFrame:
    """Devices and network, before the three things."""
    step = content.reader.basics_step
    more = [label(step, "strong")] if step else []
    title = library.result_texts().titles["basics"]
    return section(title, label(content.basics), *more, role="note")


def owner_sections(content: Content) -> list[QWidget]:
    """The sections below the three things, as the owner sees them."""
    titles = library.result_texts().titles
    sections: list[QWidget] = []
    if content.owner_segment:
        sections.append(
            section(
                titles["next"],
                label(content.owner_segment, "strong"),
                label(content.owner_reason),
                *(label(text) for text in (content.manner,) if text),
            )
        )
    if content.reader.review:
        sections.append(section(titles["review"], *map(label, content.reader.review)))
    if content.comparison or content.changes:
        head = [label(content.comparison, "strong")] if content.comparison else []
        sections.append(section(titles["changes"], *head, *points(content.changes)))
    if content.peers:
        who, note = label(content.peers.who, "strong"), label(content.peers.note, "caption")
        told = section(peer_words.TITLE, who, *points(content.peers.sentences), note)
        sections.insert(0 if content.data_first else len(sections), told)
    if content.unsure:
        hint = label("「わからない」とお答えの項目です。次にお会いするまでに確かめましょう。")
        sections.append(section(titles["unsure"], *points(content.unsure), hint))
    if content.foundation:
        sections.append(section(titles["foundation"], label(content.foundation)))
    return sections


def advisor_sections(content: Content) -> list[QWidget]:
    """What only the advisor sees: the segment with its numbers, the memo, every answer."""
    sections: list[QWidget] = []
    if content.advisor_segment:
        sections.append(
            section(
                "区分とその理由",
                label(content.advisor_segment, "strong"),
                *points(content.advisor_reason),
            )
        )
    if content.memo:
        sections.append(section("メモ", label(content.memo)))
    sections += [_how_to_talk(thing) for thing in content.things if thing.hint]
    parts = [columns(sections)] if sections else []
    if content.workings:
        parts.append(section("数字の出し方", *points(content.workings)))
    parts += [_answers(group) for group in content.groups]
    return parts


def _how_to_talk(thing: Thing) -> QFrame:
    """How to talk about one of the three things, and why it is there."""
    scripts = [f"知恵袋の「{script.title}」：{script.text}" for script in thing.scripts]
    lines = points((*thing.reasons, *scripts))
    return section(f"話し方：{thing.title}", label(thing.hint, "strong"), *lines)


def _answers(group: AnswerGroup) -> QFrame:
    """The answers of one section: question, answer, points."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.tokens().space_4)
    grid.setVerticalSpacing(theme.tokens().space_2)
    grid.setColumnStretch(0, 6)
    grid.setColumnStretch(1, 4)
    for place, line in enumerate(group.lines):
        grid.addWidget(label(line.question), place, 0, qt.TOP)
        grid.addWidget(label(line.answer, "strong"), place, 1, qt.TOP)
        if line.points:
            grid.addWidget(label(line.points, wrap=False), place, 2, qt.TOP | qt.RIGHT)
    return section(f"お答え：{group.title}", box)
