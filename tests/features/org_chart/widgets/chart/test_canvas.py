"""The painted chart: choice, folding, zoom, and its nodes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.canvas import ChartCanvas


@pytest.fixture
def chart(qtbot: QtBot, themed: QApplication, east: Loaded) -> ChartCanvas:
    """East Area in a chart."""
    made = ChartCanvas()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_posts(east)
    return made


def test_the_first_picture_can_be_read_and_shows_every_card(chart: ChartCanvas) -> None:
    assert chart.camera.scale >= 0.9
    room = chart.rect()
    assert all(room.contains(chart.box_of(code).toRect()) for code in chart.cards.places)


def test_two_trees_are_shown_readable_first_and_whole_by_fit(
    chart: ChartCanvas, both: Loaded
) -> None:
    chart.show_posts(both)
    assert 0.9 <= chart.camera.scale <= 1.0
    below = [code for code in chart.cards.places if code not in both.tree.roots]
    boxes = [chart.box_of(code) for code in below]
    assert not any(box.left() < chart.width() < box.right() for box in boxes)
    chart.fit()
    seen = chart.camera.seen(QSizeF(chart.size()))
    assert seen.width() >= chart.cards.size()[0]


def test_choosing_a_hidden_post_opens_its_branch_and_brings_it_into_view(
    chart: ChartCanvas,
) -> None:
    chart.choose("EA-PS20")
    assert chart.chosen_code() == "EA-PS20"
    assert chart.rect().contains(chart.box_of("EA-PS20").toRect())
    chart.choose("")
    assert chart.chosen_code() == ""
    chart.choose("EA-XX")
    assert chart.chosen_code() == ""


def test_folding_keeps_the_card_in_its_place_and_takes_up_the_choice(
    chart: ChartCanvas,
) -> None:
    chart.choose("EA-I5")
    before = chart.box_of("EA-CI2").topLeft()
    chart.fold("EA-CI2", folded=True)
    assert chart.chosen_code() == "EA-CI2"
    assert chart.box_of("EA-CI2").topLeft() == before


def test_zoom_pan_and_actual_size_move_the_camera(chart: ChartCanvas, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.moved):
        chart.zoom(2)
    chart.choose("EA-S2")
    chart.actual_size()
    assert chart.camera.scale == pytest.approx(1.0)
    before = chart.box_of("EA-S2").topLeft()
    chart.pan(-30, 20)
    assert chart.box_of("EA-S2").topLeft() - before == QPointF(-30, 20)


def test_a_fitted_chart_stays_fitted_and_keeps_the_choice_in_view(chart: ChartCanvas) -> None:
    chart.choose("EA-S4")
    chart.resize(560, 500)
    assert chart.rect().contains(chart.box_of("EA-S4").toRect())
    chart.resize(1300, 700)
    assert chart.camera.scale == pytest.approx(1.0)


def test_the_view_stays_where_it_was_when_posts_are_read_again(
    chart: ChartCanvas, east: Loaded
) -> None:
    chart.zoom(1.5)
    camera = chart.camera
    chart.show_posts(east)
    assert chart.camera == camera


def test_every_card_is_a_node_with_holder_and_posts_below(chart: ChartCanvas) -> None:
    chart.choose("EA-S2")
    nodes = chart.nodes()
    assert len(nodes) == len(chart.cards.places)
    chosen = [node for node in nodes if node.selected]
    assert len(chosen) == 1
    assert chosen[0].name.startswith("Superintendent, Response: Supt ")
    assert chosen[0].name.endswith("posts below")
    assert chosen[0].rect == chart.box_of("EA-S2").toRect()
    folded = {node.name.split(":")[0] for node in nodes if node.description == "folded"}
    assert "Response team A" in folded


def test_cards_are_found_by_their_point(chart: ChartCanvas) -> None:
    assert chart.card_at(chart.box_of("EA-S2").center()) == "EA-S2"
    assert chart.card_at(QPointF(2, 598)) == ""


def test_all_branches_open_to_the_whole_command(chart: ChartCanvas, east: Loaded) -> None:
    chart.fold_all(folded=False)
    assert len(chart.nodes()) == len(east.tree.branches)
    chart.choose("EA-PS20")
    chart.fold_all(folded=True)
    assert chart.chosen_code() in chart.cards.places


def test_a_chart_without_posts_is_empty(qtbot: QtBot, themed: QApplication) -> None:
    empty = ChartCanvas()
    qtbot.addWidget(empty)
    assert empty.nodes() == ()
    assert not empty.grab().isNull()
