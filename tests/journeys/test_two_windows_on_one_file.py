"""Two colleagues open the same file: the second may look and is told who has it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.hands import Calls, Start

HOLDS_IT = """
import sys
from pathlib import Path
from bcu_desk.store.lock import take, this_window
lock = take(Path(sys.argv[1]), this_window("05:40 on Mon 23 Jan 2017"))
print("held", flush=True)
sys.stdin.read()
lock.release()
"""


@pytest.fixture
def colleague(sample_file: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program on this computer that has the sample open in a window."""
    running = subprocess.Popen(
        [sys.executable, "-c", HOLDS_IT, str(sample_file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ.copy(),
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "held\n"
    yield running
    running.communicate(timeout=20)


def test_the_second_window_reads_only_until_the_first_is_closed(
    start: Start, calls: Calls, sample_file: Path, colleague: subprocess.Popen[str]
) -> None:
    hands = start(sample_file)
    assert "open in a window of" in hands.words_of("welcome.notice")
    assert "since 05:40 on Mon 23 Jan 2017" in hands.words_of("welcome.notice")
    hands.click_at(hands.labelled("Open to read only"))
    assert hands.desk.status.file.text() == "sample.bcu (read only)"
    assert hands.desk.header.state.text() == "Read only"

    for key, names in (
        ("Ctrl+2", ("org_chart.appoint", "org_chart.person", "org_chart.create")),
        ("Ctrl+3", ("assignments.appoint", "assignments.swap")),
        ("Ctrl+5", ("coverage.put", "coverage.target")),
        ("Ctrl+6", ("bookings.book",)),
    ):
        hands.press(key)
        for name in names:
            assert not hands.button(name).isEnabled(), name
    for key, letters in (("Ctrl+2", "AVM"), ("Ctrl+5", "PT"), ("Ctrl+6", "B")):
        hands.press(key, *letters)
        assert not hands.sees("org_chart.appoint.person")
        assert not hands.sees("coverage.move.person")
        assert not hands.sees("bookings.book_form")
    assert not hands.button("header.undo").isEnabled()

    booked = '{"vehicle": "BX16 KPO", "borough": "Havering", "start": "2017-01-23T20:00",'
    booked += ' "end": "2017-01-23T21:00", "purpose": "Court run"}'
    calls("run", sample_file, "book", booked)
    assert calls.code == 0

    colleague.communicate("", timeout=20)
    hands.drop_file(sample_file)
    assert hands.desk.header.state.text() == "Sample"
    assert hands.button("header.undo").accessibleName().startswith("Undo: Book BX16 KPO")
