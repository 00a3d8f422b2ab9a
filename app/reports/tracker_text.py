"""The 伴走 in words: the sheet, the processes, the tools, the flows and the indicators.

Each kind has its labelled lines and its summary; `entry_text` asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entries.choosing import BETTER, CANDIDATE_STATES, MARKS, WEIGHTS, Flow
from app.domain.entries.tracker import OBSTACLES, PROCESS_NAMES, PROCESSES, STEP_STATES, Step
from app.reports import phrases, plan_words
from app.reports.phrases import Lines, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.entries.choosing import Candidate, FlowStep, Indicator, ToolComparison
    from app.domain.entries.tracker import GoalSheet, Process
    from app.reports.phrases import People

# What leads to the issues, by the labels of its lines.
GOAL = ("夢", "目標", "現状", "目標とのへだたり")


def sheet_lines(sheet: GoalSheet, _people: People) -> Lines:
    """From the dream to the gap, then each issue with both ways to meet it."""
    goal = (sheet.dream, _goal(sheet), _present(sheet), sheet.gap)
    found = list(zip(GOAL, goal, strict=True))
    for at, issue in enumerate(sheet.issues):
        found += [
            (_numbered("課題", at, sheet.issues), issue.text),
            ("デジタルで", issue.digital),
            ("デジタル以外で", issue.other),
        ]
    return tuple(found)


def sheet_summary(sheet: GoalSheet) -> str:
    """The goal; the dream while there is none."""
    return _goal(sheet) or sheet.dream


def process_lines(process: Process, people: People) -> Lines:
    """Every process with how far it is and its steps, once any step was touched."""
    found = []
    if process.steps:
        found = [(name, _steps(process, key, people)) for key, name in PROCESS_NAMES.items()]
    hindering = "、".join(OBSTACLES[code] for code in process.obstacles)
    return (*found, ("つまずきになりそうなこと", hindering), ("メモ", process.note))


def step_words(step: Step, people: People) -> str:
    """Where one step stands, by whom and until when, in one line."""
    words = next(steps[step.code] for steps in PROCESSES.values() if step.code in steps)
    return _step(words, step, people)


def tools_lines(table: ToolComparison, _people: People) -> Lines:
    """What is chosen and by what, then each candidate with its costs, its marks and why."""
    points = [f"{point.name}（{WEIGHTS[point.weight]}）" for point in table.named_points]
    found = [("選ぶもの", table.title), ("見るところ", "、".join(points))]
    for at, one in enumerate(table.candidates):
        found.append((_numbered("候補", at, table.candidates), _candidate(table, one)))
    return (*found, ("メモ", table.note))


def tools_summary(table: ToolComparison) -> str:
    """What is chosen, and what was: the contract, or how many candidates there are."""
    taken = "、".join(one.name for one in table.candidates if one.state == "contract")
    count = len(table.candidates)
    known = f"{CANDIDATE_STATES['contract']} {taken}" if taken else f"候補{count}つ" * bool(count)
    return joined(table.title, known)


def flow_lines(flow: Flow, _people: People) -> Lines:
    """The steps before and after with their minutes, and what it saves."""
    often = "" if flow.times_a_month is None else f"{flow.times_a_month:,}回"
    return (
        ("仕事", flow.title),
        ("月に何回", often),
        ("いまの流れ", _flow(flow.before)),
        ("これからの流れ", _flow(flow.after)),
        ("短くなる時間", plan_words.saved(flow)),
        ("メモ", flow.note),
    )


def flow_summary(flow: Flow) -> str:
    """Which work, and what it saves."""
    return joined(flow.title, plan_words.saved(flow))


def indicator_lines(value: Indicator, _people: People) -> Lines:
    """What is measured: before, target, every measured value, the way gone."""
    measured = [
        joined(phrases.day(one.on), _number(one.value, value.unit), one.note)
        for one in value.measured
    ]
    return (
        ("測るもの", f"{value.name}（{BETTER[value.better]}）" if value.name else ""),
        ("はじめ", joined(_number(value.before, value.unit), phrases.day(value.before_on))),
        ("目標", joined(_number(value.target, value.unit), phrases.until(value.target_on))),
        ("測った値", "\n".join(measured)),
        ("進みぐあい", plan_words.way_gone(value)),
    )


def indicator_summary(value: Indicator) -> str:
    """What is measured, and how far it has come."""
    return joined(value.name, plan_words.way_gone(value))


def _goal(sheet: GoalSheet) -> str:
    number = _number(sheet.goal_number, sheet.goal_unit)
    return joined(sheet.goal, number, phrases.until(sheet.goal_on))


def _present(sheet: GoalSheet) -> str:
    number = _number(sheet.present_number, sheet.goal_unit)
    return joined(sheet.present, f"いま{number}" if number else "")


def _steps(process: Process, key: str, people: People) -> str:
    done, count = process.progress(key)
    told = [_step(words, process.step(code), people) for code, words in PROCESSES[key].items()]
    return "\n".join((f"{done}/{count}", *told))


def _step(words: str, step: Step, people: People) -> str:
    known = (people.name(step.owner), phrases.until(step.due_on), step.note)
    about = "、".join(part for part in known if part)
    return f"{STEP_STATES[step.state]}　{words}" + (f"（{about}）" if about else "")


def _candidate(table: ToolComparison, one: Candidate) -> str:
    lines = (
        joined(one.name, CANDIDATE_STATES[one.state]),
        _titled("費用", _costs(one)),
        _titled("評価", _marks(table, one)),
        _titled("わけ", one.reason),
    )
    return "\n".join(line for line in lines if line)


def _costs(one: Candidate) -> str:
    amounts = (("はじめ", one.initial_yen), ("毎月", one.monthly_yen))
    known = [f"{when}{plan_words.yen(yen)}" for when, yen in amounts if yen is not None]
    return f"{'、'.join(known)}（3年で{''.join(plan_words.cost(one))}）" if known else ""


def _marks(table: ToolComparison, one: Candidate) -> str:
    told = [
        f"{point.name}{MARKS[mark]}"
        for point in table.named_points
        if (mark := one.mark(point)) is not None
    ]
    return f"{plan_words.score(table, one)}（{'、'.join(told)}）" if told else ""


def _flow(steps: tuple[FlowStep, ...]) -> str:
    told = [plan_words.step(number, step) for number, step in enumerate(steps, 1)]
    whole = Flow.minutes(steps)
    return "\n".join(told if whole is None else (*told, f"合わせて{plan_words.minutes(whole)}"))


def _number(value: float | None, unit: str) -> str:
    return "" if value is None else plan_words.number(value, unit)


def _numbered(word: str, at: int, all_of_them: Sequence[object]) -> str:
    return f"{word}{at + 1}" if len(all_of_them) > 1 else word


def _titled(title: str, text: str) -> str:
    return f"{title}　{text}" if text else ""
