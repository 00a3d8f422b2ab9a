"""What each kind of content looks like: its members, their lengths and their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.domain.bands import EMPLOYEE_BANDS
from app.domain.knowledge import items
from app.domain.knowledge.shape import (
    answers,
    choice,
    day,
    ident,
    integer,
    keyed,
    maybe,
    month,
    record,
    several,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.knowledge.shape import Shape

ISSUES: Final = (
    "q2.management", "q2.sales_channels", "q2.finance", "q2.recruitment",
    "q2.work_style", "q2.back_office", "q2.succession",
)  # fmt: skip
TOOLS: Final = (
    "q3.internet_banking", "q3.accounting", "q3.edi", "q3.ecommerce", "q3.file_sharing",
    "q3.groupware_chat", "q3.web_meeting", "q3.website_sns", "q3.cashless_pos",
    "q3.attendance_payroll", "q3.crm_sfa", "q3.inventory_production", "q3.invoicing_ordering",
    "q3.rpa_automation", "q3.security", "q3.data_use_bi",
)  # fmt: skip
SEGMENTS: Final = ("low-accompany", "low-self", "high-accompany", "high-self")
EMPLOYEES: Final = tuple(band.code for band in EMPLOYEE_BANDS)
SIZES: Final = ("small", "medium")
KINDS: Final = ("corporation", "sole_proprietor", "other_corporation", "startup_planned")
COST_BANDS: Final = (
    "free", "under_1000", "under_5000", "under_20000", "over_20000", "quote",
)  # fmt: skip
MEASURE_KINDS: Final = (
    "subsidy", "grant", "loan", "guarantee", "tax", "consultation", "expert", "training",
    "information", "plan",
)  # fmt: skip
COVERS: Final = (
    "operation", "purpose", "mechanism", "daily_impact", "trial", "rollout", "review",
)  # fmt: skip
_INDUSTRY = ident(r"[A-T](?:[0-9]{2})?")
_EMPLOYEES = choice(*EMPLOYEES)
_ANY = ident(r"[a-z]+[0-9]?\.[a-z0-9_.-]+")


def _id(kind: str) -> Shape[str]:
    return ident(rf"{kind}\.[a-z0-9_.-]+")


_NON_DIGITAL = record(
    items.NonDigital, title=text(30), step=text(100), effect=text(80), indicator=text(80)
)
_GUIDANCE = record(
    items.Guidance,
    lead=text(120),
    step=text(100),
    effect=text(80),
    indicator=text(80),
    non_digital=_NON_DIGITAL,
    advisor=text(140),
)
ISSUE = record(
    items.IssueGuide,
    id=choice(*ISSUES),
    why=text(160),
    signs=several(text(60), least=3, most=5),
    effect=text(80),
    indicator=text(80),
    guidance=keyed(_GUIDANCE, SEGMENTS),
)
TOOL = record(
    items.ToolGuide,
    id=choice(*TOOLS),
    what=text(120),
    for_whom=several(text(60), least=2, most=4),
    not_for=several(text(60), least=1, most=2),
    effects=keyed(text(90), ISSUES, whole=False),
    pitfalls=several(text(80), least=2, most=4),
    cost=record(items.Cost, band=choice(*COST_BANDS), note=text(80)),
    ease=integer(1, 3),
    trial=text(120),
    selection=several(text(50), least=4, most=6),
    first_step=record(items.FirstStep, low=text(100), high=text(100)),
    effort=text(80),
    security=text(100),
    indicator=text(80),
    needs=several(ident(r"q[34]\.[a-z_]+"), most=4),
)
TERM = record(
    items.Term,
    id=_id("term"),
    name=text(24),
    reading=text(40),
    aliases=several(text(24), most=6),
    short=text(60),
    long=text(200),
    see=several(_ANY, most=6),
)
CASE = record(
    items.Case,
    id=_id("case"),
    title=text(30),
    source=record(
        items.CaseSource,
        optional=("place",),
        kind=choice("report", "model", "own"),
        place=text(40),
    ),
    reader=choice("owner", "advisor"),
    industry=_INDUSTRY,
    employees=maybe(_EMPLOYEES),
    issues=several(choice(*ISSUES), least=1, most=4),
    tools=several(choice(*TOOLS), most=6),
    processes=several(integer(1, 3), least=1, most=3),
    background=text(200),
    issue=text(160),
    support=several(text(120), least=1, most=4),
    effect=text(160),
    next=text(100),
    lesson=text(80),
)
FITS_FIELDS: Mapping[str, Shape[Any]] = {
    "prefectures": several(ident(r"[0-4][0-9]"), most=47),
    "industries": several(_INDUSTRY, most=40),
    "sizes": several(choice(*SIZES), most=2),
    "kinds": several(choice(*KINDS), most=4),
    "employees_max": maybe(integer(1, 100_000)),
}
MEASURE_FIELDS: Mapping[str, Shape[Any]] = {
    "id": _id("measure"),
    "name": text(40),
    "kind": choice(*MEASURE_KINDS),
    "purpose": text(120),
    "who": text(120),
    "ask": text(80),
    "as_of": month(),
    "expires": day(),
    "rates": maybe(record(items.Rates, text=text(80), source=text(60), date=month())),
    "prepare": several(text(60), least=1, most=4),
    "note": text(120),
    "issues": several(choice(*ISSUES), most=7),
    "tools": several(choice(*TOOLS), most=16),
    "fits": record(items.Fits, optional=(), **FITS_FIELDS),
}
MEASURE = record(items.Measure, optional=(), **MEASURE_FIELDS)
SCRIPT = record(
    items.Script,
    id=_id("script"),
    title=text(30),
    situation=text(80),
    issues=several(choice(*ISSUES), most=7),
    segments=several(choice(*SEGMENTS), most=4),
    turns=several(record(items.Turn, say=text(80), listen=text(80)), least=3, most=8),
    avoid=several(text(60), least=2, most=3),
    close=text(80),
)
PRACTICE = record(
    items.Practice,
    id=_id("practice"),
    title=text(30),
    industry=_INDUSTRY,
    employees=_EMPLOYEES,
    scene=text(200),
    answers=answers(),
    tasks=several(text(80), least=2, most=4),
    points=several(text(100), least=3, most=5),
    pitfall=text(100),
)
TRAINING = record(
    items.Training,
    id=_id("training"),
    title=text(30),
    covers=several(choice(*COVERS), least=1, most=4),
    when=text(40),
    minutes=integer(5, 240),
    who=text(40),
    steps=several(text(80), least=2, most=5),
    check=text(80),
)
GUIDE = record(
    items.Guide,
    id=ident(r"(?:guide|column)\.[a-z0-9_.-]+"),
    title=text(30),
    kind=choice("guide", "column"),
    lead=text(120),
    as_of=month(),
    expires=maybe(day()),
    sources=several(record(items.Source, title=text(80), date=month()), most=6),
    sections=several(
        record(
            items.Part,
            heading=text(24),
            text=several(text(160), most=4),
            points=several(text(80), most=8),
        ),
        least=1,
        most=8,
    ),
    see=several(_ANY, most=8),
)

KINDS_OF_FILES: Mapping[str, Shape[Any]] = {
    "issues": ISSUE,
    "tools": TOOL,
    "terms": TERM,
    "cases": CASE,
    "measures": MEASURE,
    "scripts": SCRIPT,
    "practice": PRACTICE,
    "training": TRAINING,
    "guides": GUIDE,
}
