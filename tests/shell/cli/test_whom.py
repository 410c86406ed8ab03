"""Desks as a call names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.shell.cli.membership.whom import numbers_of
from bcu_desk.store import session
from tests.work.exchange.stations import three


def test_a_name_or_a_number_names_a_desk(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    with first.desk.reader() as reader:
        name = reader.connection.exec_driver_sql("SELECT name FROM desk WHERE id = 2").scalar_one()
    assert numbers_of(first.desk, [name.upper()]) == (2,)
    assert numbers_of(two.desk, ["1", name]) == (1, 2)
    with pytest.raises(Refused, match="unknown_desk_name"):
        numbers_of(first.desk, ["Nowhere"])


def test_a_name_that_two_desks_have_is_refused(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    with session.writing(session.engine_of(first.desk.path, write=True)) as connection:
        connection.exec_driver_sql("UPDATE desk SET name = 'Ilford' WHERE id IN (2, 3)")
    with pytest.raises(Refused, match="several_desks") as refused:
        numbers_of(first.desk, ["ilford"])
    assert refused.value.facts["known"] == ("02 Ilford", "03 Ilford")
