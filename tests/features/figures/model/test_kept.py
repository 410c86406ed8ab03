"""The figures kept, in words."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.measures import AbstractionFigure, Measure
from bcu_desk.features.figures.model.kept import kept_figures
from bcu_desk.work.view import View
from tests.builders import START, a_desk
from tests.features.figures.small import ALSO, HERE


def test_each_code_and_type_is_a_line(tmp_path: Path) -> None:
    counts = (
        Measure(id=1, code="offences", area=HERE, month="2017-01", numerator=3),
        Measure(id=2, code="offences", area=ALSO, month="2017-03", numerator=4),
    )
    minutes = AbstractionFigure(
        id=3, month="2017-01", bcu="EA", borough="Havering", team="Ward 1", ward_id=None,
        duty="DWO", kind="Court", minutes=60,
    )  # fmt: skip
    with a_desk(tmp_path, *counts, minutes).reader() as reader:
        offences, court = kept_figures(reader, View(START))
    assert (offences.title, offences.figures, offences.places) == ("Offences", 2, 2)
    assert offences.months == "Jan 2017 to Mar 2017"
    assert (court.title, court.months, court.of) == (
        "Abstracted minutes: Court",
        "Jan 2017",
        "teams",
    )
