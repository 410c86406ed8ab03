"""A migration that is killed at any write leaves the old file whole or the new one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import closing

import pytest

from bcu_desk.store.digest import whole_digest
from bcu_desk.store.identify import identify
from bcu_desk.store.migrate import migrate
from bcu_desk.store.opening import open_careful
from bcu_desk.store.replace import sweep
from bcu_desk.store.verify import verify
from tests.builders import Rename, a_booking, a_desk
from tests.migrations.next_release import HEAD, REVISION, releases_with, scripts_with

# Runs a migration on each copy in a forked child that is killed: at the n-th event (a file
# opened, renamed, linked or removed, a connection made, 4,000 steps of SQLite's machine), or by
# a timer while the new content is written into place. The first child tells how long that takes.
CHILD = """
import json, os, signal, sqlite3, sys, time
from pathlib import Path
import bcu_desk.store.ladder
from bcu_desk.store import migrate as at
from bcu_desk.store.identify import Release
told = json.loads(sys.argv[1])
releases = tuple(Release(*each) for each in told["releases"])
left = None
def count(*_):
    global left
    if left is not None:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
def audit(event, args):
    if event in ("open", "os.rename", "os.link", "os.remove", "sqlite3.connect"):
        count()
sys.addaudithook(audit)
real = sqlite3.connect
def connect(*given, **named):
    opened = real(*given, **named)
    opened.set_progress_handler(count, 4000)
    return opened
sqlite3.connect = connect
copy_into, delay = at.copy_into, None
def timed_copy(*given):
    if delay is not None:
        signal.setitimer(signal.ITIMER_REAL, max(delay, 0.000001))
    began = time.perf_counter()
    copy_into(*given)
    os.write(pipe[1], str(time.perf_counter() - began).encode())
at.copy_into = timed_copy
pipe = os.pipe()
took = 0.0
for number, file in enumerate(told["files"]):
    child = os.fork()
    if child == 0:
        if 0 < number <= told["events"]:
            left = number
        elif number:
            delay = took * (number - told["events"]) / told["timers"]
        at.migrate(Path(file), scripts=Path(told["scripts"]), releases=releases)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    if number == 0:
        took = float(os.read(pipe[0], 100))
    print("killed" if os.WIFSIGNALED(status) else "ended", flush=True)
"""
EVENTS, TIMERS = 38, 16


@pytest.fixture
def file(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    day = 24 * 60
    more = [a_booking(900 + n, start_minute=n * day, end_minute=n * day + 60) for n in range(200)]
    desk = a_desk(folder, *more)
    desk.do(Rename(collar="412KD", surname="Osei"))
    return desk.path


def digest_of(path):
    with closing(open_careful(path)) as opened:
        return whole_digest(opened)


def test_a_kill_at_any_point_leaves_the_old_or_the_new_file(file, tmp_path):
    releases, scripts = releases_with(file), scripts_with(tmp_path)
    old = digest_of(file)
    files = [tmp_path / "runs" / str(n) / "desk.bcu" for n in range(1 + EVENTS + TIMERS)]
    for each in files:
        each.parent.mkdir(parents=True)
        shutil.copyfile(file, each)
    told = {
        "releases": [[r.revision, r.schema, r.fingerprint] for r in releases],
        "scripts": str(scripts),
        "files": [str(each) for each in files],
        "events": EVENTS,
        "timers": TIMERS,
    }
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, json.dumps(told)], capture_output=True, text=True, check=True
    )
    outcomes = ran.stdout.split()
    assert outcomes[0] == "ended", ran.stderr
    assert outcomes.count("killed") > EVENTS, ran.stderr
    revisions = {state_after_kill(each, releases, old) for each in files}
    assert revisions == {HEAD, REVISION}
    for each in files:
        migrate(each, scripts=scripts, releases=releases)
        sweep(each)
        assert identify(each, releases=releases).current
        assert leavings(each) == []


def state_after_kill(path, releases, old):
    """The revision a file is left at; an old one says what it said, a new one is whole."""
    found = identify(path, releases=releases)
    if found.revision == HEAD:
        assert digest_of(path) == old
    else:
        told = {dict(fault.facts)["noun"] for fault in verify(path, releases=releases).faults}
        assert told == {"kennel"}  # filled by the script, which the log does not know
        kept = path.with_name(f"{path.name}.before-{REVISION}")
        assert digest_of(kept) == old
    return found.revision


def leavings(path):
    kept = (path.name, f"{path.name}.before-{REVISION}", f"{path.name}.before-{REVISION}-2")
    return [one.name for one in path.parent.iterdir() if one.name not in kept and not spent(one)]


def spent(path):
    """Whether it is a journal that SQLite is done with: it begins with nothing."""
    return path.suffix == ".bcu-journal" and not path.read_bytes()[:8].strip(b"\0")
