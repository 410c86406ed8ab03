"""The exchange page as a whole."""

from __future__ import annotations

from pathlib import Path

from tests.features.sync.asking import Answers, alone
from tests.work.exchange.stations import three


def test_a_file_that_stands_alone_is_told_how_a_group_begins(shown, tmp_path: Path) -> None:
    page = shown(alone(tmp_path))
    assert page.alone.isVisible()
    assert page.alone.invite.isEnabled()


def test_the_newest_import_is_taken_back_when_the_user_says_yes(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2))
    ask = Answers(yes=False)
    page = shown(two, ask)
    page.open_part("history")
    assert page.history.model.rows()[0].senders == "Desk 01"
    page.history.take_back.click()
    assert two.surname() == "Okafor"
    ask.yes = True
    page.history.take_back.click()
    assert two.surname() == "Tembo"
    assert "as if it had never come" in page.told()
