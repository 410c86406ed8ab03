"""The ward table's columns."""

from __future__ import annotations

import pytest

from bcu_desk.features.coverage.model.columns import total_columns, ward_columns
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.standings import Lens
from tests.features.coverage.small import SHORT


@pytest.mark.parametrize(
    ("lens", "badged", "values"),
    [
        (Lens.POSTS, "Posts", {"Target": 2, "Posts": 2, "In post": 1}),
        (Lens.IN_POST, "In post", {"Target": 2, "In post": 1, "Available": 1}),
        (Lens.AVAILABLE, "Available", {"Target": 2, "In post": 1, "Available": 1}),
        (Lens.PCSO, "PCSOs", {"Target": 1, "PCSOs": 0, "In post": 1}),
    ],
)
def test_the_figure_looked_at_stands_on_the_colour_of_its_class(
    small: Loaded, lens: Lens, badged: str, values: dict[str, int]
) -> None:
    row = small.row(SHORT)
    assert row is not None
    columns = {column.title: column for column in ward_columns(lens)}
    assert {title: columns[title].value(row) for title in values} == values
    badges = {title: column.badge(row) for title, column in columns.items() if column.badge}
    assert badges == {badged: f"class.{row.standing(lens).state.value}"}


def test_a_total_without_a_need_has_no_share(small: Loaded) -> None:
    columns = {column.title: column for column in total_columns(Lens.IN_POST, small.wholes())}
    assert (columns["Cover"].show(None), columns["Cover"].show(0.75)) == ("no data", "75%")
    short = columns["Short"]
    assert short.tone is not None
    assert [short.tone(row) for row in small.sums(Lens.IN_POST)] == ["bad", "bad"]


@pytest.mark.parametrize(("lens", "there"), [(Lens.IN_POST, "In post"), (Lens.PCSO, "PCSOs")])
def test_the_sums_say_what_they_sum_and_a_bcu_is_bold(
    small: Loaded, lens: Lens, there: str
) -> None:
    columns = total_columns(lens, small.wholes())
    heads = ["By borough", "Target", there, "Short", "Over", "Cover", "At target"]
    assert [column.title for column in columns] == heads
    borough, whole = small.sums(lens)
    tone = columns[0].tone
    assert tone is not None
    assert (tone(borough), tone(whole)) == (None, "strong")
    met = columns[-1]
    assert met.show(met.value(whole)) == f"{whole.wards_met} of 2"
    assert total_columns(lens, ())[0].title == "By BCU"
