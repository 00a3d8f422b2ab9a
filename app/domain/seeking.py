"""施策から逆引き: which clients a measure, a seminar or a tool fits, ranked with the reasons.

The points are ours: what the owner said weighs most (すぐ 4, いずれ 2, a tool thought of 3, not
used 1, not known 1), then who has not been met for long. What is known to speak against it leaves
a client out; what is not known never does, but is said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - read as text into `Wanted`
from typing import TYPE_CHECKING, Final

from app.domain.fitting import fits
from app.domain.knowledge.items import Fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.domain.recommendation import Business

ISSUE_POINTS: Final[Mapping[str, int]] = {"now": 4, "later": 2}
TOOL_POINTS: Final[Mapping[str, int]] = {"considering": 3, "not_using": 1, "unknown": 1}
LONG_UNSEEN_DAYS: Final = 180


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be brought to clients: a measure, a seminar, a tool.

    `fits` excludes; `issues` and `tools` rank. `municipality`: the beginning of its name or ""
    (市町村). `deadline`: until when to apply, None without one.
    """

    name: str
    issues: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    fits: Fits = field(default_factory=Fits)
    municipality: str = ""
    deadline: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a client; `answers` of the latest check, empty without one."""

    id: str
    business: Business
    town: str
    answers: Mapping[str, str]
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class Match:
    """A client whom it fits: points, the reasons by kind with what they are about, what to ask.

    `reasons`: pairs such as ("now", "q2.finance"), ("considering", "q3.edi"), ("fits", "town"),
    ("unseen", ""). `open`: what is not known and should be asked: industry, employees, kind,
    prefecture, size, town.
    """

    id: str
    points: int
    reasons: tuple[tuple[str, str], ...]
    open: tuple[str, ...]


def seek(wanted: Wanted, candidates: Iterable[Candidate], today: date) -> tuple[Match, ...]:
    """The clients whom it fits, the most fitting first; who was not met for longest among equals.

    When issues or tools are named, a client with a check must have one of them; those without any
    check follow at the end, because nobody has asked them yet.
    """
    found = []
    for candidate in candidates:
        match = _match(wanted, candidate, today)
        if match is not None:
            unseen = (today - candidate.seen_on).days if candidate.seen_on else 99_999
            found.append(((-match.points, -unseen, match.id), match))
    found.sort(key=lambda each: each[0])
    return tuple(match for _, match in found)


def _match(wanted: Wanted, candidate: Candidate, today: date) -> Match | None:
    if not fits(wanted.fits, candidate.business) or not _in_town(wanted, candidate):
        return None
    reasons, points = [], 0
    for codes, names in ((ISSUE_POINTS, wanted.issues), (TOOL_POINTS, wanted.tools)):
        for name in names:
            code = candidate.answers.get(name, "")
            if code in codes:
                points += codes[code]
                reasons.append((code, name))
    asked = bool(wanted.issues or wanted.tools)
    if asked and not points and candidate.answers:
        return None
    if asked and not candidate.answers:
        reasons.append(("unchecked", ""))
    known, unknown = _known(wanted, candidate)
    reasons += [("fits", name) for name in known]
    if candidate.seen_on is None or (today - candidate.seen_on).days >= LONG_UNSEEN_DAYS:
        reasons.append(("unseen", ""))
    return Match(candidate.id, points, tuple(reasons), unknown)


def _in_town(wanted: Wanted, candidate: Candidate) -> bool:
    return not wanted.municipality or not candidate.town or wanted.municipality in candidate.town


def _known(wanted: Wanted, candidate: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of what the measure asks for: what the カルテ says (so it fits), and what it does not."""
    limits, business = wanted.fits, candidate.business
    asked = (
        ("prefecture", limits.prefectures, business.prefecture),
        ("industry", limits.industries, business.industry),
        ("kind", limits.kinds, business.kind),
        ("size", limits.sizes, None if business.size == "unknown" else business.size),
        ("employees", limits.employees_max, business.employees),
        ("town", wanted.municipality, candidate.town or None),
    )
    demanded = [(name, known) for name, limit, known in asked if limit]
    return (
        tuple(name for name, known in demanded if known is not None),
        tuple(name for name, known in demanded if known is None),
    )
