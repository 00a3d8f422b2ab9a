"""The texts of a result as data: titles, segments, and what to do for a readiness category.

`load` reads `resources/texts/result.json` and reports every gap; nothing else makes these.
Placeholders: `{until}` a date such as 12月10日, `{label}` the name of an issue or tool, `{tools}`
names of tools, `{count}`, `{now}`, `{before}` and `{change}` numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.strict_json import Node, decode, raise_faults

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

SEGMENTS = ("low-accompany", "low-self", "high-accompany", "high-self")
TITLES = (
    "todo", "balance", "things", "foundation", "unsure", "changes", "next", "vision",
    "why", "lead", "step", "other_step", "indicator", "effect", "tools", "measures", "cases",
    "cost", "now", "before", "basics", "review",
)  # fmt: skip
CAPTIONS = (
    "todo_small", "todo", "todo_compared", "todo_none", "todo_incomplete",
    "balance_small", "balance", "balance_incomplete", "beyond",
    "comparison_lighter", "comparison_heavier", "comparison_same",
    "comparison_none", "comparison_other", "short", "gaps", "basics_first",
    "one_by_one", "read_on", "people", "review_together", "review_alone",
    "basics_advisor", "review_advisor",
)  # fmt: skip
CHANGES = (
    "solved", "new", "raised", "eased", "tools_started", "tools_stopped",
    "balance_up", "balance_down", "nothing",
)  # fmt: skip
OWNER_REASONS = ("accompany", "self")
BORDER = ("owner", "reason")
_ADVICE = ("why", "step", "other_step", "indicator")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one thing; `title` is empty where the questionnaire names it."""

    title: str
    why: str
    step: str
    other_step: str
    indicator: str

    def step_by(self, due: date) -> str:
        """The first small step with its date."""
        return self.step.replace("{until}", f"{due.month}月{due.day}日")

    def title_for(self, label: str) -> str:
        """The title with the name of the issue in it."""
        return self.title.replace("{label}", label)


@dataclass(frozen=True, slots=True)
class SegmentText:
    """A segment: the sentence for the owner, the plain name and a hint for the advisor."""

    owner: str
    advisor: str
    hint: str


@dataclass(frozen=True, slots=True)
class ResultTexts:
    """All texts of a result; the keys are the constants above, issue ids and category ids."""

    titles: Mapping[str, str]
    captions: Mapping[str, str]
    changes: Mapping[str, str]
    segments: Mapping[str, SegmentText]
    border: Mapping[str, str]  # what the owner reads instead of a segment near a border
    owner_reasons: Mapping[str, str]
    balance: Mapping[str, Advice]
    foundation: Advice
    unsure: Advice

    def things_title(self, count: int) -> str:
        """The heading over so many things to do; the one of all next steps when there is none."""
        return (
            self.titles["things"].replace("{count}", str(count)) if count else self.titles["next"]
        )


def load(data: bytes, *, categories: Collection[str]) -> ResultTexts:
    """The texts in these bytes; raises Faults with every text that is missing or out of place."""
    root = decode(data)
    parts = root.record(
        ("titles", "captions", "changes", "segments", "border", "owner_reasons", "balance",
         "foundation", "unsure")
    ) or {}  # fmt: skip
    titled = ("title", *_ADVICE)
    texts = ResultTexts(
        titles=_texts(parts.get("titles"), TITLES),
        captions=_texts(parts.get("captions"), CAPTIONS),
        changes=_texts(parts.get("changes"), CHANGES),
        segments={
            key: SegmentText(**_texts(node, ("owner", "advisor", "hint")))
            for key, node in _nodes(parts.get("segments"), SEGMENTS)
        },
        border=_texts(parts.get("border"), BORDER),
        owner_reasons=_texts(parts.get("owner_reasons"), OWNER_REASONS),
        balance={
            key: _advice(node, titled) for key, node in _nodes(parts.get("balance"), categories)
        },
        foundation=_advice(parts.get("foundation"), titled),
        unsure=_advice(parts.get("unsure"), titled),
    )
    raise_faults(root.faults)
    return texts


def _nodes(node: Node | None, keys: Collection[str]) -> list[tuple[str, Node]]:
    members = (node.record(keys) if node else None) or {}
    return list(members.items())


def _texts(node: Node | None, keys: Collection[str]) -> dict[str, str]:
    found = dict.fromkeys(keys, "")
    for key, member in _nodes(node, keys):
        found[key] = member.text(longest=_LONGEST)
    return found


def _advice(node: Node | None, keys: Collection[str]) -> Advice:
    texts = {"title": "", **dict.fromkeys(_ADVICE, ""), **_texts(node, keys)}
    if node and texts["step"] and "{until}" not in texts["step"]:
        node.fault("「step」に {until} がありません。いつまでにするかを書いてください。")
    return Advice(**texts)
