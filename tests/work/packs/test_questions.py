"""What is asked of a period, and its values in words."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.work.packs.blocks import DataColumn, DataTable
from bcu_desk.work.packs.questions import Asking, months_in, shown, told_table
from tests.builders import A_BOROUGH


def test_a_period_is_told_by_its_first_and_last_day() -> None:
    asking = Asking(from_day=date(2017, 1, 9), to_day=date(2017, 2, 1), borough=A_BOROUGH)
    assert asking.told() == "Havering, Mon 9 Jan 2017 to Tue 31 Jan 2017"
    assert asking.covers(A_BOROUGH.id)
    assert not asking.covers(None)
    with pytest.raises(Refused, match="empty_span"):
        _ = Asking(from_day=date(2017, 1, 9), to_day=date(2017, 1, 9)).days


def test_months_are_cut_at_their_first_days() -> None:
    days = Span(date(2016, 12, 30), date(2017, 2, 3))
    assert [(span.start, span.end) for span in months_in(days)] == [
        (date(2016, 12, 30), date(2017, 1, 1)),
        (date(2017, 1, 1), date(2017, 2, 1)),
        (date(2017, 2, 1), date(2017, 2, 3)),
    ]


def test_values_are_told_by_their_kind_and_none_is_a_dash() -> None:
    columns = tuple(DataColumn(kind, kind) for kind in ("text", "whole", "one", "share", "day"))
    rows = (("Abbey", 1234, 2.25, 0.105, date(2017, 1, 9)), (None, None, None, None, None))
    told = told_table(DataTable("All", columns, rows), totals=1)
    assert told.rows[0] == ("Abbey", "1,234", "2.2", "10.5 %", "Mon 9 Jan 2017")
    assert set(told.rows[1]) == {"–"}
    assert [column.number for column in told.columns] == [False, True, True, True, False]
    assert told.totals == 1
    assert shown(0, "whole") == "0"
