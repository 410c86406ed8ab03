"""A program killed while it writes loses nothing it said was done, and tears nothing.

Each life of the program does step after step through `Desk.do` and says so once it returned;
at a random instant it is killed. A step gives all people of the file one new name, so that half
a step shows. (Power cuts need another test: a kill leaves what was written in the system's
hands, TRUST finding 3.)
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from bcu_desk.store.verify import verify
from tests.builders import A_PERSON, a_file

LIVES = 150
PEOPLE = 8
PROGRAM = """
import json, os, random, select, signal, sys, time
from pathlib import Path
from bcu_desk.domain.people import Person
from bcu_desk.store.identify import identify
from tests.builders import NOON, Clock, Desk, Rename

path, lives, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
with Desk(path, Clock(NOON)).reader() as reader:
    collars = [person.collar for person in reader.every(Person)]

def live(out, number):
    desk = Desk(path, Clock(NOON), actor="kill")
    while True:
        number += 1
        if number % 7 == 0 and desk.undo_label():
            desk.undo()
            desk.redo()
        desk.do(*(Rename(collar=collar, surname=f"N{number}") for collar in collars))
        os.write(out, b"%d\\n" % number)

def names():
    identify(path)
    with Desk(path, Clock(NOON)).reader() as reader:
        asked = "SELECT kind FROM step ORDER BY tx DESC LIMIT 1"
        undone = reader.connection.exec_driver_sql(asked).scalar() == "undo"
        return {person.surname for person in reader.every(Person)}, undone

done, kills, told = 0, 0, {"lost": 0, "torn": 0, "acked": 0}
for life in range(lives):
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        live(outlet, done)
    os.close(outlet)
    acks = b""
    for _ in range(chance.randrange(4)):
        acks += os.read(inlet, 4096)
    select.select([], [], [], chance.random() * 0.012)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(inlet, 4096):
        acks += more
    os.close(inlet)
    acked = int(acks.split()[-1]) if acks else done
    found, undone = names()
    told["acked"] += acked - done
    told["torn"] += len(found) != 1
    number = int(min(found)[1:]) if min(found)[1:].isdigit() else 0
    # Killed after an undo and before its redo, the file says what it said before that step.
    told["lost"] += number not in ((acked - 1,) if undone else (acked, acked + 1))
    done = number
print(json.dumps(told))
"""


@pytest.fixture
def file(tmp_path):
    more = [replace(A_PERSON, id=600 + n, collar=f"{600 + n}KD") for n in range(PEOPLE - 2)]
    return a_file(tmp_path / "small.bcu", *more)


@pytest.mark.parametrize("seed", [2017])
def test_a_killed_program_has_lost_nothing_it_said_was_done(file, seed):
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file), str(LIVES), str(seed)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert (told["lost"], told["torn"]) == (0, 0)
    assert told["acked"] > LIVES
    assert verify(file).whole
