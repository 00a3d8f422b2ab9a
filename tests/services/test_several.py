"""Several clients changed in one step, and taken back in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.records import ClientFields, Colleague
from app.domain.search import Search
from app.errors import Faults, NotFound
from app.services import clients, colleagues, finding, history, portions, several, undo

if TYPE_CHECKING:
    from app.services.store import Store


@pytest.fixture
def made(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Five clients, two of whom have a tag; lists are taken two at a time."""
    monkeypatch.setattr(portions, "AT_ONCE", 2)
    given = (("あ", ("組合",)), ("い", ()), ("う", ("朝市", "組合")), ("え", ()), ("お", ()))
    return [clients.create(store, ClientFields(name, tags=tags))[0].id for name, tags in given]


def _tags(store: Store, ids: list[str]) -> list[tuple[str, ...]]:
    return [clients.get(store, each).fields.tags for each in ids]


def _found(store: Store, wanted: Search) -> str:
    return "".join(sorted(row.name for row in finding.find(store, wanted).rows))


def test_tags_are_put_on_those_that_lack_them_and_taken_back_at_once(
    store: Store, made: list[str]
) -> None:
    before, recent = _tags(store, made), clients.recent(store)
    changes = several.give_tags(store, made[:4], (" 組合", "酒蔵 "))
    assert changes.ids == set(made[:4])
    assert changes.action == "4件へのタグ付け（組合・酒蔵）"
    assert _tags(store, made) == [
        ("組合", "酒蔵"), ("組合", "酒蔵"), ("朝市", "組合", "酒蔵"), ("組合", "酒蔵"), (),
    ]  # fmt: skip
    assert _found(store, Search(tags=("酒蔵",))) == _found(store, Search("酒蔵")) == "あいうえ"
    assert clients.recent(store) == recent, "nobody was worked with"
    back = undo.undo(store, changes.undo)
    assert back.action == changes.action
    assert _tags(store, made) == before
    assert _found(store, Search("酒蔵")) == ""
    undo.undo(store, back.undo)
    assert _found(store, Search(tags=("酒蔵",))) == "あいうえ"


def test_who_has_the_tag_is_left_alone(store: Store, made: list[str]) -> None:
    changes = several.give_tags(store, made[:3], ("組合",))
    assert changes.ids == {made[1]}
    again = several.give_tags(store, made[:3], ("組合",))
    assert (again.ids, again.undo) == (frozenset(), "")
    assert len(history.of_record(store, made[0])) == 1


def test_tags_are_taken_off(store: Store, made: list[str]) -> None:
    assert several.tags_of(store, made) == {"組合": 2, "朝市": 1}
    assert several.tags_of(store, made[1:2]) == {}
    changes = several.take_tags(store, made, ("組合", "朝市"))
    assert changes.ids == {made[0], made[2]}
    assert changes.action == "2件のタグ外し（組合・朝市）"
    assert _tags(store, made) == [()] * 5
    undo.undo(store, changes.undo)
    assert several.tags_of(store, made) == {"組合": 2, "朝市": 1}


@pytest.mark.parametrize("tags", [(), (" ",), ("あ" * 41,)])
def test_what_is_no_tag_is_refused(store: Store, made: list[str], tags: tuple[str, ...]) -> None:
    with pytest.raises(Faults):
        several.give_tags(store, made, tags)
    assert several.tags_of(store, made) == {"組合": 2, "朝市": 1}
    with pytest.raises(Faults):
        several.take_tags(store, made, ())


def test_another_colleague_is_put_in_charge(store: Store, made: list[str]) -> None:
    taker = colleagues.save(store, Colleague("", "見本 さくら"))[0].id
    changes = several.assign(store, made[:3], taker)
    assert changes.action == "3件の担当の変更"
    assert _found(store, Search(owners=(taker,))) == "あいう"
    assert several.assign(store, made[1:4], "").ids == set(made[1:3])
    assert _found(store, Search(owners=(taker,))) == "あ"
    with pytest.raises(NotFound):
        several.assign(store, made, "nobody")


def test_those_that_are_gone_are_left_out(store: Store, made: list[str]) -> None:
    clients.trash(store, made[0])
    changes = several.give_tags(store, [*made[:2], "gone"], ("酒蔵",))
    assert changes.ids == {made[1]}


def test_what_was_changed_since_stays_when_it_is_taken_back(store: Store, made: list[str]) -> None:
    changes = several.give_tags(store, made, ("酒蔵",))
    clients.update(store, made[1], ClientFields("いろは", tags=("酒蔵",)))
    undo.undo(store, changes.undo)
    fields = clients.get(store, made[1]).fields
    assert (fields.name, fields.tags) == ("いろは", ())


def test_taken_back_is_what_is_still_there(store: Store, made: list[str]) -> None:
    changes = several.give_tags(store, made, ("酒蔵",))
    clients.trash(store, made[0])
    with store.writing() as session:
        clients.remove(session, made[0])
    clients.trash(store, made[1])
    undo.undo(store, changes.undo)
    assert _tags(store, made[1:]) == [(), ("朝市", "組合"), (), ()]
    assert _found(store, Search()) == "うえお"
