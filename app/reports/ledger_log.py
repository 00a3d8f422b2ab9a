"""The log of what was handed and received as a table on paper (個人情報保護法 29, 30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import consents, wareki
from app.reports import ink
from app.reports.blocks import Heading, PageTitle
from app.reports.layout import Layout
from app.reports.paragraph import Paragraph
from app.reports.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.consents import Consent, Disclosure
    from app.domain.records import Advisor

TITLE = "提供と受領の記録"
_WIDTHS = [66.0, 112.0, None, 98.0, 68.0]
NOTHING = "記録はありません。"
_HEADS = ("日", "相手（住所・代表者）", "情報・内容", "方法・もとの同意", "記録した人")
_GIVEN = ("同意の日", "相手", "目的・情報", "期限", "いただき方")
_SIDES = {"out": "渡した", "client": "本人に渡した", "in": "受け取った"}


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
    purposes = {each.id: each for each in given}
    _section(page, "渡したもの・受け取ったもの", _HEADS, [_line(line, purposes) for line in log])
    _section(page, "いただいた同意", _GIVEN, [_consent(each) for each in given])
    return page


def _section(page: Layout, title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    page.add(Heading(title))
    page.add_all(table(head, rows, _WIDTHS) if rows else [Paragraph(NOTHING, ink.BODY)])


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
    head = handing.representative and f"代表者：{handing.representative}"
    told = (_SIDES[handing.direction], handing.party, handing.address, head)
    party = "\n".join(filter(None, told))
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
