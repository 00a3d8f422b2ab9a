"""The 47 prefectures by their JIS X 0401 number."""

from __future__ import annotations

import re

_NAMES = re.findall(
    r"\S+",
    """
    北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都
    神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府
    大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県
    福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県
    """,
)

PREFECTURES: dict[str, str] = {f"{number:02d}": name for number, name in enumerate(_NAMES, 1)}


def is_prefecture(code: str) -> bool:
    """Whether this is a prefecture number such as `22`."""
    return code in PREFECTURES


def prefecture_name(code: str | None) -> str:
    """The name of a prefecture number; empty when there is none."""
    return PREFECTURES.get(code or "", "")


def find_prefecture(text: str) -> str | None:
    """The number of the prefecture an address or name begins with, 県 or not; None without."""
    place = text.strip()
    for code, name in PREFECTURES.items():
        if place.startswith(name) or place == name[:-1]:
            return code
    return None
