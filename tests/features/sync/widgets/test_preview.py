"""What a preview says, dangerous things first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.domain.merge.knowledge import FeedId, Span
from bcu_desk.features.sync.model.errands import Look
from bcu_desk.features.sync.widgets.preview import Preview
from bcu_desk.work.exchange.received import Author, Received


def _look(**told: object) -> Look:
    given: dict[str, object] = {
        "state": "new", "applied": False, "senders": ("Ilford",), "changes": 44, "new": {},
        "changed": {}, "removed": {}, "conflicts": 0, "clashes": 0, "waiting": 0, "missing": (),
    }  # fmt: skip
    found = Received(**{**given, **told})
    return Look(found, ("booking EA-05-0031",), 1)


def _words(part: Preview) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if not one.isHidden()]


def test_what_is_removed_and_what_differs_stands_first(qtbot) -> None:
    part = Preview()
    qtbot.addWidget(part)
    look = _look(
        new={"booking": 9, "absence": 3}, changed={"posting": 8}, removed={"booking": 2},
        conflicts=4, clashes=1, much=True,
        authors=(Author("PS Kaur", 2, 40, 2), Author("", 7, 4, 0)),
    )  # fmt: skip
    part.show_look(look, (Path("a.bcusync"),), {2: "Ilford"})
    told = _words(part)
    much = "That is much: it will be asked about once more."
    removes = told.index(f"Removes 2 records: booking EA-05-0031 and 1 more. {much}")
    assert removes < told.index("3 new conflicts (1 already open): both sides are kept, to review")
    assert removes < told.index("Fleet bookings") < told.index("PS Kaur, Ilford")
    assert told[told.index("PS Kaur, Ilford") + 1] == "40"
    assert "2 removals among them" in told
    assert "Somebody, desk 07" in told
    assert told[told.index("new conflicts") - 1] == "3"
    assert "From Ilford" in told
    assert part.apply.text() == "Apply"


def test_many_records_that_go_have_a_line_each(qtbot) -> None:
    part = Preview()
    qtbot.addWidget(part)
    names = tuple(f"absence of {number}KD" for number in range(4))
    look = replace(_look(removed={"absence": 12}, much=True), removed=names)
    part.show_look(look, (Path("a.bcusync"),), {2: "Ilford"})
    told = next(one for one in _words(part) if one.startswith("Removes"))
    assert told.splitlines() == [
        "Removes 12 records. That is much: it will be asked about once more.",
        *names,
        "and 8 more",
    ]


def test_a_harmless_file_is_said_to_be_so_and_one_that_waits_too(qtbot) -> None:
    part = Preview()
    qtbot.addWidget(part)
    harmless = replace(_look(changed={"person": 1}, builds_on=((2, 40), (1, 119))), open_before=0)
    part.show_look(harmless, (Path("a.bcusync"),), {2: "Ilford"})
    told = _words(part)
    assert any(one.startswith("Nothing is removed") for one in told)
    builds = "Builds on changes of other desks (desk 01's to 119, Ilford's to 40): all of them"
    assert any(one.startswith(builds) for one in told)
    missing = (Span(FeedId(2, 1), 4, 9),)
    waits = _look(state="waiting", changes=0, waiting=2, missing=missing)
    part.show_look(waits, (Path("b.bcusync"),), {2: "Ilford"})
    assert part.apply.text() == "Keep waiting"
    assert any(one.startswith("2 parts wait for changes 4 to 9 of Ilford") for one in _words(part))


def test_what_was_open_before_is_no_news_and_what_a_file_settles_is_told(qtbot) -> None:
    part = Preview()
    qtbot.addWidget(part)
    quiet = replace(_look(changed={"person": 1}, conflicts=6, clashes=2), open_before=6)
    part.show_look(replace(quiet, clashes_before=2), (Path("a.bcusync"),), {})
    told = _words(part)
    assert any(one.startswith("Nothing is removed, nothing is in conflict") for one in told)
    assert told[told.index("new clashes") - 1] == "0"
    part.show_look(replace(quiet, open_before=7, clashes_before=4), (Path("a.bcusync"),), {})
    told = _words(part)
    assert "Settles 1 conflict that is open here" in told
    assert "Settles 2 clashes that are open here" in told
