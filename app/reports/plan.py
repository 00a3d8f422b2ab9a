"""伴走計画 on paper: dream, goal and gap, issues, the plan, tools, flows, indicators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from typing_extensions import override

from app.domain.entries.choosing import CANDIDATE_STATES
from app.domain.entries.simple import SIDES, US
from app.domain.entries.tracker import OBSTACLES, TASK_STATES
from app.domain.line_geometry import plot
from app.reports import (
    entry_text,
    figures_block,
    ink,
    locaben_words,
    phrases,
    plan_words,
    tracker_text,
)
from app.reports.blocks import (
    LABEL,
    Block,
    Columns,
    Heading,
    PageTitle,
    Panel,
    Space,
    Stack,
    labelled,
)
from app.reports.layout import Layout, fitted
from app.reports.paragraph import Paragraph
from app.reports.phrases import joined
from app.reports.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from app.domain.entries.choosing import Flow, FlowStep, Indicator, ToolComparison
    from app.domain.entries.figures import YearFigures
    from app.domain.entries.tracker import GoalSheet, PlanTask, Process
    from app.domain.records import Advisor
    from app.reports.paragraph import Style
    from app.reports.phrases import People

TITLE = "伴走計画"
_WIDE = 134.0
NONE = "—"
NOTHING = "計画は、これから一緒に書きます。"


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """What is printed; `names` are those of colleagues by their ids."""

    client_name: str
    honorific: str
    on: date
    sheet: GoalSheet
    process: Process
    tasks: tuple[PlanTask, ...] = ()
    tools: tuple[ToolComparison, ...] = ()
    flows: tuple[Flow, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    figures: tuple[YearFigures, ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def plan(value: PlanSheet, advisor: Advisor) -> bytes:
    """The plan as a PDF."""
    from app.reports.pdf import finish

    whose = f"{value.client_name} {value.honorific}"
    return finish(
        lambda: fitted(partial(_lay_out, value, advisor)),
        title=f"{TITLE} {whose}",
        advisor=advisor,
        running=f"{TITLE}　{whose}　{phrases.day(value.on)}",
    )


def _lay_out(value: PlanSheet, advisor: Advisor, page: Layout) -> None:
    who = " ".join(filter(None, (advisor.organisation, advisor.name)))
    page.add(PageTitle("plan", f"{value.client_name} {value.honorific}", f"{TITLE}　{who}"))
    parts = [
        _goal(value.sheet),
        _issues(value.sheet),
        _tasks(value.tasks, phrases.on_paper(dict(value.names), advisor)),
        *map(_tool, value.tools),
        *map(_flow, value.flows),
        *map(_indicator, value.indicators),
    ]
    progress = _progress(value.process)
    if not any((*parts, progress)):
        parts = [[Paragraph(NOTHING, ink.BODY)]]
    for section in (*parts, _figures(value.figures), progress):
        page.add_section(section)


def _goal(sheet: GoalSheet) -> list[Flowable]:
    rows = [line for line in entry_text.lines(sheet) if line[0] in tracker_text.GOAL]
    return [Panel(labelled(rows))] if rows else []


def _issues(sheet: GoalSheet) -> list[Flowable]:
    if not sheet.issues:
        return []
    blocks: list[Flowable] = [Heading("課題と進め方", before=14)]
    for number, issue in enumerate(sheet.issues, 1):
        blocks += [Paragraph(f"{number}　{issue.text}", ink.STRONG), Space(2)]
        ways = (("　デジタルで", issue.digital), ("　デジタル以外で", issue.other))
        blocks += labelled((way for way in ways if way[1]), LABEL + Panel.SIDE)
        blocks.append(Space(4))
    return blocks


def _tasks(tasks: Sequence[PlanTask], people: People) -> list[Flowable]:
    return [Heading("計画", before=14), *tasks_table(tasks, people)] if tasks else []


def tasks_table(
    tasks: Sequence[PlanTask],
    people: People,
    *,
    style: Style = ink.BODY,
    with_notes: bool = False,
) -> list[Flowable]:
    """The plan as a table, what is due first on top; the notes are for colleagues."""
    rows = []
    for task in sorted(tasks, key=lambda one: (one.due_on is None, str(one.due_on))):
        what = (task.text, task.note if with_notes else "")
        side = people.side(SIDES, task.side, own=US)
        who = people.name(task.owner) or task.person or side
        state = "" if task.state == "todo" else TASK_STATES[task.state]
        cost = "" if task.cost_yen is None else plan_words.yen(task.cost_yen)
        cells = (what, (who,), (phrases.day(task.due_on), state), (cost, task.measure))
        rows.append(["\n".join(filter(None, cell)) or NONE for cell in cells])
    head = ("すること", "だれが", "いつまでに", "費用・支援策")
    return table(head, rows, (None, 80.0, 96.0, 110.0), style=style)


def _tool(chosen: ToolComparison) -> list[Flowable]:
    rows = [
        (
            one.name,
            plan_words.score(chosen, one),
            "\n".join(plan_words.cost(one)),
            CANDIDATE_STATES[one.state],
            one.reason or NONE,
        )
        for one in chosen.ranked
    ]
    head = ("候補", "評価", "3年の費用", "状態", "わけ")
    points = "、".join(point.name for point in chosen.named_points)
    blocks: list[Flowable] = [Heading(f"道具くらべ：{chosen.title}", before=14)]
    if points:
        blocks += [Paragraph(f"見るところ：{points}（評価は100点満点）", ink.CAPTION), Space(4)]
    widths = (110.0, 46.0, 82.0, 44.0, None)
    return [*blocks, *table(head, rows, widths, style=ink.BODY)] if rows else blocks


def _flow(flow: Flow) -> list[Flowable]:
    blocks: list[Flowable] = [Heading(f"業務の流れ：{flow.title}", before=14)]
    both = [_steps("いま", flow.before), _steps("これから", flow.after)]
    blocks.append(Columns(both, [None, None], gap=20, after=4))
    words = plan_words.saved(flow)
    return [*blocks, Paragraph(words, ink.STRONG)] if words else blocks


def _steps(title: str, steps: Sequence[FlowStep]) -> Flowable:
    lines: list[Flowable] = [Paragraph(title, ink.STRONG), Space(2)]
    for number, step in enumerate(steps, 1):
        lines += [Paragraph(plan_words.step(number, step), ink.BODY), Space(2)]
    return Stack(lines)


def _indicator(indicator: Indicator) -> list[Flowable]:
    before = plan_words.number(indicator.before, indicator.unit)
    target = plan_words.number(indicator.target, indicator.unit)
    until = joined(f"はじめ {before}　→　目標 {target}", phrases.until(indicator.target_on))
    words = plan_words.way_gone(indicator)
    blocks: list[Flowable] = [Heading(f"指標：{indicator.name}", before=14)]
    blocks.append(Paragraph(until, ink.BODY))
    if words:
        blocks.append(Paragraph(words, ink.STRONG))
    if len(indicator.series) > 1:
        blocks += [Space(4), IndicatorLine(indicator)]
    return blocks


def _figures(years: Sequence[YearFigures]) -> list[Flowable]:
    rows = figures_block.indicators_table(years)
    return [Heading(locaben_words.TITLE, before=14), *rows] if rows else []


def _progress(process: Process) -> list[Flowable]:
    hindering = "、".join(OBSTACLES[code] for code in process.obstacles)
    rows = (("3つの段階", plan_words.standing(process)), ("つまずきになりそうなこと", hindering))
    kept = [line for line in rows if line[1]]
    return [Heading("進みぐあい", before=14), *labelled(kept, _WIDE)] if kept else []


class IndicatorLine(Block):
    """All values of an indicator over time, with the target as a dashed line.

    The first value stands left of the line, the last one and the target stand right of it, where
    nothing can strike them through.
    """

    HEIGHT = 84.0
    FOOT = 24.0  # where zero is when nothing is below it; the days stand under it
    LEFT = 84.0
    WIDE = 264.0
    GAP = 6.0

    def __init__(self, indicator: Indicator) -> None:
        super().__init__(before=2, after=6)
        self._series = indicator.series
        self._unit, self._target = indicator.unit, indicator.target

    @override
    def measure(self, width: float) -> float:
        return self.HEIGHT

    @override
    def draw(self) -> None:
        room = self.HEIGHT - self.FOOT - ink.CAPTION.leading
        top = self.FOOT + room
        days, values = zip(*self._series, strict=True)
        levels = [] if self._target is None else [self._target]
        found = plot(values, self.WIDE, room, days=days, levels=levels)
        spots = [(self.LEFT + x, top - y) for run in found.runs() for x, y in run]
        target = next((top - level for level in found.levels), None)
        self._draw_lines(spots, top - found.zero, target)
        self._draw_words(spots, target)
        centred = ink.CAPTION.but(align=0.5)
        for x, day in ((spots[0][0], days[0]), (spots[-1][0], days[-1])):
            at = x - self.LEFT, self.FOOT - 8
            Paragraph(f"{day:%Y/%m/%d}", centred).paint(self.canv, *at, 2 * self.LEFT)

    def _draw_lines(
        self, spots: Sequence[tuple[float, float]], zero: float, target: float | None
    ) -> None:
        canvas, end = self.canv, self.LEFT + self.WIDE
        canvas.setLineWidth(0.8)
        canvas.setStrokeColorRGB(*ink.GRID)
        canvas.line(self.LEFT, zero, end, zero)
        if target is not None:
            canvas.setDash(3, 2)
            canvas.setStrokeColorRGB(*ink.PREVIOUS)
            canvas.line(self.LEFT, target, end, target)
            canvas.setDash()
        canvas.setStrokeColorRGB(*ink.ACCENT)
        canvas.setFillColorRGB(*ink.ACCENT)
        canvas.setLineWidth(1.6)
        for start, stop in pairwise(spots):
            canvas.line(*start, *stop)
        for x, y in spots:
            canvas.circle(x, y, 2.4, stroke=0, fill=1)

    def _draw_words(self, spots: Sequence[tuple[float, float]], target: float | None) -> None:
        first, last = (plan_words.short(self._series[at][1], self._unit) for at in (0, -1))
        self._beside(first, ink.CAPTION.but(align=1), 0, spots[0][1])
        right, y = self.LEFT + self.WIDE + self.GAP, spots[-1][1]
        if target is not None:
            target, y = self._apart(target, y)
            words = f"目標 {plan_words.short(self._target, self._unit)}"
            self._beside(words, ink.CAPTION, right, target)
        self._beside(last, ink.CAPTION, right, y)

    def _beside(self, text: str, style: Style, left: float, middle: float) -> None:
        """A text at the height of what it is about."""
        words = Paragraph(text, style)
        room = self.LEFT - self.GAP if not left else self.width - left
        words.paint(self.canv, left, middle + words.height_at(room) / 2, room)

    def _apart(self, target: float, value: float) -> tuple[float, float]:
        """The middles of both lines of words, so that they do not stand on each other.

        The one that is higher stays so. The value keeps its place where it can.
        """
        leading = ink.CAPTION.leading
        lack = leading - abs(target - value)
        if lack <= 0:
            return target, value
        if target < value:
            moved = max(target - lack, self.FOOT)
            return moved, moved + leading
        moved = min(target + lack, self.HEIGHT - leading / 2)
        return moved, moved - leading
