"""A pack of the sample, and what it is made of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.times import midnight
from bcu_desk.features.briefing.rules.composing import Pack, Sources
from bcu_desk.features.briefing.rules.making import read_pack
from bcu_desk.features.briefing.rules.own import template_in
from bcu_desk.features.briefing.rules.templates import TEMPLATES
from bcu_desk.features.briefing.rules.wanted import Wanted, wanted_of
from bcu_desk.shell import offers
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk

DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360
SENSITIVE = "OFFICIAL-SENSITIVE"


def a_wanted(template: str = "daily", marking: str = SENSITIVE) -> Wanted:
    """A pack of a template at 06:00."""
    return wanted_of(template_in(TEMPLATES, template), DAY, SIX, marking)


@pytest.fixture(scope="session")
def sources() -> Sources:
    """All that the features contribute."""
    return Sources(offers.sections(), offers.tiles(), offers.questions())


@pytest.fixture(scope="session")
def daily(made_sample: Path, sources: Sources) -> Pack:
    """The daily pack of both BCUs, made once."""
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        return read_pack(reader, a_wanted(), sources)
