"""The walk through a check without any screen: which questions show together, and what is next.

Pure values in, values out. The page draws `screen`, calls `answer`, `advance`, `back`, `undo`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from app.domain.answers import ask_order, level_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.questionnaire import Item, ItemSet, Level, Questionnaire, Section
    from app.domain.records import Draft

VISION = "q1.vision"
TOOLS = "q3"
MOST_ROWS = 8
FEWEST_ROWS = 2


class Step(Enum):
    """What follows a screen."""

    NEXT = "next"
    GAPS = "gaps"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Screen:
    """What is shown together: one question, or some rows of a matrix."""

    section: Section
    items: tuple[Item, ...]

    @property
    def matrix(self) -> bool:
        """Whether the items are rows of a matrix."""
        return self.section.layout == "matrix"

    def holds(self, item_id: str | None) -> bool:
        """Whether this item is on the screen."""
        return any(item.id == item_id for item in self.items)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the check stands: question `number` of `total`, `answered` of them, and the topic."""

    number: int
    total: int
    answered: int
    topic: str


@dataclass(frozen=True, slots=True)
class Undone:
    """An answer that was taken back and what stands there now."""

    item: Item
    code: str | None


class CheckFlow:
    """The state of a check that is being answered.

    `rows` says for a matrix section how many rows fit on a screen (kept between 2 and 8).
    `current` is the item that a digit key answers. The answers of a branch that a changed answer
    hides stay in `answers`; they count nowhere and come back with the branch.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        *,
        item_set: ItemSet = "full",
        industry: str | None = None,
        answers: Mapping[str, str] | None = None,
        rows: Mapping[str, int] | None = None,
    ) -> None:
        self.questionnaire = questionnaire
        self.answers: dict[str, str] = dict(answers or {})
        self._short = item_set == "short"
        self._tools = ask_order(questionnaire, industry, item_set)
        self._rows = dict(rows or {})
        self._history: list[tuple[str, str | None]] = []
        self._mending = False
        self.current = next(self._choices()).id

    @classmethod
    def of(cls, draft: Draft, questionnaire: Questionnaire, industry: str | None) -> CheckFlow:
        """The walk of a draft at its first open question, or of a correction at its beginning."""
        item_set: ItemSet = "short" if draft.item_set == "short" else "full"
        flow = cls(questionnaire, item_set=item_set, industry=industry, answers=draft.answers)
        flow.resume(draft.position)
        if draft.supersedes is not None and not flow.gaps:
            flow.go(flow.items[0].id)
        return flow

    # --- what there is -------------------------------------------------------------------------

    @property
    def offers_vision(self) -> bool:
        """Whether the free text about the future belongs to this set of questions."""
        return VISION in self.questionnaire.items and self._included(VISION)

    @property
    def level(self) -> Level | None:
        """The readiness level, known once all its questions are answered."""
        return None if self._short else level_of(self.questionnaire, self.answers)

    @property
    def items(self) -> tuple[Item, ...]:
        """All questions of the check as it stands, in the order in which they are shown."""
        return tuple(self._choices())

    @property
    def screens(self) -> tuple[Screen, ...]:
        """All screens in order; matrices are cut into parts of nearly equal length."""
        return tuple(
            Screen(section, part)
            for section, items in self._sections()
            for part in _parts(items, self._fit(section))
        )

    @property
    def screen(self) -> Screen:
        """The screen that shows `current`."""
        return self.screens[self._index()]

    @property
    def gaps(self) -> tuple[Item, ...]:
        """The questions without an answer."""
        return tuple(item for item in self._choices() if item.id not in self.answers)

    @property
    def complete(self) -> bool:
        """Whether every question of the present screen is answered."""
        return all(item.id in self.answers for item in self.screen.items)

    @property
    def at_start(self) -> bool:
        """Whether there is nothing to go back to."""
        return self._index() == 0

    @property
    def at_end(self) -> bool:
        """Whether the present screen is the last one of the whole check."""
        known = self._short or self.level is not None
        return known and self._index() == len(self.screens) - 1

    @property
    def last(self) -> bool:
        """Whether no screen follows, be it for want of answers."""
        return self._index() == len(self.screens) - 1

    @property
    def undecided(self) -> bool:
        """Whether questions will follow that the answers so far do not yet choose."""
        return self._pending() > 0

    @property
    def progress(self) -> Progress:
        """Number of the current question, how many there are, and what it is about."""
        items = self.items
        number = next(n for n, item in enumerate(items, 1) if item.id == self.current)
        answered = sum(item.id in self.answers for item in items)
        return Progress(number, len(items) + self._pending(), answered, self._topic())

    # --- moves ---------------------------------------------------------------------------------

    def fit_rows(self, rows: Mapping[str, int]) -> None:
        """Cut the matrices anew; the current question stays."""
        self._rows = dict(rows)

    def go(self, item_id: str) -> None:
        """Show this question; one that is not asked (any more) is ignored."""
        if any(item.id == item_id for item in self._choices()):
            self.current = item_id

    def resume(self, position: str | None) -> None:
        """Continue a draft at the first open question from `position` on."""
        ids = [item.id for item in self._choices()]
        start = ids.index(position) if position in ids else 0
        open_ids = [item_id for item_id in ids[start:] if item_id not in self.answers]
        self.current = open_ids[0] if open_ids else ids[-1]

    def answer(self, item_id: str, code: str | None) -> None:
        """Record an answer; inside a matrix the next open row becomes current."""
        self._history.append((item_id, self.answers.get(item_id)))
        self._put(item_id, code)
        self.current = item_id
        if code is not None:
            self.current = self._next_row()

    def undo(self) -> Undone | None:
        """Take back the last answer and show its question; None when there is none."""
        if not self._history:
            return None
        item_id, before = self._history.pop()
        self._put(item_id, before)
        self.go(item_id)
        return Undone(self.questionnaire.items[item_id], before)

    @property
    def last_answer(self) -> tuple[str, str | None] | None:
        """The item that `undo` would touch and the answer it would bring back."""
        return self._history[-1] if self._history else None

    def row(self, delta: int) -> None:
        """Move the current row inside the screen."""
        items = self.screen.items
        index = next(i for i, item in enumerate(items) if item.id == self.current)
        self.current = items[max(0, min(len(items) - 1, index + delta))].id

    def back(self) -> bool:
        """Show the screen before; False at the start."""
        index = self._index()
        if index == 0:
            return False
        self._enter(self.screens[index - 1])
        return True

    def advance(self) -> Step:
        """Leave the present screen: show the next one, or say that the check is at its end.

        After `mend` the walk goes from gap to gap only.
        """
        following = self.screens[self._index() + 1 :]
        if self._mending:
            following = tuple(screen for screen in following if self._open(screen))
        if following:
            self._enter(following[0])
            return Step.NEXT
        return Step.GAPS if self.gaps else Step.FINISH

    def mend(self, item_id: str) -> None:
        """Show this gap, and from now on only screens with gaps."""
        self._mending = True
        self.go(item_id)

    # --- inside --------------------------------------------------------------------------------

    def _included(self, item_id: str) -> bool:
        return not self._short or item_id in self.questionnaire.short_items

    def _sections(self) -> Iterator[tuple[Section, tuple[Item, ...]]]:
        level = self.level
        for section in self.questionnaire.sections:
            if section.kind == "text" or (section.when is not None and section.when != level):
                continue
            asked = self._tools if section.id == TOOLS else section.items
            items = tuple(item for item in asked if self._included(item.id))
            if items:
                yield section, items

    def _choices(self) -> Iterator[Item]:
        for _section, items in self._sections():
            yield from items

    def _fit(self, section: Section) -> int:
        if section.layout == "single":
            return 1
        return max(FEWEST_ROWS, min(MOST_ROWS, self._rows.get(section.id, MOST_ROWS)))

    def _index(self) -> int:
        screens = self.screens
        found = (index for index, screen in enumerate(screens) if screen.holds(self.current))
        return next(found, len(screens) - 1)

    def _enter(self, screen: Screen) -> None:
        self.current = next(
            (item.id for item in screen.items if item.id not in self.answers), screen.items[0].id
        )

    def _next_row(self) -> str:
        items = self.screen.items
        index = next(i for i, item in enumerate(items) if item.id == self.current)
        order = (*items[index + 1 :], *items[:index])
        return next((item.id for item in order if item.id not in self.answers), self.current)

    def _open(self, screen: Screen) -> bool:
        return any(item.id not in self.answers for item in screen.items)

    def _put(self, item_id: str, code: str | None) -> None:
        if code is None:
            self.answers.pop(item_id, None)
        else:
            self.answers[item_id] = code

    def _pending(self) -> int:
        """How many questions of the branch not yet known will follow."""
        if self._short or self.level is not None:
            return 0
        branches = [s for s in self.questionnaire.sections if s.when is not None]
        return max((len(section.items) for section in branches), default=0)

    def _topic(self) -> str:
        item = self.questionnaire.items[self.current]
        labels = {category.id: category.label for category in self.questionnaire.categories}
        if item.category is not None:
            return labels[item.category]
        return self.questionnaire.section_of[item.id].title


def _parts(items: tuple[Item, ...], most: int) -> list[tuple[Item, ...]]:
    """Cut into as few parts as possible, whose lengths differ by one at most."""
    count = -(-len(items) // most)
    edges = [len(items) * part // count for part in range(count + 1)]
    return [items[start:end] for start, end in pairwise(edges)]
