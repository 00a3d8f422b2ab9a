"""The log of what was handed and received as a table on paper (個人情報保護法 29, 30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from app.domain import consents, wareki
from app.reports import ink
from app.reports.blocks import Block, Columns, Heading, PageTitle, height_of, put
from app.reports.layout import Layout
from app.reports.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.consents import Consent, Disclosure
    from app.domain.records import Advisor

TITLE = "提供と受領の記録"
_WIDTHS = [66.0, 84.0, None, 98.0, 72.0]
_HEADS = ("日", "相手", "情報・内容", "方法・もとの同意", "記録した人")
_SIDES = {"out": "渡した", "client": "本人に渡した", "in": "受け取った"}


class Ruled(Block):
    """A line of the table over a thin rule."""

    def __init__(self, cells: Sequence[str], *, head: bool = False) -> None:
        super().__init__(before=0)
        style = ink.CAPTION if head else ink.SMALL
        paragraphs = [Paragraph(cell or " ", style) for cell in cells]
        self._columns = Columns(paragraphs, _WIDTHS, gap=8)

    @override
    def measure(self, width: float) -> float:
        """The height of the highest cell, with air and the rule."""
        return height_of(self._columns, width) + 9

    @override
    def draw(self) -> None:
        """The cells, and the rule below them."""
        put(self._columns, self.canv, 0, self.height - 4, self.width)
        self.canv.setStrokeColorRGB(*ink.LINE)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, 0, self.width, 0)


def ledger_log(
    client_name: str,
    log: Sequence[Disclosure],
    given: Sequence[Consent],
    *,
    advisor: Advisor,
    today: date,
) -> bytes:
    """The log and the consents behind it as a PDF, the latest first."""
    from app.reports.pdf import finish

    return finish(
        lambda: _pages(client_name, log, given, today),
        title=f"{TITLE} {client_name}",
        advisor=advisor,
        running=f"{TITLE}　{client_name}　{wareki.date_text(today)} 現在",
    )


def _pages(
    client_name: str, log: Sequence[Disclosure], given: Sequence[Consent], today: date
) -> Layout:
    page = Layout()
    page.add(PageTitle("log", TITLE, f"{wareki.date_text(today)} 現在"))
    page.add(Paragraph(client_name, ink.STRONG))
    page.add(Heading("渡したもの・受け取ったもの"))
    if not log:
        page.add(Paragraph("記録はありません。", ink.BODY))
    else:
        page.add(Ruled(_HEADS, head=True))
    purposes = {each.id: each for each in given}
    page.add_all(Ruled(_line(line, purposes)) for line in log)
    page.add(Heading("いただいた同意"))
    if not given:
        page.add(Paragraph("記録はありません。", ink.BODY))
    else:
        page.add(Ruled(("同意の日", "相手", "目的・情報", "期限", "いただき方"), head=True))
    page.add_all(Ruled(_consent(each)) for each in given)
    return page


def _line(line: Disclosure, given: dict[str, Consent]) -> tuple[str, ...]:
    handing = line.handing
    items = "、".join(consents.ITEMS[item] for item in handing.items)
    what = f"{handing.what}（{items}）" if handing.what else items
    if handing.obtained:
        what = f"{what}\n相手の入手先：{handing.obtained}"
    way = consents.DELIVERIES[handing.way]
    behind = given.get(line.consent_id)
    if behind is not None:
        way = f"{way}\n{_day(behind.terms.given_on)}の同意"
    party = f"{_SIDES[handing.direction]}\n{handing.party}".strip()
    return _day(handing.on), party, what, way, line.recorded_by


def _consent(consent: Consent) -> tuple[str, ...]:
    terms = consent.terms
    items = "、".join(consents.ITEMS[item] for item in terms.items)
    until = _day(terms.until) if terms.until else "取り下げまで"
    if consent.withdrawn_on is not None:
        until = f"{_day(consent.withdrawn_on)}に取り下げ"
    way = "　".join(filter(None, (consents.WAYS[terms.way], terms.given_by)))
    purpose = f"{consents.PURPOSES[terms.purpose]}\n{items}"
    return _day(terms.given_on), terms.recipient or "ほかに渡さない", purpose, until, way


def _day(day: date) -> str:
    return f"{day:%Y/%m/%d}"
