"""A file of figures is read for a desk, or refused with words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.domain.places import WardShape
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.figures.queries.reading import plan_of_file
from bcu_desk.store.unusable import DiskFault
from tests.builders import a_desk, a_ward

TABLE = "Ward code,Month,Category,Count\nE05000001,2017-01,burglary,3\n"


def test_wards_are_found_by_their_boundaries_where_there_are_any(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(TABLE, "utf-8")
    ring = ((553_000, 187_000), (554_000, 187_000), (554_000, 188_000))
    shape = WardShape(id=1, ward_id=a_ward(1).id, source="x", outline=pack(((ring,),)))
    for number, rows in enumerate(((), (shape,))):
        (tmp_path / str(number)).mkdir()
        with a_desk(tmp_path / str(number), *rows).reader() as reader:
            plan, places = plan_of_file(reader, path)
        assert [one.amount for one in plan.counts] == [3, 3]
        assert (places.ward_at is not None) == bool(rows)


def test_json_and_what_is_not_there_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "street.json"
    path.write_text('\n [{"category": "drugs", "month": "2017-01"}]', "utf-8")
    with a_desk(tmp_path).reader() as reader:
        with pytest.raises(Refused, match="figures_json"):
            plan_of_file(reader, path)
        with pytest.raises(DiskFault, match="cannot_read_file"):
            plan_of_file(reader, tmp_path / "gone.csv")
