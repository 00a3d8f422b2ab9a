"""A page of the 知恵袋 as HTML for the reading view; words of the glossary become links.

Pure text work: every text is escaped, and no address outside the 知恵袋 is ever made. An address
is the id of an item.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from app.domain.knowledge import titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.knowledge.mentions import Glossary
    from app.domain.knowledge.page import Block, KnowledgePage, Link
    from app.ui.tokens import Tokens


class PageHtml:
    """Writes pages; a term is linked at its first mention on the page only."""

    def __init__(self, glossary: Glossary, tokens: Tokens) -> None:
        self._glossary = glossary
        self._tokens = tokens
        self._linked: set[str] = set()

    def page(self, page: KnowledgePage) -> str:
        """The page with its title, its parts and what it leads to."""
        self._linked = {page.id}
        kind = titles.KINDS[page.kind]
        tag = f"　{escape(page.tag)}" if page.tag else ""
        parts = [
            f'<p class="kind">{kind}{tag}</p><p class="title">{escape(page.title)}</p>',
            *(self._block(block) for block in page.blocks),
            self._related(page.related),
        ]
        return (
            f"<html><head><style>{self._style()}</style></head><body>{''.join(parts)}</body></html>"
        )

    def _block(self, block: Block) -> str:
        head = f'<p class="head">{escape(block.heading)}</p>' if block.heading else ""
        texts = [f'<p class="{block.tone}">{self._linked_text(each)}</p>' for each in block.text]
        points = "".join(f"<li>{self._linked_text(each)}</li>" for each in block.points)
        return "".join((head, *texts, f"<ul>{points}</ul>" if points else ""))

    def _linked_text(self, text: str) -> str:
        found, at = [], 0
        for mention in self._glossary.first(text):
            if mention.term in self._linked:
                continue
            self._linked.add(mention.term)
            found.append(escape(text[at : mention.start]))
            found.append(_anchor(mention.term, text[mention.start : mention.end]))
            at = mention.end
        return "".join((*found, escape(text[at:])))

    def _related(self, related: Iterable[Link]) -> str:
        """Links by kind, in the order in which kinds are offered."""
        by_kind: dict[str, list[str]] = {}
        for link in related:
            by_kind.setdefault(link.kind, []).append(_anchor(link.id, link.title))
        rows = [
            f"<p><b>{name}</b>　{'　'.join(by_kind[kind])}</p>"
            for kind, name in titles.KINDS.items()
            if kind in by_kind
        ]
        return f'<p class="head">あわせて読む</p>{"".join(rows)}' if rows else ""

    def _style(self) -> str:
        look = self._tokens
        return (
            f"body {{ color: {look.text}; font-size: {look.font_body}px; line-height: 150%; }}"
            f".title {{ font-size: {look.font_h2}px; font-weight: bold; margin: 0 0 8px 0; }}"
            f".head {{ font-weight: bold; color: {look.primary}; margin: 14px 0 2px 0; }}"
            f"p {{ margin: 4px 0; }} li {{ margin: 3px 0; }}"
            f".kind, .note {{ color: {look.text_sub}; font-size: {look.font_caption}px; }}"
            f".lead, .caution {{ font-weight: bold; }} .caution {{ color: {look.warning}; }}"
            f"a {{ color: {look.primary}; }}"
        )


def _anchor(item_id: str, text: str) -> str:
    return f'<a href="{escape(item_id, quote=True)}">{escape(text)}</a>'
