"""The result as plain text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.reports.text import plain_text
from tests.reports import samples


def test_the_usual_check() -> None:
    content = samples.usual()
    text = plain_text(content)
    assert text.startswith("経営チェックの結果　株式会社みねと精工 御中\n実施日　2026年11月22日")
    assert "前回　2025年11月10日（令和7年）\n担当　みずほ台商工会 田中 実\n" in text
    assert "・売り先を増やす 23.9（前回 23.9）" in text
    assert content.comparison in text
    for number, thing in enumerate(content.things, 1):
        assert f"{number} {thing.title}\n・進め方：{thing.lead}" in text
        assert f"・うまくいったかの見方：{thing.indicator}" in text
    for line in content.changes:
        assert f"・{line}" in text
    assert content.owner_segment in text
    assert content.memo not in text


@pytest.mark.parametrize("name", sorted(samples.ALL))
def test_no_empty_headings_and_no_double_blank_lines(name: str) -> None:
    text = plain_text(samples.ALL[name]())
    lines = text.split("\n")
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    for line, below in pairwise(lines):
        assert not (line.startswith("■") and not below.strip())


def test_what_is_not_there_is_not_mentioned() -> None:
    text = plain_text(samples.nothing_answered())
    for title in ("ありたい姿", "土台：", "変わったこと", "進め方", "次の一手"):
        assert f"■{title}" not in text
    assert samples.nothing_answered().todo.note in text


def test_the_short_set_says_its_limits() -> None:
    text = plain_text(samples.short())
    assert text.endswith(f"{samples.short().limits}\n")
    assert "■備えのバランス" not in text
