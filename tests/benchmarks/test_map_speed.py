"""Speed of the ward map: a ratio to matplotlib's redraw, and frames within a screen's sixtieth."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.map.areas import Arc, AreaSet, Points, read_areas
from bcu_desk.kit.map.looks import AreaLook
from bcu_desk.kit.map.view import AreaMap

REAL = Path(__file__).parents[3] / "shared" / "data" / "wards_2018_london.geojson"
METRES_A_DEGREE = (69_300.0, 111_250.0)  # east and north, at the latitude of London
SHAPES = Path(__file__).parents[2] / "resources" / "maps" / "schematic_2014.json"
WIDTH, HEIGHT = 1200, 800
TIMES_FASTER = 10
FRAME_MS = 1_000 / 60
COLOURS = ("#D55E00", "#F0E442", "#56B4E9", "#0072B2")


@pytest.fixture(scope="module")
def london() -> AreaSet:
    return read_areas(SHAPES)


@pytest.fixture(scope="module")
def real_london() -> AreaSet:
    """The 657 wards of 2018 by their true boundaries; borders are drawn from both sides."""
    if not REAL.exists():
        pytest.skip("the ward boundaries lie beside the project, and are not here")
    rings = {
        found["properties"]["ward_code"]: _outer_ring(found["geometry"])
        for found in json.loads(REAL.read_text("utf-8"))["features"]
    }
    arcs = tuple(Arc(ring, number, -1) for number, ring in enumerate(rings.values()))
    labels = np.array([ring.mean(axis=0) for ring in rings.values()])
    return AreaSet(tuple(rings), tuple(rings.values()), arcs, labels)


def _outer_ring(geometry: dict[str, Any]) -> Points:
    parts = geometry["coordinates"]
    outer = [parts[0]] if geometry["type"] == "Polygon" else [part[0] for part in parts]
    return np.array(max(outer, key=len)) * METRES_A_DEGREE


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, london: AreaSet) -> Iterator[AreaMap]:
    """All wards of London in a map of 1200 by 800 pixels."""
    with _shown(qtbot, qapp, london) as made:
        yield made


@contextmanager
def _shown(qtbot: QtBot, qapp: QApplication, areas: AreaSet) -> Iterator[AreaMap]:
    apply_theme(qapp, "light")
    made = AreaMap("London")
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show_areas(areas, [code[:7] for code in areas.codes])
    made.show_looks(_looks(areas, 0, digits=True))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.settle()


def _looks(areas: AreaSet, shift: int, *, digits: bool) -> list[AreaLook]:
    """Every ward in a class that turns with `shift`, with the class as its digit."""
    return [
        AreaLook(COLOURS[kind], str(kind) if digits else "", "", code)
        for number, code in enumerate(areas.codes)
        for kind in ((number + shift) % 4,)
    ]


def _cpu_ms(work: Callable[[int], object], rounds: int = 15) -> float:
    """The middle of the processor's time for a few rounds; the garbage collector rests."""
    work(-1)
    taken = []
    gc.collect()
    gc.disable()
    for number in range(rounds):
        began = time.process_time()
        work(number)
        taken.append(time.process_time() - began)
    gc.enable()
    return 1_000 * median(taken)


def _matplotlib_redraw(areas: AreaSet, shown: AreaMap, *, digits: bool) -> Callable[[int], object]:
    """Recolour the same polygons in matplotlib and draw them, with digits where ours have them."""
    mpl.use("agg")
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    layer = PolyCollection(list(areas.rings), edgecolors="white", linewidths=1)
    axes.add_collection(layer)
    axes.set_aspect("equal")
    axes.autoscale()
    kinds = np.arange(len(areas.codes))
    told = {
        number: axes.text(*areas.labels[number], "", fontsize=9, ha="center", va="center")
        for number in (_with_digits(shown) if digits else ())
    }

    def redraw(shift: int) -> None:
        now = (kinds + shift) % 4
        layer.set_facecolors([COLOURS[kind] for kind in now])
        for number, text in told.items():
            text.set_text(str(now[number]))
        canvas.draw()

    return redraw


def _with_digits(shown: AreaMap) -> set[int]:
    """The wards that are large enough to have a digit in our map."""
    assert shown._scene is not None
    assert shown._scene._labels is not None
    return {place.number for place in shown._scene._labels.places}


def _times(shown: AreaMap, areas: AreaSet, *, digits: bool) -> float:
    """How many times faster all wards are recoloured here than there; told in words too."""
    turns = [_looks(areas, shift, digits=digits) for shift in range(4)]

    def recolour(number: int) -> None:
        shown.show_looks(turns[number % 4])
        shown.repaint()

    ours = _cpu_ms(recolour)
    theirs = _cpu_ms(_matplotlib_redraw(areas, shown, digits=digits))
    told = f"with {len(_with_digits(shown))} digits" if digits else "colours and borders only"
    sys.stdout.write(
        f"\n{len(areas.codes)} wards, {WIDTH}x{HEIGHT}, {told}: ours {ours:.1f} ms,"
        f" matplotlib {theirs:.1f} ms, {theirs / ours:.1f} times\n"
    )
    return theirs / ours


def test_recolouring_london_is_ten_times_faster_than_matplotlib(
    shown: AreaMap, london: AreaSet
) -> None:
    assert _times(shown, london, digits=True) >= TIMES_FASTER
    _times(shown, london, digits=False)


def test_recolouring_true_boundaries_is_ten_times_faster_without_digits_too(
    qtbot: QtBot, qapp: QApplication, real_london: AreaSet
) -> None:
    with _shown(qtbot, qapp, real_london) as shown:
        assert _times(shown, real_london, digits=False) >= TIMES_FASTER


def test_a_frame_of_pan_or_zoom_fits_a_sixtieth_of_a_second(shown: AreaMap) -> None:
    middle = QPointF(WIDTH / 2, HEIGHT / 2)

    def pan(number: int) -> None:
        shown.pan(6 if number % 2 else -6, 4)
        shown.repaint()

    def zoom(number: int) -> None:
        shown.zoom(1.05 if number % 2 else 1 / 1.05, middle)
        shown.repaint()

    panned, zoomed = _cpu_ms(pan, 60), _cpu_ms(zoom, 60)
    settled = _cpu_ms(lambda _: shown.settle())
    sys.stdout.write(
        f"\npan {panned:.2f} ms, zoom {zoomed:.2f} ms a frame; drawn anew at rest {settled:.1f} ms"
        f" (of {FRAME_MS:.1f} ms; {os.cpu_count()} processors)\n"
    )
    assert max(panned, zoomed) <= FRAME_MS
