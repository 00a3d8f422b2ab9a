"""Answers that could not be saved wait for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records import CheckContext
from app.errors import DiskFull, NotFound
from app.services import checks
from app.ui.answer_book import AnswerBook
from tests.ui.fixtures import TODAY

if TYPE_CHECKING:
    import pytest

    from app.domain.records import Client
    from app.services.store import Store


def test_an_answer_is_kept_and_erased(store: Store, client: Client) -> None:
    draft, _ = checks.start(store, client.id, context=CheckContext(TODAY))
    book = AnswerBook(store, draft.id)
    assert book.save("q2.finance", "now") is None
    assert book.save("q3.edi", "using") is None
    assert book.save("q2.finance", None) is None
    assert dict(checks.draft(store, draft.id).answers) == {"q3.edi": "using"}
    assert book.again() is None


def test_what_failed_is_saved_with_the_next(
    store: Store, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, _ = checks.start(store, client.id, context=CheckContext(TODAY))
    book = AnswerBook(store, draft.id)

    def full(*_args: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(checks, "answer_many", full)
        assert isinstance(book.save("q2.finance", "now"), DiskFull)
    assert book.unsaved == {"q2.finance": "now"}
    assert book.save("q3.edi", "using") is None
    assert dict(checks.draft(store, draft.id).answers) == {"q2.finance": "now", "q3.edi": "using"}


def test_a_draft_that_is_gone_is_an_error(store: Store) -> None:
    assert isinstance(AnswerBook(store, "gone").save("q2.finance", "now"), NotFound)
