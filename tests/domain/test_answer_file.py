"""Answer files: what is taken, and every fault with its place."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from app import library
from app.domain import answer_file
from app.domain.check_code import check_code
from app.errors import Fault, Faults
from tests.domain import making

if TYPE_CHECKING:
    from app.domain.answer_file import AnswerFile
    from app.domain.questionnaire import Questionnaire

TODAY = date(2026, 11, 23)
GONE = object()


def document(**changes: object) -> dict[str, Any]:
    whole = {
        "questionnaire": "keiei-check",
        "version": "1",
        "business": {"name": "株式会社ためし"},
        "conducted_on": "2026-11-22",
        "answers": making.check(40),
        **changes,
    }
    return {key: value for key, value in whole.items() if value is not GONE}


def parse(data: bytes) -> AnswerFile:
    return answer_file.parse(data, "a.json", library.questionnaire, TODAY)


def faults_of(data: bytes) -> list[str]:
    with pytest.raises(Faults) as caught:
        parse(data)
    return [str(fault) for fault in caught.value.faults]


def faults(**changes: object) -> list[str]:
    return faults_of(json.dumps(document(**changes)).encode())


def with_answers(**changes: object) -> list[str]:
    return faults(answers=making.check(40) | changes)


def test_a_whole_file() -> None:
    answers = making.check(40) | {"q1.vision": "二代目に\n渡したい"}
    check = parse(b"\xef\xbb\xbf" + json.dumps(document(answers=answers)).encode())
    assert check.answers == answers
    assert check.business.name == "株式会社ためし"
    assert (check.questionnaire, check.version, check.item_set) == ("keiei-check", "1", "full")
    assert (check.conducted_on, check.place) == (date(2026, 11, 22), "a.json")
    assert check.code == check_code(
        "keiei-check", "1", conducted_on=date(2026, 11, 22), answers=answers
    )


def test_gaps_are_no_faults() -> None:
    assert parse(json.dumps(document(answers={})).encode()).answers == {}


def test_a_blank_vision_is_no_answer() -> None:
    check = parse(json.dumps(document(answers={"q1.vision": " "})).encode())
    assert check.answers == {}


def test_the_short_set() -> None:
    check = parse(json.dumps(document(set="short", answers=making.short_check())).encode())
    assert check.item_set == "short"
    assert len(check.answers) == 15
    assert parse(json.dumps(document(set="full")).encode()).item_set == "full"


@pytest.mark.parametrize("name", ["q1.vision", "q3.security", "q4.budget", "q5.effect"])
def test_items_outside_the_short_set_are_faults(name: str) -> None:
    found = faults(set="short", answers=making.short_check() | {name: "yes"})
    assert [each.split(": ")[1] for each in found] == [f'$.answers["{name}"]']
    assert "短い版" in found[0]


@pytest.mark.parametrize(
    ("changes", "place", "part"),
    [
        ({"questionnaire": "other"}, "$.questionnaire", "「other」の版「1」"),
        ({"version": "2"}, "$.version", "版「2」"),
        ({"version": 1}, "$.version", "文字"),
        ({"questionnaire": "../secret"}, "$.questionnaire", "ありません"),
        ({"questionnaire": "k" * 500}, "$.questionnaire", "40文字まで"),
        ({"questionnaire": GONE}, "$", "「questionnaire」がありません"),
        ({"business": GONE}, "$", "「business」がありません"),
        ({"answers": GONE}, "$", "「answers」がありません"),
        ({"answers": []}, "$.answers", "項目の集まり"),
        ({"business": []}, "$.business", "項目の集まり"),
        ({"conducted_on": GONE}, "$", "「conducted_on」がありません"),
        ({"conducted_on": "2026-11-24"}, "$.conducted_on", "先の日付"),
        ({"conducted_on": "2026-02-30"}, "$.conducted_on", "ありえない日付"),
        ({"conducted_on": "20261122"}, "$.conducted_on", "ありえない日付"),
        ({"conducted_on": "2026-W47-1"}, "$.conducted_on", "ありえない日付"),
        ({"conducted_on": "２０２６-11-22"}, "$.conducted_on", "ありえない日付"),
        ({"conducted_on": "1999-12-31"}, "$.conducted_on", "古すぎる"),
        ({"conducted_on": 20261122}, "$.conducted_on", "文字"),
        ({"set": "booth"}, "$.set", "full、short"),
        ({"memo": "x"}, "$.memo", "使えません"),
    ],
)
def test_a_fault_is_found_at_its_place(changes: dict[str, object], place: str, part: str) -> None:
    (found,) = faults(**changes)
    assert found.startswith(f"a.json: {place}: ")
    assert part in found


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("q2.none", "now", "この設問はありません"),
        ("finance", "now", "この設問はありません"),
        ("q2.finance", "yes", "「yes」は使えません"),
        ("q2.finance", "NOW", "「NOW」は使えません"),
        ("q2.finance", None, "null"),
        ("q2.finance", 2, "整数"),
        ("q2.finance", True, "true か false"),
        ("q2.finance", ["now"], "並び"),
        ("q1.vision", "あ" * 801, "800文字まで"),
        ("q1.vision", "a\0b", "U+0000"),
        ("q1.vision", "\ud800", "サロゲート"),
        ("q5.effect", "a", "尋ねるのはq6"),
    ],
)
def test_a_wrong_answer(name: str, value: object, part: str) -> None:
    (found,) = with_answers(**{name: value})
    where = f'["{name}"]' if "." in name else f".{name}"
    assert found.startswith(f"a.json: $.answers{where}: ")
    assert part in found


def test_800_characters_of_vision_are_taken() -> None:
    answers = {"q1.vision": "𠮷" * 800}
    assert parse(json.dumps(document(answers=answers)).encode()).answers == answers


def test_the_other_branch_is_a_fault_for_each_answer() -> None:
    low = making.check(29) | dict.fromkeys(making.ids("q6"), "a")
    found = faults(answers=low)
    assert len(found) == 5
    assert all("尋ねるのはq5" in each for each in found)


def test_a_branch_without_all_of_q4_is_a_fault() -> None:
    answers = making.check(40)
    del answers["q4.budget"]
    found = faults(answers=answers)
    assert len(found) == 5
    assert all("13問がそろうまで" in each for each in found)


def test_a_wrong_code_in_q4_is_the_only_fault() -> None:
    (found,) = with_answers(**{"q4.budget": "maybe"})
    assert "q4.budget" in found


def test_duplicate_keys_have_their_path() -> None:
    text = json.dumps(document(), ensure_ascii=False)
    twice = text.replace('"q2.finance": "none"', '"q2.finance": "now", "q2.finance": "none"')
    assert twice != text
    (found,) = faults_of(twice.encode())
    assert found.startswith('a.json: $.answers["q2.finance"]: 同じ名前が2回')


def test_all_faults_are_reported_at_once() -> None:
    found = faults(
        conducted_on="2027-01-01",
        business={"name": "", "employees": 12.0, "x": 1},
        answers={"q2.finance": "?", "q9.y": "a"},
        extra=0,
    )
    assert len(found) == 7


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"version": GONE}, "$"),
        ({"questionnaire": GONE}, "$"),
        ({"version": 1}, "$.version"),
        ({"version": "9"}, "$.version"),
        ({"questionnaire": "other"}, "$.questionnaire"),
    ],
)
def test_answers_to_an_unknown_questionnaire_are_checked_all_the_same(
    changes: dict[str, object], place: str
) -> None:
    answers = making.check(40) | {"q2.finance": "?", "q9.y": "a", "q5.effect": "a"}
    first, *rest = faults(answers=answers, **changes)
    assert first.startswith(f"a.json: {place}: ")
    assert [each.split(": ")[1] for each in rest] == [
        '$.answers["q2.finance"]',
        '$.answers["q9.y"]',
        '$.answers["q5.effect"]',
    ]


def test_a_version_written_twice_hides_no_fault() -> None:
    text = json.dumps(document(answers={"q2.finance": "?"}))
    twice = text.replace('"version": "1"', '"version": "1", "version": "2"')
    assert [each.split(": ")[1] for each in faults_of(twice.encode())] == [
        "$.version",
        "$.version",
        '$.answers["q2.finance"]',
    ]


def test_a_wrong_code_in_the_wrong_branch_is_two_faults() -> None:
    found = with_answers(**{"q5.effect": "?"})
    assert len(found) == 2
    assert "使えません" in found[0]
    assert "尋ねるのはq6" in found[1]


def test_outside_the_short_set_an_answer_is_one_fault() -> None:
    (found,) = faults(set="short", answers={"q5.effect": "a"})
    assert "短い版にはない" in found


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"{", b"[1]", b"null", b"[" * 99_999, b'{"a": NaN}', b"\0"]
)
def test_what_is_no_answer_file_at_all(data: bytes) -> None:
    assert all(each.startswith("a.json: $: ") for each in faults_of(data))


def test_a_file_of_100_mb_is_refused_unread() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        @override
        def read(self, size: int = -1) -> bytes:
            assert size > 0
            self.taken += size
            return b" " * size

    endless = Endless()
    with pytest.raises(Faults) as caught:
        answer_file.read(endless, "big.json", library.questionnaire, TODAY)  # type: ignore[arg-type]
    assert "大きすぎます" in str(caught.value.faults[0])
    assert endless.taken <= answer_file.LARGEST + 1


def test_a_questionnaire_that_calls_itself_otherwise_is_not_taken() -> None:
    def other(_name: str = "", _version: str = "", /) -> Questionnaire:
        return library.questionnaire()

    with pytest.raises(Faults):
        answer_file.parse(
            json.dumps(document(questionnaire="Keiei-Check")).encode(), "a.json", other, TODAY
        )


def lines(*rows: bytes) -> tuple[AnswerFile, ...]:
    return answer_file.read_lines(
        io.BytesIO(b"\n".join(rows)), "a.jsonl", library.questionnaire, TODAY
    )


LINE = json.dumps(document(), ensure_ascii=False).encode()


def test_lines_come_back_in_their_order() -> None:
    other = json.dumps(document(business={"name": "二番目"})).encode()
    found = lines(b"\xef\xbb\xbf" + LINE, b"", other + b"\r", b"  ", b"\xef\xbb\xbf" + LINE, b"")
    assert [check.place for check in found] == ["a.jsonl:1", "a.jsonl:3", "a.jsonl:5"]
    assert found[1].business.name == "二番目"


def line_faults(*rows: bytes) -> tuple[Fault, ...]:
    with pytest.raises(Faults) as caught:
        lines(*rows)
    return caught.value.faults


def test_the_faults_of_all_lines_are_reported() -> None:
    found = line_faults(LINE, b"{", b"[]", LINE, b'{"a": 1')
    places = [fault.place for fault in found]
    assert places == ["a.jsonl:2: $", "a.jsonl:3: $", "a.jsonl:5: $"]
    assert "行目" not in found[2].sentence


def test_no_line_at_all_is_a_fault() -> None:
    assert [fault.place for fault in line_faults(b"", b" ")] == ["a.jsonl: $"]
    assert [fault.place for fault in line_faults(b"\xef\xbb\xbf")] == ["a.jsonl: $"]


def test_a_line_that_is_too_long_does_not_hide_the_next() -> None:
    found = line_faults(b"x" * (answer_file.LARGEST * 2), b"{", b"y" * (answer_file.LARGEST + 9))
    assert [fault.place for fault in found] == [
        "a.jsonl:1: $",
        "a.jsonl:2: $",
        "a.jsonl:3: $",
    ]
    assert "大きすぎます" in found[0].sentence


def test_a_flood_of_faults_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_file, "_MOST_FAULTS", 3)
    found = line_faults(*[b"{"] * 9)
    assert len(found) == 4
    assert "ここで止めました" in found[-1].sentence


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "questionnaire": JSON | st.just("keiei-check"),
            "version": JSON | st.just("1"),
            "business": JSON | st.fixed_dictionaries({"name": JSON}),
            "conducted_on": JSON | st.dates().map(str),
            "answers": JSON | making.answers(),
            "set": JSON | making.SETS,
        },
    )
)
def test_any_object_is_taken_or_refused_with_places(value: dict[str, Any]) -> None:
    found: tuple[Fault, ...] = ()
    try:
        parse(json.dumps(value).encode())
    except Faults as error:
        found = error.faults
    assert all(fault.place.startswith("a.json: $") for fault in found)
    assert all("\n" not in str(fault) for fault in found)


def test_open_questions_are_faults_when_complete_checks_are_wanted() -> None:
    answers = making.check(40)
    del answers["q2.finance"], answers["q6.fit"]
    gaps = json.dumps(document(answers=answers)).encode()
    handle = io.BytesIO(b"\n".join([LINE, gaps]))
    with pytest.raises(Faults) as caught:
        answer_file.read_lines(handle, "a.jsonl", library.questionnaire, TODAY, complete=True)
    (fault,) = caught.value.faults
    assert fault.place == "a.jsonl:2: $.answers"
    assert "2問" in fault.sentence
    assert "q2.finance、q6.fit" in fault.sentence
    handle.seek(0)
    assert len(answer_file.read_lines(handle, "a.jsonl", library.questionnaire, TODAY)) == 2


def test_open_questions_are_found_beside_other_faults() -> None:
    wrong = {**making.check(40), "q2.finance": "?", "q5.effect": "a"}
    del wrong["q3.edi"]
    rows = [json.dumps(document(answers=wrong)).encode(), json.dumps(document(answers=[])).encode()]
    with pytest.raises(Faults) as caught:
        answer_file.read_lines(
            io.BytesIO(b"\n".join(rows)), "a.jsonl", library.questionnaire, TODAY, complete=True
        )
    found = [str(each) for each in caught.value.faults]
    assert len(found) == 4
    assert "1問あります（q3.edi）" in found[2]
    assert "項目の集まり" in found[3]
