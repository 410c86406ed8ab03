"""Rows and bars of the board."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bcu_desk.features.bookings.model.content import Look, content
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.window import Stretch
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.kit.timeline.rows import BarKind
from tests.features.bookings.readings import read
from tests.features.bookings.small import KLM, KMA, KNE, NOW, VAN, at, when


def test_bars_say_who_what_and_how_it_stands(loaded: Loaded) -> None:
    bars = {bar.key: bar for bar in content(loaded, Look(now=NOW)).every_bar()}
    out, booked, pending = bars["EA-01-0500"], bars["EA-01-0501"], bars["EA-01-0502"]
    assert (out.kind, out.title, out.subtitle, out.tail) == (
        BarKind.SOLID,
        "PC A. Tembo",
        "Patrol · Havering",
        15,
    )
    assert booked.kind is BarKind.SOFT
    assert (pending.kind, pending.note, pending.tail) == (BarKind.DASHED, "pending", 0)
    away = bars["off:600"]
    assert (away.kind, away.movable, away.row) == (BarKind.HATCHED, False, VAN)
    assert away.subtitle == "Defect, since Sun 22 Jan 14:00, back Mon 23 Jan 18:00"
    assert "confirmed" in out.spoken


def test_what_is_over_is_grey_and_another_day_has_no_now(loaded: Loaded) -> None:
    late = {bar.key: bar.kind for bar in content(loaded, Look(now=at("13:00"))).every_bar()}
    assert late["EA-01-0500"] is BarKind.DONE
    years_on = {bar.key: bar.kind for bar in content(loaded, Look(now=NOW + 10**6)).every_bar()}
    assert years_on["EA-01-0500"] is BarKind.SOFT


def test_what_is_free_in_each_hour_is_counted_and_scarce_hours_are_marked(loaded: Loaded) -> None:
    groups = {group.title: group for group in content(loaded, Look(now=NOW)).groups}
    counts = {count.at: (count.text, count.tone) for count in groups["Romford"].counts}
    assert counts[at("09:00")] == ("2", "plain")
    assert counts[at("11:00")] == ("1", "warn")
    assert counts[at("12:00")] == ("1", "warn"), "turn-round counts"
    assert counts[at("18:00")] == ("3", "plain")
    assert {count.text for count in groups["Dagenham"].counts} == {"1"}


def test_idle_vehicles_are_folded_unless_opened(loaded: Loaded) -> None:
    dagenham = content(loaded, Look()).groups[0]
    assert (dagenham.rows, dagenham.folded_title) == ((), "1 free all day")
    assert dagenham.folded[0].tone == "plain"
    opened = content(loaded, Look(open_rows=frozenset({KNE}))).groups[0]
    assert [row.key for row in opened.rows] == [KNE]


def test_what_was_found_is_green(asked: Loaded) -> None:
    shown = content(asked, Look(now=NOW))
    slots = {bar.row for bar in shown.bars if bar.kind is BarKind.FREE}
    assert slots == {KLM, KMA}
    assert shown.groups[0].folded[0].tone == "good"
    rows = {row.key: row.chip for group in shown.groups for row in group.rows}
    assert rows == {KLM: "Free", KMA: "Free", VAN: ""}
    assert shown.bands[0].words == "12:30–13:30"


def test_a_kind_asked_for_is_the_one_counted(made_fleet: Path) -> None:
    asked = Free(start=when("12:30"), end=when("13:30"), kind="station_van")
    romford = content(read(made_fleet, asked), Look()).groups[1]
    assert romford.figures == "Station van free"
    assert {count.text for count in romford.counts} == {"0", "1"}


def test_groups_by_kind_say_the_base(loaded: Loaded) -> None:
    irv, van = content(loaded, Look(by="kind")).groups
    assert (irv.title, van.title) == ("IRV", "Station van")
    assert irv.rows[0].subtitle == "Romford"


def test_a_week_folds_by_the_week(made_fleet: Path) -> None:
    shown = content(read(made_fleet, stretch=Stretch.WEEK), Look(now=NOW))
    assert shown.groups[0].folded_title == "1 free all week"
    assert shown.corner == "4 vehicles, 1 out now"
    assert content(read(made_fleet), Look(now=NOW + 10**6)).corner == "4 vehicles, 2 booked"


def test_rows_stand_under_their_borough(made_fleet: Path) -> None:
    made = content(read(made_fleet), Look(by="borough", now=NOW))
    assert [group.title for group in made.groups] == ["Barking and Dagenham", "Havering"]
    rows = {row.key: row.subtitle for group in made.groups for row in group.rows}
    assert rows[KLM] == "IRV, Romford"


def test_a_base_is_not_said_again_below_its_own_heading(made_fleet: Path) -> None:
    loaded = read(made_fleet)
    room = replace(loaded.board.vehicles[0], name="Dagenham briefing room", base="Dagenham")
    board = replace(loaded.board, vehicles=(room,), bookings=(), away={})
    made = content(replace(loaded, board=board), Look(now=NOW))
    assert made.groups[0].folded[0].title == "Briefing room"
    by_kind = content(replace(loaded, board=board), Look(by="kind", now=NOW))
    assert by_kind.groups[0].folded[0].title == "Dagenham briefing room"
