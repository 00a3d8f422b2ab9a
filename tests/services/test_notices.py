"""Notices of a measure for clients of a real store."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from app.domain import own_knowledge as rules
from app.domain.own_knowledge import MEASURE, OwnMeasure
from app.domain.records import ClientFields
from app.domain.seeking import Wanted
from app.errors import NotFound
from app.services import clients, notices, own_knowledge
from app.services.notices import Notices
from tests.domain import own_items
from tests.reports import papers
from tests.services.test_seeking import CASHLESS, ISSUE, LIMITED, check

if TYPE_CHECKING:
    from app.services.store import Store


@pytest.fixture(autouse=True)
def _clock(store: Store) -> None:
    store.clock = lambda: datetime(2026, 11, 22, 3, tzinfo=UTC)


def pages(store: Store, wanted: Notices) -> list[str]:
    return ["".join(text.split()) for text in papers.texts(notices.pdf(store, wanted))]


def test_each_client_reads_their_own_answers(store: Store) -> None:
    one = clients.create(store, ClientFields("株式会社みほん", kind="corporation"))[0].id
    two = clients.create(store, ClientFields("丸屋"))[0].id
    check(store, one, date(2026, 1, 1), **{ISSUE: "now"})
    first, second = pages(store, Notices(CASHLESS, "", (one, two)))
    assert "株式会社みほん御中" in first
    assert "すぐ取りかかりたいとお答えいただいています。" in first
    assert "丸屋様" in second
    assert "お答えいただいています" not in second


def test_whom_it_no_longer_fits_still_gets_what_was_asked_for(store: Store) -> None:
    one = clients.create(store, ClientFields("大きな会社", employees=900))[0].id
    (page,) = pages(store, Notices(LIMITED, "", (one,)))
    assert "大きな会社" in page
    with pytest.raises(NotFound):
        notices.pdf(store, Notices(LIMITED, "", ("gone",)))


def test_an_own_measure_tells_all_it_knows(store: Store) -> None:
    own, _ = own_knowledge.create(store, MEASURE, own_items.MEASURE)
    assert isinstance(own.item, OwnMeasure)
    one = clients.create(store, ClientFields("丸屋"))[0].id
    wanted = Notices(own.item.wanted(), rules.item_id(MEASURE, own.id), (one,))
    assert notices.from_text(wanted.text) == wanted
    (page,) = pages(store, wanted)
    assert own_items.MEASURE["purpose"] in page
    assert wanted.file_name == "市のキャッシュレス補助金_ご案内.pdf"


def test_a_source_that_is_gone_tells_what_was_typed(store: Store) -> None:
    assert notices.source_of(store, "measure.own-gone") is None
    one = clients.create(store, ClientFields("丸屋"))[0].id
    assert "交流会" in pages(store, Notices(Wanted("交流会"), "measure.own-gone", (one,)))[0]
