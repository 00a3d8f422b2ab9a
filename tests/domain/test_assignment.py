"""Which colleagues are proposed for what a check showed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app import library
from app.domain import assignment
from app.domain.records import Colleague
from app.domain.scoring import score

if TYPE_CHECKING:
    from app.domain.score import Score


def _score(**answers: str) -> Score:
    given = {f"q2.{name}": answer for name, answer in answers.items()}
    given["q3.accounting"] = "not_using"
    return score(library.questionnaire(), given, industry="E09")


def _who(name: str, *fields: str, me: bool = False, left_on: date | None = None) -> Colleague:
    return Colleague(name, name, fields=fields, me=me, left_on=left_on)


def test_the_heavier_issue_comes_first_with_its_reasons() -> None:
    found = assignment.propose(
        _score(management="now", finance="later"),
        [_who("資金の人", "q2.finance"), _who("もうけの人", "q2.management", "q3.accounting")],
    )
    assert [each.colleague.name for each in found] == ["もうけの人", "資金の人"]
    assert (found[0].issues, found[0].tools) == (("q2.management",), ("q3.accounting",))
    assert found[0].points > found[1].points > 0


def test_oneself_and_those_who_left_or_know_other_things_are_not_proposed() -> None:
    colleagues = [
        _who("わたし", "q2.finance", me=True),
        _who("異動した人", "q2.finance", left_on=date(2026, 3, 31)),
        _who("べつの人", "q2.management"),
        _who("まだの人"),
    ]
    assert assignment.propose(_score(finance="now"), colleagues) == ()


def test_no_more_than_three_and_equal_ones_keep_their_order() -> None:
    colleagues = [_who(name, "q2.finance") for name in "あいうえ"]
    found = assignment.propose(_score(finance="now"), colleagues)
    assert [each.colleague.name for each in found] == ["あ", "い", "う"]
