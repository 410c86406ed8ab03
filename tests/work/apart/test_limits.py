"""What a process may take is capped by the process itself."""

from __future__ import annotations

import sys

import pytest

from bcu_desk.work.apart.limits import CAN_LIMIT
from bcu_desk.work.apart.process import Caps, NoAnswer, answer_of

SCRIPT = """
from bcu_desk.work.apart.limits import limit
limit(memory=300_000_000, seconds=1, answer=1000)
{then}
"""
CASES = {
    "memory": "bytearray(400_000_000); print('here')",
    "time": "while True: pass",
    "answer": "import sys; sys.stdout.write('x' * 5000); sys.stdout.flush()",
}


@pytest.mark.skipif(not CAN_LIMIT, reason="capped where the system can")
@pytest.mark.parametrize("then", CASES.values(), ids=CASES)
def test_a_process_ends_where_its_caps_are(then: str) -> None:
    script = [sys.executable, "-c", SCRIPT.format(then=then)]
    try:
        told = answer_of(script, b"", Caps(seconds=20, answer=2000))
    except NoAnswer:
        told = b""
    assert len(told) <= 1000
    assert b"here" not in told
