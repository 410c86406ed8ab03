"""Speed of the chart on the page: 35,000 posts laid out, and frames against an empty repaint."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import minute_of
from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.loaded import Loaded, load
from bcu_desk.features.org_chart.model.tree import tree_of
from bcu_desk.features.org_chart.widgets.chart.view import ChartView
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

POSTS = 35_000
FRAME_MS = 1_000 / 30
WIDTH, HEIGHT = 1366, 768


class _Empty(QWidget):
    """Paints its ground only: what any frame costs."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.end()


@pytest.fixture(scope="module")
def sample(made_sample: Path) -> Loaded:
    with Desk(made_sample, Clock(minute_of(GO_LIVE))).reader() as reader:
        return load(reader, View(date(2017, 1, 23)))


def _repeated(one: Loaded, posts: int) -> Loaded:
    """The sample's commands again and again, until there are so many posts."""
    rows, charges = [], []
    for number in range(posts // len(one.tree.branches) + 1):
        for branch in one.tree.branches.values():
            row, above = branch.row, branch.row.reports_to
            under = f"{number}.{above}" if above else None
            rows.append(replace(row, code=f"{number}.{row.code}", reports_to=under))
            if branch.charge is not None:
                charges.append(replace(branch.charge, post=f"{number}.{row.code}"))
    return replace(one, tree=tree_of(rows, charges))


def _cpu_ms(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of a few rounds, as other programs run beside."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken) * 1_000


def _layout(one: Loaded, posts: int, direction: str) -> tuple[int, float]:
    """How many cards are laid out, and the whole step of the page in milliseconds."""
    cards = Cards()
    cards.show(_repeated(one, posts).tree)
    cards.fold_all(folded=False)
    taken = _cpu_ms(lambda: cards.grow(direction), 5)
    return len(cards.places), taken


@pytest.mark.parametrize("direction", ["down", "right"])
def test_layout_on_the_page_is_linear_in_the_posts(sample: Loaded, direction: str) -> None:
    (few, short), (many, long) = (_layout(sample, posts, direction) for posts in (10_000, POSTS))
    growth = long / short / (many / few)
    sys.stdout.write(
        f"\n{direction}: {few:,} cards {short:.0f} ms, {many:,} cards {long:.0f} ms,"
        f" {growth:.2f} times a card's share\n"
    )
    assert many >= POSTS
    assert growth < 1.8


@pytest.mark.parametrize("direction", ["down", "right"])
def test_a_frame_of_35_000_posts_leaves_30_a_second_over_an_empty_one(
    qtbot: QtBot, qapp: QApplication, sample: Loaded, direction: str
) -> None:
    apply_theme(qapp, "light")
    empty, chart = _Empty(), ChartView()
    for widget in (empty, chart):
        qtbot.addWidget(widget)
        widget.resize(WIDTH, HEIGHT)
        with qtbot.waitExposed(widget):
            widget.show()
    floor = _cpu_ms(empty.repaint, 20)
    chart.show_posts(_repeated(sample, POSTS))
    chart.set_direction(direction)
    chart.fold_all(folded=False)

    def frame() -> None:
        chart.pan(-31, -17)
        chart.repaint()

    told = [f"an empty frame {floor:.1f} ms"]
    worst = 0.0
    for zoom in (1.0, 0.5, 0.2, 0.0):
        chart.zoom(zoom / chart.camera.scale) if zoom else chart.fit()
        frame()
        taken = _cpu_ms(frame, 8)
        worst = max(worst, taken)
        told.append(f"{f'at {zoom:.0%}' if zoom else 'all of it'} {taken:.1f} ms")
    sys.stdout.write(f"\n{direction}: {', '.join(told)}\n")
    assert 0 < floor < worst
    assert worst - floor < FRAME_MS
