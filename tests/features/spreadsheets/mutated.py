"""Mutated workbooks read one by one, each in a process of its own: what came of them, at what cost.

`python -m tests.features.spreadsheets.mutated 10000` does so by hand, where processes fork.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.spreadsheets.queries.plan import plan_of
from bcu_desk.features.spreadsheets.rules.reading.told import Asked, Told
from bcu_desk.features.spreadsheets.rules.reading.worker import MOST_ANSWER, MOST_MEMORY, answer
from bcu_desk.shell.offers import sheets
from bcu_desk.work.apart.limits import limit
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE
from tests.features.spreadsheets.coming_back import ON, exported, sample_desk
from tests.features.spreadsheets.mutating import Good, good, mutated

FILES = Path(__file__).parent / "files"
MOST_SECONDS, MOST_KILOBYTES = 2.0, 256 * 1024
READ = "read"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a workbook: the code of its refusal, `read`, or what broke; and its cost."""

    seed: int
    what: str
    seconds: float
    kilobytes: int


def sources(desk: Desk, folder: Path) -> tuple[Good, ...]:
    """Good workbooks of three writers."""
    exported(desk, folder / "made.xlsx", "targets", "vehicles")
    paths = (folder / "made.xlsx", *sorted(FILES.glob("*.xlsx")))
    return tuple(good(path.name, path.read_bytes()) for path in paths)


def come_of(desk: Desk, path: Path, *, capped: bool = False) -> str:
    """Read a file and compare it with the desk: `read`, or the code of what refuses it."""
    told = msgspec.json.decode(
        msgspec.json.encode(answer(Asked(str(path)), capped=capped)), type=Told
    )
    if told.book is None:
        return told.code
    try:
        with desk.reader() as reader:
            plan_of(reader, told.book, sheets(), View(ON, ("CN",)))
    except Refused as refused:
        return refused.code
    return READ


def _in_child(desk: Path, path: Path, seed: int) -> Outcome:
    """The same in a process of its own under the caps of the real one, with what it took."""
    told, telling = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if not child:
        try:
            limit(memory=MOST_MEMORY, seconds=60, answer=MOST_ANSWER)
            what = come_of(sample_desk(desk, read_only=True), path, capped=True)
        except BaseException as error:  # noqa: BLE001 - what breaks is what is looked for
            what = f"broken: {type(error).__name__} {error}"[:300]
        os.write(telling, what.encode())
        os._exit(0)
    os.close(telling)
    with os.fdopen(told, "rb") as answered:
        what = answered.read().decode()
    _, status, used = os.wait4(child, 0)
    seconds = min(time.monotonic() - start, used.ru_utime + used.ru_stime)
    if status:
        what = f"broken: ended with {status}"
    return Outcome(seed, what, seconds, used.ru_maxrss)


def outcomes(desk: Path, folder: Path, count: int) -> Iterator[Outcome]:
    """What came of so many mutated workbooks."""
    every = sources(sample_desk(desk, read_only=True), folder)
    path = folder / "mutated.xlsx"
    come_of(sample_desk(desk, read_only=True), folder / "made.xlsx")  # loads what reading needs
    gc.freeze()
    for seed in range(count):
        path.write_bytes(mutated(every[seed % len(every)], seed))
        yield _in_child(desk, path, seed)


def main(words: Sequence[str]) -> int:
    """Read so many of them; tell what came of them, and what broke or cost too much."""
    count = int(words[0]) if words else 1_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "sample.bcu"
        create_file(path, NewFile(kind="both"), Clock(minute_of(GO_LIVE)))
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        found = list(outcomes(path, folder, count))
        same = hashlib.sha256(path.read_bytes()).hexdigest() == before
    bad = [one for one in found if one.what.startswith("broken")]
    slow = [one for one in found if one.seconds > MOST_SECONDS]
    large = [one for one in found if one.kilobytes > MOST_KILOBYTES]
    for one in (*bad, *slow, *large):
        sys.stdout.write(f"{one}\n")
    for what, number in Counter(one.what for one in found if one not in bad).most_common():
        sys.stdout.write(f"{number:>7,}  {what}\n")
    sys.stdout.write(
        f"{count:,} mutated workbooks: {len(bad)} broke, {len(slow)} over {MOST_SECONDS} s,"
        f" {len(large)} over 256 MB; slowest {max(one.seconds for one in found):.2f} s, largest"
        f" {max(one.kilobytes for one in found) // 1024} MB; the desk is"
        f" {'as it was' if same else 'CHANGED'}\n"
    )
    return 0 if same and not (bad or slow or large) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
