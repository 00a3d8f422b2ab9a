"""The small kinds of entries: a note, a phone call, a visit, and what is to be done next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from typing_extensions import override

from app.domain.entries.base import LONGEST, Value
from app.domain.local_time import day_of
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

CALL_DIRECTIONS: Mapping[str, str] = {
    "out": "こちらから",
    "in": "お客様から",
}
CALL_REASONS: Mapping[str, str] = {
    "push": "チェックのあとのご案内",
    "follow": "その後の確認",
    "appointment": "日程の相談",
    "other": "その他",
}
CALL_RESULTS: Mapping[str, str] = {
    "reached": "お話しできた",
    "booked": "相談・訪問の約束ができた",
    "call_back": "かけ直す",
    "no_answer": "出られなかった",
    "declined": "いまは要らないとのこと",
}
# Nobody was spoken to: no contact, and nothing that counts in the month.
NOT_REACHED = frozenset({"call_back", "no_answer", ""})
VISIT_STATES: Mapping[str, str] = {
    "planned": "予定",
    "held": "実施した",
    "cancelled": "取りやめ",
}
VISIT_WAYS: Mapping[str, str] = {
    "visit": "巡回（訪問）",
    "counter": "窓口（来所）",
    "phone": "電話",
    "web": "Web会議",
    "event": "セミナー・展示会",
}
ACTION_STATES: Mapping[str, str] = {
    "open": "これから",
    "done": "済んだ",
    "dropped": "やめた",
}
US = "us"
SIDES: Mapping[str, str] = {
    US: "わたしたち",
    "client": "お客様",
    "expert": "専門家",
}


@dataclass(frozen=True)
class Note(Value):
    """Something noted down."""

    kind: ClassVar[str] = "note"

    text: str = ""
    on: date | None = None

    @override
    def when(self) -> date | None:
        return self.on

    @override
    def faults(self) -> tuple[Fault, ...]:
        return long_texts(self, "text") or missing(self, text="メモを入れてください。")


@dataclass(frozen=True)
class Call(Value):
    """A phone call; `direction` out or in, `reason` and `result` codes of the tables above."""

    kind: ClassVar[str] = "call"
    codes: ClassVar[frozenset[str]] = frozenset({"direction", "reason", "result"})

    called_at: datetime | None = None
    direction: Literal["out", "in"] = "out"
    reason: str = "follow"
    result: str = "reached"
    person: str = ""
    memo: str = ""

    @override
    def when(self) -> datetime | None:
        return self.called_at

    @override
    def contact_on(self) -> date | None:
        reached = self.result not in NOT_REACHED
        return day_of(self.called_at) if self.called_at and reached else None

    @override
    def state_code(self) -> str:
        return self.result

    @override
    def faults(self) -> tuple[Fault, ...]:
        return long_texts(self, "person", "memo")


@dataclass(frozen=True)
class Visit(Value):
    """A meeting with the client, planned, held or cancelled; `way` a code of `VISIT_WAYS`.

    `minutes`: how long it is meant to take, or took. `owner`: id of the colleague who goes.
    """

    kind: ClassVar[str] = "visit"
    codes: ClassVar[frozenset[str]] = frozenset({"state", "way", "owner"})

    state: Literal["planned", "held", "cancelled"] = "planned"
    starts_at: datetime | None = None
    minutes: int | None = 60
    way: str = "visit"
    place: str = ""
    purpose: str = ""
    people: str = ""
    memo: str = ""
    owner: str = ""

    @override
    def when(self) -> datetime | None:
        return self.starts_at

    @override
    def contact_on(self) -> date | None:
        return day_of(self.starts_at) if self.starts_at and self.state == "held" else None

    @override
    def state_code(self) -> str:
        return self.state

    @override
    def owner_id(self) -> str:
        return self.owner

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = list(long_texts(self, "place", "purpose", "people", "memo"))
        if self.starts_at is None:
            found.append(Fault("starts_at", "日と時刻を入れてください。"))
        if self.minutes is not None and not 0 < self.minutes <= 24 * 60:
            found.append(Fault("minutes", "時間は1分から24時間までにしてください。"))
        return tuple(found)


@dataclass(frozen=True)
class Action(Value):
    """A next action: who does what by when; `side` says whose promise it is."""

    kind: ClassVar[str] = "action"
    codes: ClassVar[frozenset[str]] = frozenset({"state", "side", "owner"})

    text: str = ""
    due_on: date | None = None
    side: Literal["us", "client", "expert"] = "us"
    owner: str = ""
    person: str = ""
    state: Literal["open", "done", "dropped"] = "open"
    done_on: date | None = None
    note: str = ""

    @override
    def when(self) -> date | None:
        return self.done_on or self.due_on

    @override
    def due(self) -> date | None:
        return self.due_on if self.state == "open" else None

    @override
    def state_code(self) -> str:
        return self.state

    @override
    def owner_id(self) -> str:
        return self.owner

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = long_texts(self, "text", "person", "note")
        return found or missing(self, text="することを入れてください。")


def long_texts(value: object, *names: str) -> tuple[Fault, ...]:
    """A fault for each of these fields whose text is too long to keep."""
    return tuple(
        Fault(name, f"{LONGEST:,}文字までにしてください。")
        for name in names
        if len(getattr(value, name)) > LONGEST
    )


def missing(value: object, **sentences: str) -> tuple[Fault, ...]:
    """A fault with its sentence for each of these fields that is empty."""
    return tuple(
        Fault(name, sentence)
        for name, sentence in sentences.items()
        if not getattr(value, name).strip()
    )
