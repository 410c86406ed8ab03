"""A page of exchange over a station's real desk file."""

from __future__ import annotations

import pytest

from bcu_desk.features.sync.page import ExchangePage
from bcu_desk.kit.ask import Ask
from tests.features.sync.asking import context
from tests.work.exchange.stations import Station


@pytest.fixture
def shown(qtbot):
    """Shows the page over a station, answering its questions."""

    def show(station: Station, ask: Ask | None = None) -> ExchangePage:
        made = ExchangePage(context(station, ask))
        qtbot.addWidget(made)
        made.resize(1190, 688)
        with qtbot.waitActive(made):
            made.show()
        qtbot.waitUntil(made.is_settled)
        return made

    return show
