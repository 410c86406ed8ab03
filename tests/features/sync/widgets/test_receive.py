"""What a preview says, dangerous things first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.features.sync.model.errands import Look
from bcu_desk.features.sync.widgets.receive import ReceivePart
from bcu_desk.work.exchange.receiving import Received


def _look(**told: object) -> Look:
    given: dict[str, object] = {
        "state": "new", "applied": False, "senders": ("Ilford",), "changes": 44, "new": {},
        "changed": {}, "removed": {}, "conflicts": 0, "clashes": 0, "waiting": 0, "missing": (),
    }  # fmt: skip
    found = Received(**{**given, **told})
    return Look(found, ("booking EA-05-0031",), 1, False)


def _words(part: ReceivePart) -> list[str]:
    return [one.text() for one in part.preview.findChildren(QLabel) if not one.isHidden()]


def test_what_is_removed_and_what_differs_stands_first(qtbot) -> None:
    part = ReceivePart()
    qtbot.addWidget(part)
    look = _look(
        new={"booking": 9, "absence": 3}, changed={"posting": 8}, removed={"booking": 2},
        conflicts=4, clashes=1,
    )  # fmt: skip
    part.show_look(look, (Path("a.bcusync"),), {})
    told = _words(part)
    removes = told.index("Removes 2 records: booking EA-05-0031 and 1 more")
    assert removes < told.index("4 conflicts will be open: both sides are kept, to review")
    assert removes < told.index("Fleet bookings")
    assert told[told.index("new conflicts") - 1] == "3"
    assert "From Ilford" in told
    assert part.apply.text() == "Apply"


def test_a_harmless_file_is_said_to_be_so_and_one_that_waits_too(qtbot) -> None:
    part = ReceivePart()
    qtbot.addWidget(part)
    part.show_look(_look(changed={"person": 1}), (Path("a.bcusync"),), {})
    assert any(one.startswith("Nothing is removed") for one in _words(part))
    part.show_look(_look(state="waiting", changes=0, waiting=2), (Path("b.bcusync"),), {})
    assert part.apply.text() == "Keep waiting"
    assert any(one.startswith("2 parts wait for") for one in _words(part))


def test_progress_is_shown_while_it_works(qtbot) -> None:
    part = ReceivePart()
    qtbot.addWidget(part)
    part.show_working(working=True)
    part.show_progress(40, "Merging…")
    assert (part.bar.value(), part.choose.isHidden()) == (40, True)
    part.show_working(working=False)
    assert not part.choose.isHidden()
