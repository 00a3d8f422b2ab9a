"""An own measure and an own case, as the form hands them over."""

from __future__ import annotations

from typing import Any

MEASURE: dict[str, Any] = {
    "name": "市のキャッシュレス補助金",
    "kind": "subsidy",
    "purpose": "レジと決済の機械を入れる費用の一部を補助します。",
    "who": "市内に店がある小規模な事業者の方です。",
    "ask": "みほん商工会（053-000-0000）",
    "as_of": "2026-11",
    "expires": "2027-03-31",
    "rates": None,
    "prepare": ["見積書"],
    "note": "予算がなくなりしだい終わります。",
    "issues": ["q2.sales_channels"],
    "tools": ["q3.cashless_pos"],
    "fits": {
        "prefectures": ["22"],
        "industries": ["I", "M"],
        "sizes": ["small"],
        "kinds": [],
        "employees_max": 20,
    },
    "municipality": "浜松市",
    "deadline": "2027-01-31",
}
CASE: dict[str, Any] = {
    "title": "レジを入れかえて待ち時間を減らした",
    "industry": "I58",
    "employees": "0-5",
    "issues": ["q2.sales_channels"],
    "tools": ["q3.cashless_pos"],
    "processes": [1, 2],
    "background": "夫婦で営む食料品の店です。",
    "issue": "夕方に列ができていました。",
    "support": ["3つの機械を比べる表をいっしょに作りました。"],
    "effect": "待ち時間が半分になりました。",
    "next": "売れ筋を数字で見ます。",
    "lesson": "先に困りごとを数えると選びやすくなります。",
}
