"""An item of the 知恵袋 as a page: headings, paragraphs, points and what it leads to.

One value for the reading view, the print and the text; `app.domain.knowledge.pages` makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["body", "lead", "note", "caution"]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page; an empty `heading` goes on with the part above."""

    heading: str
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    tone: Tone = "body"


@dataclass(frozen=True, slots=True)
class Link:
    """What a page leads to."""

    id: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class KnowledgePage:
    """A page to read. `tag` stands beside the title: モデルケース, 補助金, 2026年11月時点."""

    id: str
    kind: str
    title: str
    tag: str
    blocks: tuple[Block, ...]
    related: tuple[Link, ...]
    for_advisor: bool = False
