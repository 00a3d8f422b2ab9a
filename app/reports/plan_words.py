"""What the numbers of a plan say: time saved, marks and costs of candidates, the way gone."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from app.domain.entries.tracker import PROCESS_NAMES, STEP_STATES
from app.reports.locaben_words import rounded
from app.reports.phrases import joined

if TYPE_CHECKING:
    from app.domain.entries.choosing import Candidate, Flow, FlowStep, Indicator, ToolComparison
    from app.domain.entries.tracker import Process

_HOUR = 60
_MAN = 10_000
_LARGE = 1_000_000
_SCALED = ("十", "百", "千", "万", "億", "％", "%")  # units that do not take 万 before them


def minutes(count: int) -> str:
    """Minutes as people say them: 45分, 2時間, 2時間5分."""
    hours, rest = divmod(abs(count), _HOUR)
    if not hours:
        return f"{rest}分"
    return f"{hours}時間{rest}分" if rest else f"{hours}時間"


def step(number: int, one: FlowStep) -> str:
    """A step of a flow with its number, who does it and how long it takes."""
    who = f"{one.who}：" if one.who else ""
    takes = "" if one.minutes is None else f"（{minutes(one.minutes)}）"
    return f"{number}　{who}{one.what}{takes}"


def stages(process: Process) -> str:
    """How many steps of each of the three processes are over; "" before the first one is."""
    whole = [(name, *process.progress(key)) for key, name in PROCESS_NAMES.items()]
    if not any(done for _, done, _ in whole):
        return ""
    return joined(*(f"{name} {done}/{count}" for name, done, count in whole))


def standing(process: Process) -> str:
    """Where each of the three processes stands, one a line; "" before any step is touched."""
    whole = {name: process.standing(key) for key, name in PROCESS_NAMES.items()}
    if set(whole.values()) == {"todo"}:
        return ""
    return "\n".join(f"{name}：{STEP_STATES[state]}" for name, state in whole.items())


def saved(flow: Flow) -> str:
    """What a flow saves, in one sentence; "" while it cannot be said."""
    each, month = flow.saved, flow.saved_a_month
    if each is None:
        return ""
    if each < 0:
        return f"いまより1回{minutes(each)}長くかかります。"
    if each == 0:
        return "かかる時間は、いまと同じです。"
    words = f"1回で{minutes(each)}短くなります。"
    return words if month is None else f"{words}月に{minutes(month)}です。"


def yen(amount: int | None) -> str:
    """An amount, ▲ for less than zero; a dash for none."""
    if amount is None:
        return "—"
    return f"{amount:,}円" if amount >= 0 else f"▲{-amount:,}円"


def cost(candidate: Candidate) -> tuple[str, ...]:
    """What a candidate costs over three years, and what of it is not known; a dash for nothing."""
    if candidate.cost is not None:
        return (yen(candidate.cost),)
    if candidate.initial_yen is not None:
        return yen(candidate.initial_yen), "＋毎月分不明"
    if candidate.running is not None:
        return yen(candidate.running), "＋はじめ分不明"
    return ("—",)


def score(table: ToolComparison, candidate: Candidate) -> str:
    """The weighted share of the best marks in per cent; a dash while nothing is judged.

    While only a part is judged, how much of it is.
    """
    found, judged = table.score(candidate), table.judged(candidate)
    if found is not None:
        return f"{rounded(found * 100, 0)}点"
    return f"{judged}/{len(table.named_points)}項目だけ" if judged else "—"


def number(value: float | None, unit: str) -> str:
    """A value with its unit, without needless zeros; a dash for none."""
    if value is None:
        return "—"
    text = f"{abs(value):,.6f}".rstrip("0").rstrip(".")
    return f"{'▲' if value < 0 else ''}{text}{unit}"


def short(value: float | None, unit: str) -> str:
    """A value with its unit for a narrow place: from a million on in 万, to one decimal."""
    if value is None or abs(value) < _LARGE or unit.startswith(_SCALED):
        return number(value, unit)
    text = f"{rounded(Fraction(str(abs(value))) / _MAN, 1):,}".removesuffix(".0")
    return f"{'▲' if value < 0 else ''}{text}万{unit}"


def way_gone(indicator: Indicator) -> str:
    """How far an indicator has come, in one sentence; "" while it cannot be said.

    The percentage is rounded down, and 1 to 99 while one is on the way: only who is there has 100.
    """
    progress = indicator.progress
    if progress is None:
        return ""
    latest = number(indicator.series[-1][1], indicator.unit)
    target = number(indicator.target, indicator.unit)
    if progress >= 1:
        return f"目標の{target}に届きました（いま{latest}）。"
    if progress <= 0:
        return f"いま{latest}。目標の{target}までは、これからです。"
    # Of 0.29 the float is a little less: six decimals are kept before it is cut.
    percent = min(max(int(round(progress * 100, 6)), 1), 99)
    return f"いま{latest}。目標の{target}まで、道のりの{percent}％まで来ました。"
