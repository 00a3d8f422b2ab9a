"""流入経路: by which way a business came to the advisor (domain.md §6)."""

from __future__ import annotations

CHANNELS: dict[str, str] = {
    "visit": "訪問",
    "counter": "窓口",
    "phone": "電話",
    "seminar": "セミナー・体験会",
    "exhibition": "展示会",
    "bank": "金融機関の紹介",
    "chamber": "商工団体の紹介",
    "support": "他の支援機関の紹介",
    "subsidy": "補助金の案内",
    "web": "Web",
    "other": "その他",
}


def is_channel(code: str) -> bool:
    """Whether this is the code of a 流入経路."""
    return code in CHANNELS


def channel_name(code: str | None) -> str:
    """The label of a code; empty when there is none."""
    return CHANNELS.get(code or "", "")
