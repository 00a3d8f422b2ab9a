"""The notice of a measure: one page for each client, with the client's own words for the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.knowledge import labels
from app.reports import ink
from app.reports.blocks import Columns, Heading, PageTitle, Panel, Space
from app.reports.layout import Layout
from app.reports.paragraph import Paragraph
from app.reports.phrases import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportlab.platypus import Flowable

    from app.domain.offer import Offer
    from app.domain.records import Advisor

TITLE = "ご案内"
_LABEL = 92.0
_GREETING = (
    "いつもお世話になっております。お役に立ちそうな支援がありましたので、ご案内します。"
    "くわしいことは、下の「お問い合わせ」までお気軽におたずねください。"
)
_NO_ANSWERS = "お話をうかがうなかで、お役に立つかどうかをいっしょに確かめます。"
_UNKNOWN = f"{labels.TO_CONFIRM}（最新の要領・窓口で確かめてください）"
_CHECK = (
    "要確認：金額・割合・対象などは変わることがあります。"
    "申し込む前に、窓口か最新の要領で確かめてください。"
)


@dataclass(frozen=True, slots=True)
class _Look:
    """How much room everything takes; `reasons`: how many of them are told, issues first."""

    air: float
    leading: float
    reasons: int
    greeting: bool

    def body(self, text: str) -> Paragraph:
        """A paragraph of text."""
        return Paragraph(text, ink.BODY.but(leading=self.leading))

    def row(self, name: str, text: str) -> Columns:
        """A text behind its label."""
        label = Paragraph(name, ink.STRONG.but(leading=self.leading))
        return Columns([label, self.body(text)], [_LABEL, None], after=3)


_ROOMY = _Look(1.0, ink.BODY.leading, 4, greeting=True)
_TIGHT = _Look(0.4, 13.5, 2, greeting=False)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a notice goes to; `reasons` are what they said themselves, as sentences."""

    name: str
    honorific: str
    reasons: tuple[str, ...] = ()


def notices(offer: Offer, addressees: Sequence[Addressee], advisor: Advisor, today: date) -> bytes:
    """A page for each of them as one PDF."""
    from app.reports.pdf import finish

    who = " ".join(filter(None, (advisor.organisation, advisor.name)))
    return finish(
        lambda: _lay_out(offer, addressees, advisor, today),
        title=f"{TITLE} {offer.name}",
        advisor=advisor,
        running="　".join(filter(None, (f"「{offer.name}」の{TITLE}", who, day(today)))),
        numbered=False,
    )


def _lay_out(
    offer: Offer, addressees: Sequence[Addressee], advisor: Advisor, today: date
) -> Layout:
    pages = Layout(pages=[])
    for number, each in enumerate(addressees):
        pages.pages += _one_page(f"notice-{number}", offer, each, advisor, today).pages
    return pages


def _one_page(key: str, offer: Offer, to: Addressee, advisor: Advisor, today: date) -> Layout:
    """The notice for one of them, as tight as it takes to be one page."""
    for look in (_ROOMY, _TIGHT):
        page = Layout(air=look.air)
        page.add_all(_page(key, offer, to, advisor, today, look))
        if len(page.pages) == 1:
            break
    return page


def _page(
    key: str, offer: Offer, to: Addressee, advisor: Advisor, today: date, look: _Look
) -> list[Flowable]:
    aside = f"{advisor.organisation}\n{day(today)}".strip()
    blocks: list[Flowable] = [
        PageTitle(key, f"{to.name} {to.honorific}", aside),
        Paragraph(f"「{offer.name}」のご案内", ink.PAGE_TITLE),
        Space(4),
    ]
    if look.greeting:
        blocks += [look.body(_GREETING), Space(8)]
    told = [f"・{each}いただいています。" for each in to.reasons[: look.reasons]] or [_NO_ANSWERS]
    head = Paragraph("ご案内する理由", ink.STRONG)
    blocks.append(Panel([head, Space(3), *map(look.body, told)]))
    blocks += _section("どんな支援か", [look.row(*each) for each in _what(offer)])
    blocks += _section("用意するもの", [look.body(f"□ {each}") for each in offer.prepare])
    blocks += _section("お問い合わせ", [look.body(each) for each in _ask(offer, advisor)])
    blocks += [Space(14 * look.air), Panel(_notes(offer, today), fill=ink.BAND, bar=ink.LINE)]
    return blocks


def _section(title: str, blocks: Sequence[Flowable]) -> list[Flowable]:
    return [Heading(title, before=14), *blocks] if blocks else []


def _what(offer: Offer) -> list[tuple[str, str]]:
    rates = offer.rates
    told = f"{rates.text}（出どころ：{rates.source}、{_month(rates.date)}）" if rates else ""
    if offer.rated and not rates:
        told = _UNKNOWN
    rows = (
        ("締切", day(offer.deadline) if offer.deadline else ""),
        ("内容", offer.what),
        ("使える方", offer.who),
        ("割合・上限", told),
    )
    return [(name, text) for name, text in rows if text]


def _ask(offer: Offer, advisor: Advisor) -> list[str]:
    here = " ".join(filter(None, (advisor.organisation, advisor.name)))
    ours = "　".join(filter(None, (here, f"電話 {advisor.phone}" if advisor.phone else "")))
    found = [
        f"この用紙について：{ours}" if ours else "",
        f"申し込み先：{offer.ask}" if offer.ask else "",
    ]
    return [each for each in found if each] or ["この用紙をお渡しした担当者までお願いします。"]


def _notes(offer: Offer, today: date) -> list[Flowable]:
    lines = [_CHECK]
    if offer.is_expired(today):
        lines.insert(0, f"{labels.CHECK_AGAIN}。この内容は期限を過ぎています。")
    if offer.note:
        lines.append(offer.note)
    if offer.as_of:
        lines.append(f"この用紙の内容は、{_month(offer.as_of)}時点のものです。")
    return [Paragraph(each, ink.SMALL) for each in lines]


def _month(text: str) -> str:
    year, _, month = text.partition("-")
    return f"{year}年{int(month)}月"
