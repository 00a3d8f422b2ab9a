"""`banso reference`: taking in, looking up, postal codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from app.services import store as stores
from tests.services import houjin_files
from tests.services.houjin_files import number

if TYPE_CHECKING:
    from pathlib import Path

    from app.paths import DataFolder
    from tests.cli.conftest import Banso

LINE = houjin_files.line


def test_files_are_taken_in_and_counted(banso: Banso, tmp_path: Path) -> None:
    whole = houjin_files.write(tmp_path / "22.csv", LINE(1), LINE(2), encoding="cp932")
    later = houjin_files.zipped(
        tmp_path / "diff.zip",
        LINE(1, updateDate="2026-11-02", closeDate="2026-11-01").encode(),
    )
    code, out, _ = banso("reference", "import-houjin", whole, later)
    assert code == 0
    assert json.loads(out) == {"rows": 3, "new": 2, "changed": 1, "closed": 1, "faults": 0}


def test_faults_are_named_and_the_rest_is_taken_in(banso: Banso, tmp_path: Path) -> None:
    bad = houjin_files.write(tmp_path / "bad.csv", "a,b")
    mixed = houjin_files.write(tmp_path / "22.csv", LINE(1), "x", LINE(2, name=""))
    gone = tmp_path / "gone.zip"
    code, out, err = banso("reference", "import-houjin", bad, mixed, gone)
    assert code == 2
    assert json.loads(out) == {"rows": 1, "new": 1, "changed": 0, "closed": 0, "faults": 4}
    for place in (f"{bad}:1: ", f"{mixed}:2: ", f"{mixed}:3: ", f"{gone}: "):
        assert place in err
    assert banso("reference", "lookup", number(1))[0] == 0


def test_files_that_are_not_there_make_no_store(
    banso: Banso, data: DataFolder, tmp_path: Path
) -> None:
    code, out, err = banso("reference", "import-houjin", tmp_path / "a.csv", tmp_path / "b.zip")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2
    assert not stores.exists(data)


def test_a_long_import_says_how_far_it_is(banso: Banso, tmp_path: Path) -> None:
    path = tmp_path / "22.csv"
    path.write_bytes(houjin_files.data(20_000))
    code, _, err = banso("reference", "import-houjin", path)
    assert code == 0
    assert "22.csv：20,000行（100%）" in err


def test_a_number_and_a_name_are_looked_up(banso: Banso, tmp_path: Path) -> None:
    closed = LINE(2, name="有限会社みかん園", furigana="ミカンエン", closeDate="2024-03-31")
    banso("reference", "import-houjin", houjin_files.write(tmp_path / "a.csv", LINE(1), closed))
    code, out, _ = banso("reference", "lookup", number(1), "--json")
    (found,) = json.loads(out)
    assert code == 0
    assert found["number"] == number(1)
    assert found["name"] == "株式会社みかん堂"
    assert found["address"] == "静岡県浜松市中央区元城町１０３番地の２"
    assert not found["closed"]
    code, out, _ = banso("reference", "lookup", "みかん", "--json")
    assert code == 0
    assert [each["closed"] for each in json.loads(out)] == [False, True]
    code, out, _ = banso("reference", "lookup", "ミカン")
    assert out.splitlines() == [
        f"{number(1)}\t株式会社みかん堂\t静岡県浜松市中央区元城町１０３番地の２",
        f"{number(2)}\t有限会社みかん園\t静岡県浜松市中央区元城町１０３番地の２\t2024-03-31に閉鎖",
    ]


def test_what_is_not_known_is_not_found(banso: Banso, tmp_path: Path) -> None:
    banso("reference", "import-houjin", houjin_files.write(tmp_path / "a.csv", LINE(1)))
    for text in (number(5), "存在しない名"):
        code, out, _ = banso("reference", "lookup", text, "--json")
        assert (code, json.loads(out)) == (1, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("123", "いま3桁あります"),
        (f"{number(1)}0", "いま14桁あります"),
        (number(1)[:11], "いま11桁あります"),
        (f"{9 - int(number(1)[0])}{number(1)[1:]}", "数字が合いません"),
        ("T１２３－４", "いま4桁あります"),
    ],
)
def test_a_number_that_can_be_none_is_a_fault(
    banso: Banso, tmp_path: Path, text: str, words: str
) -> None:
    banso("reference", "import-houjin", houjin_files.write(tmp_path / "a.csv", LINE(1)))
    code, out, err = banso("reference", "lookup", text, "--json")
    assert (code, out) == (2, "")
    assert err.startswith(f"{text}: ")
    assert words in err


@pytest.mark.parametrize("typed", ["T{}", "{} ", "T {}"])
def test_a_number_is_known_as_people_type_it(banso: Banso, tmp_path: Path, typed: str) -> None:
    banso("reference", "import-houjin", houjin_files.write(tmp_path / "a.csv", LINE(1)))
    code, out, _ = banso("reference", "lookup", typed.format(number(1)))
    assert (code, out[:13]) == (0, number(1))


def test_looking_up_needs_a_store(banso: Banso, data: DataFolder) -> None:
    assert banso("reference", "lookup", "みかん")[0] == 1
    assert not stores.exists(data)


def test_postal_codes_need_no_store(banso: Banso, data: DataFolder) -> None:
    code, out, _ = banso("reference", "postal", "498-0000", "--json")
    assert code == 0
    assert [each["address"] for each in json.loads(out)] == ["愛知県弥富市", "三重県桑名郡木曽岬町"]
    assert {each["prefecture"] for each in json.loads(out)} == {"23", "24"}
    assert banso("reference", "postal", "1540023")[1] == "1540023\t-\t東京都世田谷区若林\n"
    assert not stores.exists(data)


def test_a_postal_code_is_unknown_or_none_at_all(banso: Banso) -> None:
    assert banso("reference", "postal", "0000000")[:2] == (1, "")
    code, _, err = banso("reference", "postal", "123")
    assert code == 2
    assert "123: 郵便番号は7桁の数字です。" in err
