"""The same two charts drawn by matplotlib, as pictures for slides and documents.

matplotlib is imported when the first picture is asked for: it takes half a second.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from app import paths
from app.domain import radar as geometry
from app.errors import ReportError
from app.reports.numbers import one_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.content import Chart

FORMATS: Final = ("png", "svg")
_ACCENT, _TINT = "#0055AD", "#EFF5FC"
_TEXT, _SUB, _GRID, _BAND = "#1A1A1A", "#4D4D4D", "#CCCCCC", "#F4F4F4"
_SIZE = (11.0, 5.0)  # inches: radar left, bars right
_DPI = 200
_FONT_FILES = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf", "NotoSansJP-Regular.ttf")
_FAMILIES = ("BIZ UDPGothic", "Noto Sans JP")
_LOCK = Lock()  # matplotlib's settings belong to the whole process
_LOW, _ASIDE = 0.6, 0.04
_RIM = 1.14  # where the labels begin
_FOLD = 7  # characters of a label before it goes on two lines


class _Look(NamedTuple):
    """How one series is drawn; told apart by line and marker, not by colour alone."""

    name: str
    colour: str
    width: float
    line: Any  # a line style of matplotlib
    mark: str
    inside: str


_NOW = _Look("今回", _ACCENT, 2.2, "-", "o", _ACCENT)
_BEFORE = _Look("前回", "#767676", 1.6, (0, (4, 2.5)), "s", "white")
_PEERS = _Look("", "#C74700", 1.8, ":", "^", "white")


def chart_picture(chart: Chart, fmt: str) -> bytes:
    """The chart as "png" or "svg"; raises ReportError for another format."""
    if fmt not in FORMATS:
        raise ReportError("図は、PNGかSVGで保存できます。", "ファイルの種類を選び直してください。")
    with _LOCK:
        return _drawn(chart, fmt)


def _drawn(chart: Chart, fmt: str) -> bytes:
    matplotlib = _matplotlib()
    from matplotlib.figure import Figure

    settings: dict[str, Any] = {
        "font.family": list(_FAMILIES),
        "axes.unicode_minus": False,
        "svg.fonttype": "path",  # looks the same where our fonts are not installed
        "svg.hashsalt": chart.id,
    }
    file = BytesIO()
    with matplotlib.rc_context(settings):
        figure = Figure(figsize=_SIZE, facecolor="white")
        figure.text(
            0.03,
            0.93,
            chart.title,
            fontsize=17,
            family=_FAMILIES[0],
            fontweight="bold",
            color=_TEXT,
        )
        figure.text(0.03, 0.875, chart.subtitle, fontsize=11, color=_SUB)
        if chart.note:
            figure.text(0.5, 0.45, chart.note, fontsize=13, ha="center", color=_TEXT, wrap=True)
        else:
            plot = figure.add_axes((0.02, 0.04, 0.5, 0.8))
            _radar(plot, chart)
            _legend(figure, plot, chart)
            # A third number beside a bar takes its room from the bars.
            width = 0.11 if chart.peers_label else 0.19
            _bars(figure.add_axes((0.69, 0.12, width, 0.7)), chart)
        metadata = {"Title": chart.twin} if fmt == "png" else {"Title": chart.title, "Date": None}
        figure.savefig(file, format=fmt, dpi=_DPI, metadata=metadata)
    return file.getvalue()


def _radar(axes: Any, chart: Chart) -> None:
    """The radar in the unit frame of `app.domain.radar` (y downwards)."""
    values: list[list[float | None]] = [[axis.value for axis in chart.axes]]
    if chart.has_previous:
        values.append([axis.previous for axis in chart.axes])
    if chart.peers_label:
        values.append([axis.peers for axis in chart.axes])
    shape = geometry.radar(values, axes=len(chart.axes), maximum=chart.maximum)
    axes.set(xlim=(-1.9, 1.9), ylim=(1.45, -1.35), aspect="equal")
    axes.axis("off")
    for ring in shape.rings:
        axes.plot(*_columns([*ring, ring[0]]), color=_GRID, linewidth=0.8)
    for spoke in shape.spokes:
        axes.plot([0, spoke.x], [0, spoke.y], color=_GRID, linewidth=0.8)
    for tick in shape.figures:
        axes.text(tick.at.x + 0.04, tick.at.y, tick.label, fontsize=9, color=_SUB, va="center")
    _labels(axes, shape, chart)
    looks = _looks(chart)
    for look, series in reversed(list(zip(looks, shape.series, strict=True))):
        _series(axes, series, look)
    for number, marker in shape.clamped:
        if looks[number] is not _BEFORE:
            _number(axes, marker)


def _labels(axes: Any, shape: geometry.Radar, chart: Chart) -> None:
    for anchor, axis in zip(shape.anchors, chart.axes, strict=True):
        axes.text(
            anchor.at.x * _RIM,
            anchor.at.y * _RIM,
            _folded(axis.label),
            ha=anchor.align,
            va={"middle": "center"}.get(anchor.valign, anchor.valign),
            fontsize=11,
            color=_TEXT,
        )


def _legend(figure: Any, axes: Any, chart: Chart) -> None:
    """What the lines are: in the corner of the radar, or below all where peers need the room."""
    looks = _looks(chart)
    if chart.peers_label:
        handles, names = axes.get_legend_handles_labels()
        figure.legend(handles[::-1], names[::-1], loc="lower left", ncols=len(looks),
                      bbox_to_anchor=(0.02, 0.0), frameon=False, fontsize=10)  # fmt: skip
    elif len(looks) > 1:
        axes.legend(loc="lower left", frameon=False, fontsize=10)


def _number(axes: Any, marker: geometry.Marker) -> None:
    """The number of a value beyond the rim, beside its spoke."""
    towards_left = (marker.note_at.x >= 0) != (marker.note_at.y > _LOW)
    axes.text(
        marker.note_at.x + (-_ASIDE if towards_left else _ASIDE), marker.note_at.y - _ASIDE,
        one_decimal(marker.value), ha="right" if towards_left else "left", va="bottom",
        fontsize=10, family=_FAMILIES[0], fontweight="bold", color=_TEXT,
    )  # fmt: skip


def _looks(chart: Chart) -> list[_Look]:
    """How the series are drawn, in their order: this check, the previous one, peers."""
    found = [_NOW]
    if chart.has_previous:
        found.append(_BEFORE)
    if chart.peers_label:
        found.append(_PEERS._replace(name=chart.peers_label))
    return found


def _series(axes: Any, series: geometry.Series, look: _Look) -> None:
    if look is _NOW and series.fill:
        axes.fill(*_columns(series.fill), color=_TINT, zorder=0)
    for line in series.lines:
        axes.plot(*_columns(line), color=look.colour, linewidth=look.width, linestyle=look.line)
    points = [marker.at for marker in series.markers]
    axes.plot(
        *_columns(points), color=look.colour, linestyle="none", marker=look.mark,
        markersize=6, markerfacecolor=look.inside, label=look.name,
    )  # fmt: skip


def _bars(axes: Any, chart: Chart) -> None:
    """The same numbers as bars, the greatest at the top."""
    ranked = chart.ranked
    places = range(len(ranked))
    axes.set(xlim=(0, chart.maximum), ylim=(len(ranked) - 0.4, -0.6))
    axes.barh(places, chart.maximum, height=0.5, color=_BAND)
    lengths = [min(axis.value or 0.0, chart.maximum) for axis in ranked]
    axes.barh(places, lengths, height=0.5, color=_ACCENT)
    axes.set_yticks(places, [axis.label for axis in ranked], fontsize=11, color=_TEXT)
    axes.tick_params(left=False, bottom=False, labelbottom=False)
    for side in axes.spines.values():
        side.set_visible(False)
    for place, axis in zip(places, ranked, strict=True):
        before = f"（{one_decimal(axis.previous)}）" if chart.has_previous else ""
        peers = f"　平均{one_decimal(axis.peers)}" if axis.peers is not None else ""
        axes.text(chart.maximum * 1.04, place, f"{one_decimal(axis.value)}{before}{peers}",
                  fontsize=11, va="center", color=_TEXT)  # fmt: skip
        for value, look in ((axis.previous, _BEFORE), (axis.peers, _PEERS)):
            if value is not None:
                axes.plot([min(value, chart.maximum)], [place], marker=look.mark, markersize=6,
                          color=look.colour, markerfacecolor=look.inside,
                          clip_on=False)  # fmt: skip


def _columns(points: Sequence[geometry.Point]) -> tuple[list[float], list[float]]:
    return [point.x for point in points], [point.y for point in points]


def _folded(label: str) -> str:
    if len(label) <= _FOLD:
        return label
    cut = label.rfind("の", 0, -1) + 1 or len(label) // 2
    return f"{label[:cut]}\n{label[cut:]}"


@cache
def _matplotlib() -> Any:
    """The library with our fonts, without any screen."""
    import matplotlib as mpl
    from matplotlib import font_manager

    mpl.use("Agg", force=False)
    for file in _FONT_FILES:
        font_manager.fontManager.addfont(paths.resources() / "fonts" / file)
    return mpl
