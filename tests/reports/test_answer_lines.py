"""Answers as lines, with the numbers they gave."""

from __future__ import annotations

from tests.domain import making
from tests.reports import samples


def lines(answers: dict[str, str]) -> dict[str, tuple[str, str]]:
    content = samples.content(samples.check(answers))
    return {line.id: (line.answer, line.points) for group in content.groups for line in group.lines}


def test_every_visible_question_has_its_line() -> None:
    assert len(lines(making.check(30))) == 41
    assert len(lines({})) == 36  # no branch is known
    assert len(samples.short().groups[1].lines) == 8


def test_numbers_of_issues_readiness_and_statements() -> None:
    answers = {**making.check(30), "q2.management": "now", "q2.finance": "solved",
               "q3.accounting": "using", "q6.fit": "rather_a", "q6.information": "b"}  # fmt: skip
    found = lines(answers)
    assert found["q2.management"] == ("とても大事。すぐ取りかかりたい", "2×1.4＝2.8")
    assert found["q2.finance"] == ("もう取り組んで、片づいた", "")
    assert found["q3.accounting"] == ("使っている", "")
    assert found["q4.internet_ready"] == ("ややあてはまる", "3")
    assert found["q6.fit"] == ("どちらかといえば A", "A 1")
    assert found["q6.information"] == ("B に近い", "B 2")
    assert found["q6.introduction"] == ("どちらともいえない", "")


def test_both_statements_are_shown() -> None:
    content = samples.content(samples.check(making.check(30)))
    question = content.groups[-1].lines[0].question
    assert question.startswith("A 新しい道具は、専門の人")
    assert "\nB 新しい道具は、自社で" in question
