"""Believable answers for the sample data: one latent readiness, growing with every check.

An owner who is ready in one thing is likely to be ready in the next; tools come into use with
readiness and stay in use; issues that get tools fade. So the tables of the analysis and the
comparisons of two checks show what they would show for people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.answers import effective
from app.domain.check_code import check_code
from app.domain.industry_mask import industry_matches
from app.domain.records import Check, CheckContext
from app.services import demo_names as names
from app.services.demo_people import make_id, moment

if TYPE_CHECKING:
    import random
    from datetime import date

    from app.domain.questionnaire import Item, ItemSet, Questionnaire
    from app.services.demo_people import Business

ADVISOR = "見本 花子"

# How ready an industry is, and how easily each thing is said or used (in standard deviations).
_INDUSTRY = {
    "it": 1.3, "professional": 0.5, "manufacturing": 0.15, "wholesale": 0.2, "care": 0.0,
    "transport": -0.1, "construction": -0.25, "lodging": 0.0, "retail": -0.2,
    "restaurant": -0.35, "personal": -0.25, "other": -0.2,
}  # fmt: skip
_READINESS = {
    "q4.internet_ready": 0.9, "q4.internet_essential": 0.85, "q4.staff_devices": 0.1,
    "q4.digital_effective": 1.0, "q4.voices_inside": 0.75, "q4.owner_learning": 0.2,
    "q4.budget": -0.2, "q4.cost_benefit": -0.3, "q4.train_people": -0.4, "q4.hire_people": -0.5,
    "q4.digital_staff": -0.2, "q4.data_use": -0.1, "q4.paper_review": 0.1,
}  # fmt: skip
_TOOLS = {
    "q3.internet_banking": 0.5, "q3.accounting": 0.5, "q3.edi": -1.1, "q3.ecommerce": -0.7,
    "q3.file_sharing": -0.3, "q3.groupware_chat": -0.3, "q3.web_meeting": -0.2,
    "q3.website_sns": 0.5, "q3.cashless_pos": 0.3, "q3.attendance_payroll": -0.3,
    "q3.crm_sfa": -0.9, "q3.inventory_production": -0.6, "q3.invoicing_ordering": -0.3,
    "q3.rpa_automation": -1.5, "q3.security": 0.2, "q3.data_use_bi": -1.2,
}  # fmt: skip
_ISSUES = {
    "q2.management": 0.45, "q2.sales_channels": 0.5, "q2.finance": 0.15, "q2.recruitment": 0.3,
    "q2.work_style": 0.1, "q2.back_office": 0.75, "q2.succession": 0.1,
}  # fmt: skip
_WORRIES = {
    "construction": {"q2.recruitment": 0.6, "q2.succession": 0.2},
    "transport": {"q2.recruitment": 0.7, "q2.work_style": 0.5},
    "lodging": {"q2.recruitment": 0.4, "q2.sales_channels": 0.3},
    "retail": {"q2.sales_channels": 0.4, "q2.succession": 0.3},
    "care": {"q2.work_style": 0.4, "q2.back_office": 0.4},
    "manufacturing": {"q2.management": 0.3, "q2.succession": 0.1},
}


_FEW = 2


@dataclass(frozen=True, slots=True)
class _Owner:
    """What stays the same with an owner from check to check."""

    readiness: float
    growth: float  # a year
    company: float  # above 0: wants company, below: goes alone
    quirks: dict[str, float]  # per item, so that answers repeat


def checks(of: Business, questionnaire: Questionnaire) -> tuple[Check, ...]:
    """The finished checks of an invented business, oldest first; complete by the engine."""
    rng = of.rng
    owner = _owner(rng, of.tile, questionnaire)
    vision = _vision(rng, of.tile, questionnaire)
    # Some met at a booth, and answered the full set only at a later visit.
    booth = len(of.days) == _FEW and of.client.fields.channel in {"exhibition", "seminar"}
    found: list[Check] = []
    flagged: frozenset[str] = frozenset()
    for day in of.days:
        years = (day - of.days[0]).days / 365
        answers = _answers(rng, owner, questionnaire, (of, years), flagged)
        if vision:
            answers["q1.vision"] = vision
        flagged = frozenset(item for item, code in answers.items() if code in {"now", "later"})
        short = booth and not found
        found.append(_check(of, questionnaire, day, "short" if short else "full", answers))
    return tuple(found)


def _check(
    of: Business,
    questionnaire: Questionnaire,
    day: date,
    item_set: ItemSet,
    answers: dict[str, str],
) -> Check:
    rng = of.rng
    kept = effective(questionnaire, answers, item_set)
    finished_at = moment(rng, day)
    paper = rng.random() < 0.12  # noqa: PLR2004 - about one in eight
    person = of.client.fields.representative if paper else ""
    return Check(
        id=make_id(rng, finished_at),
        client_id=of.client.id,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        item_set=item_set,
        answers=kept,
        industry=of.client.fields.industry,
        context=CheckContext(
            conducted_on=day,
            place=rng.choice(names.PLACES_OF_VISIT),
            person=person,
            source="paper" if paper else "screen",
        ),
        memo=rng.choice(names.MEMOS) if rng.random() < 0.45 else "",  # noqa: PLR2004 - nearly half
        advisor=ADVISOR,
        code=check_code(questionnaire.id, questionnaire.version, conducted_on=day, answers=kept),
        finished_at=finished_at,
    )


def _owner(rng: random.Random, tile: str, questionnaire: Questionnaire) -> _Owner:
    return _Owner(
        readiness=rng.gauss(-0.1 + _INDUSTRY[tile], 0.65),
        growth=max(-0.1, rng.gauss(0.33, 0.25)),
        company=rng.gauss(0.55, 0.9),
        quirks={item: rng.gauss(0, 0.6) for item in questionnaire.items},
    )


def _vision(rng: random.Random, tile: str, questionnaire: Questionnaire) -> str:
    if rng.random() < 0.35:  # noqa: PLR2004 - many owners leave it for later
        return ""
    return rng.choice((*questionnaire.section("q1").chips, *names.VISIONS[tile]))


def _answers(
    rng: random.Random,
    owner: _Owner,
    questionnaire: Questionnaire,
    when: tuple[Business, float],
    flagged: frozenset[str],
) -> dict[str, str]:
    of, years = when
    ready = owner.readiness + owner.growth * years

    def level(item: Item, ease: float, mood: float = 0.12) -> float:
        return ease + owner.quirks[item.id] + rng.gauss(0, mood)

    found: dict[str, str] = {}
    for item in questionnaire.section("q4").items:
        found[item.id] = _agreement(ready + level(item, _READINESS.get(item.id, 0)))
    for item in questionnaire.section("q3").items:
        fits = industry_matches(of.client.fields.industry, item.industries)
        found[item.id] = _use(
            rng, ready + level(item, _TOOLS.get(item.id, -0.5)) - (0 if fits else 1.2), fits=fits
        )
    notices = 0.35 * min(ready, 0.0) if owner.company < 0 else 0.0
    for item in questionnaire.section("q2").items:
        worry = _ISSUES.get(item.id, 0) + _WORRIES.get(of.tile, {}).get(item.id, 0)
        eased = 0.55 * owner.growth * years
        found[item.id] = _concern(
            rng, level(item, worry, 0.3) + notices - eased, known=item.id in flagged
        )
    for section in questionnaire.sections:
        if section.kind == "statement":
            for item in section.items:
                found[item.id] = _leaning(owner.company + level(item, 0))
    return found


def _agreement(value: float) -> str:
    for border, code in ((0.85, "yes"), (0.0, "rather_yes"), (-0.9, "rather_no")):
        if value >= border:
            return code
    return "no"


def _use(rng: random.Random, value: float, *, fits: bool) -> str:
    if value >= 0:
        return "using"
    if value >= -0.35:  # noqa: PLR2004 - close to using it
        return "considering"
    if not fits and rng.random() < 0.7:  # noqa: PLR2004 - most say so
        return "not_needed"
    return "unknown" if rng.random() < 0.06 else "not_using"  # noqa: PLR2004 - now and then


def _concern(rng: random.Random, value: float, *, known: bool) -> str:
    if value >= 0.75:  # noqa: PLR2004 - the strongest third
        return "now"
    if value >= 0:
        return "later"
    if known:
        return "solved"
    return "unknown" if rng.random() < 0.18 else "none"  # noqa: PLR2004 - some cannot tell


def _leaning(value: float) -> str:
    borders = ((0.8, "a"), (0.25, "rather_a"), (-0.25, "neither"), (-0.8, "rather_b"))
    for border, code in borders:
        if value >= border:
            return code
    return "b"
