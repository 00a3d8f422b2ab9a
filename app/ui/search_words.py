"""How the screens speak of a search: its filters, and why a client was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entries.nouns import noun
from app.domain.jsic import SECTIONS
from app.domain.people import REGISTRATIONS, STAGES
from app.domain.prefectures import prefecture_name
from app.ui.profile_words import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.search import Search, Sort, Why

SIZES = {
    "small": "小規模",
    "medium": "中小（小規模のほか）",
    "large": "中小にあたらない",
    "unknown": "まだ分からない",
}
SEGMENTS = {
    "low-accompany": "準備はこれから・伴走型",
    "low-self": "準備はこれから・自走型",
    "high-accompany": "準備ができている・伴走型",
    "high-self": "準備ができている・自走型",
}
UNSEEN = {3: "3か月会っていない", 6: "6か月会っていない", 12: "1年会っていない"}
CONSENTS = {"valid": "同意がある", "none": "同意がない"}
OPEN_ACTIONS = "次にすることがある"
NOBODY = "担当者なし"
OF_THIS_DEVICE = "この端末をお使いの方"  # the one colleague who may have no name yet
SORTS: Mapping[Sort, str] = {"kana": "よみの順", "seen": "最後に会った順", "recent": "最近使った順"}


def trade(code: str) -> str:
    """A section of the trades, without what is in brackets."""
    return SECTIONS.get(code, code).replace("，", "・").partition("（")[0]


def about(wanted: Search, owners: Mapping[str, str]) -> tuple[str, ...]:
    """The filters of a search in words; `owners` are the names of colleagues by id."""
    words = [
        *(trade(each) for each in wanted.industries),
        *(SIZES.get(each, each) for each in wanted.sizes),
        *(SEGMENTS.get(each, each) for each in wanted.segments),
        *(f"段階{each}" for each in wanted.stages if each in STAGES),
        *(owners.get(each, NOBODY) if each else NOBODY for each in wanted.owners),
        *wanted.tags,
        *(prefecture_name(each) for each in wanted.prefectures),
        *(registration(each) for each in wanted.registrations),
    ]
    if wanted.unseen_months is not None:
        words.append(UNSEEN.get(wanted.unseen_months, f"{wanted.unseen_months}か月会っていない"))
    if wanted.consent:
        words.append(CONSENTS[wanted.consent])
    if wanted.open_actions:
        words.append(OPEN_ACTIONS)
    return tuple(words)


def registration(code: str) -> str:
    """A state of registration in one word."""
    return REGISTRATIONS.get(code, code).partition("（")[0]


def place(why: Why) -> str:
    """Where the words stand: a field, or an entry with its day."""
    if why.on is None:
        return LABELS.get(why.place, why.place)
    return f"{noun(why.place)} {why.on:%Y/%m/%d}"


def total(count: int, *, more: bool) -> str:
    """How many there are; empty for none."""
    return f"{count:,}件{'以上' if more else ''}" if count else ""
