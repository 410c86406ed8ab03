"""Templates of one's own: kept under a name, replaced, forgotten; odd names refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.own import (
    LONGEST,
    MOST,
    forget,
    keep,
    template_in,
    templates_of,
)
from bcu_desk.features.briefing.rules.templates import TEMPLATES
from bcu_desk.store.packs import book
from tests.builders import a_desk

DAILY = TEMPLATES[0]


def test_one_is_kept_under_a_name_replaced_and_forgotten(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    for sections in (("fleet",), ("fleet", "notes")):
        keep(desk, "  Night   car ", DAILY, sections)
    with desk.reader() as reader:
        found = templates_of(reader)
    own = template_in(found, "Night car")
    assert (own.sections, own.heading, own.told) == (
        ("fleet", "notes"),
        DAILY.heading,
        "Like Daily briefing",
    )
    assert found[: len(TEMPLATES)] == TEMPLATES
    forget(desk, "Night car")
    with desk.reader() as reader, pytest.raises(Refused, match="unknown_template"):
        template_in(templates_of(reader), "Night car")


@pytest.mark.parametrize("name", ["", "  ", "daily", "WARD PANEL", "x" * (LONGEST + 1)])
def test_odd_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="template_name"):
        keep(a_desk(tmp_path), name, DAILY, ("fleet",))


def test_one_without_sections_or_too_many_are_refused(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(Refused, match="no_sections"):
        keep(desk, "Empty", DAILY, ())

    def many(held: object) -> None:
        for number in range(MOST):
            book.keep_template(held, str(number), "{}")  # type: ignore[arg-type]

    desk.write_books(many)
    with pytest.raises(Refused, match="many_templates"):
        keep(desk, "One more", DAILY, ("fleet",))
    with desk.reader() as reader:
        assert templates_of(reader) == TEMPLATES
