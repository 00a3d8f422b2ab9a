"""Own measures and cases as flat values for forms, and as the bodies that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain import own_knowledge
from app.errors import Fault, Faults

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOBODY = "new"  # stands for the id while what was typed is checked
_RATES = {"rates.text": "rate_text", "rates.source": "rate_source", "rates.date": "rate_date"}
_INSIDE = "fits."


@dataclass(frozen=True, slots=True)
class MeasureForm:
    """An own measure. `prepare` has a thing a line; `checked_on` is some day of its month."""

    name: str = ""
    kind: str = "subsidy"
    purpose: str = ""
    who: str = ""
    ask: str = ""
    deadline: date | None = None
    prefectures: tuple[str, ...] = ()
    municipality: str = ""
    industries: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    employees_max: int | None = None
    issues: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    rate_text: str = ""
    rate_source: str = ""
    rate_date: date | None = None
    prepare: str = ""
    note: str = ""
    checked_on: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class CaseForm:
    """An own case; `support` has a step a line."""

    title: str = ""
    industry: str | None = None
    employees: str | None = None
    issues: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    processes: tuple[int, ...] = ()
    background: str = ""
    issue: str = ""
    support: str = ""
    effect: str = ""
    next: str = ""
    lesson: str = ""


OwnForm = MeasureForm | CaseForm


def kind_of(value: OwnForm) -> str:
    """Whether it is a measure or a case."""
    return own_knowledge.MEASURE if isinstance(value, MeasureForm) else own_knowledge.CASE_KIND


def body(value: OwnForm) -> dict[str, Any]:
    """What is kept of it."""
    return _measure(value) if isinstance(value, MeasureForm) else _case(value)


def faults(value: OwnForm) -> tuple[Fault, ...]:
    """What speaks against keeping it, by the fields of the form."""
    try:
        own_knowledge.read(kind_of(value), _NOBODY, body(value))
    except Faults as found:
        return placed(found.faults)
    return ()


def placed(found: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Faults of a body at the fields of its form."""
    return tuple(Fault(_field(each.place), each.sentence) for each in found)


def form(kind: str, kept: Mapping[str, Any]) -> OwnForm:
    """The form of what is kept."""
    return _measure_form(kept) if kind == own_knowledge.MEASURE else _case_form(kept)


def _measure(value: MeasureForm) -> dict[str, Any]:
    rates = (value.rate_text, value.rate_source, _month(value.rate_date))
    return {
        "name": value.name.strip(),
        "kind": value.kind,
        "purpose": _line(value.purpose),
        "who": _line(value.who),
        "ask": _line(value.ask),
        "deadline": value.deadline.isoformat() if value.deadline else None,
        "municipality": value.municipality.strip(),
        "fits": {
            "prefectures": list(value.prefectures),
            "industries": list(value.industries),
            "sizes": list(value.sizes),
            "kinds": list(value.kinds),
            "employees_max": value.employees_max,
        },
        "issues": list(value.issues),
        "tools": list(value.tools),
        "rates": dict(zip(("text", "source", "date"), rates, strict=True)) if any(rates) else None,
        "prepare": _lines(value.prepare),
        "note": _line(value.note),
        "as_of": _month(value.checked_on),
        "expires": value.expires.isoformat() if value.expires else "",
    }


def _case(value: CaseForm) -> dict[str, Any]:
    return {
        "title": value.title.strip(),
        "industry": value.industry or "",
        "employees": value.employees or "",
        "issues": list(value.issues),
        "tools": list(value.tools),
        "processes": list(value.processes),
        "background": _line(value.background),
        "issue": _line(value.issue),
        "support": _lines(value.support),
        "effect": _line(value.effect),
        "next": _line(value.next),
        "lesson": _line(value.lesson),
    }


def _measure_form(kept: Mapping[str, Any]) -> MeasureForm:
    fits, rates = kept["fits"], kept["rates"] or {"text": "", "source": "", "date": ""}
    same = ("name", "kind", "purpose", "who", "ask", "municipality", "note")
    told: dict[str, Any] = {name: kept[name] for name in same}
    told |= {name: tuple(fits[name]) for name in ("prefectures", "industries", "sizes", "kinds")}
    told |= {name: tuple(kept[name]) for name in ("issues", "tools")}
    return MeasureForm(
        **told,
        employees_max=fits["employees_max"],
        deadline=_day(kept["deadline"] or ""),
        rate_text=rates["text"],
        rate_source=rates["source"],
        rate_date=_day(rates["date"]),
        prepare="\n".join(kept["prepare"]),
        checked_on=_day(kept["as_of"]),
        expires=_day(kept["expires"]),
    )


def _case_form(kept: Mapping[str, Any]) -> CaseForm:
    same = ("title", "industry", "employees", "background", "issue", "effect", "next", "lesson")
    told: dict[str, Any] = {name: kept[name] for name in same}
    told |= {name: tuple(kept[name]) for name in ("issues", "tools", "processes")}
    return CaseForm(**told, support="\n".join(kept["support"]))


def _field(place: str) -> str:
    place = _RATES.get(place, place.removeprefix(_INSIDE))
    return {"as_of": "checked_on"}.get(place, place)


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> list[str]:
    return [line for each in text.splitlines() if (line := _line(each))]


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else ""


def _day(text: str) -> date | None:
    """The day of `2026-11-22`, the first of the month of `2026-11`."""
    if not text:
        return None
    return date.fromisoformat(text if text.count("-") > 1 else f"{text}-01")
