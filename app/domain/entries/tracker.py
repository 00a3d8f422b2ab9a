"""伴走: the sheet that sets the issue, the three processes, the plan (domain.md 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from typing_extensions import override

from app.domain.entries.base import Part, Value
from app.domain.entries.simple import long_texts, missing
from app.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

# The steps of the three processes in their order, in the words of a shop: the report says
# リソース確保, ツール and ギャップ.
PROCESSES: Mapping[str, Mapping[str, str]] = {
    "1": {
        "dream": "ありたい姿を話す",
        "goal": "目標を決める",
        "present": "現状を確かめる",
        "gap": "目標とのへだたりを見つける",
        "issue": "課題を決める",
    },
    "2": {
        "team": "責任者・チームを決める",
        "trends": "IT動向・事例を調べる",
        "tools": "道具を選ぶ",
        "flow": "業務フローの前と後を書く",
        "schedule": "スケジュールを決める",
        "indicators": "課題ごとの測れる指標を決める",
        "people": "ヒトをそろえる（育成・外部の専門家）",
        "money": "カネをそろえる（融資・補助金）",
    },
    "3": {
        "training": "教育する（操作・狙い・仕組み・日々への影響）",
        "trial": "試しに入れる（目安3か月）",
        "found": "困りごとを集めて直す",
        "rollout": "全社に広げる",
        "review": "計画を見直す",
    },
}
PROCESS_NAMES: Mapping[str, str] = {
    "1": "気づき・課題設定",
    "2": "導入計画・人とお金の用意",
    "3": "実行・定着",
}
STEP_STATES: Mapping[str, str] = {
    "todo": "これから",
    "doing": "取組み中",
    "done": "できた",
    "skipped": "しない",
}
OBSTACLES: Mapping[str, str] = {
    "benefit": "費用対効果が分からない",
    "skills": "従業員が使いこなせない",
    "people": "推進する人がいない",
    "tools": "どの道具が合うか分からない",
}
TASK_STATES: Mapping[str, str] = {
    "todo": "これから",
    "doing": "取組み中",
    "done": "済んだ",
    "dropped": "やめた",
}
_ONLY_ONE = "{}は、もうあります。お客様ごとに1つです。"
_STEPS = frozenset(code for steps in PROCESSES.values() for code in steps)
_OVER = frozenset({"done", "dropped", "skipped"})


@dataclass(frozen=True)
class SheetIssue(Part):
    """One issue of the sheet; `issue` the id of a Q2 issue or "", and both ways to meet it."""

    codes: ClassVar[frozenset[str]] = frozenset({"issue"})

    text: str = ""
    issue: str = ""
    digital: str = ""
    other: str = ""


@dataclass(frozen=True)
class GoalSheet(Value):
    """課題設定シート: from the dream over goal, present and gap to the issues; one a client."""

    kind: ClassVar[str] = "goal_sheet"
    on_timeline: ClassVar[bool] = False
    compared: ClassVar[bool] = True

    dream: str = ""
    goal: str = ""
    goal_number: float | None = None
    goal_unit: str = ""
    goal_on: date | None = None
    present: str = ""
    present_number: float | None = None
    gap: str = ""
    issues: tuple[SheetIssue, ...] = ()

    @property
    def distance(self) -> float | None:
        """What is left between the present number and that of the goal; None when unknown."""
        if self.goal_number is None or self.present_number is None:
            return None
        return self.goal_number - self.present_number

    @override
    def clash(self, other: Value) -> Fault | None:
        return Fault("dream", _ONLY_ONE.format("課題設定シート"))

    @override
    def faults(self) -> tuple[Fault, ...]:
        return long_texts(self, "dream", "goal", "goal_unit", "present", "gap")


@dataclass(frozen=True)
class Step(Part):
    """Where one step of a process stands."""

    codes: ClassVar[frozenset[str]] = frozenset({"code", "state", "owner"})

    code: str = ""
    state: str = "todo"
    owner: str = ""
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Process(Value):
    """The three processes of a client with what stands in the way; one a client."""

    kind: ClassVar[str] = "process"
    on_timeline: ClassVar[bool] = False
    compared: ClassVar[bool] = True
    codes: ClassVar[frozenset[str]] = frozenset({"obstacles"})

    steps: tuple[Step, ...] = ()
    obstacles: tuple[str, ...] = ()
    note: str = ""

    def step(self, code: str) -> Step:
        """Where a step stands; one that was not touched yet is to be done."""
        return next((each for each in self.steps if each.code == code), Step(code))

    def with_step(self, step: Step) -> tuple[Step, ...]:
        """The steps with this one in its place, in the order of the processes."""
        known = {each.code: each for each in self.steps} | {step.code: step}
        order = [code for steps in PROCESSES.values() for code in steps]
        return tuple(known[code] for code in order if code in known)

    def open_of(self, owner: str) -> tuple[Step, ...]:
        """The steps in the hands of this colleague that are neither done nor left out."""
        return tuple(each for each in self.steps if each.owner == owner and each.state not in _OVER)

    def handed(self, giver: str, taker: str) -> Process:
        """The same process with the open steps of one colleague in the hands of another."""
        mine = self.open_of(giver)
        return replace(
            self,
            steps=tuple(
                replace(each, owner=taker) if each in mine else each for each in self.steps
            ),
        )

    def progress(self, process: str) -> tuple[int, int]:
        """How many steps of a process are done or left out, and how many there are."""
        codes = PROCESSES[process]
        return sum(self.step(code).state in _OVER for code in codes), len(codes)

    def standing(self, process: str) -> str:
        """Where a process stands: the code of `STEP_STATES` that says it, todo, doing or done."""
        over, count = self.progress(process)
        if over == count:
            return "done"
        touched = any(self.step(code).state != "todo" for code in PROCESSES[process])
        return "doing" if touched else "todo"

    @override
    def due(self) -> date | None:
        """The next day on which a step is due."""
        days = [each.due_on for each in self.steps if each.due_on and each.state not in _OVER]
        return min(days, default=None)

    @override
    def clash(self, other: Value) -> Fault | None:
        return Fault("note", _ONLY_ONE.format("伴走の段階"))

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = list(long_texts(self, "note"))
        if any(each.code not in _STEPS or each.state not in STEP_STATES for each in self.steps):
            found.append(Fault("steps", "この段階はありません。"))
        if any(code not in OBSTACLES for code in self.obstacles):
            found.append(Fault("obstacles", "一覧から選んでください。"))
        return tuple(found)


@dataclass(frozen=True)
class PlanTask(Value):
    """One line of the plan: what, who, until when, at what cost, with which support measure."""

    kind: ClassVar[str] = "plan_task"
    codes: ClassVar[frozenset[str]] = frozenset({"side", "owner", "state"})

    text: str = ""
    side: Literal["us", "client", "expert"] = "client"
    owner: str = ""
    person: str = ""
    starts_on: date | None = None
    due_on: date | None = None
    cost_yen: int | None = None
    measure: str = ""
    state: Literal["todo", "doing", "done", "dropped"] = "todo"
    note: str = ""

    @override
    def when(self) -> date | None:
        return self.due_on or self.starts_on

    @override
    def due(self) -> date | None:
        return None if self.state in _OVER else self.due_on

    @override
    def state_code(self) -> str:
        return self.state

    @override
    def owner_id(self) -> str:
        return self.owner

    @override
    def faults(self) -> tuple[Fault, ...]:
        found = list(missing(self, text="することを入れてください。"))
        found += long_texts(self, "text", "person", "measure", "note")
        if self.starts_on and self.due_on and self.due_on < self.starts_on:
            found.append(Fault("due_on", "終わりの日が、はじめの日より前です。"))
        if self.cost_yen is not None and self.cost_yen < 0:
            found.append(Fault("cost_yen", "0以上の数で入れてください。"))
        return tuple(found)
