"""Tests of `app.domain.result_texts` and of the packaged texts themselves."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from app import library, paths
from app.domain.result_texts import Advice, load
from app.errors import Faults

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = paths.resources() / "texts" / "result.json"
CATEGORIES = tuple(category.id for category in library.questionnaire().categories)
NEVER_SAID = ("低い", "リテラシー", "自走", "伴走", "占有率", "点数", "合格", "不合格", "危機")


def raw() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def loaded(data: object) -> object:
    text = json.dumps(data, ensure_ascii=False).encode()
    return load(text, categories=CATEGORIES)


def sentences(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for member in node.values():
            yield from sentences(member)
    else:
        yield from re.findall(r"[^。]+", str(node))


def advices() -> list[Advice]:
    texts = library.result_texts()
    return [*texts.balance.values(), texts.foundation, texts.unsure]


def test_every_category_has_its_advice() -> None:
    assert tuple(library.result_texts().balance) == CATEGORIES


def test_every_advice_has_a_step_with_its_date_and_one_without_tools() -> None:
    assert len(advices()) == 7
    for advice in advices():
        assert "12月13日までに、" in advice.step_by(date(2026, 12, 13))
        assert advice.why
        assert advice.other_step
        assert advice.indicator


def test_placeholders_are_filled() -> None:
    texts = library.result_texts()
    assert texts.unsure.title_for("お金まわり") == "「お金まわり」を、いっしょに確かめる"
    assert [texts.things_title(count) for count in (0, 1, 3)] == [
        "次の一手", "つぎの1つ", "つぎの3つ",
    ]  # fmt: skip
    for key in ("comparison_lighter", "comparison_heavier"):
        assert "{now}" in texts.captions[key]
        assert "{change}" in texts.captions[key]


def test_owners_never_read_hard_words() -> None:
    data = raw()
    for segment in data["segments"].values():
        del segment["advisor"], segment["hint"]
    del data["captions"]["todo_small"], data["captions"]["balance_small"]
    said = "".join(sentences(data)).replace("100点満点", "")
    assert [word for word in NEVER_SAID if word in said] == []


def test_sentences_are_short() -> None:
    said = (sentence.replace("{until}", "12月13日") for sentence in sentences(raw()))
    assert [sentence for sentence in said if len(sentence) > 48] == []


def test_no_latin_words_and_no_half_width_brackets() -> None:
    said = re.sub(r"\{\w+\}", "", "".join(sentences(raw())))
    assert re.findall(r"[A-Za-z()]", said) == []


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("titles.todo", "$.titles"),
        ("balance.people.why", "$.balance.people"),
        ("balance.people.title", "$.balance.people"),
        ("foundation.step", "$.foundation"),
        ("unsure", "$"),
        ("segments.low-self.owner", "$.segments"),
    ],
)
def test_a_missing_text_is_told_with_its_place(path: str, place: str) -> None:
    data = raw()
    *parents, last = path.split(".")
    node = data
    for step in parents:
        node = node[step]
    del node[last]
    with pytest.raises(Faults) as caught:
        loaded(data)
    assert any(fault.place.startswith(place) for fault in caught.value.faults)


def test_all_faults_come_at_once() -> None:
    data = raw()
    data["titles"]["todo"] = ""
    data["captions"]["extra"] = "x"
    data["balance"]["people"]["step"] = "いつか、やる。"
    with pytest.raises(Faults) as caught:
        loaded(data)
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("data", [[], {}, {"titles": []}, "x", None])
def test_other_shapes_are_faults(data: object) -> None:
    with pytest.raises(Faults):
        loaded(data)
