"""The form of a consent on one page, with a line to sign on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import consents, wareki
from app.reports import fonts, ink
from app.reports.blocks import Heading, PageTitle, Panel, Space, labelled
from app.reports.layout import Layout
from app.reports.paragraph import Paragraph, Run
from app.reports.sheet import WritingLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from app.domain.consents import Terms
    from app.domain.records import Advisor

TITLE = "同意書"
_READ = ink.BODY.but(size=12, leading=21)
_GAP = 22.0


@dataclass(frozen=True, slots=True)
class ConsentSheet:
    """What stands on the form; `signed` is False for one that is yet to be signed.

    `withdrawn_on`, `ended`: why a consent holds no longer on the day the paper is made.
    """

    client_name: str
    terms: Terms
    paragraphs: tuple[str, ...]
    version: str
    signed: bool
    recorded_by: str = ""
    withdrawn_on: date | None = None
    ended: bool = False


def consent_form(value: ConsentSheet, advisor: Advisor) -> bytes:
    """The form as a PDF of one page (more only when the text is very long)."""
    from app.reports.pdf import finish

    return finish(
        lambda: _pages(value, advisor),
        title=f"{TITLE} {value.client_name}",
        advisor=advisor,
        running=f"{TITLE}　{value.client_name}　文の版 {value.version}",
    )


def _pages(value: ConsentSheet, advisor: Advisor) -> Layout:
    page = Layout()
    who = " ".join(filter(None, (advisor.organisation, advisor.name)))
    to = f"{advisor.organisation} 御中" if advisor.organisation else ""
    page.add(PageTitle("consent", TITLE, who))
    page.add_all(_over(value))
    if to:
        page.add(Paragraph(to, ink.BODY.but(size=12, leading=18)))
    title, *rest = value.paragraphs if len(value.paragraphs) > 1 else ("", *value.paragraphs)
    page.add(Heading(title or consents.PURPOSES[value.terms.purpose], before=14))
    page.add_all(_spaced(rest))
    page.add(Space(_GAP / 2))
    page.add(_summary(value.terms))
    page.add(Space(_GAP))
    page.add_all(_given(value) if value.signed else _to_sign(value))
    return page


def _over(value: ConsentSheet) -> list[Flowable]:
    """A bar on top of a consent that holds no longer, so that nobody takes it for one that does."""
    if value.withdrawn_on is not None:
        said = f"{wareki.date_text(value.withdrawn_on)}に取り下げ"
    elif value.ended and value.terms.until is not None:
        said = f"期限切れ：{wareki.date_text(value.terms.until)}まで"
    else:
        return []
    bar = Panel([Paragraph(said, ink.HEADING)], fill=ink.BAND, bar=ink.PEERS, after=_GAP / 2)
    return [bar]


def _spaced(texts: Sequence[str]) -> list[Flowable]:
    blocks: list[Flowable] = []
    for text in texts:
        blocks += [Paragraph(text, _READ), Space(8)]
    return blocks


def _summary(terms: Terms) -> Panel:
    until = wareki.date_text(terms.until) if terms.until else "取り下げるまで"
    lines = (
        ("目的", consents.PURPOSES[terms.purpose]),
        ("渡す相手", terms.recipient or "ほかには渡しません"),
        ("情報", "、".join(consents.ITEMS[item] for item in terms.items)),
        ("期限", until),
    )
    return Panel(labelled(lines, 70.0))


def _to_sign(value: ConsentSheet) -> list[Flowable]:
    return [
        Paragraph("上のとおり、同意します。", _READ),
        Space(_GAP),
        WritingLine("同意した日　　　　　　年　　　　月　　　　日"),
        Space(_GAP),
        _name(value),
        Space(_GAP),
        WritingLine("お名前（ご署名）"),
    ]


def _name(value: ConsentSheet) -> Paragraph:
    return Paragraph([Run(value.client_name, fonts.BOLD)], ink.BODY.but(size=12, leading=18))


def _given(value: ConsentSheet) -> list[Flowable]:
    terms = value.terms
    who = f"{terms.given_by} さま" if terms.given_by else "お客様"
    way = consents.WAYS[terms.way]
    lines = [f"{wareki.date_text(terms.given_on)}に、{who}から{way}で同意をいただきました。"]
    if value.recorded_by:
        lines.append(f"記録した担当者：{value.recorded_by}")
    told: list[Flowable] = [
        _name(value),
        Space(4),
        *(Paragraph(line, ink.BODY) for line in lines),
    ]
    if _over(value):
        return told  # nobody signs what holds no longer
    return [*told, Space(_GAP), WritingLine("お名前（ご署名が要るときだけ）")]
