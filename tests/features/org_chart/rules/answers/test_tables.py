"""Tables by borough, ward, kind and month, and each vacancy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bcu_desk.features.org_chart.rules.answers import tables
from bcu_desk.features.org_chart.rules.answers.counts import VACANCIES
from bcu_desk.features.org_chart.rules.answers.held import Held, held_in
from bcu_desk.work.packs.questions import Asking
from tests.builders import A_BOROUGH, A_POST, START, a_desk, a_posting, a_ward

ASKING = Asking(from_day=START, to_day=date(2017, 3, 1))
LEFT, CAME = START + timedelta(days=4), START + timedelta(days=9)
PCSO = replace(
    A_POST, id=210, code="EA-P1", kind="pcso", borough_id=A_BOROUGH.id, ward_id=a_ward(1).id
)


def _held(folder: Path) -> Sequence[Held]:
    rows = (PCSO, a_posting(to_day=LEFT), a_posting(401, person_id=101, from_day=CAME))
    with a_desk(folder, *rows).reader() as reader:
        return held_in(reader.every, ASKING, lambda _: True)


def test_what_belongs_to_no_borough_stands_behind_the_boroughs(tmp_path: Path) -> None:
    held = _held(tmp_path)
    made = tables.by_borough(held, VACANCIES, ASKING)
    assert [row[1] for row in made.rows] == ["Havering", "BCU-wide"]
    assert [column.title for column in made.columns][:3] == ["BCU", "Borough", "Posts, last day"]
    assert len(tables.by_bcu(held, VACANCIES, ASKING).rows) == 1


def test_wards_hold_their_teams_by_kind(tmp_path: Path) -> None:
    held = _held(tmp_path)
    assert [row[:3] for row in tables.by_ward(held, VACANCIES, ASKING).rows] == [
        ("Havering", "Ward 1", "PCSO")
    ]
    assert tables.by_ward(held, VACANCIES, ASKING, ("DWO",)).rows == ()
    assert [row[2] for row in tables.by_kind(held, VACANCIES, ASKING).rows] == ["PCSO", "DWO"]


def test_months_have_days_of_their_own(tmp_path: Path) -> None:
    held = _held(tmp_path)
    made = tables.by_month(lambda _: held, VACANCIES, ASKING)
    assert [row[:3] for row in made.rows] == [
        ("January 2017", START, date(2017, 1, 31)),
        ("February 2017", date(2017, 2, 1), date(2017, 2, 28)),
    ]


def test_each_vacancy_is_listed_the_longest_first(tmp_path: Path) -> None:
    made = tables.each_vacancy(_held(tmp_path), ASKING)
    days = (ASKING.to_day - START).days
    assert [(row[0], *row[-3:]) for row in made.rows] == [
        ("EA-D2", START, None, days),
        ("EA-P1", START, None, days),
        ("EA-D1", LEFT, CAME - timedelta(days=1), 5),
    ]
