"""The day that a drawing call asks for."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.refusals import Refused
from bcu_desk.shell.drawn.day import application, day_asked_for
from tests.builders import a_desk


def _given(**fields: object) -> argparse.Namespace:
    return argparse.Namespace(**({"on": None, "bcu": None, "known_at": None} | fields))


def test_the_day_the_bcus_and_the_instant_are_read(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with day_asked_for(desk, _given(on="2017-02-03", bcu=["EA"])) as (_, view):
        assert (view.on, view.scope, view.known_at) == (date(2017, 2, 3), ("EA",), None)
    with day_asked_for(desk, _given()) as (_, view):
        assert (view.on, view.scope) == (desk.clock.today(), ())


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"bcu": ["ZZ"]}, "unknown_bcu"),
        ({"on": "soon"}, "bad_day"),
        ({"known_at": "x"}, "bad_time"),
    ],
)
def test_what_can_not_be_read_is_refused(
    tmp_path: Path, fields: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as told, day_asked_for(a_desk(tmp_path), _given(**fields)):
        pass
    assert told.value.code == code


def test_the_running_application_is_used(qapp: QApplication) -> None:
    assert application() is qapp
