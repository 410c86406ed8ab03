"""The book of packs can be asked for one template."""

from __future__ import annotations

from pathlib import Path

import msgspec

from bcu_desk.features.briefing.queries import Packs
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.features.briefing.rules.making import read_pack, record
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.briefing.conftest import DAY, SIX, a_wanted


def test_packs_are_listed_newest_first_and_by_template(sample_file: Path, sources: Sources) -> None:
    desk = Desk(sample_file, Clock(SIX))
    for template in ("daily", "handover"):
        wanted = msgspec.structs.replace(a_wanted(template), sections=("fleet",))
        with desk.reader() as reader:
            pack = read_pack(reader, wanted, sources)
        record(desk, pack, file=f"{template}.pdf", pages=1)
    with desk.reader() as reader:
        assert [row.template for row in Packs().rows(reader, View(DAY))] == ["handover", "daily"]
        (row,) = Packs(template="daily").rows(reader, View(DAY))
    assert (row.file, row.sections, row.pages) == ("daily.pdf", ("fleet",), 1)
