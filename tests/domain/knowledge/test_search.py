"""Tests of `app.domain.knowledge.search`."""

from __future__ import annotations

from app import library
from app.domain.knowledge.search import LIMIT, KnowledgeIndex

INDEX = library.knowledge_index()


def ids(text: str, *kinds: str) -> list[str]:
    return [hit.id for hit in INDEX.search(text, kinds)]


def test_a_title_counts_most_then_another_name_then_the_text() -> None:
    found = ids("クラウド")
    assert found[0] == "term.cloud"
    assert ids("くらうど")[0] == "term.cloud"
    alias = library.knowledge().terms["term.security_action"].aliases[0]
    assert "term.security_action" in ids(alias)


def test_all_words_must_be_there_and_kinds_narrow() -> None:
    assert set(ids("補助金 レジ")) <= set(ids("補助金"))
    assert all(hit.kind == "measure" for hit in INDEX.search("補助金", ("measure",)))
    assert ids("補助金 そんな言葉はない") == []
    assert ids("！？") == []


def test_width_and_kana_do_not_matter() -> None:
    assert ids("ｸﾗｳﾄﾞ") == ids("クラウド") == ids("くらうど")


def test_without_a_word_everything_up_to_the_limit() -> None:
    assert len(ids("")) == LIMIT
    assert len(ids("", "guide")) == 2


def test_a_hit_shows_its_place_or_how_the_item_begins() -> None:
    hits = INDEX.search("手書き", ("case",))
    assert "手書き" in {hit.hit for hit in hits}
    term = INDEX.search("クラウド")[0]
    assert term.before or term.hit
    (named,) = (hit for hit in INDEX.search("くらうど") if hit.id == "term.cloud")
    assert named.before or named.hit


def test_an_empty_library_finds_nothing() -> None:
    from app.domain.knowledge.knowledge import Knowledge

    assert KnowledgeIndex(Knowledge(), library.questionnaire()).search("x") == ()
