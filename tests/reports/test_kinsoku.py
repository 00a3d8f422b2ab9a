"""Line breaking: rules, widths, nothing lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.kinsoku import NO_END, NO_START, break_lines, clean

KANA = "あいうえおかきくけこさしすせそ人材確保見積"
TEXT = st.text(
    st.sampled_from(KANA + "、。）」（「ーっァ・…—%30,.:/abcXYZ \u3000\n　𠮷か\u3099"), max_size=120
)
PLAIN = st.text(st.sampled_from(KANA + "、。」「ー"), max_size=80)


def broken(text: str, limit: float) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, [1.0] * len(text), limit)]


def ink(line: str) -> str:
    return line.rstrip(" \u3000")


@given(TEXT, st.integers(1, 30))
def test_nothing_is_lost_and_order_is_kept(text: str, limit: int) -> None:
    spans = break_lines(text, [1.0] * len(text), limit)
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    assert set(gaps) <= {"", "\n"}
    assert "".join(broken(text, limit)) == text.replace("\n", "")
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)


@given(TEXT, st.integers(1, 30))
def test_no_line_is_wider_than_allowed(text: str, limit: int) -> None:
    for line in broken(text, limit):
        marks = sum(char == "\u3099" for char in line)
        assert len(ink(line)) <= max(limit, 1 + marks)


def legal(text: str, index: int) -> bool:
    return text[index] not in NO_START and text[index - 1] not in NO_END


@given(PLAIN, st.integers(1, 20))
def test_a_forbidden_break_is_made_only_where_no_other_is_possible(text: str, limit: int) -> None:
    for start, end in break_lines(text, [1.0] * len(text), limit):
        if end < len(text) and not legal(text, end):
            assert not any(legal(text, index) for index in range(start + 1, start + limit + 1))


@given(
    st.lists(st.sampled_from(["経営の課題。", "「見積」", "（道具）", "チェック、"]), max_size=30)
)
def test_real_looking_text_has_no_bad_line(words: list[str]) -> None:
    for limit in (8, 11, 17):
        lines = broken("".join(words), limit)
        assert all(line[0] not in NO_START for line in lines[1:])
        assert all(line[-1] not in NO_END for line in lines[:-1])


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("", 10, [""]),
        ("あいう\nえお", 10, ["あいう", "えお"]),
        ("あ\n\nい", 10, ["あ", "", "い"]),
        ("あいうえ。", 4, ["あいう", "え。"]),  # the neighbour goes along: nothing hangs
        ("あいう「え」", 4, ["あいう", "「え」"]),
        ("あいう（（え））お", 5, ["あいう", "（（え））", "お"]),
        ("見積ABC12を", 5, ["見積", "ABC12", "を"]),
        ("3,000円と1,500.5円", 6, ["3,000円", "と", "1,500.", "5円"]),
        ("ABCDEFGHIJ", 4, ["ABCD", "EFGH", "IJ"]),  # wider than any line: broken anyway
        ("https://example.jp/a", 12, ["https://exam", "ple.jp/a"]),
        ("文を3行で", 3, ["文を", "3行で"]),
        ("来る12月22日まで", 4, ["来る", "12月", "22日ま", "で"]),
        ("あい う", 2, ["あい ", "う"]),  # a space at the end takes no room
        ("あ      い", 2, ["あ      ", "い"]),
        ("あ―――い", 4, ["あ―――", "い"]),
        ("あい……う", 3, ["あ", "い……", "う"]),
        ("。。。。。", 2, ["。。", "。。", "。"]),  # impossible to obey, so shown as it is
        ("カ゚キ", 1, ["カ゚", "キ"]),
    ],
)
def test_examples(text: str, limit: float, lines: list[str]) -> None:
    assert broken(text, limit) == lines


def test_proportional_widths_count() -> None:
    assert break_lines("あいう", [0.5, 0.5, 2.0], 1.0) == [(0, 2), (2, 3)]


def test_a_closing_bracket_after_a_space_stays_behind_its_word() -> None:
    assert broken("（ あいう", 4) == ["（ あい", "う"]
    assert broken("いい（ あ", 4) == ["いい", "（ あ"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain ASCII", "plain ASCII"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("邊\U000e0101と葛\ufe00", "邊と葛"),
        ("か\u3099は\u309a", "がぱ"),
        ("a\x00b\x07\u200bc", "abc"),
        ("タブ\tです", "タブ です"),
        ("右\u202e左", "右左"),
        ("\ue000田と\U000f0000", "〓田と〓"),  # an 外字 of somebody's own machine
        ("い\u0378\uffffろ\ud842", "い〓〓ろ〓"),  # no character, and half of one
        ("一\u2028二\u2029三", "一\n二\n三"),
        ("か\u200b\u3099", "が"),
        ("人\u3099", "人\u3099"),  # a mark that joins nothing stays
    ],
)
def test_clean(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@given(st.text(max_size=60))
def test_clean_is_stable(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
