"""Plain words for the codes of the content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Rough bands of ours for a small business, a month; never a price.
COST_BANDS: Final[Mapping[str, str]] = {
    "free": "お金をかけずに始められます",
    "under_1000": "月1,000円くらいまで（目安）",
    "under_5000": "月5,000円くらいまで（目安）",
    "under_20000": "月2万円くらいまで（目安）",
    "over_20000": "月2万円を超えることがあります（目安）",
    "quote": "見積もりをとって確かめます",
}
MEASURE_KINDS: Final[Mapping[str, str]] = {
    "subsidy": "補助金",
    "grant": "助成金",
    "loan": "融資",
    "guarantee": "信用保証",
    "tax": "税の特例",
    "consultation": "相談先",
    "expert": "専門家の派遣",
    "training": "研修",
    "information": "情報の窓口",
    "plan": "計画づくりの支援",
}
# Kinds of measures with a rate or a limit.
RATED: Final = ("subsidy", "grant", "loan", "guarantee", "tax")
EASE: Final[Mapping[int, str]] = {
    1: "すぐに始められます",
    2: "少し用意が要ります",
    3: "相手先や元の数字の用意が要ります",
}
PROCESSES: Final[Mapping[int, str]] = {
    1: "気づき・課題設定",
    2: "計画づくり",
    3: "実行と定着",
}
COVERS: Final[Mapping[str, str]] = {
    "operation": "操作",
    "purpose": "ねらい",
    "mechanism": "仕組み",
    "daily_impact": "毎日の仕事への影響",
    "trial": "お試し",
    "rollout": "全体へ広げる",
    "review": "見直し",
}
SEGMENTS: Final[Mapping[str, str]] = {
    "low-accompany": "備えはこれから・いっしょに進めたい方",
    "low-self": "備えはこれから・自分のやり方で進めたい方",
    "high-accompany": "備えは進んでいる・いっしょに進めたい方",
    "high-self": "備えは進んでいる・自分のやり方で進めたい方",
}
CHECK_AGAIN: Final = "内容を確認してください"
TO_CONFIRM: Final = "要確認"
