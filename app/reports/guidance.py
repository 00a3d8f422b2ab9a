"""The things to do of a result, with tools, measures and a case: from the recommendations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain import advice, recommending
from app.domain.knowledge import labels, titles
from app.domain.recommendation import business_of
from app.domain.similar_cases import similar_cases
from app.reports.content import Reference, Thing, ToolTip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.knowledge.knowledge import Knowledge
    from app.domain.recommendation import Business, Recommendation
    from app.domain.records import Check, ClientFields
    from app.reports.charts import Scored

TOOLS = 2  # more at once is no first step
MEASURES = 2
SCRIPTS = 2


def recommended(
    scored: Scored, check: Check, client: ClientFields, knowledge: Knowledge
) -> tuple[recommending.Case, tuple[Recommendation, ...]]:
    """Everything that the check says to do; the industry is that of the day of the check."""
    business = replace(business_of(client), industry=check.industry)
    case = recommending.Case(
        scored.questionnaire, scored.texts, knowledge, scored.score, check.answers, business,
        check.context.conducted_on,
    )  # fmt: skip
    return case, recommending.recommend(case)


def things(case: recommending.Case, found: Sequence[Recommendation]) -> tuple[Thing, ...]:
    """The three things, each with what belongs to it; devices and network first of them."""
    choices = advice.three_things(case.score)
    if advice.basics_first(case.score):
        choices = tuple(sorted(choices, key=lambda choice: choice.id != advice.ENVIRONMENT))
    return tuple(_thing(case, choice, found) for choice in choices)


def _thing(
    case: recommending.Case, choice: advice.Choice, found: Sequence[Recommendation]
) -> Thing:
    if choice.source != "issue":
        return _from_texts(case, choice)
    guide = case.knowledge.issues[choice.id]
    own = [each for each in found if each.subject == choice.id]
    step = next(each for each in own if each.kind == "step")
    other = next(each for each in own if each.kind == "non_digital")
    tools = [each for each in own if each.kind == "tool"][:TOOLS]
    guidance = guide.guidance[_segment(case, choice.id)]
    return Thing(
        id=choice.id,
        source=choice.source,
        title=step.title,
        why=guide.why,
        lead=guidance.lead,
        step=step.first_step,
        other_step=f"{other.title}。{other.first_step}",
        effect=step.effect,
        indicator=step.indicator,
        tools=tuple(_tool(each) for each in tools),
        measures=_measures(case, [step, *tools]),
        cases=_cases(case, case.business, choice.id, tools),
        hint=guidance.advisor,
        reasons=tuple(dict.fromkeys(each for one in (step, *tools) for each in one.reasons)),
        scripts=_scripts(case, choice.id),
    )


def _segment(case: recommending.Case, issue: str) -> str:
    reason = next(each for each in case.score.issues if each.issue == issue)
    return recommending.segment_of(case.score, reason)


def _from_texts(case: recommending.Case, choice: advice.Choice) -> Thing:
    """A readiness category or an issue to look at together: the texts of the result tell it."""
    texts = case.texts.unsure if choice.source == "unsure" else case.texts.balance[choice.id]
    title = texts.title
    if choice.source == "unsure":
        title = texts.title_for(case.questionnaire.items[choice.id].label)
    return Thing(
        id=choice.id,
        source=choice.source,
        title=title,
        why=texts.why,
        step=texts.step_by(advice.first_step_due(case.conducted_on)),
        other_step=texts.other_step,
        indicator=texts.indicator,
    )


def _tool(one: Recommendation) -> ToolTip:
    return ToolTip(
        id=one.tool or "",
        title=one.title,
        effect=one.effect,
        step=one.first_step,
        cost=labels.COST_BANDS[one.cost_band],
        indicator=one.indicator,
    )


def _measures(case: recommending.Case, found: Sequence[Recommendation]) -> tuple[Reference, ...]:
    """Whom to ask for the step first, then what helps with the tools."""
    firsts = [each.measures[0] for each in found if each.measures]
    names = list(dict.fromkeys([*firsts, *found[0].measures]))[:MEASURES]
    references = []
    for name in names:
        measure = case.knowledge.measures[name]
        expired = measure.is_expired(case.conducted_on)
        note = labels.CHECK_AGAIN if expired else labels.MEASURE_KINDS[measure.kind]
        references.append(Reference(name, measure.name, note, measure.ask))
    return tuple(references)


def _scripts(case: recommending.Case, issue: str) -> tuple[Reference, ...]:
    """Conversations about this issue with this kind of owner, at most two."""
    segment = _segment(case, issue)
    fitting = [
        Reference(script.id, script.title, "話し方", script.situation)
        for script in case.knowledge.scripts.values()
        if issue in script.issues and (not script.segments or segment in script.segments)
    ]
    return tuple(fitting[:SCRIPTS])


def _cases(
    case: recommending.Case, business: Business, issue: str, tools: Sequence[Recommendation]
) -> tuple[Reference, ...]:
    tool = tools[0].tool if tools else None
    similar = similar_cases(
        case.knowledge.cases.values(), business, issue=issue, tool=tool, limit=1
    )
    kinds = {"model": titles.MODEL_CASE, "own": "この組織の事例", "report": "報告書の事例"}
    return tuple(
        Reference(
            each.case.id, each.case.title, kinds[each.case.source.kind], each.case.effect,
            f"似ているところ：{'・'.join(each.reasons)}",
        )
        for each in similar
    )  # fmt: skip
