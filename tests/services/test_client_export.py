"""The list of clients as a file."""

from __future__ import annotations

import csv
import errno
import random
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from app.domain import local_time
from app.domain.consents import Terms
from app.domain.records import ClientFields
from app.domain.search import Search
from app.domain.tables import rows_out
from app.errors import AppError, DiskFull, Faults, NoConsent
from app.services import (
    client_export,
    client_import,
    clients,
    finding,
    handing,
    ledger,
    portions,
)
from app.services.client_export import Choice
from tests.services import small_files

if TYPE_CHECKING:
    from app.services.store import Store

NUMBER = "1180301018771"


def _fill(store: Store) -> list[str]:
    given = (
        ClientFields(
            "株式会社山田—商店", kana="ヤマダ", corporate_number=NUMBER, phone="0532-22-0123",
            postal_code="4411374", employees=12, industry="I60", tags=("酒蔵",),
        ),
        ClientFields("=HYPERLINK(1)", kana="ア"),
    )  # fmt: skip
    return [clients.create(store, each)[0].id for each in given]


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _all_fields(store: Store) -> list[ClientFields]:
    found = finding.find(store, Search()).rows
    return [clients.get(store, row.id).fields for row in found]


def test_excel_holds_texts_and_numbers_and_no_formula(store: Store, tmp_path: Path) -> None:
    _fill(store)
    path = tmp_path / "list.xlsx"
    assert client_export.export(store, path, Choice()) == 2
    sheet = openpyxl.load_workbook(path).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert sheet["A2"].value == "=HYPERLINK(1)"
    assert sheet["A2"].data_type == "s"
    row = dict(zip(heads, sheet[3], strict=True))
    assert row["法人番号"].value == NUMBER
    assert row["郵便番号"].number_format == "@"
    assert row["従業員数"].value == 12
    assert sheet.freeze_panes == "B2"
    assert sheet.page_setup.orientation == "landscape"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["list.xlsx"]
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("fmt", ["xlsx", "csv", "csv-cp932"])
def test_what_goes_out_comes_back_as_the_same_clients(
    store: Store, tmp_path: Path, fmt: client_export.Format
) -> None:
    _fill(store)
    path = tmp_path / f"list{client_export.FORMATS[fmt]}"
    client_export.export(store, path, Choice(fmt))
    plan = client_import.look(store, path).plan
    examined = client_import.examine(store, plan)
    assert (examined.good, examined.faults) == (2, ())
    assert [twin.proposal for twin in examined.twins] == ["join", "join"]
    before = _all_fields(store)
    for row in finding.find(store, Search()).rows:
        clients.trash(store, row.id)
    examined = client_import.examine(store, plan)
    outcome, _ = client_import.take_in(store, plan, examined, {})
    assert (outcome.made, outcome.joined) == (2, 0)
    if fmt == "csv-cp932":  # the dash of Windows is another one
        before = [replace(each, name=rows_out.for_cp932(each.name)) for each in before]
    assert _all_fields(store) == before


def test_csv_is_harmless_and_has_a_mark_for_excel(store: Store, tmp_path: Path) -> None:
    _fill(store)
    path = tmp_path / "list.csv"
    client_export.export(store, path, Choice("csv", whole=False))
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n'=HYPERLINK(1)" in content


def test_what_goes_out_is_the_list_that_shows_in_its_order(store: Store, tmp_path: Path) -> None:
    _fill(store)
    for name, kana in (("酒田屋", "サカタ"), ("梅の酒", "ウメ"), ("よその店", "ヨソ")):
        clients.create(store, ClientFields(name, kana=kana))
    for wanted in (Search(), Search("酒"), Search(sort="recent"), Search(tags=("酒蔵",))):
        rows = finding.find(store, wanted).rows
        choice = Choice("csv", wanted, whole=False)
        assert client_export.export(store, tmp_path / "a.csv", choice) == len(rows) > 0
        with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
            names = [line["会社名・屋号"].removeprefix("'") for line in csv.DictReader(file)]
        assert names == [row.name for row in rows]


def test_of_the_list_only_some_go_out(store: Store, tmp_path: Path) -> None:
    ids = _fill(store)
    choice = Choice("csv", Search(), only={ids[0], "gone"})
    assert choice.ids(store) == (ids[0],)
    assert client_export.export(store, tmp_path / "a.csv", choice) == 1


def test_long_lists_keep_their_order(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        clients.create(store, ClientFields(f"店{number}", kana="ミセ"))
    monkeypatch.setattr(portions, "AT_ONCE", 2)
    client_export.export(store, tmp_path / "a.csv", Choice("csv", Search(sort="recent")))
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert [line[:2] for line in text.split("\n")[1:6]] == ["店4", "店3", "店2", "店1", "店0"]


def test_clients_that_shift_jis_cannot_hold_are_named(store: Store, tmp_path: Path) -> None:
    _fill(store)
    clients.create(store, ClientFields("𠮷野家具", note="한글"))
    path = tmp_path / "list.csv"
    with pytest.raises(Faults) as caught:
        client_export.export(store, path, Choice("csv-cp932"))
    fault = caught.value.faults[0]
    assert (fault.place, "𠮷" in fault.sentence) == ("𠮷野家具", True)
    assert list(tmp_path.glob("*list*")) == []


def _consent(store: Store, client_id: str, *items: str, **more: Any) -> None:
    day = local_time.day_of(store.clock())
    terms = Terms("share", more.pop("given_on", day), "三河銀行", items, **more)
    ledger.grant(store, client_id, terms, text="同意します。", version="1")


def test_those_without_a_valid_consent_are_left_out_and_named(store: Store, tmp_path: Path) -> None:
    names = ("い", "ろ", "は", "に", "ほ")
    made = [
        clients.create(store, ClientFields(each, kana=each, note="内輪の話"))[0].id
        for each in names
    ]
    today = local_time.day_of(store.clock())
    _consent(store, made[0], "profile", "checks")
    _consent(store, made[1], "checks")
    _consent(store, made[2], "profile", given_on=today - timedelta(9), until=today - timedelta(1))
    _consent(store, made[4], "profile")
    path = tmp_path / "a.csv"
    choice = Choice("csv", recipient="三河 銀行", address="豊橋市1", representative="三河 一郎")
    assert client_export.recipients(store, choice) == {"三河銀行": 2}
    weighed = client_export.weigh(store, choice)
    assert weighed.count == 2
    assert [each.name for each in weighed.held] == ["に", "は", "ろ"]
    assert "まだ" in weighed.held[0].why
    assert not path.exists()
    assert client_export.export(store, path, weighed.choice) == 2
    text = path.read_text("utf-8-sig")
    assert "内輪の話" not in text, "what is the office's own stays there"
    assert [line[0] for line in text.split("\n")[1:3]] == ["い", "ほ"]
    for client_id, lines in zip(made, (1, 0, 0, 0, 1), strict=True):
        log = handing.log(store, client_id)
        assert len(log) == lines
        for line in log:
            assert (line.handing.party, line.handing.what) == ("三河 銀行", "お客様の一覧")
            assert line.handing.items == ("profile",)
            assert (line.handing.address, line.handing.representative) == ("豊橋市1", "三河 一郎")
            assert line.consent_id


def test_a_consent_withdrawn_meanwhile_stops_the_whole_file(store: Store, tmp_path: Path) -> None:
    made = [clients.create(store, ClientFields(each))[0].id for each in "いろ"]
    for each in made:
        _consent(store, each, "profile")
    choice = Choice("csv", recipient="三河銀行")
    with pytest.raises(Faults) as caught:
        client_export.export(store, tmp_path / "a.csv", choice)
    assert [each.place for each in caught.value.faults] == ["address", "representative"]
    whole = replace(choice, address="豊橋市1", representative="三河 一郎")
    weighed = client_export.weigh(store, whole)
    assert weighed.held == ()
    (consent,) = ledger.of_client(store, made[1])
    ledger.withdraw(store, consent.id, local_time.day_of(store.clock()))
    with pytest.raises(NoConsent):
        client_export.export(store, tmp_path / "a.csv", weighed.choice)
    assert not (tmp_path / "a.csv").exists()
    assert handing.log(store, made[0]) == ()


def test_a_file_that_could_not_be_put_there_is_no_disclosure(store: Store, tmp_path: Path) -> None:
    made = clients.create(store, ClientFields("い"))[0].id
    _consent(store, made, "profile")
    choice = Choice("csv", recipient="三河銀行", address="豊橋市1", representative="三河 一郎")
    taken = tmp_path / "a.csv"
    taken.mkdir()
    with pytest.raises(AppError):
        client_export.export(store, taken, client_export.weigh(store, choice).choice)
    assert handing.log(store, made) == ()
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == []


@pytest.mark.parametrize("fmt", ["xlsx", "csv", "csv-cp932"])
@pytest.mark.parametrize("size", [0, 2_000, 20_000])
def test_a_disk_that_fills_up_keeps_nothing_half_written(
    store: Store, tmp_path: Path, fmt: client_export.Format, size: int
) -> None:
    """Rows, parts of the workbook or the archive break off, as the size has it."""
    for name in range(20):
        note = "".join(random.Random(name).choices("山川田中花鳥風月海空", k=1_500))
        clients.create(store, ClientFields(f"店{name}", note=note))
    folder = tmp_path / "out"
    folder.mkdir()
    old = folder / "a.file"
    old.write_bytes(b"old")
    with small_files.at_most(size), pytest.raises(DiskFull):
        client_export.export(store, old, Choice(fmt))
    assert old.read_bytes() == b"old"
    assert list(folder.iterdir()) == [old]
    client_export.export(store, old, Choice(fmt))
    assert old.stat().st_size > 20_000
    assert list(folder.iterdir()) == [old]


@pytest.mark.skipif(sys.platform != "linux", reason="asks this system what is open")
@pytest.mark.parametrize("size", [0, 5_000, 10_200, 40_000])
def test_a_workbook_that_breaks_off_holds_no_file_open(tmp_path: Path, size: int) -> None:
    """Else Windows could not remove it: broken off in rows, in a part, in the archive."""
    too_large = rf"\[Errno {errno.EFBIG}\]"
    with small_files.at_most(size), pytest.raises(OSError, match=too_large):
        _ten_sheets(tmp_path / "a.xlsx")
    links = [each for each in Path("/proc/self/fd").iterdir() if each.exists()]
    assert not [each for each in links if each.readlink().is_relative_to(tmp_path)]


def _ten_sheets(path: Path) -> None:
    """Ten sheets of 9 kB each that can hardly be packed."""
    letters = [chr(random.Random(place).randrange(0x4E00, 0x9000)) for place in range(3_000)]
    with client_export.workbook(path) as book:
        for _ in range(10):
            book.add_worksheet().write_string(0, 0, "".join(letters))


def test_what_breaks_off_for_another_reason_leaves_nothing_either(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(store)
    monkeypatch.setattr(client_export, "printed", _interrupt)
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        client_export.export(store, folder / "a.xlsx", Choice("xlsx"))
    assert list(folder.iterdir()) == []


def test_nothing_goes_to_others_without_consent(store: Store, tmp_path: Path) -> None:
    _fill(store)
    with pytest.raises(NoConsent):
        client_export.export(store, tmp_path / "a.csv", Choice("csv", recipient="三河銀行"))
    assert not (tmp_path / "a.csv").exists()
