"""The columns of a list of clients: what each means, its heading, and the headings others use.

The same columns are written by an export and understood by an import, so that a list comes back
as it went out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Shape = Literal["text", "number"]
NAME = "name"
LABELLED = "labelled"
# Of these several columns may be taken in; of every other meaning only one.
REPEATED = frozenset({LABELLED, "tags", "note"})
_BRACKETS = re.compile(r"[(（\[［【].*?[)）\]］】]")
_NOISE = re.compile(r"[\s　*※・:：/／_\-]+|^ご|^貴社")
_REMARK = {
    "（千円）": "capital_thousand",
    "（万円）": "capital_man",
    "（百万円）": "capital_million",
}
# Never taken in, whatever stands below (番号法).
_FORBIDDEN = frozenset({"マイナンバー", "個人番号", "個人ナンバー"})


@dataclass(frozen=True, slots=True)
class Column:
    """A meaning of a column; `width` in characters of an Excel sheet, `basic`: in short lists."""

    key: str
    heading: str
    shape: Shape = "text"
    width: int = 14
    basic: bool = False
    written: bool = True  # by an export


# A line: the key of a column, and headings that others write for it.
_ALSO = """
name 会社名 事業所名 事業者名 名称 屋号 商号 法人名 企業名 顧客名 取引先名 店名 店舗名 会員名
name お客様名 氏名又は名称 name company
kana カナ ふりがな よみ 読み 読み仮名 ヨミガナ 会社名カナ 会社名フリガナ 名称カナ 事業所名カナ
kana 事業所名フリガナ 屋号カナ 商号カナ 法人名カナ 法人名フリガナ kana
kind 法人個人 法人個人区分 個人法人 個人法人区分 事業形態 組織形態 経営形態
industry 業種名 業種コード 産業分類 産業分類コード 業態 主たる業種
corporate_number 13桁法人番号 国税庁法人番号
invoice_number インボイス番号 インボイス登録番号 適格請求書発行事業者登録番号 インボイス
representative 代表者名 代表者氏名 代表 事業主 事業主名 社長名 代表取締役
representative_kana 代表者カナ 代表者フリガナ 代表者名カナ 代表者名フリガナ 代表者ふりがな
representative_kana 代表者氏名カナ
representative_age 代表者年代 年代 年齢 代表者年齢
successor 後継者の有無 後継者有無
phone 電話番号 tel 固定電話 代表電話 連絡先電話番号 携帯電話 連絡先 phone
email メールアドレス eメール email mail e-mail 電子メール
postal_code 〒 郵便 zip 郵便no
address 所在地 本店所在地 事業所所在地 事業所住所 住所1 会社住所 本社所在地 address
prefecture 都道府県名 県 県名
city 市町村 市区町村名 市町村名 区市町村
town 町名 町域 町名番地 町村名
street 番地 建物名 住所2 ビル名 方書 番地建物名 丁目番地
municipality 市区町村コード 市町村コード 自治体コード 全国地方公共団体コード
employees 従業員 社員数 常時使用する従業員の数 常時使用する従業員数 人数 従業者数 職員数
employees_band 従業員規模 従業員数区分
capital_yen 資本金 資本金額 出資金 資本金等
capital_thousand 資本金千円
capital_man 資本金万円
capital_million 資本金百万円
closing_month 決算期 決算 事業年度末 決算日
stage デジタル化段階 段階 dx段階
registration 登録状態 支援状況
channel 流入経路 経路 きっかけ 紹介元
owner 担当経営指導員 経営指導員 担当指導員 担当職員 指導員 自社担当者
contact_name 担当者 担当者名 先方担当者 窓口担当者 連絡担当者 連絡先氏名
contact_role 役職 担当者役職 部署 部署名
contact_phone 担当者電話 担当者携帯 携帯 携帯番号 担当者電話番号
contact_email 担当者メール 担当者メールアドレス
supporters 支援機関 取引銀行 取引金融機関 メインバンク 主要取引銀行
tags 分類 区分 グループ ラベル tag tags
note 備考 メモ 摘要 特記事項 覚え書き note
labelled 店番 会員番号 顧客番号 顧客コード 取引先コード 管理番号 取引店 支店名 設立年月日 設立
labelled 創業年 url ホームページ hp fax ファックス fax番号
"""
COLUMNS = (
    Column(NAME, "会社名・屋号", width=30, basic=True),
    Column("kana", "フリガナ", width=26, basic=True),
    Column("kind", "種別"),
    Column("industry", "業種", width=24, basic=True),
    Column("corporate_number", "法人番号", width=16, basic=True),
    Column("invoice_number", "登録番号", width=17),
    Column("representative", "代表者", basic=True),
    Column("representative_kana", "代表者のフリガナ", width=20),
    Column("representative_age", "代表者の年代"),
    Column("successor", "後継者"),
    Column("phone", "電話", width=16, basic=True),
    Column("email", "メール", width=28, basic=True),
    Column("postal_code", "郵便番号", width=10, basic=True),
    Column("address", "住所", width=34, written=False),
    Column("prefecture", "都道府県", width=10, basic=True),
    Column("city", "市区町村", written=False),
    Column("town", "市区町村・町名", width=24, basic=True),
    Column("street", "番地・建物", width=24, basic=True),
    Column("municipality", "市区町村の番号"),
    Column("employees", "従業員数", shape="number", width=10, basic=True),
    Column("employees_band", "従業員数の目安"),
    Column("capital_yen", "資本金（円）", shape="number", width=15),
    Column("capital_thousand", "資本金（千円）", shape="number", written=False),
    Column("capital_man", "資本金（万円）", shape="number", written=False),
    Column("capital_million", "資本金（百万円）", shape="number", written=False),
    Column("closing_month", "決算月", shape="number", width=8),
    Column("stage", "デジタル化の段階", shape="number", width=10),
    Column("registration", "登録の状態", width=20),
    Column("channel", "出会ったきっかけ", width=18),
    Column("owner", "担当者（自分の組織）", width=18),
    Column("contact_name", "連絡する方"),
    Column("contact_role", "連絡する方の役割"),
    Column("contact_phone", "連絡する方の電話", width=16),
    Column("contact_email", "連絡する方のメール", width=28),
    Column("supporters", "ほかに支援している機関", width=26),
    Column("tags", "タグ", width=18),
    Column("note", "担当者の覚え書き", width=40),
    Column(LABELLED, "見出しをつけて覚え書きに残す", written=False),
)
BY_KEY: Mapping[str, Column] = {column.key: column for column in COLUMNS}


def plain_heading(text: str) -> str:
    """A heading without width, spaces, signs and brackets, small letters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = _BRACKETS.sub("", folded) or folded
    return _NOISE.sub("", bare)


def meaning(heading: str) -> str:
    """The key of what a heading means; "" when nothing is known of it, or it is forbidden."""
    plain = plain_heading(heading)
    if plain in _FORBIDDEN:
        return ""
    key = _EXACT.get(_NOISE.sub("", heading.strip())) or _BY_HEADING.get(plain, "")
    if key == "capital_yen":
        return _unit(heading)
    return key


def guess(headings: Sequence[str]) -> tuple[str, ...]:
    """What each column means, "" for those to be left out; each meaning once, the first wins."""
    taken: set[str] = set()
    found = []
    for heading in headings:
        key = meaning(heading)
        if key in taken and key not in REPEATED:
            key = ""
        taken.add(key)
        found.append(key)
    return tuple(found)


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """The place of the row with the headings: the one with most known words, else the first."""
    scores = [sum(1 for cell in row if cell.strip() and meaning(cell)) for row in rows]
    best = max(scores, default=0)
    if best:
        return scores.index(best)
    return next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), 0)


def faults_of(keys: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with a mapping, as codes: no_name, twice:KEY, unknown:KEY."""
    found = [f"unknown:{key}" for key in dict.fromkeys(keys) if key and key not in BY_KEY]
    once = [key for key in BY_KEY if key not in REPEATED and list(keys).count(key) > 1]
    found += [f"twice:{key}" for key in once]
    if NAME not in keys:
        found.append("no_name")
    return tuple(found)


def _unit(heading: str) -> str:
    wide = unicodedata.normalize("NFKC", heading).replace("(", "（").replace(")", "）")
    bare = wide.replace("単位", "").replace(":", "").replace("：", "")
    found = [key for remark, key in _REMARK.items() if remark in bare]
    return found[0] if found else "capital_yen"


_EXACT = {_NOISE.sub("", column.heading): column.key for column in COLUMNS}
_BY_HEADING = {
    plain_heading(word): key
    for key, *words in (line.split() for line in _ALSO.strip().split("\n"))
    for word in words
}
