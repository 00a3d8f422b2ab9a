"""デジタル化の段階 proposed from the answers of a check; the advisor decides (domain.md §2).

Our own rule, careful on purpose: fewer than FEW of the asked tools in use is stage 1; from half of
them on, with data used for decisions (q4.data_use) or by a tool of its own (q3.data_use_bi), it is
stage 3; anything between is stage 2. Stage 4, another way of doing business, shows in no answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FEW = 3
_TOOLS = "q3."
_DATA_ITEM = "q4.data_use"
_DATA_TOOL = "q3.data_use_bi"
_USING = "using"
_YES = frozenset({"yes", "rather_yes"})
_OUTSIDE = frozenset({"not_needed", "unknown"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """A stage and what it stands on: tools in use, of those that matter here, and data in use."""

    stage: int
    using: int
    tools: int
    data: bool


def propose(answers: Mapping[str, str]) -> Proposal | None:
    """The stage that these answers speak for; None when no tool was asked."""
    asked = [answer for item, answer in answers.items() if item.startswith(_TOOLS)]
    tools = [answer for answer in asked if answer not in _OUTSIDE]
    if not tools:
        return None
    using = tools.count(_USING)
    data = answers.get(_DATA_ITEM) in _YES or answers.get(_DATA_TOOL) == _USING
    stage = 1 if using < FEW else 3 if data and 2 * using >= len(tools) else 2
    return Proposal(stage, using, len(tools), data)
