"""Tables in files of others."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Faults
from app.services import excel_file, table_file
from tests.services import tables

if TYPE_CHECKING:
    from pathlib import Path

ROWS = (("会社名", "電話"), ("株式会社山田", "0532"), ('引用"符', "改\n行"))


def _cells(path: Path) -> list[tuple[str, ...]]:
    return [line.cells for line in table_file.open_table(path).lines()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_in_every_usual_writing(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tables.csv_file(tmp_path / "a.csv", ROWS, encoding=encoding, delimiter=delimiter)
    assert _cells(path) == list(ROWS)


def test_excel_is_known_by_what_it_holds(tmp_path: Path) -> None:
    path = tables.excel_file(tmp_path / "a.csv", [*ROWS[:2], (), (12.0, 1.5, True)])
    table = table_file.open_table(path)
    assert table.is_excel
    assert [line.cells for line in table.lines()] == [*ROWS[:2], ("12", "1.5", "True")]
    assert [line.number for line in table.lines()] == [1, 2, 4]


def test_days_and_times_of_excel_are_texts(tmp_path: Path) -> None:
    row = [date(2026, 3, 31), datetime(2026, 3, 31, 9, 30), time(9, 30)]  # noqa: DTZ001
    path = tables.excel_file(tmp_path / "a.xlsx", [row])
    assert _cells(path) == [("2026-03-31", "2026-03-31T09:30:00", "09:30:00")]


def test_rows_have_the_numbers_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n\n"x\ny",z\nq\n', encoding="utf-8")
    found = list(table_file.open_table(path).lines())
    assert [(line.number, line.cells[0]) for line in found] == [(1, "a"), (3, "x\ny"), (5, "q")]


def test_letters_that_cannot_be_read_are_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("会社名\n山田\n".encode() + b"\x83\xff\n")
    assert _cells(path)[2] == ("\ufffd\ufffd",)


def test_a_quote_without_end_breaks_its_row_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" + '"' + "あ,い\n" * 60_000, encoding="utf-8")
    found = list(table_file.open_table(path).lines())
    assert any(line.broken for line in found)
    assert found[-1].cells == ("あ", "い") or found[-1].broken


@pytest.mark.parametrize(
    ("text", "good", "broken"),
    [
        ('a,b\nc,"d\ne,f\ng,h\n', [1], (2, 4)),
        ('a,b\nc,"d\ne,f', [1], (2, 3)),
        ('a,b\n"c,d\n"e",f\ng,h\n', [1, 4], (2, 3)),
        ('a,b\n"c"d,e\nf,g\n', [1, 3], (2, 2)),
    ],
)
def test_a_quote_without_end_swallows_no_row_unseen(
    tmp_path: Path, text: str, good: list[int], broken: tuple[int, int]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    found = list(table_file.open_table(path).lines())
    assert [line.number for line in found if not line.broken] == good
    assert [(line.number, line.last) for line in found if line.broken] == [broken]


def test_too_many_columns_break_the_row(tmp_path: Path) -> None:
    wide = ["x"] * 501
    for path in (
        tables.csv_file(tmp_path / "a.csv", [["a"], wide]),
        tables.excel_file(tmp_path / "a.xlsx", [["a"], wide]),
    ):
        assert [line.broken for line in table_file.open_table(path).lines()] == [False, True]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "行がありません"),
        (b" \r\n", "行がありません"),
        (b"\xd0\xcf\x11\xe0xxxx", "古い形式"),
        (b"PK\x03\x04broken", "開けません"),
        (b"\x00\x01\x02", "表のファイルではない"),
    ],
)
def test_files_that_are_no_tables_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(Faults) as caught:
        _cells(path)
    assert words in caught.value.faults[0].sentence


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Faults):
        table_file.open_table(tmp_path / "none.csv")


def test_a_file_that_vanishes_is_told(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        path = tmp_path / name
        (tables.csv_file if name == "a.csv" else tables.excel_file)(path, ROWS)
        table = table_file.open_table(path)
        path.unlink()
        with pytest.raises(Faults):
            list(table.lines())


def test_sizes_have_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tables.csv_file(tmp_path / "a.csv", ROWS)
    monkeypatch.setattr(table_file, "MOST_BYTES", 10)
    with pytest.raises(Faults):
        table_file.open_table(path)


def test_an_endless_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a" * 1_000_001, encoding="utf-8")
    with pytest.raises(Faults) as caught:
        _cells(path)
    assert "長すぎます" in caught.value.faults[0].sentence


@pytest.mark.parametrize("member", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_zip_bomb_is_not_unpacked(
    tmp_path: Path, member: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel_file, "MOST_SHARED", 1_000_000)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"0" * 30_000_000)
    with pytest.raises(Faults) as caught:
        _cells(path)
    assert "大きすぎます" in caught.value.faults[0].sentence


def test_entities_in_the_xml_are_refused(tmp_path: Path) -> None:
    good = tables.excel_file(tmp_path / "good.xlsx", ROWS)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as archive:
        for each in source.infolist():
            data = source.read(each)
            if each.filename == "xl/worksheets/sheet1.xml":
                start = data.index(b"<worksheet")
                bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
                data = data[:start] + bomb + data[start:].replace(b"<v>0</v>", b"<v>&a;</v>")
            archive.writestr(each.filename, data)
    with pytest.raises(Faults):
        _cells(path)


def test_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0].append(["秘密"])
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("表").append(["会社名"])
    book.save(tmp_path / "a.xlsx")
    assert _cells(tmp_path / "a.xlsx") == [("会社名",)]


def test_a_workbook_without_a_sheet_to_see_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tables.excel_file(tmp_path / "good.xlsx", ROWS)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as archive:
        for each in source.infolist():
            data = source.read(each)
            if each.filename == "xl/workbook.xml":
                data = data.replace(b'state="visible"', b'state="hidden"')
            archive.writestr(each.filename, data)
    with pytest.raises(Faults) as caught:
        _cells(path)
    assert "シートがありません" in caught.value.faults[0].sentence
    (tmp_path / "b.xlsx").write_bytes(path.read_bytes())
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("other.txt", b"x")
    with pytest.raises(Faults):
        _cells(tmp_path / "b.xlsx")


def test_a_sheet_that_breaks_off_is_told_and_odd_numbers_are_read(tmp_path: Path) -> None:
    good = tables.excel_file(tmp_path / "good.xlsx", [[12], [13]])
    path = tmp_path / "a.xlsx"
    for cut, found in ((False, [("12",), ("13",)]), (True, None)):
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as archive:
            for each in source.infolist():
                data = source.read(each)
                if each.filename == "xl/worksheets/sheet1.xml":
                    data = data.replace(b"<v>12</v>", b"<v>12.0</v>")
                    data = data[: data.index(b"</sheetData>")] if cut else data
                archive.writestr(each.filename, data)
        if found is not None:
            assert _cells(path) == found
    with pytest.raises(Faults):
        _cells(path)


def test_formulas_give_what_they_gave_last(tmp_path: Path) -> None:
    path = tables.excel_file(tmp_path / "a.xlsx", [["=1+1", "x"]])
    assert _cells(path) == [("", "x")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_rows_or_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "fuzz.csv"
    path.write_bytes(content)
    try:
        found = _cells(path)
    except Faults as error:
        assert error.faults  # noqa: PT017
    else:
        assert all(isinstance(cell, str) for row in found for cell in row)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound workbook; always the same bytes in one run."""
    return tables.excel_file(tmp_path_factory.mktemp("book") / "a.xlsx", ROWS).read_bytes()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(4, 4_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_workbook_gives_rows_or_a_sentence(
    tmp_path: Path, workbook: bytes, changes: list[tuple[int, int]]
) -> None:
    path = tmp_path / "fuzz.xlsx"
    content = bytearray(workbook)
    for at, byte in changes:
        content[at] = byte
    path.write_bytes(content)
    try:
        assert all(isinstance(row, tuple) for row in _cells(path))
    except Faults as error:
        assert error.faults  # noqa: PT017
