"""Scoring: complete checks a second against the 20,000 that analysis needs."""

from __future__ import annotations

import random
import time

from app import library
from app.domain.scoring import score
from bench.measure import Figure

WANTED_PER_SECOND = 20_000
CHECKS = 20_000


def run() -> list[Figure]:
    """Score many different complete checks and divide."""
    questionnaire = library.questionnaire()
    chance = random.Random(7)
    codes = {
        item.id: sorted(questionnaire.codes_of[item.id])
        for item in questionnaire.items.values()
        if questionnaire.codes_of[item.id]
    }
    load = [{item: chance.choice(options) for item, options in codes.items()} for _ in range(500)]
    score(questionnaire, load[0], industry="E09")
    begun = time.perf_counter()
    for number in range(CHECKS):
        score(questionnaire, load[number % len(load)], industry="E09")
    rate = CHECKS / (time.perf_counter() - begun)
    detail = f"{rate:,.0f} checks a second"
    return [Figure("scoring: wanted / reached", detail, WANTED_PER_SECOND / rate, 1.0)]
