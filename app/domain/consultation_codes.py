"""The codes of a consultation and their words: who asks, why, how, about what (domain.md 5).

A category is written as `main.sub`, such as `management.succession`; the main part alone is
allowed when the sub-category is not clear yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAIN: Mapping[str, str] = {
    "management": "経営課題",
    "it": "IT／システム導入",
    "subsidy": "補助金／助成金",
    "invoice": "インボイス／電子帳簿保存法",
}
SUB: Mapping[str, Mapping[str, str]] = {
    "management": {
        "sales": "売上拡大",
        "efficiency": "業務効率化",
        "people": "人材",
        "new_business": "新規事業",
        "marketing": "マーケティング",
        "improvement": "業務改善",
        "customers": "顧客管理",
        "succession": "事業承継",
        "cash": "資金繰り",
        "security": "情報セキュリティー",
        "other": "その他",
    },
    "it": {
        "sales": "売上拡大",
        "accounting": "会計業務の効率化",
        "dx": "DX導入",
        "sharing": "情報共有の効率化",
        "production": "生産管理",
        "customers": "顧客管理",
        "labour": "労務管理",
        "security": "セキュリティ対策",
        "other": "その他",
    },
    "subsidy": {
        "digital": "国：デジタル化・AI導入",
        "sustain": "国：持続化",
        "state_other": "国：その他",
        "local": "県・市",
    },
    "invoice": {},
}
OWN = "own"
ASKERS: Mapping[str, str] = {
    "business": "事業者",
    "supporter": "支援機関",
    OWN: "自分の組織",
}
TRIGGERS: Mapping[str, str] = {
    "push_call": "プッシュ架電",
    "bank": "金融機関の紹介",
    "chamber": "商工団体の紹介",
    "portal": "ポータル",
    "subsidy_office": "補助金事務局",
    "exhibition": "展示会",
    "other": "その他",
}
CHANNELS: Mapping[str, str] = {
    "face": "対面",
    "phone": "電話",
    "web": "Web",
}
STATES: Mapping[str, str] = {
    "requested": "申込みあり",
    "held": "実施した",
    "cancelled": "取りやめ",
}
SIDES: Mapping[str, str] = {
    "business": "事業者",
    "supporter": "支援機関",
    "expert": "専門家",
    OWN: "自分の組織",
}
REFERRAL_STATES: Mapping[str, str] = {
    "considering": "検討中",
    "applied": "申込み",
    "prior": "事前のすり合わせ",
    "dispatched": "派遣",
    "done": "完了",
    "withdrawn": "取りやめ",
}

# What the issues of the check usually turn out to be about; a guess that the advisor corrects.
OF_ISSUES: Mapping[str, str] = {
    "q2.management": "management.improvement",
    "q2.sales_channels": "management.sales",
    "q2.finance": "management.cash",
    "q2.recruitment": "management.people",
    "q2.work_style": "it.labour",
    "q2.back_office": "management.efficiency",
    "q2.succession": "management.succession",
}


def of_issues(issues: Iterable[str]) -> tuple[str, ...]:
    """The categories that issues of the check suggest, in the order of the table."""
    wanted = {OF_ISSUES[issue] for issue in issues if issue in OF_ISSUES}
    return tuple(code for code in categories() if code in wanted)


def is_category(code: str) -> bool:
    """Whether this is a code of a category, with or without its sub-category."""
    main, dot, sub = code.partition(".")
    return main in MAIN and (not dot or sub in SUB[main])


def categories() -> Mapping[str, str]:
    """Every code that may be chosen with its words: sub-categories, and mains without any."""
    found: dict[str, str] = {}
    for main, words in MAIN.items():
        if not SUB[main]:
            found[main] = words
        for sub, word in SUB[main].items():
            found[f"{main}.{sub}"] = word
    return found


def category_name(code: str) -> str:
    """The words of a category, with its main part; "" for an unknown code."""
    if not is_category(code):
        return ""
    main, _, sub = code.partition(".")
    return f"{MAIN[main]}：{SUB[main][sub]}" if sub else MAIN[main]
