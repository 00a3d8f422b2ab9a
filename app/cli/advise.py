"""`banso advise`: what a check says to do next; nothing of Qt, nothing of the store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from app import library
from app.cli import check
from app.cli.terminal import say
from app.domain import recommending, scoring
from app.domain.recommendation import business_of

if TYPE_CHECKING:
    from argparse import Namespace

    from app.cli.command import Subparsers
    from app.domain.answer_file import AnswerFile
    from app.domain.recommendation import Recommendation

_KINDS = {"tool": "道具", "step": "一歩", "non_digital": "道具を使わない一手"}


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    help_text = "答えのファイルから、次にすることを出します"
    command = subparsers.add_parser("advise", help=help_text, description=help_text)
    command.add_argument("file", metavar="FILE", help="答えのファイル（.json、- は標準入力）")
    command.add_argument("--json", action="store_true", help="JSONで出します")
    command.set_defaults(run=run_advise)


def run_advise(args: Namespace) -> int:
    """Print the recommendations for each check of the file; raises Faults."""
    checks = check.read(args.file)
    for each in checks:
        found = recommendations(each)
        if args.json:
            indent = 2 if len(checks) == 1 else None
            value = {"recommendations": [as_json(one) for one in found]}
            say(json.dumps(value, ensure_ascii=False, indent=indent))
        else:
            say("\n\n".join(_text(number, one) for number, one in enumerate(found, 1)))
    return 0


def recommendations(given: AnswerFile) -> tuple[Recommendation, ...]:
    """The ranked advice for a check of an answer file."""
    return recommending.recommend(case_of(given))


def case_of(given: AnswerFile) -> recommending.Case:
    """A check of an answer file as advice looks at it."""
    questionnaire = library.questionnaire(given.questionnaire, given.version)
    score = scoring.score(
        questionnaire, given.answers, industry=given.business.industry, item_set=given.item_set
    )
    return recommending.Case(
        questionnaire, library.result_texts(), library.knowledge(), score, given.answers,
        business_of(given.business), given.conducted_on,
    )  # fmt: skip


def as_json(one: Recommendation) -> dict[str, Any]:
    """A recommendation as `advise` prints it; `issue` is null for basics and foundation."""
    return {
        "issue": one.issue,
        "kind": one.kind,
        "tool": one.tool,
        "title": one.title,
        "why": one.why,
        "first_step": one.first_step,
        "effect": one.effect,
        "cost_band": one.cost_band,
        "measures": one.measures,
        "cases": one.cases,
        "indicator": one.indicator,
    }


def _text(number: int, one: Recommendation) -> str:
    lines = [f"{number}. {one.title}（{_KINDS[one.kind]}）", *one.reasons]
    lines += [f"はじめの一歩：{one.first_step}", f"効き目：{one.effect}"]
    return "\n   ".join([*lines, f"うまくいったかの見方：{one.indicator}"])
