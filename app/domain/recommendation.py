"""A recommendation as a value; made by `app.domain.recommending`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from app.domain.bands import employees_band
from app.domain.company import figures_of, sizes

if TYPE_CHECKING:
    from app.domain.records import ClientFields

Kind = Literal["tool", "step", "non_digital"]
BASICS: Final = "basics"
FOUNDATION: Final = "foundation"


@dataclass(frozen=True, slots=True)
class Business:
    """What the advice needs to know of a business; None = not known.

    `employees_band` as in `app.domain.bands`, `size`: small, medium, large or unknown.
    """

    industry: str | None = None
    employees: int | None = None
    employees_band: str | None = None
    size: str = "unknown"
    kind: str | None = None
    prefecture: str | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing to do, with what led to it.

    `subject` is what it is about: an issue id, a readiness category, `basics` (devices and network
    first) or `foundation` (security). `why` are the ids of the answers that led here, `reasons` the
    same in words. `measures` and `cases` are content ids; `consult` says to offer a meeting.
    """

    subject: str
    kind: Kind
    tool: str | None
    title: str
    why: tuple[str, ...]
    reasons: tuple[str, ...]
    first_step: str
    effect: str
    cost_band: str
    measures: tuple[str, ...]
    cases: tuple[str, ...]
    indicator: str
    consult: bool = False

    @property
    def issue(self) -> str | None:
        """The management issue that it is about, if it is about one."""
        return self.subject if self.subject.startswith("q2.") else None


def business_of(fields: ClientFields) -> Business:
    """What the advice needs of a client's profile; the smaller of the two laws' sizes counts."""
    found = [each.size for each in sizes(figures_of(fields))]
    size = next((each for each in ("small", "medium", "large") if each in found), "unknown")
    band = employees_band(fields.employees) or fields.employees_band
    return Business(fields.industry, fields.employees, band, size, fields.kind, fields.prefecture)
