"""Recording, changing and ending absences: what is written, refused, told of and undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.people import Absence
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import london_text
from bcu_desk.features.coverage.commands.absences import (
    ChangeAbsence,
    EndAbsence,
    RecordAbsence,
)
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.wire import made
from tests.features.coverage.away import (
    COURT,
    LEAVE,
    LOCAL_AID,
    TEMBO,
    a_desk_with,
    an_absence,
)

FROM, TO = "2017-01-23T14:00", "2017-01-23T22:00"
Told = list[tuple[int, int, str, str]]


def _rows(desk: Desk) -> Told:
    """Person, kind, from and to of every absence, in order."""
    with desk.reader() as reader:
        rows = sorted(reader.every(Absence), key=lambda row: (row.person_id, row.start_minute))
    return [
        (row.person_id, row.kind_id, london_text(row.start_minute), london_text(row.end_minute))
        for row in rows
    ]


def _record(**fields: object) -> RecordAbsence:
    told = {"people": ["412KD"], "kind": "local_aid", "from": FROM, "to": TO, **fields}
    return made(RecordAbsence, told)


def _refused(desk: Desk, command: Command) -> Refused:
    before = _rows(desk)
    with pytest.raises(Refused) as told:
        desk.do(command)
    assert _rows(desk) == before
    assert "{" not in sentence(told.value.code, told.value.facts)
    return told.value


def test_an_absence_is_recorded_with_who_ordered_it_and_undone(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path)
    done = desk.do(_record(ordered_by=" CI Marsh ", note="Op"))
    assert done.label == "Record local aid of Ada Tembo 412KD, Mon 23 Jan 2017 14:00 to 22:00"
    assert _rows(desk) == [(TEMBO, LOCAL_AID, FROM, TO)]
    with desk.reader() as reader:
        (row,) = reader.every(Absence)
    assert (row.ordered_by, row.note) == ("CI Marsh", "Op")
    desk.undo()
    assert _rows(desk) == []


def test_a_team_is_recorded_in_one_step_and_a_ward_left_empty_is_told_of(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path)
    done = desk.do(_record(people=[], ward="Ward 1", kind="Local aid"))
    assert done.label == "Record local aid of 2 people, Mon 23 Jan 2017 14:00 to 22:00"
    assert [row[0] for row in _rows(desk)] == [100, 101]
    assert [notice.code for notice in done.notices] == ["absence_empties_ward"]
    desk.undo()
    assert _rows(desk) == []


def test_a_ward_over_its_limit_is_told_of(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path)
    done = desk.do(_record(to="2017-01-28T00:00", kind="court"))
    (notice,) = done.notices
    # Two hours of Monday and four days of five, of 34 duties rostered since go-live.
    assert (notice.code, notice.facts["rate"]) == ("absence_over_limit", "12.5")


def test_the_same_person_named_twice_is_recorded_once(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path)
    desk.do(_record(people=["412KD", "412KD"], ward="E05000001"))
    assert [row[0] for row in _rows(desk)] == [100, 101]


def test_days_alone_begin_and_end_at_their_midnights(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path)
    desk.do(_record(**{"from": "2017-01-23", "to": "2017-01-25"}))
    ((_, _, start, end),) = _rows(desk)
    assert (start, end) == ("2017-01-23T00:00", "2017-01-25T00:00")


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"people": []}, "nobody_named", "people"),
        ({"people": ["999ZZ"]}, "unknown_person", "people"),
        ({"kind": "gone"}, "unknown_absence_kind", "kind"),
        ({"to": FROM}, "ends_before_start", "to"),
        ({"to": "2020-01-23T14:00"}, "absence_too_long", "to"),
        ({"from": "noon"}, "bad_time", "from"),
        ({"from": "2017-03-26T01:30", "to": "2017-03-27T00:00"}, "time_never", "from"),
        ({"to": "2017-10-29T01:30"}, "time_twice", "to"),
        ({"from": "2013-01-01T00:00", "to": "2013-01-02T00:00"}, "unknown_absence_kind", "kind"),
        ({"people": [], "ward": "Atlantis"}, "unknown_ward", "ward"),
        ({"people": [], "ward": "Ward 2", "team": "pcso"}, "no_team", "ward"),
        ({"ordered_by": "a" * 300}, "too_long", "ordered_by"),
        ({"note": "a\u0007"}, "odd_characters", "note"),
    ],
)
def test_what_may_not_be_is_refused_beside_its_field(
    tmp_path: Path, fields: dict[str, object], code: str, field: str
) -> None:
    refused = _refused(a_desk_with(tmp_path), _record(**fields))
    assert (refused.code, refused.facts["field"]) == (code, field)


MORNING = an_absence(TEMBO, "2017-01-23T08:00", "2017-01-23T16:00")
ALL_DAY = an_absence(TEMBO, "2017-01-23T00:00", "2017-01-24T00:00")
AFTER = (TEMBO, LOCAL_AID, "2017-01-23T16:00", TO)


def test_an_overlap_is_refused_by_name_with_what_is_free(tmp_path: Path) -> None:
    refused = _refused(a_desk_with(tmp_path, MORNING), _record())
    assert refused.code == "absence_overlaps"
    assert (refused.facts["kind"], refused.facts["collar"]) == ("annual leave", "412KD")
    assert refused.facts["free"] == ("Mon 23 Jan 2017 16:00 to 22:00",)
    whole = _refused(a_desk_with(tmp_path / "b", ALL_DAY), _record())
    assert whole.code == "absence_covered"


@pytest.mark.parametrize(
    ("way", "rows"),
    [
        ("free", [(TEMBO, LEAVE, "2017-01-23T08:00", "2017-01-23T16:00"), AFTER]),
        (
            "replace",
            [
                (TEMBO, LEAVE, "2017-01-23T08:00", FROM),
                (TEMBO, LOCAL_AID, FROM, TO),
            ],
        ),
        (
            "allow",
            [
                (TEMBO, LEAVE, "2017-01-23T08:00", "2017-01-23T16:00"),
                (TEMBO, LOCAL_AID, FROM, TO),
            ],
        ),
    ],
)
def test_an_overlap_is_settled_as_asked(tmp_path: Path, way: str, rows: Told) -> None:
    desk = a_desk_with(tmp_path, MORNING)
    desk.do(_record(on_overlap=way))
    assert _rows(desk) == rows


def test_replacing_splits_what_lies_around_and_removes_what_lies_within(tmp_path: Path) -> None:
    within = an_absence(TEMBO, "2017-01-23T15:00", "2017-01-23T16:00", id=990, kind_id=COURT)
    desk = a_desk_with(tmp_path, ALL_DAY, within)
    desk.do(_record(on_overlap="replace"))
    assert _rows(desk) == [
        (TEMBO, LEAVE, "2017-01-23T00:00", FROM),
        (TEMBO, LOCAL_AID, FROM, TO),
        (TEMBO, LEAVE, TO, "2017-01-24T00:00"),
    ]


def test_who_is_never_free_is_left_out_and_told_of(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path, ALL_DAY)
    done = desk.do(_record(people=["412KD", "413KD"], on_overlap="free"))
    assert done.label.startswith("Record local aid of Ben Lindqvist 413KD")
    codes = [notice.code for notice in done.notices]
    assert codes == ["absence_left_out", "absence_empties_ward"]
    alone = _refused(a_desk_with(tmp_path / "b", ALL_DAY), _record(on_overlap="free"))
    assert alone.code == "nobody_free"


def test_an_absence_ends_early_or_goes_altogether(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path, MORNING)
    told = {"person": "412KD", "from": "2017-01-23T08:00"}
    done = desk.do(made(EndAbsence, {**told, "at": "2017-01-23T10:00"}))
    assert done.label == "End annual leave of Ada Tembo 412KD at Mon 23 Jan 2017 10:00"
    assert _rows(desk) == [(TEMBO, LEAVE, "2017-01-23T08:00", "2017-01-23T10:00")]
    late = _refused(desk, made(EndAbsence, {**told, "at": "2017-01-23T10:00"}))
    assert (late.code, late.facts["field"]) == ("absence_ended", "at")
    desk.do(made(EndAbsence, told))
    assert _rows(desk) == []
    desk.undo()
    assert len(_rows(desk)) == 1


def test_an_absence_is_named_by_its_beginning_and_its_kind_where_two_begin_together(
    tmp_path: Path,
) -> None:
    court = an_absence(TEMBO, "2017-01-23T08:00", "2017-01-23T09:00", id=990, kind_id=COURT)
    desk = a_desk_with(tmp_path, MORNING, court)
    told = {"person": "412KD", "from": "2017-01-23T08:00"}
    assert _refused(desk, made(EndAbsence, told)).code == "two_absences_named"
    desk.do(made(EndAbsence, {**told, "kind": "court"}))
    assert [row[1] for row in _rows(desk)] == [LEAVE]
    none = _refused(desk, made(EndAbsence, {**told, "from": "2017-01-23T09:00"}))
    assert none.code == "no_such_absence"


def test_what_is_told_is_changed_and_the_rest_stays(tmp_path: Path) -> None:
    row = an_absence(
        TEMBO, "2017-01-23T08:00", "2017-01-23T16:00", ordered_by="CI Marsh", note="Op"
    )
    desk = a_desk_with(tmp_path, row)
    told = {"person": "412KD", "from": "2017-01-23T08:00"}
    desk.do(made(ChangeAbsence, {**told, "new_to": TO, "new_kind": "court", "note": ""}))
    assert _rows(desk) == [(TEMBO, COURT, "2017-01-23T08:00", TO)]
    with desk.reader() as reader:
        (now,) = reader.every(Absence)
    assert (now.ordered_by, now.note) == ("CI Marsh", None)


def test_a_change_does_not_overlap_with_itself_but_with_others(tmp_path: Path) -> None:
    later = an_absence(TEMBO, "2017-01-24T08:00", "2017-01-24T16:00", id=990, kind_id=COURT)
    desk = a_desk_with(tmp_path, MORNING, later)
    told = {"person": "412KD", "from": "2017-01-23T08:00", "new_to": "2017-01-25T00:00"}
    assert _refused(desk, made(ChangeAbsence, told)).code == "absence_overlaps"
    desk.do(made(ChangeAbsence, {**told, "on_overlap": "free"}))
    assert _rows(desk) == [
        (TEMBO, LEAVE, "2017-01-23T08:00", "2017-01-24T08:00"),
        (TEMBO, COURT, "2017-01-24T08:00", "2017-01-24T16:00"),
        (TEMBO, LEAVE, "2017-01-24T16:00", "2017-01-25T00:00"),
    ]
    desk.undo()
    desk.do(made(ChangeAbsence, {**told, "on_overlap": "replace"}))
    assert _rows(desk) == [(TEMBO, LEAVE, "2017-01-23T08:00", "2017-01-25T00:00")]
