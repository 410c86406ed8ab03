"""Reading in a process of its own: within 2 s of the processor and 256 MB, whatever the file."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.reading import apart
from bcu_desk.features.spreadsheets.rules.reading.apart import read_apart
from bcu_desk.features.spreadsheets.rules.reading.told import Asked
from bcu_desk.features.spreadsheets.rules.reading.worker import answer
from bcu_desk.work.apart.limits import CAN_LIMIT
from tests.features.spreadsheets.rules.reading.hostile import (
    CRAFTED,
    MAIN,
    SHEET_PART,
    TYPES,
    packed,
    sheet,
)

PLAIN = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Ward</t></is></c></row>')
WORST = ("a bomb of nothing", "too many cells")
MOST_SECONDS, MOST_MEMORY = 2.0, 256 * 1024  # kilobytes


def test_a_workbook_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    packed(path, {SHEET_PART: PLAIN})
    found = read_apart(path)
    assert found == answer(Asked(str(path))).book
    assert found.sheets[0].rows[0].cells == ("Ward",)


def test_what_the_library_prints_is_no_part_of_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    styles = (
        f"<styleSheet {MAIN}><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/></cellXfs>"
        '<cellStyles><cellStyle name="Normal" xfId="7"/></cellStyles></styleSheet>'
    )
    types = TYPES.replace(
        "</Types>",
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.styles+xml"/></Types>',
    )
    packed(path, {SHEET_PART: PLAIN, "xl/styles.xml": styles, "[Content_Types].xml": types})
    with pytest.raises(Refused, match="workbook_odd"):
        read_apart(path)


@pytest.mark.parametrize(
    "script", ["import os; os.abort()", "print('{\"book\": 3}')", "print('{}')"]
)
def test_a_reader_that_dies_or_babbles_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setattr(apart, "command", lambda _: [sys.executable, "-c", script])
    with pytest.raises(Refused, match="workbook_too_much"):
        read_apart(tmp_path / "a.xlsx")


MEASURE = """
import resource, sys
from pathlib import Path
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.reading.apart import read_apart
for name in sys.argv[1:]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        read_apart(Path(name))
        code = "read"
    except Refused as refused:
        code = refused.code
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(code, taken, after.ru_maxrss)
"""


@pytest.mark.skipif(not CAN_LIMIT, reason="memory is told where the system can")
def test_hostile_workbooks_take_little_time_and_memory(tmp_path: Path) -> None:
    names = []
    for number, case in enumerate(WORST):
        path = tmp_path / f"{number}.xlsx"
        CRAFTED[case](path)
        names.append(str(path))
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, *names], capture_output=True, text=True, check=True
    )
    for line in told.stdout.splitlines():
        code, taken, memory = line.split()
        assert code.startswith("workbook_")
        assert float(taken) < MOST_SECONDS
        assert int(memory) < MOST_MEMORY
    assert len(told.stdout.splitlines()) == len(WORST)


def test_mutated_workbooks_are_read_or_refused_and_never_slow(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    packed(path, {SHEET_PART: PLAIN})
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        path.write_bytes(
            bytes(raw[: chance.randint(20, len(raw))] if chance.random() < 0.2 else raw)
        )
        start = time.thread_time()
        told = answer(Asked(str(path)))
        assert time.thread_time() - start < MOST_SECONDS
        assert told.book is not None or told.code.startswith("workbook_"), told
