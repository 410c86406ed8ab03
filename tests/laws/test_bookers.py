"""Programs that book one fleet at the same time: nothing twice, nothing lost, nobody locked out."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from bcu_desk.domain.fleet import Sort, VehicleKind
from tests.builders import A_VEHICLE, LONG_AGO, a_file
from tests.sources import ROOT

BOOKERS, TRIES, TURN = 4, 15, 15
PROGRAM = """
import json, sys
from pathlib import Path
from random import Random
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.bookings.commands.booking import Book
from tests.builders import NOON, Clock, Desk
path, name = Path(sys.argv[1]), sys.argv[2]
sys.stdin.readline()
desk, chance = Desk(path, Clock(NOON), actor=name), Random(name)
first, booked, codes = minute_of("2017-01-23T06:00"), [], []
for number in range(int(sys.argv[3])):
    start = first + 15 * chance.randrange(24)
    pool = chance.random() < 0.5
    try:
        done = desk.do(
            Book(
                vehicle="KD-RADIO" if pool else "BX16 KLM",
                borough="Havering",
                start=utc_text(start),
                end=utc_text(start + 15 * chance.randint(1, 4)),
                purpose=name,
                amount=2 if pool else 1,
            )
        )
        booked.append(done.keys[-1])
    except Refused as refused:
        codes.append(refused.code)
print(json.dumps([booked, codes]))
"""


def test_programs_that_book_at_once_never_overlap_and_lose_nothing(tmp_path: Path) -> None:
    kind = VehicleKind(
        id=21, code="radio", title="Radio", sort=Sort.KIT, turn_round_minutes=0, from_day=LONG_AGO
    )
    pool = replace(A_VEHICLE, id=321, registration="KD-RADIO", kind_id=21, amount=5)
    path = a_file(tmp_path / "fleet.bcu", kind, pool)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(path), f"PS {number}", str(TRIES)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(BOOKERS)
    ]
    for booker in running:
        booker.stdin.write("go\n")
        booker.stdin.flush()
    told = [booker.communicate(timeout=150) for booker in running]
    assert [error for _, error in told] == [""] * BOOKERS
    outcomes = [json.loads(out) for out, _ in told]
    assert {code for _, codes in outcomes for code in codes} <= {"vehicle_taken", "turn_round"}
    assert all(len(booked) + len(codes) == TRIES for booked, codes in outcomes)
    with closing(sqlite3.connect(path)) as opened:
        kept = {row[0] for row in opened.execute("SELECT reference FROM booking")}
        car = opened.execute(
            "SELECT start_minute, end_minute FROM booking WHERE vehicle_id = 300 ORDER BY 1"
        ).fetchall()
        radios = opened.execute(
            "SELECT start_minute, end_minute, amount FROM booking WHERE vehicle_id = 321"
        ).fetchall()
    assert kept == {name for booked, _ in outcomes for name in booked}
    assert len(kept) == sum(len(booked) for booked, _ in outcomes)
    assert all(end + TURN <= start for (_, end), (start, _) in pairwise(car))
    starts = {start for start, _, _ in radios}
    assert all(
        sum(amount for start, end, amount in radios if start <= minute < end) <= 5
        for minute in starts
    )
