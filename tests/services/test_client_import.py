"""Taking in a list of clients."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from app.domain.entries.simple import Note
from app.domain.records import ClientFields, Colleague
from app.domain.search import Search
from app.errors import Faults
from app.services import (
    client_import,
    clients,
    colleagues,
    entries,
    finding,
    import_words,
    kept,
    table_file,
    twins,
    undo,
)
from tests import campaign
from tests.services import odd_tables, tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.errors import Fault
    from app.services.client_import import Decision, Examined, Outcome, Plan
    from app.services.store import Store
    from tests.services.odd_tables import OddTable

HEAD = ("会社名", "電話", "法人番号", "都道府県", "市区町村", "従業員数", "備考")
NUMBER = "1180301018771"


def _plan(store: Store, tmp_path: Path, *rows: Sequence[str]) -> Plan:
    path = tables.csv_file(tmp_path / "list.csv", [HEAD, *rows])
    return client_import.look(store, path).plan


def _take(
    store: Store, plan: Plan, decisions: dict[int, Decision] | None = None
) -> tuple[Outcome, Examined, str]:
    examined = client_import.examine(store, plan)
    outcome, changes = client_import.take_in(store, plan, examined, decisions or {})
    return outcome, examined, changes.undo


def _names(store: Store) -> list[str]:
    return sorted(row.name for row in finding.find(store, Search()).rows)


def test_a_list_is_taken_in_and_one_undo_takes_it_back(store: Store, tmp_path: Path) -> None:
    plan = _plan(store, tmp_path, ("山田商店", "0532-22-0123"), ("丸屋", "", "", "愛知県"))
    outcome, examined, batch = _take(store, plan)
    assert (outcome.made, examined.rows, examined.good) == (2, 2, 2)
    assert _names(store) == ["丸屋", "山田商店"]
    assert finding.find(store, Search("山田")).total == 1
    undo.undo(store, batch)
    assert _names(store) == []
    assert len(clients.trashed(store)) == 2


def test_headings_below_a_title_are_found(store: Store, tmp_path: Path) -> None:
    path = tables.csv_file(tmp_path / "a.csv", [["会員一覧"], [], HEAD, ("山田商店",)])
    found = client_import.look(store, path)
    assert found.plan.heading_row == 3
    assert found.samples == (("山田商店",),)
    assert client_import.preview(store, found, found.plan)[0].name == "山田商店"
    assert found.encoding == "UTF-8"
    assert not found.remembered


def test_a_file_without_rows_is_refused(store: Store, tmp_path: Path) -> None:
    path = tables.csv_file(tmp_path / "a.csv", [["", ","], ["x"] * 501])
    with pytest.raises(Faults):
        client_import.look(store, tables.excel_file(tmp_path / "b.xlsx", []))
    assert client_import.look(store, path).plan.headings == ("", ",")


def test_the_meaning_of_columns_is_remembered(store: Store, tmp_path: Path) -> None:
    plan = _plan(store, tmp_path, ("山田商店",))
    keys = ("name", *[""] * 6)
    client_import.remember(store, client_import.with_keys(plan, keys))
    again = client_import.look(store, plan.path)
    assert again.remembered
    assert again.plan.keys == keys
    assert kept.get(store, "none") is None


def test_meanings_must_make_clients(store: Store, tmp_path: Path) -> None:
    plan = client_import.with_keys(_plan(store, tmp_path), ["phone", "phone", "x"])
    with pytest.raises(Faults) as caught:
        client_import.examine(store, plan)
    assert len(caught.value.faults) == 3


def test_every_fault_names_its_row_and_column(store: Store, tmp_path: Path) -> None:
    plan = _plan(store, tmp_path, ("", "1"), ("丸屋", "", "12", "ハワイ", "", "-3"), ("良い店",))
    outcome, examined, _ = _take(store, plan)
    assert [each.place.removeprefix(f"{plan.path}:") for each in examined.faults] == [
        "2: 会社名", "3: 都道府県", "3: 従業員数", "3: 法人番号",
    ]  # fmt: skip
    assert (outcome.made, outcome.faulty) == (1, 2)


def test_a_row_that_cannot_be_read_is_a_fault(store: Store, tmp_path: Path) -> None:
    plan = _plan(store, tmp_path, ["x"] * 501, ("良い店",))
    outcome, examined, _ = _take(store, plan)
    assert examined.faults[0].sentence == import_words.broken(2, 0)
    assert (outcome.made, outcome.faulty) == (1, 1)


def test_a_quote_that_takes_other_rows_in_is_a_fault_that_says_so(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text('会社名,備考\n丸屋,"午前がよい\n山田商店,\nみかん,\n', encoding="utf-8")
    outcome, examined, _ = _take(store, client_import.look(store, path).plan)
    (fault,) = examined.faults
    assert fault.place == f"{path}:2"
    assert "4行目まで" in fault.sentence
    assert (outcome.made, outcome.faulty) == (0, 1)
    path.write_text('会社名,備考\n丸屋,"午前"がよい\n', encoding="utf-8")
    _, examined, _ = _take(store, client_import.look(store, path).plan)
    assert "行目まで" not in examined.faults[0].sentence


def test_possible_my_numbers_are_listed_and_left_out(store: Store, tmp_path: Path) -> None:
    row = ("山田商店", "", "", "", "", "", "番号は123456789018です")
    _, examined, _ = _take(store, _plan(store, tmp_path, row))
    assert examined.hidden[0].place.endswith(":2: 備考")
    found = clients.get(store, finding.find(store, Search()).rows[0].id)
    assert found.fields.note == ""


def test_a_number_that_may_be_the_own_one_of_a_person_is_not_completed(
    store: Store, tmp_path: Path
) -> None:
    path = tables.csv_file(
        tmp_path / "a.csv",
        [
            ("会社名", "種別", "法人番号"),
            ("山田商店", "個人", "123456789018"),
            ("丸屋", "個人", NUMBER),
        ],
    )
    outcome, examined, _ = _take(store, client_import.look(store, path).plan)
    assert [each.place.rsplit(":", 2)[1:] for each in examined.hidden] == [["2", " 法人番号"]]
    assert [each.place.rsplit(":", 2)[1:] for each in examined.faults] == [["3", " 法人番号"]]
    assert "個人事業の方に、法人番号はありません" in examined.faults[0].sentence
    assert (outcome.made, outcome.faulty) == (1, 1)
    found = clients.get(store, finding.find(store, Search()).rows[0].id).fields
    assert (found.name, found.corporate_number) == ("山田商店", None)


def test_a_number_does_not_reach_a_sole_proprietor(store: Store, tmp_path: Path) -> None:
    old, _ = clients.create(
        store, ClientFields("山田商店", prefecture="23", town="新城市", kind="sole_proprietor")
    )
    row = ("山田商店", "0532-22-0123", NUMBER, "愛知県", "新城市")
    outcome, _, _ = _take(store, _plan(store, tmp_path, row))
    fields = clients.get(store, old.id).fields
    assert (outcome.joined, fields.corporate_number) == (1, None)
    assert fields.phone == "0532-22-0123"


def test_known_businesses_are_joined_and_only_empty_fields_filled(
    store: Store, tmp_path: Path
) -> None:
    old, _ = clients.create(
        store, ClientFields("山田商店", corporate_number=NUMBER, phone="0532-22-0123")
    )
    row = ("山田の店", "0532-99-9999", NUMBER, "愛知県", "新城市", "5")
    outcome, examined, batch = _take(store, _plan(store, tmp_path, row))
    assert (outcome.made, outcome.joined) == (0, 1)
    assert (examined.twins[0].why, examined.twins[0].client_id) == ("number", old.id)
    fields = clients.get(store, old.id).fields
    assert (fields.name, fields.phone, fields.employees) == ("山田商店", "0532-22-0123", 5)
    undo.undo(store, batch)
    assert clients.get(store, old.id).fields == old.fields


def _notes(store: Store, client_id: str) -> list[str]:
    found = entries.of_client(store, client_id, kinds=("note",))
    return [each.value.text for each in found if isinstance(each.value, Note)]


def test_values_that_have_no_room_stand_in_a_note(store: Store, tmp_path: Path) -> None:
    mine, _ = colleagues.save(store, Colleague("", "佐藤 花"))
    theirs, _ = colleagues.save(store, Colleague("", "鈴木 一"))
    fields = ClientFields(
        "山田商店", phone="0532-22-0123", prefecture="23", employees=3, owner=theirs.id
    )
    old, _ = clients.create(store, fields)
    rows = [("会社名", "電話", "従業員数", "指導員"), ("山田商店", "0532-99-9999", "5", "佐藤花")]
    path = tables.csv_file(tmp_path / "a.csv", rows)
    outcome, _, batch = _take(store, client_import.look(store, path).plan)
    assert (outcome.joined, outcome.noted) == (1, 3)
    (note,) = _notes(store, old.id)
    assert note.startswith("一覧の取り込みで、使わなかった値：")
    for each in ("電話：0532-99-9999", "5人", "佐藤 花"):
        assert each in note
    assert mine.id not in note
    assert clients.get(store, old.id).fields == fields
    again, _, _ = _take(store, client_import.look(store, path).plan)
    assert again.noted == 3
    assert _notes(store, old.id) == [note]
    undo.undo(store, batch)
    assert _notes(store, old.id) == []


def test_the_same_phone_alone_proposes_a_new_client(store: Store, tmp_path: Path) -> None:
    clients.create(store, ClientFields("別の店", phone="0532-22-0123"))
    plan = _plan(store, tmp_path, ("山田商店", "0532220123"))
    outcome, examined, _ = _take(store, plan)
    assert (examined.twins[0].why, examined.twins[0].proposal) == ("phone", "new")
    assert outcome.made == 1


def test_rows_go_the_way_that_is_decided(store: Store, tmp_path: Path) -> None:
    clients.create(store, ClientFields("山田商店", prefecture="23"))
    rows = [("山田商店", "", "", "愛知県")] * 2
    plan = _plan(store, tmp_path, *rows)
    outcome, _, _ = _take(store, plan, {2: "skip", 3: "new"})
    assert (outcome.made, outcome.joined, outcome.skipped) == (1, 0, 1)


def test_rows_of_one_business_join_each_other(store: Store, tmp_path: Path) -> None:
    rows = [("山田商店", "", NUMBER), ("山田商店", "0532220123", NUMBER), ("丸屋",), ("丸屋",)]
    plan = _plan(store, tmp_path, *rows)
    outcome, examined, _ = _take(store, plan)
    assert [(each.row, each.other_row, each.why) for each in examined.twins] == [
        (3, 2, "number"), (5, 4, "name"),
    ]  # fmt: skip
    assert (outcome.made, outcome.joined) == (2, 2)
    found = clients.get(store, finding.find(store, Search("山田")).rows[0].id)
    assert found.fields.phone == "0532220123"


def test_rows_join_through_a_client_that_an_earlier_row_joined(
    store: Store, tmp_path: Path
) -> None:
    clients.create(store, ClientFields("古い名", corporate_number=NUMBER))
    rows = [("新しい名", "", NUMBER), ("新しい名", "0532220123", "")]
    outcome, _, _ = _take(store, _plan(store, tmp_path, *rows))
    assert (outcome.made, outcome.joined) == (0, 2)
    assert clients.count(store) == 1


OTHER_NUMBER = "7000012050002"
HERE = ("愛知県", "新城市")


def _numbers(store: Store) -> list[str]:
    rows = finding.find(store, Search()).rows
    return sorted(clients.get(store, row.id).fields.corporate_number or "" for row in rows)


def test_rows_of_two_numbers_are_two_businesses(store: Store, tmp_path: Path) -> None:
    rows = [("丸屋", "", NUMBER, *HERE), ("丸屋", "", OTHER_NUMBER, *HERE)]
    outcome, examined, _ = _take(store, _plan(store, tmp_path, *rows))
    assert examined.twins == ()
    assert (outcome.made, outcome.joined) == (2, 0)
    assert _numbers(store) == [NUMBER, OTHER_NUMBER]


def test_a_row_without_a_number_is_of_the_first_that_joins_it(store: Store, tmp_path: Path) -> None:
    bare = ("丸屋", "", "", *HERE)
    rows = [bare, ("丸屋", "", NUMBER, *HERE), ("丸屋", "", OTHER_NUMBER, *HERE), bare]
    outcome, examined, _ = _take(store, _plan(store, tmp_path, *rows))
    assert [(each.row, each.other_row) for each in examined.twins] == [(3, 2), (5, 2)]
    assert (outcome.made, outcome.joined) == (2, 2)
    assert _numbers(store) == [NUMBER, OTHER_NUMBER]


@pytest.mark.parametrize("known", [None, NUMBER])
def test_a_client_that_rows_of_two_numbers_may_mean_is_only_one_of_them(
    store: Store, tmp_path: Path, known: str | None
) -> None:
    old, _ = clients.create(
        store,
        ClientFields(
            "丸屋", corporate_number=known, phone="0532-22-0123", prefecture="23", town="新城市"
        ),
    )
    bare = ("丸屋", "0532-22-0123", "", *HERE)
    rows = [("丸屋", "", NUMBER, *HERE), bare, ("丸屋", "0532-22-0123", OTHER_NUMBER, *HERE), bare]
    outcome, examined, _ = _take(store, _plan(store, tmp_path, *rows))
    assert [(each.row, each.client_id) for each in examined.twins] == [
        (2, old.id),
        (3, old.id),
        (5, old.id),
    ]
    assert (outcome.made, outcome.joined) == (1, 3)
    assert clients.get(store, old.id).fields.corporate_number == NUMBER
    assert _numbers(store) == [NUMBER, OTHER_NUMBER]


def test_a_row_through_which_a_client_has_a_number_is_no_part_of_another(
    store: Store, tmp_path: Path
) -> None:
    clients.create(store, ClientFields("丸屋", corporate_number=NUMBER, town="新城市"))
    rows = [("丸屋", "", "", *HERE), ("丸屋", "", OTHER_NUMBER, *HERE)]
    outcome, _, _ = _take(store, _plan(store, tmp_path, *rows))
    assert (outcome.made, outcome.joined) == (1, 1)
    assert _numbers(store) == [NUMBER, OTHER_NUMBER]


def test_what_somebody_decides_does_not_join_two_numbers(store: Store, tmp_path: Path) -> None:
    old, _ = clients.create(store, ClientFields("別の店", phone="0532-22-0123"))
    rows = [
        ("丸屋", "0532-22-0123", NUMBER, *HERE),
        ("三角屋", "0532-22-0123", OTHER_NUMBER, *HERE),
    ]
    outcome, _, _ = _take(store, _plan(store, tmp_path, *rows), {2: "join", 3: "join"})
    assert (outcome.made, outcome.joined) == (1, 1)
    assert clients.get(store, old.id).fields.corporate_number == NUMBER
    assert _numbers(store) == [NUMBER, OTHER_NUMBER]


def test_a_file_that_was_changed_since_is_not_taken_in(store: Store, tmp_path: Path) -> None:
    old, _ = clients.create(store, ClientFields("丸屋", phone="0532-22-0123"))
    plan = _plan(store, tmp_path, ("山田商店",), ("丸屋", "", NUMBER))
    examined = client_import.examine(store, plan)
    tables.csv_file(plan.path, [HEAD, ("みかん",), ("山田商店",), ("丸屋", "", NUMBER)])
    with pytest.raises(Faults) as caught:
        client_import.take_in(store, plan, examined, {})
    assert "ファイルが変わっています" in str(caught.value.faults[0])
    assert _names(store) == ["丸屋"]
    assert clients.get(store, old.id).fields == old.fields


def test_a_file_that_is_changed_while_it_is_read_is_not_taken_in(
    store: Store, tmp_path: Path
) -> None:
    plan = _plan(store, tmp_path, ("山田商店",))
    examined = client_import.examine(store, plan)

    def change(_rows: int, _share: float) -> None:
        plan.path.write_bytes(plan.path.read_bytes() + "みかん\r\n".encode())

    with pytest.raises(Faults):
        client_import.take_in(store, plan, examined, {}, progress=change)
    assert _names(store) == []


def test_columns_that_changed_their_places_are_not_read(store: Store, tmp_path: Path) -> None:
    plan = _plan(store, tmp_path, ("山田商店",))
    tables.csv_file(plan.path, [HEAD[::-1], ("", "", "", "", "", "", "山田商店")])
    with pytest.raises(Faults):
        client_import.examine(store, plan)
    plan.path.unlink()
    with pytest.raises(Faults):
        client_import.examine(store, plan)


def test_owners_are_known_by_name(store: Store, tmp_path: Path) -> None:
    mine, _ = colleagues.save(store, Colleague("", "佐藤 花"))
    path = tables.csv_file(tmp_path / "a.csv", [("会社名", "指導員"), ("山田", "佐藤花")])
    _take(store, client_import.look(store, path).plan)
    assert clients.get(store, finding.find(store, Search()).rows[0].id).fields.owner == mine.id


def test_it_can_be_stopped_and_then_nothing_is_written(store: Store, tmp_path: Path) -> None:
    plan = _plan(store, tmp_path, *[(f"店{number}",) for number in range(1_500)])
    examined = client_import.examine(store, plan)
    told: list[tuple[int, float]] = []
    with pytest.raises(client_import.Stopped):
        client_import.take_in(
            store,
            plan,
            examined,
            {},
            progress=lambda *now: told.append(now),
            cancelled=lambda: True,
        )
    assert told[0][0] == 1_000
    assert clients.count(store) == 0


def test_twenty_thousand_rows_are_examined_and_many_taken_in(store: Store, tmp_path: Path) -> None:
    rows = [(f"店{number}", f"05{number:08}") for number in range(20_000)]
    assert client_import.examine(store, _plan(store, tmp_path, *rows)).good == 20_000
    outcome, examined, _ = _take(store, _plan(store, tmp_path, *rows[:3_000]))
    assert outcome.made == examined.good == 3_000
    assert finding.find(store, Search("店2999")).total == 1


@pytest.mark.skipif(not campaign.LONG, reason="the long campaign")
@pytest.mark.timeout(7_200)
def test_a_million_rows_are_examined_in_little_memory(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("会社名,電話\n")
        file.writelines(f"店{number},05{number:08}\n" for number in range(1_000_000))
    plan = client_import.look(store, path).plan
    tracemalloc.start()
    found = client_import.examine(store, plan)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.good == 1_000_000
    assert peak < 500_000_000


def test_a_column_without_heading_is_named_by_its_place(store: Store, tmp_path: Path) -> None:
    path = tables.csv_file(tmp_path / "a.csv", [("会社名", "", "電話"), ("店", "x", "")])
    plan = client_import.with_keys(client_import.look(store, path).plan, ("name", "industry", ""))
    found = client_import.examine(store, plan)
    assert found.faults[0].place.endswith(":2: 2列目")
    assert import_words.mapping("unknown:x").startswith("「x」")
    assert import_words.column_of("stage", ("name",), ("会社名",)) == "デジタル化の段階"
    assert import_words.column_of("x", ("name",), ("会社名",)) == "x"


def test_pairs_in_the_store_are_proposed_the_surest_first(store: Store) -> None:
    one, _ = clients.create(store, ClientFields("一", phone="0532-22-0123"))
    two, _ = clients.create(store, ClientFields("二", phone="0532-22-0123"))
    three, _ = clients.create(store, ClientFields("山田", town="新城市", corporate_number=NUMBER))
    four, _ = clients.create(store, ClientFields("山田", town="新城市東"))
    five, _ = clients.create(store, ClientFields("他", corporate_number=NUMBER))
    clients.create(store, ClientFields("山田", town="豊橋市"))
    clients.create(store, ClientFields("山田", town="港区", corporate_number="7000012050002"))
    found = twins.pairs(store)
    assert [(each.first.id, each.second.id, each.why) for each in found] == [
        (three.id, five.id, "number"),
        (three.id, four.id, "name"),
        (one.id, two.id, "phone"),
    ]


_SEARCH = settings(
    max_examples=campaign.times(30),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@settings(_SEARCH, max_examples=campaign.times(20))
@given(odd_tables.sound())
def test_no_row_of_an_odd_list_is_lost(store: Store, tmp_path: Path, table: OddTable) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(table.content())
    plan, examined = _demand_whole(store, path)
    assert examined.rows == table.filled
    outcome, changes = client_import.take_in(store, plan, examined, {})
    assert outcome.made + outcome.joined + outcome.skipped == examined.good
    assert outcome.faulty == examined.rows - examined.good
    if changes.undo:
        undo.undo(store, changes.undo)
    assert _names(store) == []


@_SEARCH
@given(odd_tables.mangled())
def test_a_mangled_list_gives_rows_or_sentences(
    store: Store, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "mangled.csv"
    path.write_bytes(content)
    try:
        _demand_whole(store, path)
    except Faults as error:
        assert all(each.place.startswith(str(path)) for each in error.faults)  # noqa: PT017
        assert all(each.sentence for each in error.faults)  # noqa: PT017


@settings(_SEARCH, max_examples=campaign.times(8))
@given(odd_tables.rows())
def test_no_row_of_an_odd_workbook_is_lost(
    store: Store, tmp_path: Path, found: tuple[tuple[str, ...], ...]
) -> None:
    """Texts that begin with "=" are formulas there, and nobody has computed them."""
    cells = [[ILLEGAL_CHARACTERS_RE.sub("", cell)[:32_767] for cell in row] for row in found]
    path = tables.excel_file(tmp_path / "odd.xlsx", [odd_tables.HEAD, *cells])
    told = [[cell for cell in row if cell[:1] != "=" or cell == "="] for row in cells]
    _, examined = _demand_whole(store, path)
    assert examined.rows == sum(any(map(str.strip, row)) for row in told)


def _demand_whole(store: Store, path: Path) -> tuple[Plan, Examined]:
    """Every row can be taken in or has a fault that names it, and the counts say so."""
    plan = client_import.look(store, path).plan
    numbers = [each.number for each in table_file.open_table(path).lines()]
    below = {each for each in numbers if each > plan.heading_row}
    examined = client_import.examine(store, plan)
    named, hidden = (_rows_of(path, each) for each in (examined.faults, examined.hidden))
    assert len(below) == examined.rows
    assert len(named) == examined.rows - examined.good
    assert named | hidden <= below
    assert {each.row for each in examined.twins} <= below - named
    return plan, examined


def _rows_of(path: Path, faults: Sequence[Fault]) -> set[int]:
    places = [each.place.removeprefix(f"{path}:") for each in faults]
    return {int(place.partition(":")[0]) for place in places}
