"""Tests of `app.ui.knowledge.html`."""

from __future__ import annotations

from app.domain.knowledge.items import Term
from app.domain.knowledge.mentions import Glossary
from app.domain.knowledge.page import Block, KnowledgePage, Link
from app.ui.knowledge.html import PageHtml
from app.ui.tokens import Tokens

GLOSSARY = Glossary([Term("term.cloud", "クラウド", "", (), "", "", ())])


def html(*blocks: Block, related: tuple[Link, ...] = (), page_id: str = "x") -> str:
    page = KnowledgePage(page_id, "tool", "<会計>", "すぐに", blocks, related)
    return PageHtml(GLOSSARY, Tokens()).page(page)


def test_texts_are_escaped_and_terms_linked_once_a_page() -> None:
    found = html(Block("見出し & 題", ("クラウドとは<b>", "またクラウド"), ("クラウド",)))
    assert "&lt;会計&gt;" in found
    assert "見出し &amp; 題" in found
    assert found.count('<a href="term.cloud">クラウド</a>') == 1
    assert "&lt;b&gt;" in found


def test_a_term_does_not_lead_to_its_own_page() -> None:
    assert "<a " not in html(Block("", ("クラウド",)), page_id="term.cloud")


def test_what_it_leads_to_stands_by_kind() -> None:
    links = (Link("q3.edi", "tool", "EDI"), Link("case.a", "case", '"一"'))
    found = html(related=links)
    assert found.index("道具</b>") < found.index("事例</b>")
    assert '<a href="case.a">&quot;一&quot;</a>' in found
    assert "あわせて読む" not in html()
