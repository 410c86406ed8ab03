"""The rows and columns of the matrix."""

from __future__ import annotations

from PySide6.QtCore import Qt

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.matrix.grid import MatrixGrid

ROLE = Qt.ItemDataRole


def _grid(loaded: Loaded) -> MatrixGrid:
    made = MatrixGrid()
    made.show_posts(loaded)
    return made


def test_functions_are_across_and_sections_are_headed_by_their_counts(east: Loaded) -> None:
    grid = _grid(east)
    heads = [grid.headerData(n, Qt.Orientation.Horizontal) for n in range(grid.columnCount())]
    assert heads[0] == "Borough"
    assert heads[1:-1] == [name for _, name in east.functions]
    assert grid.index(0, 0).data() == "Whole BCU"
    counts = [str(grid.index(0, column).data()) for column in range(1, grid.columnCount())]
    assert any("vacant" in told for told in counts)


def test_a_cell_reads_out_borough_function_post_and_holder(east: Loaded) -> None:
    grid = _grid(east)
    place = grid.place_of("EA-S2")
    told = place.data(ROLE.AccessibleTextRole)
    row = east.tree.branches["EA-S2"].row
    assert told == (
        f"Havering, Response: Superintendent, Response: {row.holder_rank} {row.holder_name}"
    )
    assert grid.post_at(place) == row


def test_a_post_that_is_folded_away_opens_its_section(east: Loaded) -> None:
    grid = _grid(east)
    before = grid.rowCount()
    place = grid.place_of("EA-PS20")
    assert place.isValid()
    assert grid.rowCount() > before
    assert grid.is_opened(grid.line(place.row()))
    assert not grid.place_of("CN-S1").isValid()


def test_what_a_folded_section_leaves_out_is_counted(east: Loaded) -> None:
    grid = _grid(east)
    last = next(n for n in range(grid.rowCount()) if grid.line(n).more)
    told = [grid.index(last, column).data() for column in range(grid.columnCount())]
    assert told[0] is None
    assert any(str(words).endswith(" more") for words in told if words)
    grid.turn(grid.line(last).section.key)
    assert not grid.line(last).more
