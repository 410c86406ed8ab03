"""What the model check says of a post stands on its card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import ModelRule, Standing
from bcu_desk.features.org_chart.model.loaded import Loaded, load
from bcu_desk.features.org_chart.model.wording import broken_told, card_badges
from bcu_desk.work.view import View
from tests.builders import LONG_AGO
from tests.features.org_chart.small import FEBRUARY, a_person, held, small_desk

R9 = ModelRule(
    id=950,
    code="R9",
    title="Rank of the post",
    severity="breach",
    sentence="A post is held by its rank.",
    reading="Acting and temporary rank have an end.",
    from_day=LONG_AGO,
)


def _loaded(folder: Path, *more: object, on: date = FEBRUARY) -> Loaded:
    with small_desk(folder, R9, *more).reader() as reader:
        return load(reader, View(on))


def _acting(**fields: object) -> tuple[object, ...]:
    person = a_person(130, "130EA", "Quill", "Insp")
    return person, replace(held(213, 130), standing=Standing.ACTING, **fields)


def test_a_holder_who_acts_without_an_end_breaks_r9(tmp_path: Path) -> None:
    branch = _loaded(tmp_path, *_acting()).tree.branches["EA-CI1"]
    assert card_badges(branch, FEBRUARY)[0] == ("R9 broken", "bad")
    assert "no end date" in broken_told(branch)


def test_what_is_lawful_is_no_breach(tmp_path: Path) -> None:
    loaded = _loaded(tmp_path, *_acting(to_day=date(2017, 5, 1)))
    assert loaded.tree.branches["EA-CI1"].broken == ()
