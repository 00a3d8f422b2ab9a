"""A consultation, the meeting before it, and the referral to an outside expert (domain.md 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from typing_extensions import override

from app.domain import consultation_codes as codes
from app.domain import lead_time
from app.domain.entries.base import LONGEST, Part, Value
from app.domain.entries.simple import long_texts
from app.domain.local_time import day_of
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXTS = ("background", "issue", "present", "future", "direction", "after_dispatch", "note")


@dataclass(frozen=True)
class SupportBlock(Part):
    """支援内容 of one theme."""

    theme: str = ""
    text: str = ""


@dataclass(frozen=True)
class Attendee(Part):
    """Who sat at the table; `side` a code of `consultation_codes.SIDES`."""

    codes: ClassVar[frozenset[str]] = frozenset({"side"})

    side: str = "business"
    name: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Consultation(Value):
    """A consultation as the report's cases tell them: 経緯 … 方向性, 専門家派遣後の結果.

    What is to be done next are `Action` entries that hang on it; the referral hangs on it too.
    `note` is for colleagues only and is not printed for the client. `planned_at`: when it is to be
    held, once that was agreed.
    """

    kind: ClassVar[str] = "consultation"
    codes: ClassVar[frozenset[str]] = frozenset(
        {"state", "asker", "trigger", "channel", "categories", "owner", "check_id"}
    )

    state: Literal["requested", "held", "cancelled"] = "requested"
    requested_at: datetime | None = None
    planned_at: datetime | None = None
    held_at: datetime | None = None
    on_the_spot: bool = False
    minutes: int | None = None
    asker: str = "business"
    asker_name: str = ""
    trigger: str = ""
    channel: str = "face"
    categories: tuple[str, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    background: str = ""
    issue: str = ""
    present: str = ""
    future: str = ""
    support: tuple[SupportBlock, ...] = ()
    direction: str = ""
    after_dispatch: str = ""
    note: str = ""
    owner: str = ""
    check_id: str = ""

    @property
    def meets_at(self) -> datetime | None:
        """When one sits together: was held, is planned, or was to be; None when it is open."""
        if self.state == "requested":
            return self.planned_at
        first, second = self.held_at, self.planned_at
        return first or second if self.state == "held" else second or first

    @override
    def when(self) -> datetime | None:
        return self.meets_at or self.requested_at or self.held_at

    @override
    def contact_on(self) -> date | None:
        return day_of(self.held_at) if self.held_at and self.state == "held" else None

    @override
    def state_code(self) -> str:
        return self.state

    @override
    def facet(self) -> str:
        return self.asker

    @override
    def owner_id(self) -> str:
        return self.owner

    @property
    def lead_class(self) -> str:
        """The class of the lead time (a code of `lead_time.CLASSES`); "" when not known."""
        if self.state != "held":
            return ""
        return lead_time.lead_class(self.requested_at, self.held_at, on_the_spot=self.on_the_spot)

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = list(long_texts(self, *_TEXTS, "asker_name"))
        if self.state == "held" and self.held_at is None:
            found.append(Fault("held_at", "実施した日と時刻を入れてください。"))
        if self.requested_at and self.held_at and self.held_at < self.requested_at:
            found.append(Fault("requested_at", "申込みが、実施より後になっています。"))
        if self.state == "requested" and self._planned_too_early:
            found.append(Fault("planned_at", "相談の予定が、申込みより前になっています。"))
        if self.minutes is not None and not 0 < self.minutes <= 24 * 60:
            found.append(Fault("minutes", "時間は1分から24時間までにしてください。"))
        if any(len(block.theme) + len(block.text) > LONGEST for block in self.support):
            found.append(Fault("support", f"{LONGEST:,}文字までにしてください。"))
        return (*found, *_code_faults(self))

    @property
    def _planned_too_early(self) -> bool:
        asked, planned = self.requested_at, self.planned_at
        return asked is not None and planned is not None and planned < asked


def _code_faults(value: Consultation) -> tuple[Fault, ...]:
    known: tuple[tuple[str, bool], ...] = (
        ("asker", value.asker in codes.ASKERS),
        ("trigger", value.trigger in ("", *codes.TRIGGERS)),
        ("channel", value.channel in codes.CHANNELS),
        ("categories", all(codes.is_category(code) for code in value.categories)),
        ("attendees", all(each.side in codes.SIDES for each in value.attendees)),
    )
    return tuple(Fault(place, "一覧から選んでください。") for place, good in known if not good)


@dataclass(frozen=True)
class PriorMeeting(Value):
    """事前打合せ of the organisation's staff and the expert, before they meet the client."""

    kind: ClassVar[str] = "prior_meeting"

    held_at: datetime | None = None
    staff: str = ""
    expert: str = ""
    text: str = ""

    @override
    def when(self) -> datetime | None:
        return self.held_at

    @override
    def faults(self) -> tuple[Fault, ...]:
        return long_texts(self, "staff", "expert", "text")


# What follows a state with one tap, and the date that is then asked.
NEXT: Mapping[str, tuple[str, str]] = {
    "considering": ("applied", "applied_on"),
    "applied": ("prior", "prior_on"),
    "prior": ("dispatched", "dispatched_on"),
    "dispatched": ("done", "done_on"),
}


@dataclass(frozen=True)
class Referral(Value):
    """専門家派遣: scheme and expert are free to name; `dispatched_on` the days of the visits."""

    kind: ClassVar[str] = "referral"
    codes: ClassVar[frozenset[str]] = frozenset({"state"})

    state: Literal["considering", "applied", "prior", "dispatched", "done", "withdrawn"] = (
        "considering"
    )
    scheme: str = ""
    expert: str = ""
    theme: str = ""
    applied_on: date | None = None
    prior_on: date | None = None
    dispatched_on: tuple[date, ...] = ()
    done_on: date | None = None
    result: str = ""

    @override
    def when(self) -> date | None:
        last = max(self.dispatched_on, default=None)
        return self.done_on or last or self.prior_on or self.applied_on

    @override
    def state_code(self) -> str:
        return self.state

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = list(long_texts(self, "scheme", "expert", "theme", "result"))
        if not (self.scheme.strip() or self.expert.strip() or self.theme.strip()):
            found.append(Fault("scheme", "制度か専門家の名前を入れてください。"))
        days = [self.applied_on, self.prior_on, *sorted(self.dispatched_on), self.done_on]
        known = [day for day in days if day is not None]
        if known != sorted(known):
            found.append(Fault("applied_on", "日付の順番が前後しています。"))
        return tuple(found)

    def step(self, today: date) -> Referral:
        """The referral in its next state, begun today; the same when there is none."""
        if self.state not in NEXT:
            return self
        state, field = NEXT[self.state]
        given = (*self.dispatched_on, today) if field == "dispatched_on" else today
        changed: dict[str, Any] = {"state": state, field: given}
        return replace(self, **changed)
