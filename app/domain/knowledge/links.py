"""Whether the content holds together: no dead link, no orphan, no issue left without help.

The numbers are what the product promises (each issue has cases and measures, each tool a case).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.knowledge.shapes import ISSUES, SEGMENTS, TOOLS
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from app.domain.knowledge.knowledge import Knowledge

CASES_OF_AN_ISSUE = 3
CASES_OF_A_TOOL = 1
MEASURES_OF_AN_ISSUE = 2


def faults(
    knowledge: Knowledge, tools_of: Mapping[str, Collection[str]], items: Collection[str]
) -> tuple[Fault, ...]:
    """Every gap and dead link.

    `tools_of`: the tools that the questionnaire matches to each issue; `items`: all its item ids.
    """
    return (
        *_missing(knowledge),
        *_effects(knowledge, tools_of),
        *_dead(knowledge, items),
        *_thin(knowledge),
        *_orphans(knowledge),
    )


def _missing(knowledge: Knowledge) -> Iterator[Fault]:
    for place, wanted, there in (
        ("issues", ISSUES, knowledge.issues),
        ("tools", TOOLS, knowledge.tools),
    ):
        for name in wanted:
            if name not in there:
                yield Fault(place, f"「{name}」がありません。書き足してください。")
    covered = {segment for script in knowledge.scripts.values() for segment in script.segments}
    everywhere = any(not script.segments for script in knowledge.scripts.values())
    if not everywhere:
        for segment in SEGMENTS:
            if segment not in covered:
                yield Fault("scripts", f"「{segment}」の方への話し方がありません。")


def _effects(knowledge: Knowledge, tools_of: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    """Each tool says its effect for exactly the issues that it matches."""
    for tool in knowledge.tools.values():
        wanted = {issue for issue, tools in tools_of.items() if tool.id in tools}
        for issue in sorted(wanted - tool.effects.keys()):
            yield Fault(tool.id, f"「{issue}」への効き目がありません。書き足してください。")
        for issue in sorted(tool.effects.keys() - wanted):
            yield Fault(tool.id, f"「{issue}」に合う道具ではありません。効き目を外してください。")


def _dead(knowledge: Knowledge, items: Collection[str]) -> Iterator[Fault]:
    there = {*knowledge.items, *items}
    for term in knowledge.terms.values():
        yield from _not_there(term.id, term.see, there)
    for guide in knowledge.guides.values():
        yield from _not_there(guide.id, guide.see, there)
    for tool in knowledge.tools.values():
        yield from _not_there(tool.id, tool.needs, there)
    for practice in knowledge.practice.values():
        yield from _not_there(practice.id, tuple(practice.answers), there)


def _not_there(place: str, links: tuple[str, ...], there: Collection[str]) -> Iterator[Fault]:
    for link in links:
        if link not in there:
            yield Fault(place, f"「{link}」が見つかりません。つなぎ先を直してください。")
        elif link == place:
            yield Fault(place, "自分自身をさしています。つなぎ先を直してください。")


def _thin(knowledge: Knowledge) -> Iterator[Fault]:
    """Issues and tools with too few cases for owners or too few measures."""
    told = [case for case in knowledge.cases.values() if case.reader == "owner"]
    for issue in ISSUES:
        cases = sum(issue in case.issues for case in told)
        if cases < CASES_OF_AN_ISSUE:
            yield Fault(issue, f"事例が{cases}件です。{CASES_OF_AN_ISSUE}件以上にしてください。")
        measures = sum(issue in measure.issues for measure in knowledge.measures.values())
        if measures < MEASURES_OF_AN_ISSUE:
            yield Fault(issue, f"支援策が{measures}件です。{MEASURES_OF_AN_ISSUE}件以上にします。")
    for tool in TOOLS:
        if sum(tool in case.tools for case in told) < CASES_OF_A_TOOL:
            yield Fault(tool, "この道具の事例がありません。書き足してください。")


def _orphans(knowledge: Knowledge) -> Iterator[Fault]:
    """Terms that nothing names, and measures that fit nothing."""
    seen = {link for item in knowledge.items.values() for link in getattr(item, "see", ())}
    for term in knowledge.terms.values():
        if term.id not in seen and not knowledge.naming(term):
            yield Fault(term.id, "どこからも使われていない用語です。使うか、外してください。")
    for measure in knowledge.measures.values():
        if not measure.issues and not measure.tools:
            yield Fault(measure.id, "どの課題・道具に向くかがありません。書き足してください。")
