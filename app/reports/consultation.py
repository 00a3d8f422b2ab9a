"""A consultation on one or two pages, for the client or for the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.domain.entries.simple import ACTION_STATES
from app.reports import entry_text, ink, layout
from app.reports.blocks import Columns, Heading, PageTitle, Panel, Space, labelled
from app.reports.layout import Layout, fitted
from app.reports.page_memo import StampBoxes
from app.reports.paragraph import Paragraph
from app.reports.phrases import moment, on_paper, until

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.platypus import Flowable

    from app.domain.entries.consultation import Consultation, Referral
    from app.domain.entries.simple import Action
    from app.domain.records import Advisor
    from app.reports.phrases import People

TITLE = "相談の記録"
_LABEL = 86.0  # so that a moment fits into half a line
_WHOLE = 0.2  # of a page
# What stands in the head, and what only colleagues read.
_HEAD = ("実施", "時間", "会い方", "相談した人", "同席者", "分類", "担当")
_INSIDE = ("状態", "申込み", "実施までの日数", "きっかけ", "内部メモ")


@dataclass(frozen=True, slots=True)
class ConsultationSheet:
    """What is printed; `for_client` leaves out what is for colleagues only.

    `count`: the how manieth consultation of the client this is (延べ回数).
    """

    client_name: str
    honorific: str
    value: Consultation
    actions: tuple[Action, ...] = ()
    referrals: tuple[Referral, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    count: int = 1
    for_client: bool = True
    confirmation_boxes: bool = False


def consultation(sheet: ConsultationSheet, advisor: Advisor) -> bytes:
    """The record as a PDF."""
    from app.reports.pdf import finish

    whose = f"{sheet.client_name} {sheet.honorific}"
    when = moment(sheet.value.when())
    return finish(
        lambda: fitted(partial(_lay_out, sheet, advisor)),
        title=f"{TITLE} {whose}",
        advisor=advisor,
        running=f"{TITLE}　{whose}　{when}",
    )


def _lay_out(sheet: ConsultationSheet, advisor: Advisor, page: Layout) -> None:
    who = " ".join(filter(None, (advisor.organisation, advisor.name)))
    page.add(PageTitle("consultation", f"{sheet.client_name} {sheet.honorific}", f"{TITLE}　{who}"))
    people = on_paper(dict(sheet.names), advisor)
    lines = dict(entry_text.lines(sheet.value, people))
    page.add(_head(sheet, lines))
    shown = {*_HEAD, *_INSIDE}
    sections = [
        [Heading(label, before=14), *_texts(text)]
        for label, text in lines.items()
        if label not in shown
    ]
    kept = [each for each in sheet.actions if each.state != "dropped" or not sheet.for_client]
    sections += [_actions(kept, people), *map(_referral, sheet.referrals)]
    if not sheet.for_client:
        sections.append(_inside(lines))
    for section in sections:
        page.add_section(section, whole=_WHOLE)
    if sheet.confirmation_boxes:
        page.add_at_foot(StampBoxes())


def _head(sheet: ConsultationSheet, lines: Mapping[str, str]) -> Panel:
    rows = [(label, lines[label]) for label in _HEAD if label in lines]
    if sheet.count > 1:
        rows.insert(1, ("回数", f"{sheet.count}回目のご相談"))
    return Panel(labelled(rows, _LABEL, room=layout.WIDTH - 2 * Panel.SIDE))


def _texts(text: str) -> list[Flowable]:
    blocks: list[Flowable] = []
    for line in text.split("\n"):
        if line.startswith("■"):
            blocks += [Space(4), Paragraph(line[1:], ink.STRONG)]
        elif line.strip():
            blocks += [Paragraph(line, ink.BODY), Space(3)]
        else:
            blocks.append(Space(6))
    return blocks


def _actions(actions: Sequence[Action], people: People) -> list[Flowable]:
    if not actions:
        return []
    blocks: list[Flowable] = [Heading("次にすること", before=14)]
    for number, action in enumerate(actions, 1):
        told = dict(entry_text.lines(action, people))
        state = ACTION_STATES[action.state] if action.state != "open" else until(action.due())
        blocks += [
            Columns(
                [
                    Paragraph(f"{number}", ink.STRONG),
                    Paragraph(action.text, ink.BODY),
                    Paragraph(told["だれが"].replace("（", "\n（", 1), ink.BODY),
                    Paragraph(state, ink.BODY),
                ],
                [14.0, None, 112.0, 124.0],
                gap=8,
                after=4,
            ),
        ]
    return blocks


def _referral(referral: Referral) -> list[Flowable]:
    lines = entry_text.lines(referral)
    return [Heading("専門家派遣", before=14), *labelled(lines, _LABEL, room=layout.WIDTH)]


def _inside(lines: Mapping[str, str]) -> list[Flowable]:
    rows = [(label, lines[label]) for label in _INSIDE if label in lines]
    heading = Heading("所内用", before=16)
    return [heading, *labelled(rows, _LABEL, room=layout.WIDTH)] if rows else []
