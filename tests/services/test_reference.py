"""Corporations that were taken in: by number, and candidates while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.search import Search
from app.services import clients, finding, reference
from tests.services import houjin_files, making
from tests.services.houjin_files import number

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.store import Store

LINE = houjin_files.line


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    """A store with some corporations."""
    lines = [
        LINE(1, name="株式会社山田製作所", furigana="ヤマダセイサクショ"),
        LINE(2, name="山田食品有限会社", furigana="ヤマダショクヒン", closeDate="2020-01-01"),
        LINE(3, name="合同会社東海山田", furigana="トウカイヤマダ"),
        LINE(4, name="株式会社ＡＢＣ・デザイン", furigana="エービーシーデザイン"),
        LINE(5, name="山田隠密", furigana="ヤマダオンミツ", hihyoji="1"),
        LINE(6, name="医療法人髙木歯科", furigana="タカギシカ"),
        LINE(7, name="山"),
        LINE(8, name="山本田山商店", furigana=""),
    ]
    reference.import_file(store, houjin_files.write(tmp_path / "a.csv", *lines))
    return store


def _bases(store: Store, typed: str, limit: int = 8) -> list[int]:
    by_number = {number(base): base for base in range(1, 9)}
    return [by_number[found.number] for found in reference.candidates(store, typed, limit)]


def test_a_number_may_be_typed_in_many_ways(filled: Store) -> None:
    plain = number(1)
    wide = plain.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    for typed in (plain, f"T{plain}", f" {plain[0]}-{plain[1:5]} {plain[5:]}", wide, plain[1:]):
        found = reference.lookup(filled, typed)
        assert found is not None
        assert found.name == "株式会社山田製作所"


@pytest.mark.parametrize("typed", ["", "123", "山田", number(99), "9" * 30])
def test_an_unknown_number_is_nothing(typed: str, filled: Store) -> None:
    assert reference.lookup(filled, typed) is None


def test_names_that_begin_so_come_first_and_ended_ones_last(filled: Store) -> None:
    assert _bases(filled, "山田") == [1, 3, 2]
    assert _bases(filled, "株式会社山田") == [1, 3, 2]
    assert _bases(filled, "山田", limit=2) == [1, 3]


@pytest.mark.parametrize("typed", ["やまだ", "ヤマダ", "ﾔﾏﾀﾞ"])
def test_the_reading_finds_too(typed: str, filled: Store) -> None:
    assert _bases(filled, typed) == [1, 3, 2]


def test_one_letter_finds_what_begins_with_it(filled: Store) -> None:
    assert _bases(filled, "山") == [7, 8, 1, 2]
    assert _bases(filled, "田") == []


@pytest.mark.parametrize("typed", ["abc", "ＡＢＣデザ", "デザイン", "a.b.c"])
def test_widths_dots_and_signs_do_not_matter(typed: str, filled: Store) -> None:
    assert _bases(filled, typed) == [4]


def test_variant_letters_are_one(filled: Store) -> None:
    assert _bases(filled, "高木") == [6]


def test_pairs_that_lie_apart_are_no_hit(filled: Store) -> None:
    assert _bases(filled, "本田山") == [8]
    assert _bases(filled, "田山本") == []


def test_what_the_publisher_hides_is_found_by_number_only(filled: Store) -> None:
    assert _bases(filled, "隠密") == []
    assert _bases(filled, number(5)) == [5]


def test_the_beginning_of_a_number(filled: Store) -> None:
    assert _bases(filled, number(6)[:9] + "-" + number(6)[9:]) == [6]
    assert _bases(filled, number(6)[:2]) == []


@pytest.mark.parametrize("typed", ["", " 　", "（）", '"', "株式会社", "存在しない名", "%", "_"])
def test_nothing_to_look_for_finds_nothing(typed: str, filled: Store) -> None:
    assert _bases(filled, typed) == []


def test_what_is_taken_out_gives_its_room_back(store: Store, tmp_path: Path) -> None:
    client_id = making.client(store)
    path = tmp_path / "many.csv"
    path.write_bytes(houjin_files.data(1_500))
    reference.import_file(store, path)
    reference.remove(store)
    assert store.folder.store.stat().st_size < 500_000
    assert clients.get(store, client_id).id == client_id
    assert finding.find(store, Search("みほん")).total == 1


def test_others_may_write_while_something_is_taken_out(filled: Store) -> None:
    with filled.reading() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM client").scalar()
        reference.remove(filled)
    assert reference.sources(filled) == ()


def test_everything_can_be_taken_out_and_in_again(filled: Store, tmp_path: Path) -> None:
    changes = reference.remove(filled)
    assert changes == reference.CHANGED
    assert reference.sources(filled) == ()
    assert reference.lookup(filled, number(1)) is None
    assert _bases(filled, "山田") == []
    outcome = reference.import_file(filled, tmp_path / "a.csv")
    assert outcome.new == 8
    assert _bases(filled, "山田") == [1, 3, 2]
