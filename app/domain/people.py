"""Codes about the people around a business: age, successor, registration, supporters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

AGES: Mapping[str, str] = {
    "under_30": "30歳未満",
    "30s": "30代",
    "40s": "40代",
    "50s": "50代",
    "60s": "60代",
    "70s": "70代",
    "over_80": "80歳以上",
}
SUCCESSORS: Mapping[str, str] = {
    "decided": "決まっている",
    "candidate": "候補がいる",
    "none": "いない",
    "not_needed": "まだ考えなくてよい",
    "closing": "自分の代で終える予定",
}
REGISTRATIONS: Mapping[str, str] = {
    "met": "出会っただけ",
    "registered": "登録済み（連絡先と、記録の同意をいただいた）",
    "paused": "いまは支援を休んでいる",
    "ended": "支援を終えた",
}
SUPPORTERS: Mapping[str, str] = {
    "chamber": "商工会・商工会議所・中央会",
    "bank": "金融機関・信用保証協会",
    "yorozu": "よろず支援拠点",
    "government": "自治体・都道府県の支援センター",
    "expert": "士業・民間の専門家",
    "other": "その他",
}
STAGES: Mapping[int, str] = {
    1: "紙と口頭が中心",
    2: "道具に移しはじめた",
    3: "業務の効率化・データ活用",
    4: "商売のやり方を変えている",
}
