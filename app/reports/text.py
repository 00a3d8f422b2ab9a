"""A result as plain text, to be pasted into the other system an organisation must fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import library
from app.reports import peer_words
from app.reports.numbers import one_decimal

if TYPE_CHECKING:
    from app.reports.content import Chart, Content, Thing


def plain_text(content: Content) -> str:
    """The result without answers and memo, in lines that any text field takes."""
    titles = library.result_texts().titles
    blocks = [
        _head(content),
        _titled(titles["vision"], [content.vision] if content.vision else []),
        _chart(content.todo, content.comparison),
        _chart(content.balance, "") if content.balance else "",
        _titled(titles["basics"], [content.basics, content.reader.basics_step])
        if content.basics
        else "",
        _things(content),
        _peers(content),
        _titled(titles["foundation"], [content.foundation] if content.foundation else []),
        _titled(titles["unsure"], [f"・{label}" for label in content.unsure]),
        _titled(titles["changes"], [f"・{line}" for line in content.changes]),
        _titled(titles["next"], [f"{content.owner_segment}{content.owner_reason}".strip()]),
        _titled(titles["review"], list(content.reader.review)),
        content.limits,
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(content: Content) -> str:
    advisor = content.advisor
    lines = [
        f"経営チェックの結果　{content.client_name} {content.honorific}",
        f"実施日　{content.date_text}",
        f"前回　{content.previous_date_text}" if content.previous_date_text else "",
        f"担当　{advisor.organisation} {advisor.name}".strip() if advisor.name else "",
        f"確認コード　{content.code}",
    ]
    return "\n".join(line for line in lines if line)


def _titled(title: str, lines: list[str]) -> str:
    kept = [line for line in lines if line]
    return "\n".join([f"■{title}", *kept]) if kept else ""


def _chart(chart: Chart, comparison: str) -> str:
    if chart.note:
        return _titled(chart.title, [chart.note])
    lines = []
    for axis in chart.ranked:
        before = f"（前回 {one_decimal(axis.previous)}）" if chart.has_previous else ""
        lines.append(f"・{axis.label} {one_decimal(axis.value)}{before}")
    return _titled(chart.title, [*lines, comparison])


def _peers(content: Content) -> str:
    if content.peers is None:
        return ""
    lines = [content.peers.who, *(f"・{line}" for line in content.peers.sentences)]
    return _titled(peer_words.TITLE, [*lines, content.peers.note])


def _things(content: Content) -> str:
    things = [_thing(number, thing) for number, thing in enumerate(content.things, 1)]
    title = library.result_texts().things_title(len(things))
    return _titled(title, ["\n\n".join(things)])


def _thing(number: int, thing: Thing) -> str:
    titles = library.result_texts().titles
    rows = (
        (titles["lead"], thing.lead) if thing.lead else (titles["why"], thing.why),
        (titles["step"], thing.step),
        (titles["effect"], thing.effect),
        (titles["other_step"], thing.other_step),
        (titles["indicator"], thing.indicator),
        (titles["tools"], "、".join(f"{each.title}（{each.cost}）" for each in thing.tools)),
        (titles["measures"], "、".join(each.title for each in thing.measures)),
    )
    lines = [f"・{label}：{text}" for label, text in rows if text]
    return "\n".join([f"{number} {thing.title}", *lines])
