"""Taking in files of the 国税庁: new, changed, closed, deleted, older rows; stop and go on."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.domain.houjin import HoujinOutcome
from app.domain.search import Search
from app.errors import Faults, StoreReadOnly
from app.services import finding, houjin_import, reference
from app.services import store as stores
from tests.campaign import LONG, times
from tests.services import houjin_files, making, taking_in
from tests.services.conftest import CHEAP, PASSPHRASE
from tests.services.houjin_files import number

if TYPE_CHECKING:
    from pathlib import Path

    from app.paths import DataFolder
    from app.services.store import Store

ROWS = 200_000 if LONG else 20_000
LINE = houjin_files.line


def _take(store: Store, path: Path, *lines: str) -> HoujinOutcome:
    return reference.import_file(store, houjin_files.write(path, *lines))


def _count(store: Store, table: str) -> int:
    with store.reading() as session:
        return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the file of a test lies."""
    return tmp_path / "22_shizuoka_all_20261030.csv"


def test_new_rows(store: Store, file: Path) -> None:
    closed = LINE(2, name="茶畑合同会社", closeDate="2024-03-31")
    assert _take(store, file, LINE(1), closed) == HoujinOutcome(rows=2, new=2, closed=1)
    found = reference.lookup(store, number(1))
    assert found is not None
    assert (found.name, found.address) == (
        "株式会社みかん堂",
        "静岡県浜松市中央区元城町１０３番地の２",
    )
    (source,) = reference.sources(store)
    assert (source.file, source.rows, source.newest) == (file.name, 2, "2026-10-02")
    assert (source.prefectures, source.finished) == (("22",), True)


def test_the_same_file_again_changes_nothing(store: Store, file: Path) -> None:
    _take(store, file, LINE(1), LINE(2))
    assert _take(store, file, LINE(1), LINE(2)) == HoujinOutcome(rows=2)
    assert len(reference.sources(store)) == 1


def test_a_later_day_of_the_same_facts_is_no_change(store: Store, file: Path) -> None:
    _take(store, file, LINE(1))
    assert _take(store, file, LINE(1, updateDate="2026-11-01")).changed == 0
    found = reference.lookup(store, number(1))
    assert found is not None
    assert found.updated_on == "2026-11-01"


def test_a_diff_file_renames_moves_and_closes(store: Store, file: Path) -> None:
    _take(store, file, LINE(1), LINE(2), LINE(3), LINE(4, closeDate="2020-01-01"))
    later = {"updateDate": "2026-11-10"}
    ended = {"process": "21", "closeDate": "2026-11-01", "closeCause": "01"}
    outcome = _take(
        store,
        file.with_name("diff_20261110.csv"),
        LINE(1, process="11", name="株式会社だいだい堂", furigana="ダイダイドウ", **later),
        LINE(2, process="12", streetNumber="砂山町１番地", **later),
        LINE(3, **later, **ended),
        LINE(4, process="22", **later),
        LINE(5, **later),
    )
    assert outcome == HoujinOutcome(rows=5, new=1, changed=4, closed=1)
    assert [found.number for found in reference.candidates(store, "だいだい")] == [number(1)]
    assert number(1) not in [found.number for found in reference.candidates(store, "みかん")]
    assert number(1) not in [found.number for found in reference.candidates(store, "かん堂")]
    moved, gone, back = (reference.lookup(store, number(base)) for base in (2, 3, 4))
    assert moved is not None
    assert moved.street == "砂山町１番地"
    assert gone is not None
    assert gone.closed
    assert back is not None
    assert not back.closed
    assert [source.file for source in reference.sources(store)] == [
        "diff_20261110.csv",
        file.name,
    ]


def test_a_closed_one_that_is_renamed_does_not_close_again(store: Store, file: Path) -> None:
    _take(store, file, LINE(1, closeDate="2026-01-01"))
    later = LINE(1, name="株式会社梅", closeDate="2026-01-01", updateDate="2026-11-02")
    assert _take(store, file, later) == HoujinOutcome(rows=1, changed=1)


def test_earlier_states_and_older_files_say_nothing_about_now(store: Store, file: Path) -> None:
    _take(store, file, LINE(1), LINE(2, latest="0"))
    assert reference.lookup(store, number(2)) is None
    older = LINE(1, name="古い名", updateDate="2019-01-01")
    past = LINE(1, name="前の名", updateDate="2026-11-01", latest="0")
    assert _take(store, file, older, past) == HoujinOutcome(rows=2)
    found = reference.lookup(store, number(1))
    assert found is not None
    assert found.name == "株式会社みかん堂"


def test_of_two_rows_of_one_number_the_newer_counts(store: Store, file: Path) -> None:
    newer = LINE(1, name="新しい名", updateDate="2026-11-02")
    for at, lines in enumerate([(LINE(1), newer), (newer, LINE(1))]):
        assert _take(store, file, *lines).new == 1 - at
        found = reference.lookup(store, number(1))
        assert found is not None
        assert found.name == "新しい名"


def test_a_number_given_by_mistake_is_taken_out(store: Store, file: Path) -> None:
    _take(store, file, LINE(1), LINE(2))
    later = {"process": "99", "updateDate": "2026-11-02"}
    outcome = _take(store, file, LINE(1, **later), LINE(3, **later))
    assert outcome == HoujinOutcome(rows=2, changed=1)
    assert reference.lookup(store, number(1)) is None
    assert reference.lookup(store, number(3)) is None
    assert [found.number for found in reference.candidates(store, "みかん")] == [number(2)]


def test_good_rows_are_taken_in_and_every_fault_is_named(store: Store, file: Path) -> None:
    outcome = _take(store, file, LINE(1), "x", LINE(2), LINE(3, name=""))
    assert (outcome.rows, outcome.new) == (2, 2)
    assert [fault.place for fault in outcome.faults] == [f"{file}:2", f"{file}:4"]


def test_a_file_of_another_kind_leaves_the_store_alone(store: Store, file: Path) -> None:
    with pytest.raises(Faults) as caught:
        _take(store, file, "名称,住所", "みかん堂,浜松市")
    assert [fault.place for fault in caught.value.faults] == [f"{file}:1", f"{file}:2"]
    with pytest.raises(Faults) as caught:
        _take(store, file)
    assert "法人の行がありません" in caught.value.faults[0].sentence
    with pytest.raises(Faults) as caught:
        _take(store, file, *["x"] * 1_500)
    assert len(caught.value.faults) == 1_000
    assert reference.sources(store) == ()
    assert _count(store, "houjin") == 0


def test_several_files_of_one_zip_and_several_prefectures(store: Store, tmp_path: Path) -> None:
    path = houjin_files.zipped(tmp_path / "a.zip", LINE(1).encode(), member="22.csv")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("14.CSV", LINE(2, prefectureCode="14", prefectureName="神奈川県"))
        archive.writestr("99.csv", LINE(3, prefectureCode=""))
    shares: list[tuple[int, float]] = []
    outcome = reference.import_file(
        store, path, progress=lambda rows, share: shares.append((rows, share))
    )
    assert outcome.rows == 3
    assert [rows for rows, _ in shares] == [1, 2, 3]
    assert [share for _, share in shares] == sorted(share for _, share in shares)
    assert shares[-1][1] == 1.0
    assert reference.sources(store)[0].prefectures == ("14", "22")


def test_a_stopped_import_goes_on_where_it_was(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(houjin_import, "AT_ONCE", 10)
    file.write_bytes(houjin_files.data(35))
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) == 2

    outcome = reference.import_file(store, file, cancelled=cancelled)
    assert (outcome.rows, outcome.new, outcome.finished) == (20, 20, False)
    assert _count(store, "houjin") == 20
    (source,) = reference.sources(store)
    assert (source.rows, source.finished) == (20, False)
    outcome = reference.import_file(store, file)
    assert (outcome.rows, outcome.new, outcome.finished) == (35, 15, True)
    (source,) = reference.sources(store)
    assert (source.rows, source.finished) == (35, True)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_import_leaves_whole_rows_and_goes_on(
    folder: DataFolder, store: Store, file: Path
) -> None:
    file.write_bytes(houjin_files.data(1_000))
    store.close()
    chance = random.Random(20261127)
    for _ in range(times(3)):
        said = _killed(folder, file, chance.randrange(1, 12))
        opened = stores.unlock(folder, PASSPHRASE, secrets=None)
        kept = _count(opened, "houjin")
        assert kept >= said
        assert kept % taking_in.AT_ONCE in {0, 1_000 % taking_in.AT_ONCE}
        assert _count(opened, "houjin_search") == kept
        (source,) = reference.sources(opened)
        assert source.rows >= said
        with opened.raw() as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        opened.close()
    opened = stores.unlock(folder, PASSPHRASE, secrets=None)
    outcome = reference.import_file(opened, file)
    assert (outcome.rows, outcome.finished) == (1_000, True)
    assert _count(opened, "houjin") == _count(opened, "houjin_search") == 1_000
    opened.close()


def _killed(folder: DataFolder, file: Path, after: int) -> int:
    """How many rows a process had said to be taken in when it was killed."""
    command = [sys.executable, "-m", "tests.services.taking_in", str(folder.root), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(after)]
        process.kill()
    return said[-1]


def test_others_write_while_an_import_goes_on(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(houjin_import, "AT_ONCE", 10)
    file.write_bytes(houjin_files.data(45))
    made: list[str] = []

    def work(_rows: int, _share: float) -> None:
        made.append(making.client(store, f"お客様{len(made)}"))

    assert reference.import_file(store, file, progress=work).rows == 45
    assert finding.find(store, Search()).total == len(made) == 5


def test_a_store_that_is_only_read_takes_nothing_in(
    folder: DataFolder, store: Store, file: Path
) -> None:
    store.close()
    opened = stores.unlock(folder, PASSPHRASE, secrets=None, read_only=True)
    with pytest.raises(StoreReadOnly):
        _take(opened, file, LINE(1))
    opened.close()


def test_a_large_file(store: Store, tmp_path: Path) -> None:
    """A prefecture in Shift-JIS, zipped; every row can be found afterwards by its number."""
    path = houjin_files.zipped(tmp_path / "22.zip", houjin_files.data(ROWS, encoding="cp932"))
    outcome = reference.import_file(store, path)
    assert (outcome.rows, outcome.new, outcome.faults) == (ROWS, ROWS, ())
    assert _count(store, "houjin") == ROWS
    rows = list(houjin_files.many(ROWS))
    for row in rows[:: ROWS // 50]:
        found = reference.lookup(store, row[1])
        assert found is not None
        assert found.closed == bool(row[18])
        if not found.hidden:
            hits = reference.candidates(store, found.name, limit=ROWS)
            assert found.number in {hit.number for hit in hits}


CHANGES = st.fixed_dictionaries(
    {
        "base": st.integers(1, 6),
        "name": st.sampled_from(["みかん堂", "茶畑", "株式会社髙木"]),
        "updateDate": st.dates().map(str),
        "closeDate": st.sampled_from(["", "2026-01-31"]),
        "process": st.sampled_from(["01", "11", "21", "99"]),
        "latest": st.sampled_from(["0", "1"]),
    }
)


@settings(
    max_examples=times(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(files=st.lists(st.lists(CHANGES, min_size=1, max_size=8), max_size=4))
def test_the_newest_state_wins_whatever_the_order(
    files: list[list[dict[str, str]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    from app.paths import DataFolder

    folder = tmp_path_factory.mktemp("store")
    store, _ = stores.create(DataFolder(folder / "data"), PASSPHRASE, secrets=None, _kdf=CHEAP)
    expected: dict[str, dict[str, str]] = {}
    for rows in files:
        newest: dict[str, dict[str, str]] = {}
        for row in rows:
            key = number(int(row["base"]))
            if row["latest"] == "1" and row["updateDate"] >= newest.get(key, row)["updateDate"]:
                newest[key] = row
        for key, row in newest.items():
            if row["updateDate"] < expected.get(key, row)["updateDate"]:
                continue
            if row["process"] == "99":
                expected.pop(key, None)
            else:
                expected[key] = row
        lines = [LINE(**{**row, "base": int(row["base"])}) for row in rows]  # type: ignore[arg-type]
        _take(store, folder / "a.csv", *lines)
    found = {key: reference.lookup(store, key) for key in map(number, range(1, 7))}
    assert {key: one.name for key, one in found.items() if one} == {
        key: row["name"] for key, row in expected.items()
    }
    assert _count(store, "houjin") == len(expected)
    assert _count(store, "houjin_search") == len(expected)
    store.close()
