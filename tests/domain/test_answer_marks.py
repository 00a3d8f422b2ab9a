"""Tests of `app.domain.answer_marks`."""

from __future__ import annotations

from app import library
from app.domain import answer_marks
from tests.services import making


def test_answers_come_back_as_they_were() -> None:
    answers = making.answers() | {"q2.finance": "later", "q3.edi": "considering"}
    marks = answer_marks.packed(answers)
    wanted = {item: answers[item] for item in answer_marks.ITEMS}
    assert answer_marks.unpacked(marks) == wanted
    assert marks[answer_marks.place("q3.edi") - 1] == answer_marks.sign("considering")


def test_what_was_not_asked_or_is_not_known_is_no_answer() -> None:
    marks = answer_marks.packed({"q2.finance": "now", "q2.succession": "of a newer version"})
    assert len(marks) == len(answer_marks.ITEMS)
    assert answer_marks.unpacked(marks) == {"q2.finance": "now"}
    assert answer_marks.unpacked("") == {}


def test_every_item_and_every_answer_of_the_questionnaire_has_its_sign() -> None:
    source = library.questionnaire()
    sections = [source.section(name) for name in ("q2", "q3")]
    assert set(answer_marks.ITEMS) == {item.id for each in sections for item in each.items}
    codes = [option.code for each in sections for option in each.options]
    assert len({answer_marks.sign(code) for code in codes}) == len(set(codes))
