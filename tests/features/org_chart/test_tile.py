"""The tile of vacancies and ends: who follows whom, the gravest first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.times import minute_of
from bcu_desk.features.org_chart.queries import Posts
from bcu_desk.features.org_chart.tile import CARES, vacancies_tile
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.clock import Clock
from bcu_desk.work.contributions import Tile, TileLine
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.postings import Appoint, EndPosting
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

DAY = date(2017, 1, 23)


def _desk(path: Path) -> Desk:
    return Desk(path, Clock(minute_of(GO_LIVE)))


def _tile(desk: Desk, on: date = DAY, scope: tuple[str, ...] = ()) -> Tile:
    with desk.reader() as reader:
        return vacancies_tile(reader, View(on, scope), 0)


def _line(tile: Tile, key: str) -> TileLine:
    return next(line for line in tile.lines if line.key.split(":")[0] == key)


def test_it_counts_the_vacant_posts_of_the_query(made_sample: Path) -> None:
    desk = _desk(made_sample)
    for scope in ((), ("EA",), ("CN",)):
        with desk.reader() as reader:
            vacant = Posts(vacant=True).rows(reader, View(DAY, scope))
        tile = _tile(desk, scope=scope)
        assert tile.count == len(vacant) == len(tile.lines)
    assert tile.sentence.startswith("posts are vacant, ")


def test_a_vacancy_tells_how_long_and_goes_to_the_form_that_appoints(made_sample: Path) -> None:
    line = _line(_tile(_desk(made_sample)), "CN-CI4")
    assert (line.tag, line.tone, line.button) == ("14 days", "bad", "Appoint")
    assert line.words.startswith("DCI ")
    assert line.detail == "Vacant since Mon 9 Jan. CN-CI4"
    assert (line.page, line.key) == ("org_chart", "CN-CI4:appoint")


def test_an_end_nobody_follows_comes_first_with_its_days(sample_file: Path) -> None:
    desk = _desk(sample_file)
    before = _tile(desk).count
    desk.do(EndPosting(post="EA-S1", on=date(2017, 1, 28)))
    tile = _tile(desk)
    first = tile.lines[0]
    assert tile.count == before + 1
    assert first.words == "Supt Pemberton ends Fri 27 Jan"
    assert (first.tag, first.alarm, first.button) == ("4 days", "No successor", "Appoint")
    assert "1 posting ends by Mon 6 Feb, 1 with no successor." in tile.sentence


def test_an_end_counts_up_to_fourteen_days_and_no_longer(sample_file: Path) -> None:
    desk = _desk(sample_file)
    desk.do(EndPosting(post="EA-S1", on=date(2017, 2, 7)))
    assert _line(_tile(desk), "EA-S1").tag == "14 days"
    earlier = _tile(desk, date(2017, 1, 22))
    assert "EA-S1" not in {line.key.split(":")[0] for line in earlier.lines}


def test_a_successor_settles_an_end_and_a_gap_before_one_does_not(sample_file: Path) -> None:
    desk = _desk(sample_file)
    for start, day in (("EA-CI1", 30), ("EA-CI3", 31)):
        desk.do(EndPosting(post=start, on=date(2017, 1, 30)))
        person = "1902KD" if start == "EA-CI1" else "1903KG"
        desk.do(Appoint(post=start, person=person, from_day=date(2017, 1, day)))
    tile = _tile(desk)
    settled, gap = _line(tile, "EA-CI1"), _line(tile, "EA-CI3")
    assert (settled.settled, settled.button, settled.tone) == ("Settled", "", "muted")
    assert settled.detail.startswith("CI Prosser follows in ")
    assert gap.alarm.startswith("1 day empty before DCI ")
    assert gap.button == "Extend"
    assert tile.lines.index(gap) < tile.lines.index(settled)


def test_who_acts_is_extended_where_the_page_of_the_post_can_do_it(sample_file: Path) -> None:
    desk = _desk(sample_file)
    end = date(2017, 2, 1)
    for post, person in (("EA-S1", "1902KD"), ("EA-CI2", "1898JI")):
        if post == "EA-S1":
            desk.do(EndPosting(post=post, on=DAY))
        desk.do(
            Appoint(post=post, person=person, from_day=DAY, to_day=end, standing=Standing.ACTING)
        )
    tile = _tile(desk)
    above, below = _line(tile, "EA-S1"), _line(tile, "EA-CI2")
    assert (above.page, above.key, above.button) == ("assignments", "EA-S1:extend", "Extend")
    assert (below.page, below.key, below.button) == ("org_chart", "EA-CI2:correct", "Extend")
    assert "acting" in above.detail


def test_a_file_without_posts_says_what_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "none.bcu"
    create_file(path, NewFile(kind="none"), Clock(minute_of(GO_LIVE)))
    tile = _tile(_desk(path))
    assert (tile.count, tile.sentence) == (0, "posts: there are none yet.")
    (line,) = tile.lines
    assert (line.page, line.key, line.button) == ("org_chart", ":create", "Make a post")


def test_the_nouns_it_cares_for_are_nouns_of_the_file() -> None:
    assert set(SYNCED) >= CARES
