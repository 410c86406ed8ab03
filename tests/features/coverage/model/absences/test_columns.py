"""The list in order of need, and the words of its cells and of rates."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.model.absences.columns import (
    Period,
    Sort,
    absence_columns,
    rate_columns,
    rate_words,
    wanted_rows,
    when,
)
from bcu_desk.features.coverage.queries.rates import RateRow
from tests.features.coverage.away import (
    LOCAL_AID,
    NOVAK,
    OSEI,
    TEMBO,
    a_desk_with,
    an_absence,
    seen,
)

AWAY = (
    an_absence(NOVAK, "2017-01-20T00:00", "2017-01-24T00:00"),
    an_absence(OSEI, "2017-01-22T00:00", "2017-01-24T00:00"),
    an_absence(TEMBO, "2017-02-01T00:00", "2017-02-02T00:00", kind_id=LOCAL_AID),
)


def test_those_of_short_wards_come_first_and_those_to_come_last(tmp_path: Path) -> None:
    found = seen(a_desk_with(tmp_path, *AWAY))
    told = {
        (period, sort): [row.person for row in wanted_rows(found, period, sort)]
        for period in Period
        for sort in Sort
    }
    assert told[Period.WEEKS, Sort.ALL] == ["414KD", "415KD", "412KD"]
    assert told[Period.DAY, Sort.ALL] == ["414KD", "415KD"]
    assert told[Period.WEEKS, Sort.ABSTRACTED] == ["412KD"]
    assert told[Period.DAY, Sort.OTHER] == ["414KD", "415KD"]


def test_a_short_ward_stands_out_and_one_without_is_muted(tmp_path: Path) -> None:
    found = seen(a_desk_with(tmp_path, *AWAY))
    ward = absence_columns(found)[1]
    rows = {row.person: row for row in found.rows}
    assert ward.tone is not None
    assert [ward.tone(rows[who]) for who in ("414KD", "415KD", "412KD")] == ["warn", "muted", None]
    assert ward.value(rows["415KD"]) == "off the wards"


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2017-01-26T14:00", "2017-01-26T23:00", "Thu 26 Jan, 14:00 to 23:00"),
        ("2017-01-26T22:00", "2017-01-27T07:00", "Thu 26 Jan, 22:00 to Fri 27 Jan 07:00"),
        ("2017-01-26T00:00", "2017-01-27T00:00", "Thu 26 Jan"),
        ("2016-12-30T00:00", "2017-01-03T00:00", "Fri 30 Dec 2016 to Mon 2 Jan"),
    ],
)
def test_times_are_told_in_a_few_words(start: str, end: str, told: str) -> None:
    assert when(minute_of(start), minute_of(end), 2017) == told


def test_rates_are_told_in_per_cent_and_no_data_is_no_nought() -> None:
    row = RateRow("E05000001", "Ward 1", "Havering", 60, 600, 0.1042, 10, True, ("court",), None)
    columns = {column.title: column for column in rate_columns("ward")}
    shown = {title: column.show(column.value(row)) for title, column in columns.items()}
    assert shown == {
        "Ward": "Ward 1",
        "Borough": "Havering",
        "Taken": "1 h",
        "Rostered": "10 h",
        "Rate": "10.4 %",
        "Limit": "10 %",
        "Table": "–",
    }
    tone = columns["Rate"].tone
    assert tone is not None
    assert tone(row) == "bad"
    assert rate_words(None) == "no data"
    assert [column.title for column in rate_columns("month")][:2] == ["Month", "Taken"]
