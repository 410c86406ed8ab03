"""Packs of the book are made again as the file stood; the next one tells what changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.queries import Packs
from bcu_desk.features.briefing.rules.answering import reply_for, with_reply
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.features.briefing.rules.making import read_pack, rebuilt, record
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.org_chart.queries import Posts
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View
from tests.features.briefing.conftest import DAY, SIX, a_wanted


def test_a_pack_is_rebuilt_with_the_same_content_after_the_file_changed(
    sample_file: Path, sources: Sources
) -> None:
    desk = Desk(sample_file, Clock(SIX))
    wanted = msgspec.structs.replace(a_wanted(), sections=("coverage", "exceptions"))
    with desk.reader() as reader:
        pack = read_pack(reader, wanted, sources)
    made = record(desk, pack, file="daily.pdf", pages=2, recipient="Commander")
    later = Desk(sample_file, Clock(SIX + 5))
    later.do(SetTarget(ward="E05000026", dwo=9, from_day=DAY))
    kept, again = rebuilt(later, made.id, sources)
    assert again.digest == pack.digest == kept.digest
    assert again.parts == pack.parts
    with later.reader() as reader:
        assert read_pack(reader, wanted, sources).parts != pack.parts
        (row,) = Packs().rows(reader, View(DAY))
    assert (row.pack, row.recipient, row.template, row.on) == (1, "Commander", "daily", DAY)


def test_the_next_pack_tells_what_changed_since_the_last_of_its_template(
    sample_file: Path, sources: Sources
) -> None:
    wanted = msgspec.structs.replace(a_wanted(), sections=("changed",))
    desk = Desk(sample_file, Clock(SIX + 1))
    with desk.reader() as reader:
        first = read_pack(reader, wanted, sources)
    record(desk, first, file="a.pdf", pages=1)
    later = Desk(sample_file, Clock(SIX + 60))
    later.do(SetTarget(ward="E05000026", dwo=9, from_day=DAY))
    with later.reader() as reader:
        pack = read_pack(reader, wanted, sources)
    assert pack.wanted.since == SIX + 1
    assert pack.parts[0].part.count == 1
    other = msgspec.structs.replace(wanted, bcus=("CN",))
    with later.reader() as reader:
        assert read_pack(reader, other, sources).wanted.since is None


def test_an_answer_is_made_again_with_its_workbook(sample_file: Path, sources: Sources) -> None:
    wanted = with_reply(a_wanted("reply", "OFFICIAL"), reply_for(DAY), sources.questions)
    desk = Desk(sample_file, Clock(SIX))
    with desk.reader() as reader:
        pack = read_pack(reader, wanted, sources)
    made = record(desk, pack, file="answer.pdf", pages=1, recipient="Cllr Ash")
    with desk.reader() as reader:
        post = next(row for row in Posts(vacant=False).rows(reader, View(DAY)) if row.kind == "dwo")
    later = Desk(sample_file, Clock(SIX + 5))
    later.do(EndPosting(post=post.code, on=date(2017, 1, 20)))
    assert rebuilt(later, made.id, sources)[1].tables() == pack.tables()
    with later.reader() as reader:
        assert read_pack(reader, wanted, sources).tables() != pack.tables()


def test_an_unknown_or_altered_record_is_refused(sample_file: Path, sources: Sources) -> None:
    desk = Desk(sample_file, Clock(SIX))
    with pytest.raises(Refused, match="unknown_pack"):
        rebuilt(desk, 7, sources)
    wanted = msgspec.structs.replace(a_wanted(), sections=("exceptions",))
    with desk.reader() as reader:
        pack = read_pack(reader, wanted, sources)
    altered = record(desk, replace(pack, digest="0" * 64), file="a.pdf", pages=1)
    with pytest.raises(Refused, match="pack_differs"):
        rebuilt(desk, altered.id, sources)
