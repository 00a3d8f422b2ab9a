"""A client's whole record on paper: who it is, what is open, what was agreed, what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain import local_time, wareki
from app.domain.entries.consultation import Consultation, PriorMeeting, Referral
from app.domain.entries.figures import YearFigures
from app.domain.entries.nouns import noun
from app.domain.entries.simple import Action
from app.domain.entries.tracker import PlanTask
from app.reports import (
    entry_text,
    figures_block,
    ink,
    locaben_words,
    phrases,
    profile_text,
)
from app.reports.blocks import Heading, PageTitle, Space
from app.reports.layout import Layout, fitted
from app.reports.paragraph import Paragraph
from app.reports.phrases import joined
from app.reports.plan import tasks_table
from app.reports.tables import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from app.domain.entries.base import Entry, Value
    from app.reports.phrases import People
    from app.reports.record_content import CheckLine, RecordContent

TITLE = "お客様の記録"
NOTHING = "記録はまだありません。"
_SETS = {"full": "経営チェック", "short": "経営チェック（短い版）"}
_PLAN = ("goal_sheet", "process", PlanTask.kind, "tool_comparison", "flow", "indicator")
_TO_COME = frozenset({"planned", "requested"})
_WHEN_LABELS = frozenset({"日付", "日時"})
_LABEL = 110.0
_WHEN = 92.0
_WHO = 96.0
_CODE = 120.0
_WHOLE = 0.2  # of a page
_SHORT = 24  # characters: shorter texts of an entry share a line


def record_pdf(content: RecordContent) -> bytes:
    """The record as a PDF, the latest first."""
    from app.reports.pdf import finish

    name = content.fields.name
    return finish(
        lambda: fitted(partial(_lay_out, content)),
        title=f"{TITLE} {name}",
        advisor=content.advisor,
        running=f"{TITLE}　{name}　{wareki.date_text(content.today)} 現在",
    )


def _lay_out(content: RecordContent, page: Layout) -> None:
    people, found = phrases.on_paper(content.names, content.advisor), content.entries
    page.add(PageTitle("record", TITLE, f"{wareki.date_text(content.today)} 現在"))
    page.add(Paragraph(content.fields.name, ink.HEADING))
    page.add(Space(4))
    page.add_all(_labelled(profile_text.lines(content.fields, content.names)))
    ahead = [each for each in found if _is_ahead(each.value, content.today)]
    past = [each for each in found if not _is_ahead(each.value, content.today)]
    _section(page, "これからすること", _ahead(ahead, people))
    _section(page, "チェック", [_check(each) for each in content.checks])
    _plan(page, found, people)
    _figures(page, [each.value for each in found if isinstance(each.value, YearFigures)])
    _consultations(page, found, people)
    _section(page, "これまでの経過", _timeline(past, people))


def _section(page: Layout, title: str, rows: Sequence[Flowable]) -> None:
    blocks = rows or [Paragraph(NOTHING, ink.SMALL)]
    page.add_section([Heading(title, before=14), *blocks], whole=_WHOLE)


def _part(title: str, blocks: Iterable[Flowable]) -> list[Flowable]:
    """A part of a section under its own small heading."""
    return [Space(6), Paragraph(title, ink.STRONG), *blocks]


def _labelled(lines: Iterable[tuple[str, str]]) -> list[Flowable]:
    return [row(line, (_LABEL, None), first=ink.CAPTION) for line in lines]


def _ahead(found: Iterable[Entry], people: People) -> list[Flowable]:
    """What is to come, the next one first."""
    values = sorted((each.value for each in found), key=_day_order)
    return [
        row(
            (_moment(value.when()) or "期限なし", _told(value, people), _who(value, people)),
            (_WHEN, None, _WHO),
            first=ink.CAPTION,
        )
        for value in values
    ]


def _is_ahead(value: Value, today: date) -> bool:
    """Open promises, planned meetings, and what an expert is to come for on a later day."""
    if isinstance(value, Referral | PriorMeeting):
        when = value.when()
        if when is None or value.state_code() == "withdrawn":
            return False
        return local_time.day_of(local_time.instant(when)) > today
    return value.state_code() in _TO_COME or (isinstance(value, Action) and value.state == "open")


def _day_order(value: Value) -> tuple[bool, str]:
    when = value.when()
    return when is None, local_time.instant(when).isoformat() if when else ""


def _who(value: Value, people: People) -> str:
    if isinstance(value, Action):
        return dict(entry_text.lines(value, people))["だれが"]
    return people.name(value.owner_id())


def _check(line: CheckLine) -> Flowable:
    kind = _SETS.get(line.item_set, _SETS["full"])
    issues = "、".join(line.issues) or "—"
    note = "（あとで訂正したもの）" if line.corrected else ""
    return row(
        (phrases.day(line.on), f"{kind}{note}\n力を入れたいこと：{issues}", line.code),
        (_WHEN, None, _CODE),
        first=ink.CAPTION,
    )


def _plan(page: Layout, found: Sequence[Entry], people: People) -> None:
    """The sheet, the processes, the plan and what belongs to it, in this order."""
    heading: list[Flowable] = [Heading("伴走の計画", before=14)]
    for kind in _PLAN:
        values = [each.value for each in reversed(found) if each.kind == kind]
        tasks = [value for value in values if isinstance(value, PlanTask)]
        if tasks:
            parts = [tasks_table(tasks, people, style=ink.SMALL, with_notes=True)]
        else:
            parts = [_labelled(entry_text.lines(value, people)) for value in values]
        for part in filter(None, parts):
            page.add_section([*heading, *_part(noun(kind), part)], whole=_WHOLE)
            heading = []


def _figures(page: Layout, years: Sequence[YearFigures]) -> None:
    tables = figures_block.figures_tables(years)
    if tables:
        page.add_section([Heading(noun(YearFigures.kind), before=14), *tables])
        indicators = figures_block.indicators_table(years)
        page.add_section(_part(locaben_words.TITLE, indicators))


def _consultations(page: Layout, found: Iterable[Entry], people: People) -> None:
    heading: list[Flowable] = [Heading("相談の記録", before=14)]
    for each in found:
        if isinstance(each.value, Consultation):
            lines = _labelled(entry_text.lines(each.value, people))
            page.add_section([*heading, *_part(_moment_of(each), lines)], whole=_WHOLE)
            heading = []


def _timeline(found: Iterable[Entry], people: People) -> list[Flowable]:
    return [
        row(
            (_moment_of(each), noun(each.kind), _told(each.value, people), each.author_name),
            (_WHEN, 66, None, 66),
            first=ink.CAPTION,
        )
        for each in found
        if each.value.on_timeline and not isinstance(each.value, PlanTask)
    ]


def _told(value: Value, people: People) -> str:
    """All that an entry says, short texts side by side; a consultation stands above already."""
    if isinstance(value, Consultation):
        return entry_text.summary(value)
    if isinstance(value, Action) and value.state == "open":  # who and when stand beside it
        return "\n".join(filter(None, (value.text, value.note)))
    found = [line for line in entry_text.lines(value, people) if line[0] not in _WHEN_LABELS]
    if len(found) == 1:
        return found[0][1]
    told = [(f"{label}：{text}", "\n" in text or len(text) > _SHORT) for label, text in found]
    short = joined(*(line for line, is_long in told if not is_long))
    return "\n".join(filter(None, (short, *(line for line, is_long in told if is_long))))


def _moment_of(entry: Entry) -> str:
    return _moment(entry.value.when() or entry.created_at)


_moment = phrases.moment_or_day
