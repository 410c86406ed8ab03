"""What is wanted of a pack is kept as JSON and read back; marking and readers say what it holds."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.own import template_in
from bcu_desk.features.briefing.rules.templates import TEMPLATES
from bcu_desk.features.briefing.rules.wanted import (
    Action,
    Wanted,
    Written,
    read_wanted,
    told_of,
    wanted_of,
)
from tests.features.briefing.conftest import DAY, SIX, a_wanted


def test_what_is_kept_is_read_back() -> None:
    written = Written(notes={"risk": "Ice"}, actions=(Action(what="Grit", owner="Estates"),))
    wanted = Wanted(**{**_fields(a_wanted()), "written": written, "bcus": ("EA",)})
    assert read_wanted(told_of(wanted)) == wanted


def _fields(wanted: Wanted) -> dict[str, object]:
    return {name: getattr(wanted, name) for name in wanted.__struct_fields__}


@pytest.mark.parametrize("told", ["", "[]", '{"template": 3}', '{"template": "daily"}'])
def test_a_record_that_is_no_pack_is_refused(told: str) -> None:
    with pytest.raises(Refused, match="bad_pack_record"):
        read_wanted(told)


def test_phones_need_the_higher_marking_and_never_leave_the_police() -> None:
    assert a_wanted("daily").phones
    assert not a_wanted("daily", "OFFICIAL").phones
    partner = a_wanted("partner")
    assert not partner.phones
    assert not partner.names
    assert not partner.asked().sensitive


def test_names_can_be_dropped_but_not_added_for_others() -> None:
    partner, daily = (template_in(TEMPLATES, name) for name in ("partner", "daily"))
    assert not wanted_of(partner, DAY, SIX, "OFFICIAL", names=True).names
    assert not wanted_of(daily, DAY, SIX, "OFFICIAL", names=False).names
    assert wanted_of(daily, DAY, SIX, "official").marking == "OFFICIAL"
