"""Files as the 国税庁 publishes them, about corporations that do not exist."""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from typing import TYPE_CHECKING

from app.domain.corporate_number import check_digit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

COLUMNS = re.findall(
    r"\w+",
    "sequenceNumber corporateNumber process correct updateDate changeDate name nameImageId kind "
    "prefectureName cityName streetNumber addressImageId prefectureCode cityCode postCode "
    "addressOutside addressOutsideImageId closeDate closeCause successorCorporateNumber "
    "changeCause assignmentDate latest enName enPrefectureName enCityName enAddressOutside "
    "furigana hihyoji",
)
USUAL = {
    "process": "01",
    "correct": "0",
    "updateDate": "2026-10-02",
    "changeDate": "2015-10-05",
    "name": "株式会社みかん堂",
    "kind": "301",
    "prefectureName": "静岡県",
    "cityName": "浜松市中央区",
    "streetNumber": "元城町１０３番地の２",
    "prefectureCode": "22",
    "cityCode": "138",
    "postCode": "4308652",
    "assignmentDate": "2015-10-05",
    "latest": "1",
    "furigana": "ミカンドウ",
    "hihyoji": "0",
}
_FORMS = ("株式会社", "有限会社", "")
_HEADS = ("山田", "鈴木", "あおば", "さくら", "三ケ日", "浜名", "髙木", "ＡＢＣ", "みなと", "天竜")
_READ = ("ヤマダ", "スズキ", "アオバ", "サクラ", "ミッカビ", "ハマナ", "タカギ", "エービーシー",
         "ミナト", "テンリュウ")  # fmt: skip
_TAILS = ("製作所", "食品", "工務店", "運送", "デザイン", "農園", "電機", "茶舗", "歯科", "企画")
_TAILS_READ = ("セイサクショ", "ショクヒン", "コウムテン", "ウンソウ", "デザイン", "ノウエン",
               "デンキ", "チャホ", "シカ", "キカク")  # fmt: skip


def number(base: int) -> str:
    """A valid 法人番号 of twelve digits made of this number."""
    twelve = f"{base:012d}"
    return check_digit(twelve) + twelve


def cells(base: int, **given: str) -> list[str]:
    """The cells of a row; `given` by the names of the columns."""
    row = {"sequenceNumber": "1", "corporateNumber": number(base)} | USUAL | given
    return [row.get(name, "") for name in COLUMNS]


def line(base: int, **given: str) -> str:
    """A row as a line, without its end."""
    return text([cells(base, **given)]).rstrip("\r\n")


def text(rows: Iterable[list[str]]) -> str:
    """Rows as CSV with CRLF."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(rows)
    return made.getvalue()


def write(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A file of lines."""
    path.write_bytes("".join(f"{each}\r\n" for each in lines).encode(encoding))
    return path


def data(rows: int, seed: int = 1, encoding: str = "utf-8") -> bytes:
    """A file of many rows."""
    return text(many(rows, seed)).encode(encoding)


def zipped(path: Path, data: bytes, member: str = "22_shizuoka_all_20261030.csv") -> Path:
    """A zip as it is downloaded: the CSV and its signature."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, data)
        archive.writestr(f"{member}.asc", "signature")
    return path


def many(rows: int, seed: int = 1) -> Iterator[list[str]]:
    """Rows of a prefecture: some closed, some left out of searches, numbers in no order."""
    chance = random.Random(seed)
    for base in chance.sample(range(10**11, 2 * 10**11), rows):
        head, tail = chance.randrange(len(_HEADS)), chance.randrange(len(_TAILS))
        middle = chance.choice(("", "", "第二", "東海", f"{chance.randrange(1000)}号"))
        yield cells(
            base,
            name=f"{chance.choice(_FORMS)}{_HEADS[head]}{middle}{_TAILS[tail]}",
            furigana=f"{_READ[head]}{_TAILS_READ[tail]}",
            streetNumber=f"{chance.choice(_HEADS)}町{chance.randrange(1, 4000)}番地",
            closeDate="2024-03-31" if chance.random() < 0.15 else "",
            hihyoji="1" if chance.random() < 0.02 else "0",
        )
