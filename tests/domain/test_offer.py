"""Tests of `app.domain.offer`."""

from __future__ import annotations

from datetime import date

from app import library
from app.domain import offer, own_knowledge
from app.domain.own_knowledge import OwnMeasure
from app.domain.seeking import Wanted
from tests.domain import own_items

DAY = date(2027, 1, 31)


def test_what_was_only_typed_says_little() -> None:
    told = offer.of(Wanted("交流会", note="お茶を飲みます。", deadline=DAY), None)
    assert (told.name, told.what, told.deadline) == ("交流会", "お茶を飲みます。", DAY)
    assert (told.ask, told.expires, told.is_expired(DAY)) == ("", None, False)


def test_a_measure_tells_what_it_knows_with_the_deadline_that_is_looked_for() -> None:
    own = own_knowledge.read(own_knowledge.MEASURE, "1", own_items.MEASURE)
    assert isinstance(own, OwnMeasure)
    told = offer.of(own.wanted(), own)
    assert (told.what, told.deadline) == (own_items.MEASURE["purpose"], DAY)
    assert told.is_expired(date(2027, 4, 1))
    packaged = next(iter(library.knowledge().measures.values()))
    assert offer.of(own_knowledge.wanted_of(packaged), packaged).ask == packaged.ask
