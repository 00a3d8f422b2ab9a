"""JSON read strictly, every fault with its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.strict_json import Node, decode, raise_faults, shown
from app.errors import Fault, Faults


def only_fault(data: bytes) -> str:
    with pytest.raises(Faults) as caught:
        decode(data, "a.json: ")
    (fault,) = caught.value.faults
    return str(fault)


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "中身がありません"),
        (b" \n", "中身がありません"),
        (b"\xef\xbb\xbf", "JSONの書き方"),
        (b"\x83\x65\x83\x58\x83\x67", "UTF-8ではありません（1バイト目）"),
        (b'{"a": "\xff"}', "UTF-8ではありません（8バイト目）"),
        (b'{"a": 1}\0', "NUL"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b"[" * 100_000, "入れ子が深すぎます"),
        (b'{"a" 1}', "「:」が足りません（6文字目）"),
        (b'{"a": 1\n "b": 2}', "「,」が足りないか、余分な文字があります（2行目、2文字目）"),
        (b"{a: 1}", '名前を「"」で囲んでください'),
        (b'{"a": "b', "閉じる"),
        (b'{"a": "b\nc"}', "制御文字"),
        (b'{"a": "\\x"}', "「\\」の使い方"),
        (b"{} {}", "余分な文字"),
        (b"True", "JSONの書き方"),
    ],
)
def test_what_is_no_strict_json(data: bytes, part: str) -> None:
    text = only_fault(data)
    assert text.startswith("a.json: $: ")
    assert part in text
    assert "\n" not in text


def test_a_byte_order_mark_is_accepted() -> None:
    assert decode(b'\xef\xbb\xbf{"a": 1}').value == {"a": 1}


def test_duplicate_keys_have_their_path() -> None:
    node = decode(b'{"a": {"q2.x": 1, "q2.x": 2, "q2.x": 3}, "b": [{"c": 1, "c": 1}], "b": []}')
    assert [fault.place for fault in node.faults] == ["$.b", '$.a["q2.x"]']


def test_nesting_deeper_than_any_file_needs_is_a_fault() -> None:
    node = decode(b'{"a":' + b"[" * 50 + b"]" * 50 + b"}")
    assert [fault.place for fault in node.faults] == ["$.a" + "[0]" * 11]


def test_thousands_of_digits_do_no_harm() -> None:
    node = decode(b'{"a": -' + b"9" * 5000 + b"}")
    members = node.record(("a",)) or {}
    assert members["a"].integer(0, 10) is None
    assert "0から10までの数" in node.faults[0].sentence


@pytest.mark.parametrize("value", ["12.0", "true", '"12"', "null", "[]", "{}", "1e3"])
def test_what_is_no_whole_number(value: str) -> None:
    node = decode(value.encode())
    assert node.integer(0, 5000) is None
    assert "整数" in node.faults[0].sentence


def test_a_whole_number() -> None:
    assert decode(b"0").integer(0, 0) == 0


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("3", "いまは整数です"),
        ("3.5", "いまは小数です"),
        ("[]", "いまは並びです"),
        ("{}", "いまは項目の集まりです"),
        ("null", "いまはnullです"),
        ("false", "いまはtrue か falseです"),
        ('""', "空です"),
        ('"　 "', "空です"),
        ('"123456"', "5文字までにしてください（いまは6文字です）"),
        ('"\\u0000"', "U+0000"),
        ('"a\\nb"', "U+000A"),
        ('"\\u0085"', "U+0085"),
        ('"\\ud83d"', "サロゲート"),
    ],
)
def test_what_is_no_text(value: str, part: str) -> None:
    node = decode(value.encode())
    assert node.text(longest=5) == ""
    assert part in node.faults[0].sentence


def test_text() -> None:
    assert decode('"𠮷野家"'.encode()).text(longest=3) == "𠮷野家"
    assert decode(b'"\\ud842\\udfb7"').text(longest=1) == "𠮷"
    assert decode(b'"a\\n\\tb"').text(longest=9, lines=True) == "a\n\tb"
    assert decode(b'""').text(longest=9, empty=True) == ""


def test_choice() -> None:
    assert decode(b'"b"').choice(("b", "a")) == "b"
    wrong = decode(b'"c"')
    assert wrong.choice(("b", "a")) is None
    assert "「c」は使えません。b、aから選んでください。" in wrong.faults[0].sentence
    assert decode(b'"c"').choice({"b", "a"}) is None
    number = decode(b"1")
    assert number.choice(("b",)) is None
    assert "いまは整数です" in number.faults[0].sentence


def test_record_notes_unknown_missing_and_wrong_kinds() -> None:
    node = decode(b'{"a": 1, "z": 2}')
    assert (node.record(("a", "b"), ("c",)) or {}).keys() == {"a"}
    assert [fault.place for fault in node.faults] == ["$.z", "$"]
    assert "「b」がありません" in node.faults[1].sentence
    other = decode(b"[1]")
    assert other.record(("a",)) is None
    assert other.members() is None


def test_array() -> None:
    assert [each.path for each in decode(b"[1, 2]").array()] == ["$[0]", "$[1]"]
    few = decode(b"[]")
    assert few.array(least=1) == ()
    assert "1個以上" in few.faults[0].sentence
    wrong = decode(b"{}")
    assert wrong.array() == ()
    assert "並び" in wrong.faults[0].sentence


def test_keys_are_shown_on_one_line() -> None:
    node = decode(json.dumps({'a"b\n\u2028': 1, "k" * 99: 2, "\ud800": 3}).encode())
    node.record(())
    places = [fault.place for fault in node.faults]
    assert places == ['$["a\\"b\\n\\u2028"]', "$." + "k" * 40 + "…", '$["\\ud800"]']


def test_faults_are_raised_once_each() -> None:
    node = Node(None, "", "$", [])
    raise_faults(node.faults)
    node.fault("一")
    node.fault("一")
    with pytest.raises(Faults) as caught:
        raise_faults(node.faults)
    assert len(caught.value.faults) == 1


@given(st.binary())
def test_any_bytes_give_a_node_or_faults(data: bytes) -> None:
    faults: tuple[Fault, ...] = ()
    try:
        decode(data)
    except Faults as error:
        faults = error.faults
    assert all("\n" not in str(fault) for fault in faults)


@given(st.text())
def test_what_is_shown_is_one_printable_line(text: str) -> None:
    assert shown(text).isprintable()
