"""Ward cover counted by hand: plain SQL and loops over days and minutes, none of the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
AWAY_FROM_DUTY = ("local_aid", "central_aid", "mandatory", "cover")
Row = sqlite3.Row


class File:
    """The rows of a desk file, and what follows from them on a day."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as opened:
            opened.row_factory = sqlite3.Row
            tables = (
                "ward", "post", "posting", "person", "target", "absence", "absence_kind",
                "shift_line", "shift_pattern", "shift_code", "borough_in_bcu", "bcu", "rank",
            )  # fmt: skip
            self.rows = {
                name: opened.execute(f"SELECT * FROM {name}").fetchall() for name in tables
            }
        self.people = {row["id"]: row for row in self.rows["person"]}
        self.ranks = {row["id"]: row["code"] for row in self.rows["rank"]}
        self.bcus = {row["id"]: row["code"] for row in self.rows["bcu"]}
        homes = {row["borough_id"]: self.bcus[row["bcu_id"]] for row in self.rows["borough_in_bcu"]}
        self.holding = _by(self.rows["posting"], "post_id")
        self.lines = _by(self.rows["shift_line"], "person_id")
        self.absences = _by(self.rows["absence"], "person_id")
        self.ward_posts = _by(self.rows["post"], "ward_id")
        self.bcu_of = {row["id"]: homes.get(row["borough_id"], "") for row in self.rows["ward"]}

    def wards(self) -> list[Row]:
        """The wards of the set of 2014 that are in a BCU."""
        return [
            row
            for row in self.rows["ward"]
            if row["ward_set_id"] == 2014 and self.bcu_of[row["id"]]
        ]

    def posts(self, ward: Row, on: date) -> list[Row]:
        """The DWO posts of a ward on a day."""
        mine = self.ward_posts.get(ward["id"], [])
        return [row for row in mine if row["kind"] == "dwo" and is_on(row, on)]

    def team(self, ward: Row, on: date) -> set[int]:
        """The ids of the DWOs who hold posts of a ward on a day."""
        return {
            row["person_id"]
            for post in self.posts(ward, on)
            for row in self.holding.get(post["id"], [])
            if is_on(row, on)
        }

    def target(self, ward: Row, on: date) -> int | None:
        """What a ward is promised: its own figure, else everywhere's."""
        found = [row for row in self.rows["target"] if row["kind"] == "dwo" and is_on(row, on)]
        own = [row["amount"] for row in found if row["ward_id"] == ward["id"]]
        all_ = [row["amount"] for row in found if row["ward_id"] is row["borough_id"] is None]
        return next(iter((*own, *all_)), None)

    def duty(self, person: int, on: date) -> range:
        """The minutes of the duty that a person begins on a day."""
        for line in self.lines.get(person, []):
            if not is_on(line, on):
                continue
            pattern = next(r for r in self.rows["shift_pattern"] if r["id"] == line["pattern_id"])
            codes = pattern["cycle"].split()
            gone = (on - date.fromisoformat(pattern["anchor"])).days + line["position"]
            for code in self.rows["shift_code"]:
                if (code["pattern_id"], code["code"]) == (pattern["id"], codes[gone % len(codes)]):
                    start = minute(on, code["begins"])
                    return range(start, start + code["lasts"])
        return range(0)

    def away(self, person: int, minutes: range, *, counted: bool = False) -> set[int]:
        """The minutes of some that a person is away; those that count as abstraction, or all."""
        kinds = {
            row["id"]
            for row in self.rows["absence_kind"]
            if not counted or row["counts_as"] in AWAY_FROM_DUTY
        }
        found = set[int]()
        for row in self.absences.get(person, []):
            if row["kind_id"] in kinds:
                first, last = max(minutes.start, row["start_minute"]), row["end_minute"]
                found.update(range(first, min(minutes.stop, last)))
        return found

    def is_there(self, person: int, on: date) -> bool:
        """Whether a person is not away on a day: in their duty, or at noon without one."""
        noon = minute(on, 720)
        minutes = self.duty(person, on) or range(noon, noon + 1)
        return not self.away(person, minutes)

    def abstraction(self, ward: Row, first: date, end: date) -> tuple[int, int]:
        """Minutes of duty taken from a ward's DWOs, and minutes rostered."""
        taken = rostered = 0
        for on in each(first, end):
            for person in self.team(ward, on):
                duty = self.duty(person, on)
                rostered += len(duty)
                taken += len(self.away(person, duty, counted=True))
        return taken, rostered

    def uncovered(self, ward: Row, first: date, count: int) -> tuple[date, int] | None:
        """The first of some days without a DWO in post and there, and how many follow on."""
        empty = [
            not any(self.is_there(person, on) for person in self.team(ward, on))
            for on in each(first, first + count * DAY)
        ]
        if not any(empty):
            return None
        begins = empty.index(True)
        lasts = next((n for n, one in enumerate(empty[begins:]) if not one), count - begins)
        return first + begins * DAY, lasts


def _by(rows: list[Row], name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name], []).append(row)
    return found


def is_on(row: Row, on: date) -> bool:
    """Whether a row is in force on a day."""
    return row["from_day"] <= on.isoformat() and (
        row["to_day"] is None or on.isoformat() < row["to_day"]
    )


def minute(on: date, wall: int) -> int:
    """The minute since 1970 of a London wall time."""
    told = datetime(on.year, on.month, on.day, tzinfo=LONDON) + timedelta(minutes=wall)
    return int(told.astimezone(UTC).timestamp()) // 60


def each(first: date, end: date) -> Iterator[date]:
    """Some days, one after another."""
    return (first + number * DAY for number in range((end - first).days))


def most_filled(file: File, on: date) -> int:
    """How many gaps can be filled at the most, by trying to find room for one officer at a time.

    Whoever has no post may go to a ward of their BCU; a ward above its target gives what it has
    too many. Who has another post to come is left alone.
    """
    held = {row["person_id"] for row in file.rows["posting"] if is_on(row, on)}
    later = {row["person_id"] for row in file.rows["posting"] if row["from_day"] > on.isoformat()}
    gaps: list[tuple[str, str]] = []
    sources: list[tuple[str, str]] = []  # of which BCU and rank
    taken = {row["post_id"] for row in file.rows["posting"] if row["to_day"] is None or (
        on.isoformat() < row["to_day"])}  # fmt: skip
    for ward in file.wards():
        team, need, bcu = file.team(ward, on), file.target(ward, on), file.bcu_of[ward["id"]]
        if need is None:
            continue
        rooms = [file.ranks[p["rank_id"]] for p in file.posts(ward, on) if p["id"] not in taken]
        gaps += [(bcu, rank) for rank in rooms[: max(0, need - len(team))]]
        ranks = sorted(file.ranks[file.people[one]["rank_id"]] for one in team - later)
        sources += [(bcu, rank) for rank in ranks[: max(0, len(team) - need)]]
    for person in file.rows["person"]:
        if is_on(person, on) and person["id"] not in held | later:
            bcu = file.bcus.get(person["bcu_id"], "")
            sources.append((bcu, file.ranks[person["rank_id"]]))
    filled = 0
    for gap in gaps:
        if gap in sources:
            sources.remove(gap)
            filled += 1
    return filled
