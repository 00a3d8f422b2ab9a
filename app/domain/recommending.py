"""From answers to advice: what to do next, each with the answers that led to it (domain.md §3).

Pure: the same answers give the same advice. A tool is proposed once, under the heaviest issue that
it serves; tools in use and those that the owner does not need are never proposed. Nothing hangs on
answers that a recommendation does not name in `why`, but for the segment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain import advice
from app.domain.fitting import fitting_measures
from app.domain.recommendation import BASICS, FOUNDATION, Recommendation
from app.domain.similar_cases import similar_cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from app.domain.advice import Choice
    from app.domain.knowledge.items import ToolGuide
    from app.domain.knowledge.knowledge import Knowledge
    from app.domain.questionnaire import Level, Questionnaire
    from app.domain.recommendation import Business, Kind
    from app.domain.result_texts import Advice, ResultTexts
    from app.domain.score import IssueReason, Score

TOOLS_OF_AN_ISSUE: Final = 3
FREE: Final = "free"
SUCCESSION: Final = "q2.succession"
_READY: Final = frozenset({"yes", "rather_yes"})
_IN_PLACE: Final = frozenset({"using"})


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a recommendation follows from; `conducted_on` decides the dates."""

    questionnaire: Questionnaire
    texts: ResultTexts
    knowledge: Knowledge
    score: Score
    answers: Mapping[str, str]
    business: Business
    conducted_on: date

    @property
    def until(self) -> str:
        """The day by which a first step is done, such as 12月10日."""
        due = advice.first_step_due(self.conducted_on)
        return f"{due.month}月{due.day}日"


def recommend(case: Case) -> tuple[Recommendation, ...]:
    """What to do, the most important first: basics, then issue by issue, then the foundation.

    Where fewer than three issues are flagged, the readiness categories below 50 and the issues
    to look at together follow, as in the three things of the result.
    """
    flagged = sorted(case.score.flagged, key=lambda reason: (-reason.weight, -reason.todo))
    found = list(_basics(case))
    proposed: set[str] = set()
    for reason in flagged:
        of_issue = list(_of_issue(case, reason, proposed))
        proposed |= {each.tool for each in of_issue if each.tool}
        found += of_issue
    for choice in advice.three_things(case.score):
        if choice.source != "issue" and not (choice.id == advice.ENVIRONMENT and found[:1]):
            found.append(_further(case, choice))
    found += _foundation(case)
    return tuple(found)


def segment_of(score: Score, reason: IssueReason) -> str:
    """Whose words fit for this issue: by its tools in use, not by readiness alone.

    Without a type (short set, open questions) one goes together: offering help is the safe error.
    """
    kind = score.support.type if score.support else "accompany"
    return f"{advice.step_level(score, reason)}-{kind}"


def _of_issue(case: Case, reason: IssueReason, proposed: set[str]) -> Iterator[Recommendation]:
    """The first step, the tools and one action without any tool, for one issue."""
    guide = case.knowledge.issues[reason.issue]
    segment = segment_of(case.score, reason)
    guidance = guide.guidance[segment]
    consult = reason.issue == SUCCESSION or segment.endswith("accompany")
    yield _made(
        case, reason.issue, "step",
        title=case.questionnaire.items[reason.issue].label,
        step=guidance.step, effect=guidance.effect, indicator=guidance.indicator, consult=consult,
    )  # fmt: skip
    plain = guidance.non_digital
    without = _made(
        case, reason.issue, "non_digital",
        title=plain.title, step=plain.step, effect=plain.effect, indicator=plain.indicator,
        consult=consult,
    )  # fmt: skip
    level: Level = "high" if segment.startswith("high") else "low"
    tools = [_of_tool(case, reason, tool, level) for tool in _ranked(case, reason, proposed, level)]
    # Who is not well on begins with what needs no tool (domain.md §3: do not push tools).
    yield from ([*tools, without] if level == "high" else [without, *tools])


def _ranked(
    case: Case, reason: IssueReason, proposed: set[str], level: Level
) -> tuple[ToolGuide, ...]:
    """The tools to propose: what the owner thinks of first, then what can be begun at once."""
    candidates = [
        case.knowledge.tools[name]
        for name in reason.unused
        if name in case.knowledge.tools and name not in proposed
    ]

    def rank(tool: ToolGuide) -> tuple[int, int, int]:
        considering = case.answers.get(tool.id) == "considering"
        return (not considering, len(_lacking(case, tool)), tool.ease if level == "low" else 0)

    return tuple(sorted(candidates, key=rank)[:TOOLS_OF_AN_ISSUE])


def _lacking(case: Case, tool: ToolGuide) -> tuple[str, ...]:
    """What should be there before this tool and is not; unanswered items say nothing."""
    return tuple(
        name
        for name in tool.needs
        if name in case.answers
        and case.answers[name] not in (_READY if name.startswith("q4.") else _IN_PLACE)
    )


def _of_tool(case: Case, reason: IssueReason, tool: ToolGuide, level: Level) -> Recommendation:
    looked_at = tuple(name for name in tool.needs if name in case.answers)
    return _made(
        case, reason.issue, "tool", tool=tool,
        title=case.questionnaire.items[tool.id].label,
        step=tool.first_step.of(level), effect=tool.effects[reason.issue],
        indicator=tool.indicator, why=(reason.issue, tool.id, *looked_at),
    )  # fmt: skip


def _basics(case: Case) -> Iterator[Recommendation]:
    """Devices and network first, when the answers say so."""
    items = advice.basics_first(case.score)
    if items:
        texts = case.texts.balance[advice.ENVIRONMENT]
        yield _from_texts(case, BASICS, texts, texts.title, items, consult=True)


def _foundation(case: Case) -> Iterator[Recommendation]:
    """Security, apart from all issues, unless it is in use; the short set does not ask for it."""
    tool = case.knowledge.tools.get(advice.SECURITY)
    if tool and case.score.item_set != "short" and advice.needs_foundation(case.answers):
        level = case.score.literacy.level if case.score.literacy else "low"
        yield _made(
            case, FOUNDATION, "tool", tool=tool,
            title=case.questionnaire.items[tool.id].label,
            step=tool.first_step.of(level), effect=case.texts.foundation.why,
            indicator=tool.indicator, why=(tool.id,),
        )  # fmt: skip


def _further(case: Case, choice: Choice) -> Recommendation:
    """A readiness category to work on, or an issue to look at together."""
    if choice.source == "balance":
        texts = case.texts.balance[choice.id]
        why = tuple(points.item for points in case.score.readiness.get(choice.id, ()))
        return _from_texts(case, choice.id, texts, texts.title, why)
    title = case.texts.unsure.title_for(case.questionnaire.items[choice.id].short)
    return _from_texts(case, choice.id, case.texts.unsure, title, (choice.id,), consult=True)


def _from_texts(
    case: Case, subject: str, texts: Advice, title: str, why: tuple[str, ...],
    *, consult: bool = False,
) -> Recommendation:  # fmt: skip
    return _made(
        case, subject, "step", title=title, step=texts.step, effect=texts.why,
        indicator=texts.indicator, why=why, consult=consult,
    )  # fmt: skip


def _made(  # noqa: PLR0913 - a recommendation has that many sides
    case: Case, subject: str, kind: Kind, *, title: str, step: str, effect: str, indicator: str,
    tool: ToolGuide | None = None, why: tuple[str, ...] = (), consult: bool = False,
) -> Recommendation:  # fmt: skip
    issue = subject if subject.startswith("q2.") else None
    name = tool.id if tool else None
    led = why or (subject,)
    measures = fitting_measures(
        case.knowledge.measures.values(), case.business, issue=issue, tool=name,
        today=case.conducted_on,
    )  # fmt: skip
    cases = similar_cases(case.knowledge.cases.values(), case.business, issue=issue, tool=name)
    about = issue or name
    return Recommendation(
        subject=subject, kind=kind, tool=name, title=title, why=led,
        reasons=tuple(_reason(case, item) for item in led if item in case.answers),
        first_step=step.replace("{until}", case.until), effect=effect,
        cost_band=tool.cost.band if tool else FREE,
        measures=tuple(measure.id for measure in measures),
        cases=tuple(found.case.id for found in cases) if about else (),
        indicator=indicator, consult=consult,
    )  # fmt: skip


def _reason(case: Case, item: str) -> str:
    """What was answered, in a sentence."""
    section = case.questionnaire.section_of[item]
    code = case.answers[item]
    label = next((option.label for option in section.options if option.code == code), code)
    return f"「{case.questionnaire.items[item].label}」に「{label}」とお答えでした。"
