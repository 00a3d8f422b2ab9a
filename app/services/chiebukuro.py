"""The 知恵袋 with what is our own: searched and read, kept at hand, told to a client, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import library
from app.domain import japanese
from app.domain.entries.simple import Note
from app.domain.knowledge import titles
from app.domain.knowledge.pages import Shelf, page
from app.domain.knowledge.search import KnowledgeIndex
from app.services import entries, kept, own_knowledge, profile

if TYPE_CHECKING:
    from datetime import date

    from app.domain.changes import Changes
    from app.domain.knowledge.page import KnowledgePage
    from app.services.store import Store

FAVOURITES = "knowledge.favourites"
INTRODUCED = "知恵袋の紹介"


def favourites(store: Store) -> tuple[str, ...]:
    """The ids of the pages kept at hand that there still are, the latest first."""
    known = own_knowledge.knowledge(store).items
    return tuple(name for name in kept.get(store, FAVOURITES) or () if name in known)


def keep(store: Store, item_id: str, *, on: bool) -> tuple[str, ...]:
    """Keep a page at hand, or no more; gives back all that are."""
    others = tuple(name for name in favourites(store) if name != item_id)
    wanted = (item_id, *others) if on else others
    kept.put(store, FAVOURITES, list(wanted))
    return wanted


def introduce(store: Store, client_id: str, item_id: str) -> Changes:
    """Write on the timeline that the client was told of this page. Raises NotFound, KeyError."""
    item = own_knowledge.knowledge(store).items[item_id]
    name = titles.title(item, library.questionnaire())
    note = Note(text=f"知恵袋の「{name}」（{titles.KINDS[titles.kind(item)]}）を紹介しました。")
    return entries.create(store, client_id, note, action=INTRODUCED)[1]


def index(store: Store) -> KnowledgeIndex:
    """Everything, ready to be searched; the packaged one when nothing is our own."""
    known = own_knowledge.knowledge(store)
    if known is library.knowledge():
        return library.knowledge_index()
    return KnowledgeIndex(known, library.questionnaire())


def read(store: Store, item_id: str, today: date) -> KnowledgePage:
    """The page of an item; KeyError when there is none."""
    shelf = Shelf(own_knowledge.knowledge(store), library.questionnaire(), today)
    return page(shelf, item_id)


def pdf(store: Store, item_id: str, today: date) -> bytes:
    """A page as a PDF, with the advisor's name and no client's. Raises KeyError, ReportError."""
    from app.reports.knowledge_paper import paper

    return paper(read(store, item_id, today), profile.advisor(store), today)


def file_name(store: Store, item_id: str, today: date) -> str:
    """The name of its file."""
    name = japanese.safe_file_name(read(store, item_id, today).title)
    return f"{today:%Y%m%d}_知恵袋_{name}.pdf"
