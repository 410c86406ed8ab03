"""The page of ward sets, opened for a test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.places import Ward
from bcu_desk.features.wards.page import WardsPage
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import PageContext
from bcu_desk.store.create import create
from bcu_desk.store.rows import in_key_order
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.builders import A_POST, FACTS, HEAD, NOON, START, a_posting, first_rows
from tests.features.wards.files import small_wards
from tests.features.wards.pages import Answers, Open


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file that is chosen when the page asks for one; it need not be there."""
    return tmp_path / "wards.geojson"


@pytest.fixture
def opened(qtbot, tmp_path: Path, file: Path) -> Iterator[Open]:
    """Opens the page; a post of Ward 1 has a holder."""
    jobs: list[Jobs] = []

    def make(*, inline: bool = True) -> WardsPage:
        jobs.append(Jobs(inline=inline))
        wards = small_wards()
        post = replace(A_POST, id=900, code="EA-D9", title="DWO 1, Ward 1", ward_id=wards[0].id)
        others = (row for row in first_rows() if not isinstance(row, Ward))
        rows = (*others, *wards, post, a_posting(post_id=900))
        path = tmp_path / "small.bcu"
        create(path, FACTS, in_key_order(rows), HEAD)
        context = PageContext(
            desk=Desk(path, Clock(NOON), actor="PS Test"),
            hub=Hub(),
            jobs=jobs[0],
            settings=Settings(tmp_path),
            ask=Answers(file),
            navigate=lambda *_: None,
            view=lambda: View(START),
            message=lambda refused: sentence(refused.code, refused.facts),
            set_on=lambda _: None,
        )
        page = WardsPage(context)
        qtbot.addWidget(page)
        page.resize(1190, 688)
        page.show()
        qtbot.waitUntil(page.is_settled)
        return page

    yield make
    for one in jobs:
        one.close()
