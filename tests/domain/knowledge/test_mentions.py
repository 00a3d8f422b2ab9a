"""Tests of `app.domain.knowledge.mentions`."""

from __future__ import annotations

import pytest

from app.domain.knowledge.items import Term
from app.domain.knowledge.mentions import Glossary


def term(name: str, *aliases: str) -> Term:
    return Term(f"term.{name}", name, "", aliases, "", "", ())


GLOSSARY = Glossary(
    [term("クラウド"), term("クラウド会計"), term("API"), term("SNS", "エスエヌエス"), term("粗利")]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("クラウド会計をクラウドで使う", ["クラウド会計", "クラウド"]),
        ("CAPITALとAPIs、API連携", ["API"]),
        ("ソニックラウドという名", []),
        ("エスエヌエスの写真", ["エスエヌエス"]),
        ("粗利益の粗利率", ["粗利", "粗利"]),
        ("", []),
    ],
)
def test_finds_whole_words_the_longest_first(text: str, found: list[str]) -> None:
    mentions = GLOSSARY.all(text)
    assert [text[each.start : each.end] for each in mentions] == found


def test_an_alias_leads_to_its_term_and_only_the_first_is_linked() -> None:
    text = "SNSとエスエヌエスとSNS"
    assert [(each.term, each.start) for each in GLOSSARY.first(text)] == [("term.SNS", 0)]


def test_without_terms_nothing_is_found() -> None:
    assert Glossary([]).all("クラウド") == ()
