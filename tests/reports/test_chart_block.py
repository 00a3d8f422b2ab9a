"""Labels of axes that are longer than those of today's questionnaire."""

from __future__ import annotations

import pytest

from app.reports.chart_block import folded


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("お金まわり", "お金まわり"),
        ("事務にかかる手間の見直し", "事務にかかる手間の\n見直し"),
        ("店の仕事の時間の使い方", "店の仕事の\n時間の使い方"),
        ("長くて切れ目のどこにもない名前", "長くて切れ目の\nどこにもない名前"),
        ("切れ目がどこにもない名前です", "切れ目がどこにもない名前です"),
    ],
)
def test_long_labels_break_after_a_particle(label: str, shown: str) -> None:
    assert folded(label) == shown
