"""The score of a check (domain.md §2, "Scores"): pure, total, nothing rounded.

Per questionnaire, industry and item set a plan of lookup tables is made once; a score is then a
few dictionary lookups. Unknown ids and codes are passed over; no answers crash it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from typing_extensions import override

from app.domain.industry_mask import industry_matches, is_known
from app.domain.score import IssueReason, ItemPoints, Literacy, Score, Support

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.questionnaire import Item, ItemSet, Level, Questionnaire, Section, Thresholds

_Given: TypeAlias = "dict[str, str]"

USING: Final = "using"
NOT_NEEDED: Final = "not_needed"
UNKNOWN: Final = "unknown"
# A tool that the industry mask leaves out counts anyway when the business deals with it.
_TAKEN_UP: Final = frozenset({USING, "considering"})
_NOT_COUNTED: Final = frozenset({NOT_NEEDED, ""})
_TOWARDS_A: Final = frozenset({"a", "rather_a"})
# 1 + 0.5·g: tools not tried yet make an issue at most one and a half times as heavy.
_UNUSED_WEIGHT: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Issue:
    """An issue of q2: the weight of each answer, its tools and whether each passes the mask."""

    id: str
    tools: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class _Branch:
    """One list of A/B statements and the points of each answer."""

    items: tuple[tuple[str, dict[str, ItemPoints]], ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Lookup tables for one questionnaire, industry and item set."""

    codes: tuple[tuple[str, frozenset[str]], ...]
    issues: tuple[_Issue, ...]
    weights: dict[str, int]
    first_required: tuple[str, ...]  # q2 and q3, then q4 of the full set
    shares_need: tuple[str, ...]
    readiness: tuple[tuple[str, tuple[tuple[str, dict[str, ItemPoints]], ...]], ...]
    branches: dict[Level, _Branch]
    thresholds: Thresholds


def score(
    questionnaire: Questionnaire,
    answers: Mapping[str, str],
    *,
    industry: str | None,
    item_set: ItemSet = "full",
) -> Score:
    """Everything that can be computed from the answers; None where answers are missing.

    `industry` (JSIC code) is the mask of the tools; None or an unknown form = no mask.
    Literacy, support and balance are always None in the short set.
    """
    known = industry if is_known(industry) else None
    plan = _plan(_Key(questionnaire), known, item_set == "short")
    given = _given(plan, answers)
    incomplete = [name for name in plan.first_required if name not in given]
    issues, total = _issues(plan, given)
    shares: dict[str, float] | None = None
    if not any(name not in given for name in plan.shares_need):
        shares = {each.issue: 100 * each.todo / total if total else 0.0 for each in issues}
    readiness = {
        name: tuple([table[given[item]] for item, table in items if item in given])
        for name, items in plan.readiness
    }
    literacy = _literacy(plan, readiness)
    statements: tuple[ItemPoints, ...] = ()
    support = None
    if literacy is not None:
        branch = plan.branches[literacy.level].items
        statements = tuple([table[given[item]] for item, table in branch if item in given])
        incomplete += [item for item, _ in branch if item not in given]
        if len(statements) == len(branch):
            support = _support(statements, plan.thresholds)
    return Score(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        item_set=item_set,
        literacy=literacy,
        support=support,
        segment=f"{literacy.level}-{support.type}" if literacy and support else None,
        todo_share=shares,
        balance=_balance(plan, readiness) if plan.readiness else None,
        unsure=tuple([each.issue for each in issues if each.answer == UNKNOWN]),
        incomplete=tuple(incomplete),
        issues=issues,
        readiness=readiness,
        statements=statements,
        todo_total=None if shares is None else total,
    )


def _given(plan: _Plan, answers: Mapping[str, str]) -> _Given:
    """The answers that count here: known ids with valid codes."""
    try:
        return {
            name: code for name, codes in plan.codes if (code := answers.get(name, "")) in codes
        }
    except TypeError:  # an answer that is a list or the like, which no look-up takes
        anything: Mapping[str, object] = answers
        strings = {name: code for name, code in anything.items() if isinstance(code, str)}
        return _given(plan, strings)


def _issues(plan: _Plan, given: _Given) -> tuple[tuple[IssueReason, ...], float]:
    """The reason of every issue and Σ todo."""
    reasons = []
    total = 0.0
    for issue in plan.issues:
        answer = given.get(issue.id)
        weight = plan.weights[answer] if answer is not None else 0
        tools = []
        unused = []
        for tool, masked in issue.tools:
            code = given.get(tool, "")
            if code in _NOT_COUNTED or (masked and code not in _TAKEN_UP):
                continue
            tools.append(tool)
            if code != USING:
                unused.append(tool)
        todo = weight * (1 + _UNUSED_WEIGHT * len(unused) / len(tools)) if tools else float(weight)
        total += todo
        reasons.append(IssueReason(issue.id, answer, weight, tuple(tools), tuple(unused), todo))
    return tuple(reasons), total


def _literacy(plan: _Plan, readiness: dict[str, tuple[ItemPoints, ...]]) -> Literacy | None:
    points = 0
    for name, items in plan.readiness:
        given = readiness[name]
        if len(given) < len(items):
            return None
        for each in given:
            points += each.points
    if not plan.readiness:
        return None
    limits = plan.thresholds
    return Literacy(
        points=points,
        level="high" if points >= limits.literacy else "low",
        threshold=limits.literacy,
        borderline=limits.border_low <= points <= limits.border_high,
    )


def _balance(plan: _Plan, readiness: dict[str, tuple[ItemPoints, ...]]) -> dict[str, float | None]:
    """Per category 100·mean((points - 1) / 3); None until the category is complete."""
    balance: dict[str, float | None] = {}
    for name, items in plan.readiness:
        given = readiness[name]
        count = len(items)
        points = sum([each.points for each in given])
        balance[name] = 100 * (points - count) / (3 * count) if len(given) == count else None
    return balance


def _support(statements: tuple[ItemPoints, ...], limits: Thresholds) -> Support:
    """The higher index is the type; a tie means company, for offering help is the safe error."""
    accompany = sum([each.points for each in statements if each.answer in _TOWARDS_A])
    independent = sum([each.points for each in statements]) - accompany
    return Support(
        type="accompany" if accompany >= independent else "self",
        accompany=accompany,
        independent=independent,
        borderline=abs(accompany - independent) <= limits.support_margin,
    )


class _Key:
    """A questionnaire as a key: compared by identity, and kept alive by the cache."""

    __slots__ = ("questionnaire",)

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    @override
    def __hash__(self) -> int:
        return id(self.questionnaire)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.questionnaire is self.questionnaire


@lru_cache(maxsize=512)
def _plan(key: _Key, industry: str | None, short: bool) -> _Plan:  # noqa: FBT001 - cache key
    questionnaire = key.questionnaire
    asked = questionnaire.short_items if short else frozenset(questionnaire.items)
    issues = _asked(questionnaire.section("q2"), asked)
    tools = _asked(questionnaire.section("q3"), asked)
    shares_need = tuple(item.id for item in (*issues, *tools))
    readiness = () if short else _readiness(questionnaire)
    q4 = () if short else tuple(item.id for item in questionnaire.section("q4").items)
    codes = questionnaire.codes_of
    return _Plan(
        codes=tuple((name, codes[name]) for name in codes if name in asked and codes[name]),
        issues=tuple(_issue(item, tools, industry) for item in issues),
        weights={option.code: option.points for option in questionnaire.section("q2").options},
        first_required=shares_need + q4,
        shares_need=shares_need,
        readiness=readiness,
        branches={
            section.when: _Branch(_points(section, section.items))
            for section in questionnaire.sections
            if section.when is not None
        },
        thresholds=questionnaire.thresholds,
    )


def _asked(section: Section, asked: frozenset[str]) -> tuple[Item, ...]:
    return tuple(item for item in section.items if item.id in asked)


def _issue(item: Item, tools: tuple[Item, ...], industry: str | None) -> _Issue:
    by_id = {tool.id: tool for tool in tools}
    return _Issue(
        item.id,
        tuple(
            (name, not industry_matches(industry, by_id[name].industries))
            for name in item.tools
            if name in by_id
        ),
    )


def _readiness(
    questionnaire: Questionnaire,
) -> tuple[tuple[str, tuple[tuple[str, dict[str, ItemPoints]], ...]], ...]:
    section = questionnaire.section("q4")
    return tuple(
        (
            category.id,
            _points(section, tuple(each for each in section.items if each.category == category.id)),
        )
        for category in questionnaire.categories
    )


def _points(
    section: Section, items: tuple[Item, ...]
) -> tuple[tuple[str, dict[str, ItemPoints]], ...]:
    """For each item the ready-made reason of every answer."""
    return tuple(
        (
            item.id,
            {
                option.code: ItemPoints(item.id, option.code, option.points)
                for option in section.options
            },
        )
        for item in items
    )
