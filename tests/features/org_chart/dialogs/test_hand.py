"""What the page's gestures have in hand."""

from __future__ import annotations

import pytest

from tests.features.org_chart.conftest import OpenPage


def test_a_gesture_that_does_not_apply_opens_nothing(open_page: OpenPage) -> None:
    page = open_page("EA").page
    page.hand.start("dance")
    page.hand.start("move", post="")
    assert page.side.form is None
    page.choose("EA-I18")
    page.hand.start("end")
    assert page.side.form is None
    assert "is vacant, so there is no posting to end" in page.told()


@pytest.mark.parametrize(
    ("target", "where", "told"),
    [
        ("EA-I5", "under", "Not under Response team B: not of a higher rank. Drop on a lit post."),
        ("EA-C1", "before", "nothing reports to the same post"),
        ("EA-CI5", "under", ""),
    ],
)
def test_a_drop_that_may_not_be_is_told_and_one_where_it_is_does_nothing(
    open_page: OpenPage, target: str, where: str, told: str
) -> None:
    page = open_page("EA").page
    page.hand.drop("EA-I13", target, where)
    assert page.side.form is None
    assert told in page.told()
    assert bool(page.told()) == bool(told)


def test_what_a_form_made_is_kept_until_the_page_has_shown_it(open_page: OpenPage) -> None:
    page = open_page("EA").page
    page.choose("EA-I13")
    page.hand.start("correct")
    assert page.side.form is not None
    page.side.form.set_value("title", "Custody suite")
    page.side.form.send()
    assert page.side.form is None
    assert page.hand.made == ()
    assert page.chosen() == "EA-I13"
