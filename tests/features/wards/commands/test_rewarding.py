"""A newer ward set comes into force: posts and people go on, old days keep the old wards."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from bcu_desk.domain.assignments import Post, Posting, ReportingLine, Target
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.places import Ward, WardHeir, WardSet
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.wards.commands.rewarding import RewardWards
from bcu_desk.features.wards.queries.rewarding import Rewarding, RewardingRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

MAY = date(2018, 5, 3)
BEFORE = MAY - timedelta(days=1)
REDBRIDGE = "E09000026"
R = TypeVar("R", bound=Dated)
COMMAND = RewardWards(ward_set="2018", from_day=MAY)


@pytest.fixture(scope="module")
def sample(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The sample before; tests of one step take it back."""
    path = tmp_path_factory.mktemp("rewarding") / "sample.bcu"
    return Desk(Path(shutil.copy(made_sample, path)), Clock(minute_of(GO_LIVE)), actor="PS Test")


@pytest.fixture(scope="module")
def rewarded(made_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The sample with the wards of 2018 in force from May."""
    path = tmp_path_factory.mktemp("rewarded") / "sample.bcu"
    desk = Desk(Path(shutil.copy(made_sample, path)), Clock(minute_of(GO_LIVE)), actor="PS Test")
    desk.do(COMMAND, reason="Redbridge has new wards")
    return desk


def rows(desk: Desk, kind: type[R], on: date) -> list[R]:
    with desk.reader() as reader:
        return [row for row in reader.every(kind) if row.on(on)]


def dry(desk: Desk, **fields: object) -> tuple[RewardingRow, ...]:
    asked = Rewarding(**{"ward_set": "2018", "from_day": MAY, **fields})  # type: ignore[arg-type]
    with desk.reader() as reader:
        return asked.rows(reader, View(MAY))


def wards_on(desk: Desk, on: date) -> dict[int, Ward]:
    sets = {row.id for row in rows(desk, WardSet, on)}
    with desk.reader() as reader:
        return {row.id: row for row in reader.every(Ward) if row.ward_set_id in sets}


def people_by_ward(desk: Desk, on: date) -> dict[str, set[int]]:
    wards = wards_on(desk, on)
    homes = {post.id: wards[post.ward_id].name for post in rows(desk, Post, on) if post.ward_id}
    found: dict[str, set[int]] = {}
    for row in rows(desk, Posting, on):
        if row.post_id in homes:
            found.setdefault(homes[row.post_id], set()).add(row.person_id)
    return found


def test_redbridge_has_21_wards_before_and_22_from_the_day(rewarded: Desk) -> None:
    counts = {
        on: Counter(row.borough_id for row in wards_on(rewarded, on).values()).get(9000026)
        for on in (BEFORE, MAY)
    }
    assert counts == {BEFORE: 21, MAY: 22}
    assert len(wards_on(rewarded, MAY)) == 91


def test_everybody_in_a_ward_is_in_one_after_and_most_in_that_of_the_same_name(
    rewarded: Desk,
) -> None:
    before, after = people_by_ward(rewarded, BEFORE), people_by_ward(rewarded, MAY)
    assert set().union(*before.values()) == set().union(*after.values())
    assert before["Mayfield"] == after["Mayfield"]
    assert before["Abbey"] == after["Abbey"]
    assert before["St. Andrew's"] == after["St. Andrew's"]


def test_the_new_ward_gets_vacant_posts_by_the_promise_under_a_sergeant(rewarded: Desk) -> None:
    wards = wards_on(rewarded, MAY)
    fresh = [
        p for p in rows(rewarded, Post, MAY) if p.ward_id and wards[p.ward_id].name == "Ilford Town"
    ]
    assert Counter(post.kind for post in fresh) == {"dwo": 2, "pcso": 1}
    held = {row.post_id for row in rows(rewarded, Posting, MAY)}
    lines = {row.post_id for row in rows(rewarded, ReportingLine, MAY)}
    assert not held & {post.id for post in fresh}
    assert {post.id for post in fresh} <= lines


def test_reporting_lines_hang_together_and_post_codes_stay_unique(rewarded: Desk) -> None:
    posts = {post.id: post for post in rows(rewarded, Post, MAY)}
    for line in rows(rewarded, ReportingLine, MAY):
        assert line.post_id in posts
        assert line.under_id in posts
    with rewarded.reader() as reader:
        codes = Counter(post.code for post in reader.every(Post))
    assert max(codes.values()) == 1
    old = {post.code for post in rows(rewarded, Post, BEFORE)}
    carried = {post.code.removesuffix("/18") for post in posts.values()}
    assert len(carried - old) == 3  # those that were opened


def test_a_wards_own_target_goes_on_with_its_heir(rewarded: Desk, sample: Desk) -> None:
    def own(desk: Desk, on: date) -> list[tuple[str, str, int]]:
        wards = wards_on(desk, on)
        own = [row for row in rows(desk, Target, on) if row.ward_id]
        return sorted((wards[row.ward_id].name, row.kind, row.amount) for row in own if row.ward_id)

    assert own(rewarded, MAY) == own(rewarded, BEFORE) == own(sample, BEFORE)


def test_heirs_are_kept_and_their_shares_make_the_whole(rewarded: Desk) -> None:
    with rewarded.reader() as reader:
        heirs = reader.every(WardHeir)
    shares = Counter[int]()
    for row in heirs:
        shares[row.ward_id] += row.share_ppm
        assert row.day == MAY
    assert set(shares.values()) == {1_000_000}
    assert len(shares) == 90


def test_the_dry_run_tells_the_same_and_how_sure_it_is(sample: Desk) -> None:
    found = dry(sample)
    assert sum(row.posts for row in found) == 278
    assert [(row.heir_name, row.opened) for row in found if row.opened] == [("Ilford Town", 3)]
    sure = Counter(row.sure for row in found if row.borough != REDBRIDGE)
    assert set(sure) == {"same"}
    assert {row.sure for row in found if row.borough == REDBRIDGE} == {"likely", "guess", "new"}


def test_the_user_may_change_an_heir(sample: Desk) -> None:
    mapping = {"E05000501": "E05011246"}  # Clementswood to Ilford Town
    found = dry(sample, mapping=mapping)
    (row,) = [row for row in found if row.ward == "E05000501"]
    assert (row.heir_name, row.sure, row.posts) == ("Ilford Town", "chosen", 3)
    assert [row.heir_name for row in found if row.opened] == ["Clementswood"]
    with pytest.raises(Refused, match="rewarding_unknown_ward"):
        dry(sample, mapping={"E05000501": "E05999999"})


def test_undo_takes_all_of_it_back(sample: Desk) -> None:
    def everything() -> dict[str, list[object]]:
        with sample.reader() as reader:
            kinds = (Post, Posting, ReportingLine, Target, Ward, WardSet, WardHeir)
            return {kind.__name__: sorted(map(str, reader.every(kind))) for kind in kinds}

    before = everything()
    done = sample.do(COMMAND)
    assert done.label == (
        "Put the wards of 2018 in force on Thu 3 May 2018: 278 posts and 261 people carried,"
        " 3 posts opened"
    )
    sample.undo()
    assert everything() == before


def test_the_wards_of_2022_follow_those_of_2018(rewarded: Desk) -> None:
    later = date(2022, 5, 5)
    found = dry(rewarded, ward_set="2022", from_day=later)
    names = {row.name: row.heir_name for row in reversed(found) if row.name}
    assert names["St. Andrew's"] == "St Andrew's"
    assert names["Hylands"] == "Hylands & Harrow Lodge"
    abbey = [row for row in found if row.name == "Abbey" and row.borough == "E09000002"]
    assert len(abbey) > 1  # Abbey of 2022 is less than half of it
    assert {row.ward for row in abbey} == {"E05000026"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"ward_set": "2014"}, "rewarding_in_force"),
        ({"from_day": date(2014, 1, 1)}, "rewarding_later_set"),
        ({"ward_set": "1999"}, "unknown_ward_set"),
    ],
)
def test_what_can_not_be_carried_is_refused(
    sample: Desk, fields: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        dry(sample, **fields)
    assert refused.value.code == code
