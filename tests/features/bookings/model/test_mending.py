"""Ways out of a refusal, by its facts."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.model.forms.mending import drivers_instead, mends
from bcu_desk.features.bookings.model.loaded import Loaded
from tests.features.bookings.small import KLM, TEMBO, VAN


def test_another_vehicle_and_another_time() -> None:
    refused = Refused(
        "vehicle_taken",
        free_vehicle="BX16 KMA",
        free_base="Romford",
        free_start="2017-07-01T12:15Z",
        free_end="2017-07-01T14:15Z",
    )
    other, later = mends(refused)
    assert (other.label, other.changes) == ("Take BX16 KMA at Romford", {"vehicle": "BX16 KMA"})
    assert later.label == "Start at Sat 1 Jul 13:15"
    assert later.changes == {"start": "2017-07-01T12:15Z", "end": "2017-07-01T14:15Z"}


def test_nothing_free_has_no_way_out() -> None:
    assert mends(Refused("vehicle_taken", free_vehicle=None, free_start=None)) == ()
    assert mends(Refused("empty_text", field="purpose")) == ()


def test_a_time_that_comes_twice_has_two_that_are_an_hour_apart() -> None:
    with pytest.raises(Refused) as caught:
        minute_of("2017-10-29T01:30", "start")
    first, second = mends(caught.value)
    assert (first.label, second.label) == (
        "The first 01:30, summer time",
        "The second 01:30, winter time",
    )
    times = [minute_of(str(mend.changes["start"])) for mend in (first, second)]
    assert times[1] - times[0] == 60


def test_a_time_that_never_comes_is_an_hour_later() -> None:
    with pytest.raises(Refused) as caught:
        minute_of("2017-03-26T01:30", "end")
    (mend,) = mends(caught.value)
    assert mend.changes == {"end": "2017-03-26T02:30"}
    assert mend.label == "Use 02:30"


def test_fewer_of_a_pool_and_fewer_dates_are_ways_out() -> None:
    (fewer,) = mends(Refused("pool_too_small", amount=12, asked=20))
    assert (fewer.label, fewer.changes) == ("Book all 12", {"amount": 12})
    (some,) = mends(Refused("series_clash", count=2, dates=5))
    assert (some.label, some.changes) == ("Leave out those 2 dates", {"on_clash": "skip"})


def test_drivers_who_may_are_named(loaded: Loaded) -> None:
    (found,) = drivers_instead(loaded, KLM)
    assert found.changes == {"driver": TEMBO}
    assert found.label.startswith("Let ")
    assert drivers_instead(loaded, VAN) == ()


def test_less_time_is_a_way_out() -> None:
    (less,) = mends(
        Refused("vehicle_taken", part_start="2017-01-23T12:15Z", part_end="2017-01-23T13:00Z")
    )
    assert less.label == "Shorten to 12:15–13:00"
    assert less.changes == {"start": "2017-01-23T12:15Z", "end": "2017-01-23T13:00Z"}
