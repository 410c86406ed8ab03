"""The name of a pack's file says whose it is, of which day, and its marking."""

from __future__ import annotations

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.dialogs import Exporting
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.kit.notice import Notice
from bcu_desk.kit.page import Page
from tests.features.briefing.conftest import a_wanted


@pytest.mark.parametrize(
    ("bcus", "told"),
    [
        ((), "all-daily-2017-01-23-OFFICIAL-SENSITIVE PERSONAL DATA.pdf"),
        (("CN", "EA"), "CN-EA-daily-2017-01-23-OFFICIAL-SENSITIVE PERSONAL DATA.pdf"),
    ],
)
def test_a_file_is_named_after_what_it_holds(
    qtbot: QtBot, sources: Sources, bcus: tuple[str, ...], told: str
) -> None:
    notice = Notice("briefing.notice")
    qtbot.addWidget(notice)
    exporting = Exporting(Page.__new__(Page), notice, sources)
    wanted = a_wanted(marking="OFFICIAL-SENSITIVE: PERSONAL DATA")
    assert exporting.name_for(msgspec.structs.replace(wanted, bcus=bcus)) == told


def test_a_bug_is_not_told_as_a_refusal(qtbot: QtBot, sources: Sources) -> None:
    notice = Notice("briefing.notice")
    qtbot.addWidget(notice)
    exporting = Exporting(Page.__new__(Page), notice, sources)
    with pytest.raises(KeyError):
        exporting.show_failure(KeyError("x"))
    assert notice.text() == ""
