"""What was changed in the record of a client on paper: what stood there, when, and by whose hand.

A person may ask for all that is held on them (個人情報保護法 33), and what was typed over is held.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import wareki
from app.reports import ink, phrases
from app.reports.blocks import Heading, PageTitle, Space
from app.reports.layout import Layout
from app.reports.paragraph import Paragraph
from app.reports.phrases import joined
from app.reports.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from app.domain.records import Advisor
    from app.reports.phrases import Lines

TITLE = "変更の記録"
NOTHING = "変更した記録はありません。"
UNSEEN = "細かな項目の変更です。前の内容は、記録.json にあります。"
EMPTY = "（なし）"
_ABOUT = "直したものと、ゴミ箱に入れたり戻したりしたものです。新しい順に並べています。"
_HEAD = ("項目", "前", "あと")
_WIDTHS = [96.0, None, None]
_SOMEBODY = "担当者"

Difference = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A change: `about` which record it was, `rows` label, before and after of what differs.

    `unseen`: it changed something that has no words on paper.
    """

    at: datetime
    who: str
    action: str
    about: str = ""
    rows: tuple[Difference, ...] = ()
    unseen: bool = False


def differences(before: Lines, after: Lines) -> tuple[Difference, ...]:
    """What two readings of one record do not share, in the order of the later one.

    Lines of one label, such as the ways to meet several issues, are compared together.
    """
    old, new = _by_label(before), _by_label(after)
    labels = dict.fromkeys((*new, *old))
    pairs = ((label, old.get(label, ""), new.get(label, "")) for label in labels)
    return tuple(pair for pair in pairs if pair[1] != pair[2])


def change_log(
    client_name: str, changes: Sequence[Change], *, advisor: Advisor, today: date
) -> bytes:
    """The changes as a PDF, in the order given."""
    from app.reports.pdf import finish

    return finish(
        lambda: _pages(client_name, changes, today),
        title=f"{TITLE} {client_name}",
        advisor=advisor,
        running=f"{TITLE}　{client_name}　{wareki.date_text(today)} 現在",
    )


def _pages(client_name: str, changes: Sequence[Change], today: date) -> Layout:
    page = Layout()
    page.add(PageTitle("changes", TITLE, f"{wareki.date_text(today)} 現在"))
    page.add(Paragraph(client_name, ink.STRONG))
    page.add(Space(4))
    page.add(Paragraph(_ABOUT if changes else NOTHING, ink.BODY))
    for each in changes:
        _change(page, each)
    return page


def _change(page: Layout, change: Change) -> None:
    page.add(Heading(joined(phrases.moment(change.at), change.who or _SOMEBODY)))
    page.add(Paragraph(joined(change.action, change.about), ink.SMALL))
    if change.rows:
        rows = [(label, old or EMPTY, new or EMPTY) for label, old, new in change.rows]
        page.add_all(table(_HEAD, rows, _WIDTHS))
    elif change.unseen:
        page.add(Paragraph(UNSEEN, ink.SMALL))


def _by_label(lines: Lines) -> dict[str, str]:
    found: dict[str, str] = {}
    for label, text in lines:
        found[label] = f"{found[label]}\n{text}" if label in found else text
    return found
