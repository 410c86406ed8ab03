"""The desks of a group, at a terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.shell.cli.calls import call
from bcu_desk.shell.cli.words.desk_words import desk_lines, held_up_lines, withdrawn_lines
from bcu_desk.work.exchange.membership.held_up import HeldUp
from tests.work.exchange.test_beyond import a_revoked_desk
from tests.work.exchange.test_returning import a_desk_that_heard


def test_a_desk_is_told_on_one_line_that_people_can_read() -> None:
    row = DeskRow(
        2, "Ilford", "second", "active", False, None, 3, 7, "a b c", None, ((1, 4), (3, 2))
    )
    (line,) = desk_lines([row])
    assert (line.number, line.last_heard, line.we_have, line.lacks) == ("02", "never", 7, 6)
    (gone,) = desk_lines([replace(row, status="retired")])
    assert (gone.status, gone.lacks) == ("retired", None)
    (own,) = desk_lines([replace(row, this_desk=True, program="0.1.0")])
    assert (own.last_heard, own.program) == ("this desk", "0.1.0")


def test_whose_changes_wait_is_told_with_what_the_lead_can_do() -> None:
    one = HeldUp(3, 1, 2, "Ilford", "revoked", 4, 6)
    assert held_up_lines([one], 3) == (
        "1 change made here waits: built on 4-6 of Ilford, which was revoked before those",
        "  At the lead desk, once a file brings them: bcu-desk desk allow FILE 2",
    )
    (line, _) = held_up_lines([replace(one, changes=2, status="active", last=4)], 1)
    told = "built on 4 of Ilford, which was withdrawn before those"
    assert line == f"2 changes of desk 03 wait: {told}"


def test_the_list_of_desks_and_the_state_of_a_file_tell_it(tmp_path: Path, capsys) -> None:
    first, _, third = a_revoked_desk(tmp_path)
    third.receive(first.send(3, name="list.bcusync"))
    for asked in (["desk", "list"], ["info"]):
        assert call([*asked, str(third.desk.path)]) == 0
        assert "1 change made here waits: built on" in capsys.readouterr().out
        assert call([*asked, str(first.desk.path)]) == 0
        assert "built on" not in capsys.readouterr().out


def test_a_desk_that_hears_of_its_own_withdrawal_is_told_how_to_return(
    tmp_path: Path, capsys
) -> None:
    told = a_desk_that_heard(tmp_path)
    for asked in (["desk", "list"], ["info"]):
        assert call([*asked, str(told.desk.path)]) == 0
        assert "To return: bcu-desk desk card" in capsys.readouterr().out
    assert withdrawn_lines("active") == withdrawn_lines("") == ()
