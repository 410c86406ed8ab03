"""Whatever edge of a bar is dragged, undo puts every row back exactly as it was."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.assignments.commands.edges import CorrectEdge
from bcu_desk.features.assignments.rules.plans.edges import Side
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.postings import Appoint, EndPosting
from tests.builders import NOON
from tests.laws.gestures import digest_of

CLOCK = Clock(NOON)
END, NEXT = date(2017, 3, 13), date(2017, 3, 20)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of one command with a holder who ends, and one who starts a week later."""
    path = tmp_path_factory.mktemp("laws") / "sample.bcu"
    create_file(path, NewFile(kind="central-north"), CLOCK)
    desk = Desk(path, CLOCK, actor="PS Test")
    desk.do(EndPosting(post="CN-S1", on=END))
    desk.do(Appoint(post="CN-S1", person="110EK", from_day=NEXT))
    return path


@given(st.data())
@settings(
    deadline=None,
    derandomize=True,
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_undo_of_a_bar_drag_is_exact_and_redo_does_it_again(
    made: Path, data: st.DataObject
) -> None:
    side = data.draw(st.sampled_from(Side))
    on = END if side is Side.END else NEXT
    to = on + timedelta(days=data.draw(st.integers(-80, 80)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(made, folder))
        desk = Desk(path, CLOCK, actor="PS Test")
        before = digest_of(path)
        follow = data.draw(st.booleans())
        try:
            desk.do(CorrectEdge(post="CN-S1", on=on, to=to, side=side, follow=follow))
        except Refused:
            assert digest_of(path) == before
            return
        after = digest_of(path)
        assert after != before
        desk.undo()
        assert digest_of(path) == before
        desk.redo()
        assert digest_of(path) == after
