"""The stage that answers speak for."""

from __future__ import annotations

import pytest

from app.domain.stage import Proposal, propose


def answers(using: int, others: int, **more: str) -> dict[str, str]:
    """So many tools in use and not."""
    given = {f"q3.tool{number}": "using" for number in range(using)}
    given |= {f"q3.other{number}": "not_using" for number in range(others)}
    return given | {f"q4.{name}": code for name, code in more.items()}


@pytest.mark.parametrize(
    ("given", "stage"),
    [
        (answers(0, 10), 1),
        (answers(2, 0, data_use="yes"), 1),
        (answers(3, 10, data_use="yes"), 2),
        (answers(5, 5), 2),
        (answers(5, 5, data_use="rather_no"), 2),
        (answers(5, 5, data_use="rather_yes"), 3),
        (answers(4, 4) | {"q3.data_use_bi": "using"}, 3),
    ],
)
def test_the_stage(given: dict[str, str], stage: int) -> None:
    found = propose(given)
    assert found is not None
    assert found.stage == stage


def test_what_is_not_needed_does_not_count() -> None:
    given = answers(3, 2, data_use="yes") | {"q3.edi": "not_needed", "q3.rpa": "unknown"}
    assert propose(given) == Proposal(3, 3, 5, data=True)


def test_without_tools_there_is_no_proposal() -> None:
    assert propose({"q2.finance": "now", "q3.edi": "not_needed"}) is None
