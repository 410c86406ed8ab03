"""The panel of proposals over a small borough."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bcu_desk.features.coverage.widgets.proposals.panel import ProposalsPanel
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import PageContext
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.features.coverage.small import DAY

MakeContext = Callable[..., PageContext]
OpenPanel = Callable[..., ProposalsPanel]


@pytest.fixture
def context(tmp_path: Path) -> MakeContext:
    """Makes what a page may use, over a desk on Mon 23 Jan 2017."""

    def made(desk: Desk, jobs: Jobs | None = None, scope: tuple[str, ...] = ()) -> PageContext:
        return PageContext(
            desk=desk,
            hub=Hub(),
            jobs=jobs or Jobs(inline=True),
            settings=Settings(tmp_path),
            ask=Ask(),
            navigate=lambda *_: None,
            view=lambda: View(DAY, scope),
            message=lambda refused: sentence(refused.code, refused.facts),
            set_on=lambda _: None,
        )

    return made


@pytest.fixture
def open_panel(show: Callable, context: MakeContext) -> OpenPanel:
    """Opens the panel over a desk."""

    def opened(desk: Desk, jobs: Jobs | None = None) -> ProposalsPanel:
        panel = ProposalsPanel(context(desk, jobs))
        panel.resize(650, 600)
        show(panel)
        return panel

    return opened
