"""The texts that are agreed to."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from app import library, paths
from app.domain import consent_texts, consents
from app.domain.consents import Terms
from app.errors import Faults

TEXTS = library.consent_texts()
FILE = Path(paths.resources() / "texts" / "consent.json")


@pytest.mark.parametrize("purpose", consents.PURPOSES)
def test_every_purpose_says_who_what_and_until_when(purpose: str) -> None:
    terms = Terms(
        purpose, date(2026, 11, 22), "みほん銀行", ("checks", "figures"), until=date(2027, 3, 31)
    )
    text = TEXTS.compose(terms, "みほん商工会")
    assert "みほん商工会" in text.paragraphs[0]
    assert ("みほん銀行" in text.whole) is (purpose in consents.HANDING)
    assert ("チェックの結果、決算の数字" in text.whole) is (purpose != "sensitive")
    assert "2027年3月31日（令和9年）まで" in text.whole
    assert "いつでも取り下げられます" in text.whole
    assert text.whole.startswith(text.title)
    assert "{" not in text.whole


def test_without_an_end_and_without_a_name() -> None:
    text = TEXTS.compose(Terms("keep", date(2026, 11, 22), items=("checks",)), " ")
    assert "取り下げるまで続きます" in text.whole
    assert "この支援機関が" in text.whole


def test_every_gap_is_named() -> None:
    body = json.loads(FILE.read_bytes())
    del body["purposes"]["case"]
    body["purposes"]["share"] = "x"
    body["rights"] = ""
    with pytest.raises(Faults) as caught:
        consent_texts.load(json.dumps(body).encode())
    assert len(caught.value.faults) == 3
    with pytest.raises(Faults):
        consent_texts.load(b"{}")
