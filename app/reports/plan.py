"""伴走計画 on paper: dream, goal and gap, issues, the plan, tools, flows, indicators."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from typing_extensions import override

from app.domain.entries.choosing import CANDIDATE_STATES
from app.domain.entries.simple import SIDES
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
    from collections.abc import Mapping, Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from app.domain.entries.choosing import Flow, FlowStep, Indicator, ToolComparison
    from app.domain.entries.figures import YearFigures
    from app.domain.entries.tracker import GoalSheet, PlanTask, Process
    from app.domain.records import Advisor
    from app.reports.paragraph import Style

TITLE = "伴走計画"
_MOST_POINTS = 8
_OVER = 14.0  # points from a value to the upper edge of its number
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
        _tasks(value.tasks, dict(value.names)),
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


def _tasks(tasks: Sequence[PlanTask], names: Mapping[str, str]) -> list[Flowable]:
    return [Heading("計画", before=14), *tasks_table(tasks, names)] if tasks else []


def tasks_table(
    tasks: Sequence[PlanTask],
    names: Mapping[str, str],
    *,
    style: Style = ink.BODY,
    with_notes: bool = False,
) -> list[Flowable]:
    """The plan as a table, what is due first on top; the notes are for colleagues."""
    rows = []
    for task in sorted(tasks, key=lambda one: (one.due_on is None, str(one.due_on))):
        what = (task.text, task.note if with_notes else "")
        who = names.get(task.owner, "") or task.person or SIDES[task.side]
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
    rows = (("3つの段階", plan_words.stages(process)), ("つまずきになりそうなこと", hindering))
    kept = [line for line in rows if line[1]]
    return [Heading("進みぐあい", before=14), *labelled(kept, _WIDE)] if kept else []


class IndicatorLine(Block):
    """The values of an indicator over time, with the target as a dashed line and its words."""

    HEIGHT = 76.0
    FOOT = 16.0

    def __init__(self, indicator: Indicator) -> None:
        super().__init__(before=2, after=6)
        self._series = indicator.series[-_MOST_POINTS:]
        self._unit, self._target = indicator.unit, indicator.target

    @override
    def measure(self, width: float) -> float:
        return self.HEIGHT

    @override
    def draw(self) -> None:
        canvas, room = self.canv, self.HEIGHT - self.FOOT - 14
        values = [value for _, value in self._series]
        levels = [] if self._target is None else [self._target]
        edge = 44.0
        wide = min(self.width, 380.0) - 2 * edge
        found = plot(values, wide, room, levels=levels)
        top = self.FOOT + room
        canvas.setStrokeColorRGB(*ink.GRID)
        canvas.line(0, top - found.zero, wide + 2 * edge, top - found.zero)
        for level in found.levels:
            self._draw_target(top - level, wide + 2 * edge)
        points = [(edge + x, top - y) for run in found.runs() for x, y in run]
        canvas.setStrokeColorRGB(*ink.ACCENT)
        canvas.setFillColorRGB(*ink.ACCENT)
        canvas.setLineWidth(1.6)
        for (x0, y0), (x1, y1) in pairwise(points):
            canvas.line(x0, y0, x1, y1)
        centred = ink.CAPTION.but(align=0.5)
        for (x, y), (on, value) in zip(points, self._series, strict=True):
            canvas.circle(x, y, 2.4, stroke=0, fill=1)
            at = self._beside(y, [top - level for level in found.levels])
            Paragraph(plan_words.number(value, ""), centred).paint(canvas, x - edge, at, 2 * edge)
            Paragraph(f"{on:%Y/%m}", centred).paint(canvas, x - edge, self.FOOT - 2, 2 * edge)
            canvas.setFillColorRGB(*ink.ACCENT)

    def _beside(self, y: float, lines: Sequence[float]) -> float:
        """The upper edge of the number of a point, where no line goes through it."""
        over = next((line for line in lines if y < line < y + _OVER), None)
        if over is None:
            return y + _OVER
        below = y - 2
        return below if below - ink.CAPTION.leading > self.FOOT else over + _OVER

    def _draw_target(self, y: float, end: float) -> None:
        """The dashed line; its words stand behind its end, where no point can be."""
        canvas = self.canv
        canvas.setDash(3, 2)
        canvas.setStrokeColorRGB(*ink.PREVIOUS)
        canvas.line(0, y, end, y)
        canvas.setDash()
        words = Paragraph(f"目標 {plan_words.number(self._target, self._unit)}", ink.CAPTION)
        room = self.width - end - 4
        words.paint(canvas, end + 4, y + words.height_at(room) / 2, room)
