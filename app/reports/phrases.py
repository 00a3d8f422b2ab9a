"""Pieces of sentences that papers and lists share: days, moments, parts side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain import local_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.domain.records import Advisor

# Texts with their labels, in the order in which they are read.
Lines = tuple[tuple[str, str], ...]
SETS = {"full": "41問", "short": "15問"}  # how long the sets of questions are
_ORGANISATION = "担当の支援機関"
_END = re.compile(r"。(?=[^」』）\n])")


@dataclass(frozen=True, slots=True)
class People:
    """Who is who in what is read: the names of colleagues by their ids.

    `ours`: what our own side is called. On the screen it is "" and we are "we"; for an owner who
    holds a paper, "we" would be the own firm, so that a paper names the organisation.
    """

    names: Mapping[str, str]
    ours: str = ""

    def name(self, colleague: str) -> str:
        """The name of a colleague; "" when nobody is meant, or nobody that is known."""
        return self.names.get(colleague, "")

    def side(self, words: Mapping[str, str], code: str, *, own: str) -> str:
        """What a side is called; `own` is the code of ours. "" for an unknown code."""
        return self.ours if self.ours and code == own else words.get(code, "")


def on_paper(names: Mapping[str, str], advisor: Advisor) -> People:
    """The people on a paper of this advisor."""
    return People(names, advisor.organisation or _ORGANISATION)


def day(value: date | None) -> str:
    """A day with its day of the week; "" for none."""
    return f"{value:%Y/%m/%d}({local_time.weekday(value)})" if value else ""


def until(value: date | None) -> str:
    """The last day of something; "" for none."""
    return f"{day(value)}まで" if value else ""


def moment(value: datetime | None) -> str:
    """A moment in the time of Japan; "" for none."""
    if value is None:
        return ""
    here = local_time.clock(value)
    return f"{day(here.date())} {here:%H:%M}"


def moment_or_day(value: datetime | date | None) -> str:
    """When something was, as exactly as it is known; "" for none."""
    return moment(value) if isinstance(value, datetime) else day(value)


def by_sentence(text: str) -> str:
    """A sentence a line, for who should not read much at once; quotations stay whole."""
    return _END.sub("。\n", text)


def joined(*parts: str) -> str:
    """The parts that are not empty, a wide space between them."""
    return "　".join(part for part in parts if part)
