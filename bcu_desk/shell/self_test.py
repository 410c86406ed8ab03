"""The packaged program tries itself: sample, migration state, each page, export; a line each."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.features.spreadsheets.export import Wanted, export_file
from bcu_desk.shell import offers
from bcu_desk.store import backup
from bcu_desk.store.verify import verify
from bcu_desk.work import wire
from bcu_desk.work.clock import Clock
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.opening import Program
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing tried and what came of it."""

    name: str
    ok: bool
    told: str


def self_test(*, as_json: bool = False) -> int:
    """Try everything in a temporary folder; 0 where all is well."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        tried = tuple(_tried(name, work) for name, work in _trials(Path(folder)))
    if as_json:
        document = [{"name": t.name, "ok": t.ok, "told": t.told} for t in tried]
        sys.stdout.write(wire.text({"tried": document}) + "\n")
    else:
        for one in tried:
            sys.stdout.write(f"{'ok' if one.ok else 'FAILED':7}{one.name}: {one.told}\n")
    return 0 if all(one.ok for one in tried) else 1


def _tried(name: str, work: Callable[[], str]) -> Tried:
    try:
        return Tried(name, ok=True, told=work())
    except Exception as error:  # noqa: BLE001 - whatever fails is the answer of this trial
        return Tried(name, ok=False, told=f"{type(error).__name__}: {error}")


def _trials(folder: Path) -> tuple[tuple[str, Callable[[], str]], ...]:
    path = folder / "sample.bcu"
    program = Program(Clock(), folder)

    def sample() -> str:
        create_file(path, NewFile(kind="both"), program.clock)
        return f"{path.stat().st_size // 1024} KB"

    def whole() -> str:
        report = verify(path)
        if not report.whole:
            raise RuntimeError(str(report.faults))
        return f"schema {report.revision}"

    def export() -> str:
        desk = program.open(path, read_only=True)
        wanted = Wanted(
            out=folder / "all.xlsx", sheets=offers.sheets(), view=View(desk.clock.today())
        )
        return f"{sum(count for _, count in export_file(desk, wanted).sheets)} rows"

    def copy() -> str:
        return f"{backup.back_up(path, folder / 'copy.bcu').size // 1024} KB"

    return (
        ("make the sample", sample),
        ("verify the file", whole),
        ("export a workbook", export),
        ("copy and check", copy),
        ("draw each page", lambda: _pages(path, folder / "pages")),
    )


def _pages(path: Path, folder: Path) -> str:
    from bcu_desk.shell.page_pictures import draw_pages  # noqa: PLC0415 - loads Qt

    drawn = tuple(draw_pages(path, folder, "light", (1366, 768)))
    return ", ".join(one.stem for one in drawn)
