"""The profile in words."""

from __future__ import annotations

from app.domain.records import ClientFields, Contact, Supporter
from app.reports import profile_text
from tests.services.fixture_karte import WHOLE


def test_everything_that_is_known_is_told() -> None:
    assert profile_text.lines(WHOLE, {}) == (
        ("フリガナ", "ミホンショクドウ"),
        ("種別", "会社"),
        ("業種", "飲食店"),
        ("法人番号", "7000012050002"),
        ("登録番号", "T7000012050002"),
        ("代表者", "見本 花（ミホン ハナ）　50代"),
        ("後継者", "候補がいる"),
        ("住所", "〒471-0001　愛知県豊田市みほん町1-2-3"),
        ("電話", "0565-00-0001"),
        ("メール", "hana@example.jp"),
        ("従業員数", "4人"),
        ("資本金", "3,000,000円"),
        ("決算月", "9月"),
        ("デジタル化の段階", "段階2　道具に移しはじめた"),
        ("登録の状態", "登録済み（連絡先と、記録の同意をいただいた）"),
        ("出会ったきっかけ", "金融機関の紹介"),
        ("連絡する方", "見本 一（店長）　0565-00-0002　火曜休み"),
        ("支援している機関", "みほん信用金庫（金融機関・信用保証協会）　佐藤"),
        ("タグ", "商店街、後継者"),
        ("覚え書き", "午前が話しやすい"),
    )


def test_what_is_not_known_is_left_out() -> None:
    assert profile_text.lines(ClientFields("丸屋"), {}) == ()
    found = profile_text.lines(
        ClientFields("丸屋", owner="me", employees_band="21-50"), {"me": "花"}
    )
    assert dict(found)["担当"] == "花"
    assert dict(found)["従業員数"] == "21〜50人"


def test_people_in_one_line() -> None:
    assert profile_text.contact(Contact("見本 一")) == "見本 一"
    assert profile_text.supporter(Supporter("みほん")) == "みほん"
    assert profile_text.stage(None) == ""
