"""A client as a row of a list, and back again."""

from __future__ import annotations

from dataclasses import replace

from app.domain.records import ClientFields, Contact, Supporter
from app.domain.tables import rows_in, rows_out

WHOLE = ClientFields(
    name="=山田商店",
    kana="ヤマダショウテン",
    kind="corporation",
    industry="I60",
    corporate_number="1180301018771",
    representative="山田太郎",
    representative_age="50s",
    successor="candidate",
    phone="0532-22-0123",
    email="a@example.jp",
    postal_code="4411374",
    prefecture="23",
    town="新城市字東入船",
    street="115",
    municipality="23221",
    employees=12,
    employees_band="6-20",
    capital_yen=3_000_000,
    closing_month=3,
    stage=2,
    registration="registered",
    channel="counter",
    owner="u1",
    contacts=(Contact("鈴木", "経理", "090-0000-0000", "b@example.jp"),),
    supporters=(Supporter("三河銀行"), Supporter("商工会")),
    tags=("酒蔵", "観光"),
    note="よく話す方",
)


def test_everything_comes_back_as_it_went_out() -> None:
    chosen = rows_out.chosen(whole=True)
    cells = [rows_out.harmless(each) for each in rows_out.cells(WHOLE, chosen, {"u1": "花子"})]
    keys, headings = [each.key for each in chosen], [each.heading for each in chosen]
    back = rows_in.read(cells, keys, headings, {"花子": "u1"})
    assert back.wrong == ()
    assert back.fields == replace(WHOLE, postal_code="441-1374")


def test_an_empty_client_is_a_row_of_empty_cells() -> None:
    basic = rows_out.chosen(whole=False)
    cells = rows_out.cells(ClientFields("山田"), basic, {})
    assert cells[0] == "山田"
    assert set(cells[1:]) == {""}
    assert len(basic) < len(rows_out.chosen(whole=True))
    assert set(rows_out.cells(ClientFields(""), rows_out.chosen(whole=True), {})) == {""}


def test_nothing_is_run_by_a_spreadsheet() -> None:
    for sign in "=+-@\t\r＝":
        assert rows_out.harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert rows_out.harmless(-5) == "-5"
    assert rows_out.harmless("山田") == "山田"


def test_dashes_and_waves_fit_into_the_letters_of_windows() -> None:
    assert rows_out.for_cp932("a—b–c〜d−e") == "a―b―c～d－e"
    assert rows_out.fits_cp932(rows_out.for_cp932("〜—"))
    assert not rows_out.fits_cp932("𠮷田")
