"""A form that asks for one of everything, for the tests and for looking at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.errors import Fault
from app.ui.forms import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 22)
CHANNELS = {"visit": "巡回", "desk": "窓口", "phone": "電話", "online": "オンライン"}
TOPICS = dict(zip("abcdefg", (
    "販路をひらく", "資金繰り", "人を育てる", "事業承継", "デジタル化", "補助金", "創業"
), strict=True))  # fmt: skip
MONTHS = {number: f"{number}月" for number in range(1, 13)}
STAGES = (
    (1, "段階1", "紙と電話が中心です。"),
    (2, "段階2", "パソコンやスマートフォンを使い始めています。"),
    (3, "段階3", "会計や在庫など、仕事の一部がデジタルです。"),
    (4, "段階4", "データを見て、次の手を決めています。"),
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to talk to."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """One field for every editor."""

    name: str = ""
    kana: str = ""
    phone: str = ""
    story: str = ""
    channel: str = ""
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    month: int | None = None
    due: date | None = None
    held_at: datetime | None = None
    people: int | None = None
    capital: int | None = None
    heir: bool | None = None
    heir_name: str = ""
    remember: bool = False
    stage: int | None = None
    contacts: tuple[Contact, ...] = ()


def soon() -> Iterator[tuple[str, date]]:
    """Days that are often meant."""
    yield "2週間", TODAY + timedelta(days=14)
    yield "1か月", date(2026, 12, 22)
    yield "3か月", date(2027, 2, 22)


def checked(value: Sample) -> tuple[Fault, ...]:
    """A name is needed, and every contact needs one."""
    faults = [] if value.name else [Fault("name", "名前を入れてください。")]
    for place, contact in enumerate(value.contacts):
        if not contact.name:
            faults.append(Fault(f"contacts.{place}.name", "連絡先の名前を入れてください。"))
    return tuple(faults)


YES_NO = {True: "はい", False: "いいえ"}
SAMPLE = (
    parts.section(
        "だれの話か",
        parts.name_and_kana("name", "会社名・屋号", "kana"),
        parts.text("phone", "電話", writing="digits", note="任意"),
        parts.number("people", "従業員数", unit="人", hint="常時使用する人の数です。"),
        parts.yen("capital", "資本金"),
        parts.choice("month", "決算月", MONTHS),
        parts.chips("heir", "後継者", YES_NO, wide=False),
        parts.text("heir_name", "後継者の名前", when=lambda value: value.heir),
        parts.rows(
            "contacts",
            "連絡先",
            Contact,
            (parts.text("name", "名前"), parts.text("phone", "電話", writing="digits")),
        ),
        parts.tags("tags", "タグ", lambda: ("商店街", "県の事業", "移動販売")),
    ),
    parts.section(
        "相談の中身",
        parts.moment("held_at", "日時"),
        parts.day("due", "次にすること の期限", towards="future", quick=soon),
        parts.choice("channel", "方法", CHANNELS),
        parts.chips("topics", "課題", TOPICS, many=True),
        parts.lines("story", "経緯", hint="お客様の言葉で残します。"),
        parts.switch("remember", "覚え", "次の訪問で必ず触れる"),
        parts.tiles("stage", "デジタル化の段階", STAGES),
        text="書いたそばから保存します。",
    ),
)
