"""Posts by borough and core function."""

from __future__ import annotations

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.matrix import FEW, counts_told, lines_of, matrix_of


def test_every_post_in_view_is_in_the_matrix(east: Loaded) -> None:
    matrix = matrix_of(east)
    codes = {row.code for part in matrix.sections for cell in part.cells for row in cell}
    assert codes == set(east.tree.branches)
    assert [name for _, name in matrix.columns][-1] == "Command"
    assert len(matrix.columns) == len(east.functions) + 1


def test_a_superintendent_stands_with_the_borough_and_others_with_the_whole_bcu(
    east: Loaded,
) -> None:
    matrix = matrix_of(east)
    names = [section.name for section in matrix.sections]
    assert names == ["Whole BCU", "Barking and Dagenham", "Havering", "Redbridge"]
    response = [code for code, _ in matrix.columns].index("response")
    whole, _, havering, _ = matrix.sections
    assert [row.code for row in havering.cells[response]] == ["EA-S2"]
    assert "EA-CI2" in {row.code for row in whole.cells[response]}
    grades = [row.grade for row in whole.cells[response]]
    assert grades == sorted(grades, reverse=True)


def test_both_commands_have_a_section_of_their_own_name(both: Loaded) -> None:
    names = [section.name for section in matrix_of(both).sections]
    assert {"East Area", "Central North", "Camden", "Havering"} <= set(names)


def test_a_folded_section_shows_a_few_posts_and_how_many_more(east: Loaded) -> None:
    matrix = matrix_of(east)
    whole = matrix.sections[0]
    folded = [line for line in lines_of(matrix, frozenset()) if line.section is whole]
    opened = [line for line in lines_of(matrix, frozenset({whole.key})) if line.section is whole]
    assert len(folded) == 1 + FEW + 1
    assert len(opened) == 1 + max(len(cell) for cell in whole.cells)
    assert folded[-1].more == tuple(max(0, len(cell) - FEW) for cell in whole.cells)
    assert whole.posts == sum(len(cell) for cell in whole.cells)


def test_posts_and_vacancies_of_a_cell_are_counted(east: Loaded) -> None:
    vacant = tuple(
        branch.row for branch in east.tree.branches.values() if branch.row.holder is None
    )
    held = east.tree.branches["EA-S2"].row
    assert counts_told((held,)) == "1 post"
    assert counts_told((held, vacant[0])) == "2 posts, 1 vacant"
    assert counts_told(()) == ""
