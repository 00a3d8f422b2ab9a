"""Advice: recommendations for one check within 10 ms, a search of the 知恵袋 within 50 ms."""

from __future__ import annotations

import random
from datetime import date

from app import library
from app.domain import recommending, scoring
from app.domain.recommendation import Business
from bench.measure import Figure, milliseconds, p95

ADVISE_MS = 10.0
SEARCH_MS = 50.0
CHECKS = 200
_BUSINESS = Business("I58", 4, "0-5", "small", "sole_proprietor", "22")
_WORDS = ("クラウド", "会計", "請求", "補助金 レジ", "人手", "引き継ぎ", "税", "写真", "の")


def run() -> list[Figure]:
    """The slow end (p95) of many different checks and words, against the limits."""
    cases = iter(_cases())
    advised = p95(milliseconds(lambda: recommending.recommend(next(cases)), CHECKS))
    index, words = library.knowledge_index(), random.Random(3).choices(_WORDS, k=CHECKS)
    given = iter(words)
    found = p95(milliseconds(lambda: index.search(next(given)), CHECKS))
    return [
        Figure("advice: one check / limit", f"{advised:.2f} ms p95", advised / ADVISE_MS, 1.0),
        Figure("知恵袋: one search / limit", f"{found:.2f} ms p95", found / SEARCH_MS, 1.0),
    ]


def _cases() -> list[recommending.Case]:
    questionnaire, chance = library.questionnaire(), random.Random(7)
    codes = {name: sorted(each) for name, each in questionnaire.codes_of.items() if each}
    load = []
    for _ in range(CHECKS):
        answers = {name: chance.choice(options) for name, options in codes.items()}
        score = scoring.score(questionnaire, answers, industry=_BUSINESS.industry)
        load.append(
            recommending.Case(
                questionnaire, library.result_texts(), library.knowledge(), score, answers,
                _BUSINESS, date(2026, 11, 22),
            )
        )  # fmt: skip
    return load
