"""The entries of a client that lie in the trash, on paper: held still, until they go for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import wareki
from app.domain.entries.nouns import noun
from app.reports import entry_text, ink, phrases
from app.reports.blocks import LABEL, Heading, PageTitle
from app.reports.layout import Layout
from app.reports.paragraph import Paragraph
from app.reports.tables import row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, timedelta

    from app.domain.entries.base import Entry
    from app.domain.records import Advisor
    from app.reports.phrases import People

TITLE = "ゴミ箱の記録"


def trash_list(
    client_name: str,
    thrown: Sequence[Entry],
    *,
    people: People,
    advisor: Advisor,
    today: date,
    kept_for: timedelta,
) -> bytes:
    """Every entry in full as a PDF, with the day it was thrown away and the day it goes."""
    from app.reports.pdf import finish

    def pages() -> Layout:
        page = Layout()
        page.add(PageTitle("trash", TITLE, f"{wareki.date_text(today)} 現在"))
        page.add(Paragraph(client_name, ink.STRONG))
        for each in thrown:
            _entry(page, each, people, kept_for)
        return page

    return finish(
        pages,
        title=f"{TITLE} {client_name}",
        advisor=advisor,
        running=f"{TITLE}　{client_name}　{wareki.date_text(today)} 現在",
    )


def _entry(page: Layout, entry: Entry, people: People, kept_for: timedelta) -> None:
    gone = entry.deleted_at
    assert gone is not None
    when = (
        f"{phrases.moment(gone)}にゴミ箱へ。{phrases.moment(gone + kept_for)}を過ぎると消えます。"
    )
    written = phrases.joined(phrases.moment(entry.created_at), entry.author_name)
    lines = (*entry_text.lines(entry.value, people), ("書いた日時と人", written))
    page.add(Heading(noun(entry.kind)))
    page.add(Paragraph(when, ink.SMALL))
    page.add_all(row(line, (LABEL, None), first=ink.CAPTION) for line in lines)
