"""Industries: codes of 日本標準産業分類 (JSIC), their names, plain tiles and plain words.

A code is a section (`E`), a 中分類 (`E09`) or one of the 小分類 of 41, 69 and 79 (`G411`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.domain.japanese import search_text
from app.domain.jsic import DIVISIONS, GROUPS, REVISION, SECTIONS

__all__ = [
    "DIVISIONS",
    "GROUPS",
    "REVISION",
    "SECTIONS",
    "TILES",
    "WHOLESALE",
    "Industry",
    "Tile",
    "divisions_of",
    "groups_of",
    "industry_name",
    "is_industry",
    "search",
    "section_of",
    "short_name",
    "tile_of",
    "words",
]

WHOLESALE = frozenset({"I50", "I51", "I52", "I53", "I54", "I55"})
_NAMES = {**SECTIONS, **DIVISIONS, **GROUPS}


@dataclass(frozen=True, slots=True)
class Industry:
    """A code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One large key for a new client; `code` None = その他, to be looked up later."""

    id: str
    label: str
    hint: str
    code: str | None


# Wholesale and retail part at once, because the limits of the law differ.
TILES = (
    Tile("construction", "建設", "工務店、設備、塗装", "D"),
    Tile("manufacturing", "製造", "食品、金属、木工、印刷", "E"),
    Tile("wholesale", "卸売", "お店や会社に売る", "I55"),
    Tile("retail", "小売", "商店、直売、通信販売", "I60"),
    Tile("restaurant", "飲食", "食堂、居酒屋、カフェ", "M76"),
    Tile("lodging", "宿泊", "旅館、ホテル、民宿", "M75"),
    Tile("transport", "運輸", "運送、タクシー、倉庫", "H"),
    Tile("it", "IT・情報", "システム、ホームページ制作", "G39"),
    Tile("professional", "専門サービス", "税理士、設計、デザイン", "L"),
    Tile("personal", "生活サービス", "理容・美容、クリーニング", "N78"),
    Tile("care", "医療・福祉", "医院、介護、保育", "P"),
    Tile("other", "その他", "農業、不動産、教室、修理など", None),
)

# Words of everyday talk and the code they mean.
_WORDS = {
    "米 野菜 果樹 畜産 農家": "A01",
    "漁師 漁業": "B03",
    "工務店 建築 土木 リフォーム 解体": "D06",
    "大工 左官 塗装 板金 とび 内装 防水": "D07",
    "電気工事 水道工事 空調 設備 配管": "D08",
    "菓子 和菓子 豆腐 味噌 水産加工 パン製造 惣菜製造": "E09",
    "酒造 日本酒 酒蔵 製茶": "E10",
    "縫製 織物 染色": "E11",
    "製材": "E12",
    "家具 建具 木工": "E13",
    "印刷 製本": "E15",
    "陶器 瓦 ガラス 石材": "E21",
    "金型 プレス めっき 鉄工 溶接 金属加工": "E24",
    "機械加工 切削": "E26",
    "システム開発 ソフトウェア ソフト プログラム": "G39",
    "ホームページ制作 ウェブ制作 ネット": "G40",
    "映像 動画": "G411",
    "出版": "G414",
    "タクシー バス": "H43",
    "運送 トラック 宅配 引っ越し": "H44",
    "倉庫": "H47",
    "問屋 卸": "I55",
    "洋品 呉服 靴 衣料品店": "I57",
    "八百屋 魚屋 肉屋 酒屋 米屋 パン屋 菓子屋 食料品店 直売所": "I58",
    "自転車 電器店 自動車販売 中古車": "I59",
    "薬局 本屋 書店 花屋 家具店 ガソリンスタンド 雑貨 眼鏡": "I60",
    "通信販売 通販 ネットショップ": "I61",
    "不動産屋 仲介": "K68",
    "アパート 大家 賃貸": "K692",
    "駐車場": "K693",
    "レンタル リース": "K70",
    "税理士 社労士 行政書士 弁護士 コンサルタント デザイン": "L72",
    "広告": "L73",
    "設計 測量 写真 獣医": "L74",
    "旅館 ホテル 民宿 ペンション 温泉": "M75",
    "食堂 レストラン 居酒屋 ラーメン そば すし 喫茶 カフェ バー スナック": "M76",
    "弁当 仕出し 持ち帰り": "M77",
    "美容室 美容院 理容 床屋 エステ クリーニング 銭湯": "N78",
    "旅行会社": "N791",
    "葬儀 結婚式": "N796",
    "スポーツ ジム 映画館 ゲーム": "N80",
    "学習塾 塾 教室 習い事": "O82",
    "医院 歯科 クリニック 整骨 接骨 鍼灸": "P83",
    "介護 デイサービス 保育 障害": "P85",
    "産業廃棄物 ごみ": "R88",
    "自動車整備 車検 修理工場": "R89",
    "機械修理": "R90",
    "人材派遣": "R91",
    "清掃 警備 ビルメンテナンス": "R92",
}


def is_industry(code: str) -> bool:
    """Whether this is a code: a section, a 中分類 with its letter, or a known 小分類."""
    return code in _NAMES


def industry_name(code: str | None) -> str:
    """The official name of a code; empty when it is none."""
    return _NAMES.get(code or "", "")


def short_name(code: str | None) -> str:
    """The name without its bracketed remark, for narrow places."""
    return industry_name(code).split("（", 1)[0]


def section_of(code: str) -> str:
    """The letter of the section; KeyError when this is no code."""
    if code not in _NAMES:
        raise KeyError(code)
    return code[0]


def divisions_of(section: str) -> tuple[Industry, ...]:
    """The 中分類 of a section, in their order."""
    return tuple(Industry(code, name) for code, name in DIVISIONS.items() if code[0] == section)


def groups_of(division: str) -> tuple[Industry, ...]:
    """The 小分類 to choose from inside 41, 69 or 79; empty elsewhere."""
    return tuple(Industry(code, name) for code, name in GROUPS.items() if code.startswith(division))


def tile_of(code: str | None) -> Tile | None:
    """The tile a code belongs to; その他 for codes of no other tile, None without an industry."""
    if code is None or not is_industry(code):
        return None
    if code == "I" or code[0] == "I":
        return TILES[2] if code in WHOLESALE else TILES[3]
    if code in {"M", "M77"}:
        return TILES[4]
    for tile in TILES:
        if tile.code and (code == tile.code or code[0] == tile.code):
            return tile
    return _BY_SECTION.get(code[0], TILES[-1])


_BY_SECTION = {"G": TILES[7], "N": TILES[9]}
# Sections whose name names two trades that one tells apart: 小売 is not found by 卸売.
_PARTED = frozenset({"I", "M"})


@cache
def words(code: str | None) -> tuple[str, ...]:
    """What a trade may be looked for by: its names, those above it, its tile, everyday words."""
    if code is None or not is_industry(code):
        return ()
    above = (code, code[:3], "" if code[0] in _PARTED else code[0])
    found = [short_name(each) for each in dict.fromkeys(above) if each]
    tile = tile_of(code)
    if tile is not None and tile.code is not None:
        found.append(tile.label)
    found += ["・".join(plain.split()) for plain, meant in _WORDS.items() if meant == code]
    return tuple(found)


def search(word: str, limit: int = 20) -> tuple[Industry, ...]:
    """Industries by a plain word (ラーメン), a part of the name or the start of a code."""
    wanted = search_text(word)
    if not wanted:
        return ()
    found: dict[str, None] = {}
    for words, code in _SEARCH_WORDS:
        if any(wanted in each or (len(each) > 1 and each in wanted) for each in words):
            found[code] = None
    for code, name in _SEARCH_NAMES.items():
        if wanted in name or code.lower().startswith(wanted) or code[1:] == wanted:
            found[code] = None
    return tuple(Industry(code, _NAMES[code]) for code in found)[:limit]


_SEARCH_WORDS = tuple(
    (tuple(search_text(word) for word in words.split()), code) for words, code in _WORDS.items()
)
_SEARCH_NAMES = {code: search_text(name) for code, name in _NAMES.items()}
