"""The advisors of the organisation and the one who uses this device."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.entries.simple import Note
from app.domain.records import Advisor, Colleague
from app.errors import Faults, NotFound
from app.services import colleagues, entries, profile
from tests.services import making

if TYPE_CHECKING:
    from app.services.store import Store

HANAKO = Colleague(
    "",
    "　山田 花子 ",
    "ヤマダ ハナコ",
    "みほん商工会",
    "本所",
    "０５３-111",
    "h@example.jp",
    ("q2.finance",),
)


def test_nobody_has_written_yet(store: Store) -> None:
    assert colleagues.me(store) == ""
    assert colleagues.all_of_them(store) == ()


def test_who_writes_becomes_a_colleague_and_follows_the_profile(store: Store) -> None:
    profile.save_advisor(store, Advisor("見本 太郎", "みほん商工会", "053"))
    entry, _ = entries.create(store, making.client(store), Note("あ"))
    assert (entry.author, entry.author_name) == (colleagues.me(store), "見本 太郎")
    profile.save_advisor(store, Advisor("見本 次郎", "みほん銀行", "054"))
    (me,) = colleagues.all_of_them(store)
    assert (me.name, me.organisation, me.phone, me.me) == ("見本 次郎", "みほん銀行", "054", True)
    assert entries.get(store, entry.id).author_name == "見本 太郎", "as it was when written"
    changed, _ = colleagues.save(store, replace(me, name="見本 三郎", fields=("q3.edi",)))
    assert changed.fields == ("q3.edi",)
    assert profile.advisor(store).name == "見本 三郎"


def test_colleagues_stand_in_the_order_of_their_readings(store: Store) -> None:
    hanako, changes = colleagues.save(store, HANAKO)
    assert (hanako.name, hanako.phone, hanako.me) == ("山田 花子", "053-111", False)
    assert changes.ids == {hanako.id}
    aoki, _ = colleagues.save(store, Colleague("", "青木", "アオキ"))
    assert [each.id for each in colleagues.all_of_them(store)] == [aoki.id, hanako.id]
    gone, _ = colleagues.save(store, replace(aoki, left_on=date(2026, 3, 31)))
    assert [each.id for each in colleagues.all_of_them(store)] == [hanako.id]
    assert colleagues.all_of_them(store, gone=True) == (gone, hanako)
    assert colleagues.save(store, replace(gone, office="東支所"))[0].left_on == gone.left_on
    assert colleagues.names(store) == {aoki.id: "青木", hanako.id: "山田 花子"}


def test_what_cannot_be_kept_is_told_at_once(store: Store) -> None:
    with pytest.raises(Faults) as caught:
        colleagues.save(store, Colleague("", " ", organisation="あ" * 201))
    assert [fault.place for fault in caught.value.faults] == ["organisation", "name"]
    with pytest.raises(NotFound):
        colleagues.save(store, replace(HANAKO, id="nobody"))
