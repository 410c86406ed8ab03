"""The tile of rule breaches: the count of the check, the gravest first, each with its mend."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from bcu_desk.domain.times import minute_of
from bcu_desk.features.assignments.commands.waive import Waive
from bcu_desk.features.assignments.queries import Breaches
from bcu_desk.features.assignments.tile import CARES, breaches_tile
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.clock import Clock
from bcu_desk.work.contributions import Tile
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

DAY = date(2017, 1, 23)


def _desk(path: Path) -> Desk:
    return Desk(path, Clock(minute_of(GO_LIVE)))


def _tile(desk: Desk, on: date = DAY, scope: tuple[str, ...] = ()) -> Tile:
    with desk.reader() as reader:
        return breaches_tile(reader, View(on, scope), 0)


def test_it_counts_what_the_check_counts_in_every_scope_and_on_every_day(made_sample: Path) -> None:
    desk = _desk(made_sample)
    for scope in ((), ("EA",), ("CN",)):
        for on in (DAY, DAY - timedelta(days=10), DAY + timedelta(days=200)):
            with desk.reader() as reader:
                rows = Breaches().rows(reader, View(on, scope))
            grave = [row for row in rows if row.severity != "notice" and not row.waived_until]
            assert _tile(desk, on, scope).count == len(grave)


def test_a_ward_without_anybody_is_one_line_that_goes_to_its_form(made_sample: Path) -> None:
    tile = _tile(_desk(made_sample))
    first = tile.lines[0]
    assert (first.tag, first.tone, first.words) == ("R7", "bad", "Highgate has no DWO and no PCSO")
    assert first.detail == "Camden. Since Mon 9 Jan"
    assert (first.page, first.key, first.button) == ("coverage", "E05000137:put", "Cover")
    short = next(line for line in tile.lines if line.words.startswith("Mawneys"))
    assert short.words == "Mawneys is 1 DWO, 1 PCSO short"
    assert tile.sentence.startswith("breaches of 1 rule on 11 records, Mon 23 Jan 2017.")


def test_the_command_team_comes_before_wards_and_what_is_next_is_told(sample_file: Path) -> None:
    desk = _desk(sample_file)
    desk.do(EndPosting(post="EA-S1", on=date(2017, 1, 28)))
    assert "Next: R2 for East Area on Sat 28 Jan." in _tile(desk).sentence
    after = _tile(desk, date(2017, 1, 28))
    assert [line.tag for line in after.lines[:3]] == ["R2", "R3", "R5"]
    assert after.lines[0].key == "EA:appoint"
    assert "From today" in after.lines[0].detail


def test_what_is_waived_is_told_at_the_foot_and_not_counted(sample_file: Path) -> None:
    desk = _desk(sample_file)
    before = _tile(desk).count
    desk.do(Waive(rule="R7", subject="E05000512", until=date(2017, 4, 1), reason="Agreed"))
    tile = _tile(desk)
    assert tile.count == before - 1
    assert tile.note == "1 waived: R7 ward targets, to Fri 31 Mar"


def test_before_the_rules_are_in_force_nothing_is_broken_and_it_says_what_comes(
    tmp_path: Path, made_sample: Path
) -> None:
    tile = _tile(_desk(made_sample), date(2017, 1, 2))
    assert (tile.count, tile.tone, tile.lines) == (0, "good", ())
    assert tile.sentence.startswith("No rule of the model is broken on Mon 2 Jan 2017. Next: R7")
    path = tmp_path / "none.bcu"
    create_file(path, NewFile(kind="none"), Clock(minute_of(GO_LIVE)))
    empty = _tile(_desk(path))
    appoint = next(line for line in empty.lines if line.tag == "R1")
    assert (appoint.page, appoint.button) == ("assignments", "Appoint")
    assert "Make posts in the org chart first" in empty.sentence


def test_the_nouns_it_cares_for_are_nouns_of_the_file() -> None:
    assert set(SYNCED) >= CARES
