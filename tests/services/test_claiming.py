"""A check that came without a name finds its client."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.records import ClientFields
from app.errors import NotFound
from app.services import checks, claiming, clients, qr, takeaway
from tests.services import making

if TYPE_CHECKING:
    from app.domain.takeaway import Takeaway
    from app.services.store import Store

DAY = date(2026, 11, 20)


@pytest.fixture
def given(store: Store) -> Takeaway:
    client, _ = clients.create(store, ClientFields("はじめの店", industry="E09", employees=3))
    check = making.check(store, client.id, DAY)
    picture = qr.png(takeaway.for_check(store, check.id))
    return takeaway.read_picture(picture, store, date(2026, 11, 27)).check


def test_it_is_taken_once_with_the_code_of_its_paper(store: Store, given: Takeaway) -> None:
    client, _ = clients.create(store, ClientFields("つぎの店"))
    check_id, changes = claiming.take(store, client.id, given)
    made = checks.get(store, check_id)
    assert (made.code, made.industry) == (given.code, "E09")
    assert made.context.conducted_on == DAY
    assert changes.kinds
    again, nothing = claiming.take(store, client.id, given)
    assert again == check_id
    assert not nothing.kinds
    assert checks.history(store, client.id) == (made,)


def test_nobody_is_no_client(store: Store, given: Takeaway) -> None:
    with pytest.raises(NotFound):
        claiming.take(store, "01a21b09-4336-764e-b2f3-28528ec0b2c6", given)
    content = claiming.content(store, given)
    assert (content.client_name, content.code) == (claiming.NOBODY, given.code)
    assert claiming.fields_of(given, "新しい店").employees_band == "0-5"
