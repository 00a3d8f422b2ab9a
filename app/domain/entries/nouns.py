"""What each kind of record is called, for filters and for what undo says it takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NOUNS: Mapping[str, str] = {
    "client": "お客様の情報",
    "note": "メモ",
    "call": "電話",
    "visit": "訪問・面談",
    "action": "次にすること",
    "check": "経営チェック",
    "document": "書類",
    "consultation": "相談",
    "prior_meeting": "事前打合せ",
    "referral": "専門家派遣",
    "figures": "決算の数字",
    "goal_sheet": "課題設定シート",
    "process": "伴走の段階",
    "plan_task": "計画",
    "tool_comparison": "道具くらべ",
    "flow": "業務の流れ",
    "indicator": "指標",
    "data_request": "請求の記録",
    "own_measure": "うちの施策",
    "own_case": "うちの事例",
}


def noun(kind: str) -> str:
    """The name of a kind of record."""
    return NOUNS.get(kind, "記録")
