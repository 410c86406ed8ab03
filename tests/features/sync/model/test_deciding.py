"""What came with one import is decided together."""

from __future__ import annotations

from bcu_desk.features.sync.model.deciding import decision, others, whole_file
from bcu_desk.features.sync.queries.imports import ImportRow
from tests.features.sync.widgets.rows import WALL, a_clash, a_conflict, a_record, a_side

IMPORT = ImportRow(1, WALL, "a.bcusync, b.bcusync", "Ilford", 9, newest=True)


def test_all_that_one_import_left_open_is_found_by_when_it_came() -> None:
    first, second = a_record(a_conflict("start"), a_conflict("end")), a_record(a_conflict("note"))
    found = whole_file(first, (first, second, a_clash()), (IMPORT,))
    assert (found.name, found.fields, found.records) == ("a.bcusync, b.bcusync", 3, 2)
    assert [choice for _, choice in found.decisions("keep")] == ["keep"] * 3
    assert [choice for _, choice in found.decisions("take")] == ["take:3"] * 3
    assert whole_file(first, (first,), ()).name == "one import"
    assert whole_file(a_clash(), (first,), (IMPORT,)).conflicts == ()


def test_a_record_that_was_deleted_elsewhere_is_kept_or_deleted() -> None:
    gone = a_conflict("", kind="edit_or_delete")
    assert decision(gone, "keep")[1] == "keep"
    assert decision(gone, "take")[1] == "delete"


def test_each_saying_counts_once() -> None:
    sides = (a_side(5, "10:00"), a_side(3, "09:00"), a_side(4, "09:00"), a_side(6, "10:00"))
    assert [one.desk for one in others(a_conflict("start", *sides))] == [3]
