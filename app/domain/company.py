"""Size of a business by law, from exact figures only (domain.md §7).

Two laws ask two different things, so there are two results: 中小企業基本法 (第2条) and
小規模支援法 (第2条: 宿泊業 and 娯楽業 up to 20). Bands are never used. 「以下」 throughout.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from app.domain.industry import industry_name, is_industry

if TYPE_CHECKING:
    from app.domain.records import ClientFields

BASIC_ACT = "中小企業基本法"
SUPPORT_ACT = "小規模支援法"
KINDS: Final = ("corporation", "sole_proprietor", "other_corporation", "startup_planned")

Trade = Literal["manufacturing", "wholesale", "service", "retail"]
Size = Literal["small", "medium", "large", "unknown"]
State = Literal["sure", "to_check", "outside", "unknown"]

TRADE_NAMES: dict[Trade, str] = {
    "manufacturing": "製造業その他",
    "wholesale": "卸売業",
    "service": "サービス業",
    "retail": "小売業",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a trade: capital in yen, employees, and employees of a small business."""

    capital_yen: int
    employees: int
    small: int


LIMITS: dict[Trade, Limits] = {
    "manufacturing": Limits(300_000_000, 300, 20),
    "wholesale": Limits(100_000_000, 100, 5),
    "service": Limits(50_000_000, 100, 5),
    "retail": Limits(50_000_000, 50, 5),
}
SMALL_LODGING = 20  # 宿泊業・娯楽業 under 小規模支援法 (政令)

_SERVICE = frozenset({
    "G38", "G39", "G411", "G412", "G415", "G416", "K693", "K70", "M75",
    "N78", "N79", "N80", "N790", "N792", "N793", "N794", "N795", "N796", "N799",
})  # fmt: skip
_SERVICE_SECTIONS = frozenset("LOPQR")
_RETAIL = frozenset({"I56", "I57", "I58", "I59", "I60", "I61", "M76", "M77"})
_WHOLESALE = frozenset({"I50", "I51", "I52", "I53", "I54", "I55"})
# Codes too coarse for the law, the trade taken meanwhile and what has to be asked.
_COARSE: dict[str, tuple[Trade, str]] = {
    "G": ("manufacturing", "情報通信業のどの仕事か"),
    "G41": ("manufacturing", "映像・音声・出版・広告のどの仕事か"),
    "I": ("retail", "卸売か小売か"),
    "K": ("manufacturing", "不動産か、物品の賃貸か"),
    "K69": ("manufacturing", "駐車場業かどうか"),
    "M": ("retail", "宿泊か飲食か"),
    "N": ("service", "旅行業か、娯楽業か"),
    "N79": ("service", "旅行業かどうか"),
}
_LODGING_LEISURE = frozenset({"M75", "N80"})
# Sections whose trades have different limits: between the two nothing can be said.
_MIXED = frozenset("GKMN")
_FEW, _MANY = LIMITS["service"].small, LIMITS["manufacturing"].small
# 小規模支援法 is for 商工業者: whoever farms, fishes or heals may be none.
_OTHER_TRADES = frozenset({"P", "P83"})
_OTHER_SECTIONS = frozenset("ABST")
OTHER_TRADE = (
    "農業・漁業・医療業などは、この法律の「商工業者」にあたらないことがあります。要確認です。"
)
_BY_DECREE = {
    "E19": "ゴム製品製造業は、法律により資本金3億円・900人までが中小企業になることがあります。",
    "G39": "ソフトウェア業・情報処理サービス業は、法律により"
    "資本金3億円・300人までが中小企業になることがあります。",
    "M75": "旅館業は、法律により資本金5,000万円・200人までが中小企業になることがあります。",
}
DEEMED_LARGE = "大きな会社の出資が多いときなどは、補助金で「みなし大企業」とされることがあります。"


# To be said where the number of employees is typed.
EMPLOYEES_NOTE = (
    "常時使用する従業員の数です。役員・ご本人・同居のご家族と、多くのパートの方は数えません。"
)


@dataclass(frozen=True, slots=True)
class SizeClass:
    """The size by one law.

    `size`: small, medium (中小企業, not small), large (neither), unknown. `state`: sure,
    to_check (要確認), outside (対象外・要確認: not a company), unknown (figures missing).
    `label` is short, `reasons` say which figures and limits made it, `notes` other rules.
    """

    law: str
    size: Size
    state: State
    label: str
    reasons: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The exact figures the sizes hang on; None = not known. See `ClientFields`."""

    industry: str | None
    kind: str | None
    employees: int | None
    capital_yen: int | None


def figures_of(fields: ClientFields) -> Figures:
    """The figures of a client; a band of employees is no figure."""
    return Figures(fields.industry, fields.kind, fields.employees, fields.capital_yen)


def trade_of(industry: str) -> tuple[Trade, str]:
    """The trade of the law for a code, and what is to be asked ("" = the code is fine enough).

    Source: 中小企業庁's table of JSIC codes; KeyError when this is no code.
    """
    if not is_industry(industry):
        raise KeyError(industry)
    if industry in _COARSE:
        return _COARSE[industry]
    if industry in _SERVICE or industry[0] in _SERVICE_SECTIONS:
        return "service", ""
    if industry in _RETAIL:
        return "retail", ""
    if industry in _WHOLESALE:
        return "wholesale", ""
    return "manufacturing", ""


def basic_act(figures: Figures) -> SizeClass:
    """The size by 中小企業基本法: 小規模企業者, 中小企業者 or neither."""
    early = _without_figures(BASIC_ACT, figures)
    if early is not None:
        return early
    trade, ask = trade_of(figures.industry or "")
    limits = LIMITS[trade]
    size = _basic_size(figures, limits)
    state: State = "sure"
    if size == "unknown":
        state = "unknown"
    elif ask or figures.kind is None or _may_be_small(figures, size):
        state = "to_check"
    reasons = (
        f"業種の区分は{TRADE_NAMES[trade]}です。",
        f"中小企業は{_yen(limits.capital_yen)}以下または{limits.employees}人以下です。",
        f"小規模は{limits.small}人以下です。個人は人数だけで見ます。",
        *_asks(figures, ask),
        *_capital_asks(figures),
    )
    return SizeClass(BASIC_ACT, size, state, _BASIC_LABELS[size], reasons, _notes(figures, size))


def support_act(figures: Figures) -> SizeClass:
    """The size by 小規模支援法: 小規模事業者 or not; only employees count."""
    early = _without_figures(SUPPORT_ACT, figures)
    if early is not None:
        return early
    industry = figures.industry or ""
    trade, ask = trade_of(industry)
    limit = SMALL_LODGING if industry in _LODGING_LEISURE else LIMITS[trade].small
    few, many = (_FEW, _MANY) if industry in _MIXED else (limit, limit)
    limits = f"{few}人以下" if few == many else f"仕事により{few}人以下か{many}人以下"
    reasons = (
        f"小規模事業者は、常時使用する従業員が{limits}の事業者です。",
        *_asks(figures, ask),
    )
    other = industry in _OTHER_TRADES or industry[0] in _OTHER_SECTIONS
    notes = (OTHER_TRADE,) if other else ()
    people = figures.employees
    if people is None or few < people <= many:
        return SizeClass(SUPPORT_ACT, "unknown", "unknown", _UNKNOWN, reasons, notes)
    small = people <= few
    state: State = "to_check" if ask or other or figures.kind is None else "sure"
    label = "小規模事業者" if small else "小規模事業者にあたりません"
    return SizeClass(SUPPORT_ACT, "small" if small else "medium", state, label, reasons, notes)


def sizes(figures: Figures) -> tuple[SizeClass, SizeClass]:
    """Both results: 中小企業基本法, 小規模支援法."""
    return basic_act(figures), support_act(figures)


_UNKNOWN = "まだ分かりません"
_BASIC_LABELS: dict[Size, str] = {
    "small": "小規模企業者",
    "medium": "中小企業者",
    "large": "中小企業者にあたりません",
    "unknown": _UNKNOWN,
}


def _without_figures(law: str, figures: Figures) -> SizeClass | None:
    if figures.kind == "other_corporation":
        reason = "会社と個人事業主のほか（NPO・組合・医療法人など）は、制度ごとに扱いが違います。"
        return SizeClass(law, "unknown", "outside", "対象外・要確認", (reason,))
    if figures.kind == "startup_planned":
        reason = "開業の前です。開業したときの人数と資本金で決まります。"
        return SizeClass(law, "unknown", "unknown", _UNKNOWN, (reason,))
    if figures.industry is None or not is_industry(figures.industry):
        return SizeClass(law, "unknown", "unknown", _UNKNOWN, ("業種が未登録です。",))
    return None


def _basic_size(figures: Figures, limits: Limits) -> Size:
    people, capital = figures.employees, figures.capital_yen
    if people is not None and people <= limits.small:
        return "small"
    if people is not None and people <= limits.employees:
        return "medium"
    if figures.kind == "sole_proprietor":
        return "unknown" if people is None else "large"
    if capital is not None and capital <= limits.capital_yen:
        return "medium"
    return "unknown" if people is None or capital is None else "large"


def _may_be_small(figures: Figures, size: Size) -> bool:
    return size == "medium" and figures.employees is None


def _asks(figures: Figures, ask: str) -> tuple[str, ...]:
    found = []
    if ask:
        found.append(f"{industry_name(figures.industry)}は、{ask}で変わります。要確認です。")
    if figures.kind is None:
        found.append("会社か個人かが未登録です。要確認です。")
    if figures.employees is None:
        found.append("従業員数が未登録です。")
    return tuple(found)


def _capital_asks(figures: Figures) -> tuple[str, ...]:
    missing = figures.capital_yen is None and figures.kind != "sole_proprietor"
    return ("資本金が未登録です。",) if missing else ()


def _notes(figures: Figures, size: Size) -> tuple[str, ...]:
    found = []
    if size in {"large", "unknown"} and figures.industry in _BY_DECREE:
        found.append(_BY_DECREE[figures.industry])
    if size in {"small", "medium"} and figures.kind != "sole_proprietor":
        found.append(DEEMED_LARGE)
    return tuple(found)


def _yen(amount: int) -> str:
    if amount % 100_000_000 == 0:
        return f"資本金{amount // 100_000_000}億円"
    return f"資本金{amount // 10_000:,}万円"
