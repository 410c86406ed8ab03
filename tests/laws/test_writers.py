"""Programs that write one file at the same time take turns: each step is kept, none is torn."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bcu_desk.store.verify import verify
from bcu_desk.work.clock import Clock
from bcu_desk.work.state_of_file import state_of_file
from tests.builders import NOON, Desk, a_file
from tests.sources import ROOT

WRITERS, STEPS = 4, 20
PROGRAM = """
import json, sys
from pathlib import Path
from tests.builders import NOON, Clock, Desk, Rename
path, name = Path(sys.argv[1]), sys.argv[2]
sys.stdin.readline()
desk = Desk(path, Clock(NOON), actor=name)
labels = []
for number in range(int(sys.argv[3])):
    done = desk.do(
        Rename(collar="412KD", surname=f"{name}{number}"),
        Rename(collar="413KD", surname=f"{name}{number}"),
    )
    labels.append(done.label)
print(json.dumps(labels))
"""


def test_programs_that_write_at_once_take_turns_and_leave_nothing_beside(tmp_path: Path) -> None:
    path = a_file(tmp_path / "small.bcu")
    words = [sys.executable, "-c", PROGRAM, str(path)]
    running = [
        subprocess.Popen(
            [*words, f"W{number}", str(STEPS)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    for writer in running:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [writer.communicate(timeout=150) for writer in running]
    assert [error for _, error in told] == [""] * WRITERS
    assert [len(json.loads(labels)) for labels, _ in told] == [STEPS] * WRITERS
    state = state_of_file(Desk(path, Clock(NOON)))
    assert state.steps == 1 + WRITERS * STEPS
    assert verify(path).whole
    assert [found.name for found in tmp_path.iterdir()] == ["small.bcu"]
