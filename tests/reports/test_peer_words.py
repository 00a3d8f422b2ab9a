"""What is said of other businesses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app import library
from app.domain.peers import Means, Peers, Tally, Width
from app.reports import pdf, peer_words
from app.reports.peer_words import COUNTED, MOST
from app.reports.text import plain_text
from tests.domain import making
from tests.reports import papers, samples

THINGS = samples.content(
    samples.check({**making.check(28), "q2.finance": "now", "q2.back_office": "later"})
).things
TOOL = THINGS[0].tools[0]


def peers(width: Width = "division_size", used: Tally | None = None) -> Peers:
    return Peers(
        width=width,
        n=42,
        newest=date(2026, 11, 20),
        todo_share=None,
        balance=None,
        concerned={"q2.finance": Tally(30, 42), "q2.back_office": Tally(25, 40)},
        adopted={TOOL.id: used or Tally(31, 42)},
    )


def told(width: Width = "division_size", used: Tally | None = None) -> peer_words.PeerWords:
    found = peer_words.of_peers(peers(width, used), THINGS, library.questionnaire(), "M76")
    assert found is not None
    return found


def test_counts_are_told_in_the_order_of_the_things() -> None:
    found = told()
    assert found.sentences[:2] == (
        "42社のうち30社が「お金まわりを良くする」を課題にあげています。",
        f"42社のうち31社が「{TOOL.title}」を使っています。",
    )
    assert "40社のうち25社が「事務の手間を減らす」を課題にあげています。" in found.sentences
    assert len(found.sentences) <= MOST
    assert found.note == COUNTED


@pytest.mark.parametrize(
    ("width", "who"),
    [
        ("division_size", "同じ業種（飲食店）・同じ規模の42社（2026年11月まで）"),
        ("section_size", "近い業種（宿泊業，飲食サービス業）・同じ規模の42社（2026年11月まで）"),
        ("size", "同じ規模の42社（2026年11月まで）"),
        ("all", "この組織でチェックをした42社（2026年11月まで）"),
    ],
)
def test_it_says_who_they_are_how_many_and_until_when(width: Width, who: str) -> None:
    assert told(width).who == who


@pytest.mark.parametrize(
    ("width", "who"),
    [
        ("division_size", "同じ業種・規模の1,042社の平均（2026年9月まで）"),
        ("section_size", "近い業種・同じ規模の1,042社の平均（2026年9月まで）"),
        ("size", "同じ規模の1,042社の平均（2026年9月まで）"),
        ("all", "この組織の1,042社の平均（2026年9月まで）"),
    ],
)
def test_a_mean_says_whose_it_is_how_many_and_until_when(width: Width, who: str) -> None:
    assert peer_words.of_means(width, Means(1042, date(2026, 9, 30), {})) == who


def test_a_tool_that_nobody_uses_is_no_news() -> None:
    assert all("使っています" not in line for line in told(used=Tally(0, 42)).sentences)


def test_without_a_fitting_count_nothing_is_said() -> None:
    empty = replace(peers(), concerned={}, adopted={})
    assert peer_words.of_peers(empty, THINGS, library.questionnaire(), "M76") is None


def test_the_values_of_the_report_stand_in_marked_as_such() -> None:
    values = library.reference_values()
    found = peer_words.of_report(values, {"q2.back_office": "now", "q2.succession": "later"})
    assert found is not None
    assert "参考値" in found.who
    assert len(found.sentences) == 2
    assert peer_words.of_report(values, {"q2.back_office": "none"}) is None


def test_screen_paper_and_text_say_the_same() -> None:
    content = replace(samples.usual(), peers=told())
    text, paper = plain_text(content), papers.flat(pdf.report(content))
    for line in (*told().sentences, told().who, told().note):
        assert line in text
        assert "".join(line.split()) in paper
    without = replace(content, peers=None)
    assert peer_words.TITLE not in plain_text(without)
    assert peer_words.TITLE not in papers.flat(pdf.report(without))
