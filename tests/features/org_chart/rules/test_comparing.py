"""What differs between two states of the posts."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.org_chart.rules.comparing import Differs, State, differences

TEAM = State(
    code="EA-I1",
    title="Team A",
    rank="Insp",
    holder="105EA",
    name="Insp A Duval",
    standing="substantive",
    under="EA-CI1",
    under_title="Response teams",
)


def _only(before: State, after: State) -> Differs:
    (found,) = differences([before], [after])
    return found


def test_nothing_differs_between_a_state_and_itself() -> None:
    assert differences([TEAM], [TEAM]) == ()


def test_a_new_post_has_joined_and_one_that_is_gone_has_left() -> None:
    new = replace(TEAM, code="EA-I2", title="Team B", holder=None, name="")
    joined, left = differences([TEAM], [new])
    assert (joined.code, joined.kind, joined.badge) == ("EA-I2", "joined", "New post")
    assert joined.words == "Team B (EA-I2) is a new post, under Response teams; it is vacant."
    assert (left.code, left.kind) == ("EA-I1", "left")
    assert left.words == "Team A (EA-I1) is no longer there; Insp A Duval held it."


def test_a_post_under_another_has_moved() -> None:
    found = _only(TEAM, replace(TEAM, under="EA-CI2", under_title="Support"))
    assert (found.kind, found.badge) == ("moved", "Moved")
    assert found.words == "Team A (EA-I1) reports to Support, before to Response teams."


def test_a_holder_who_left_came_or_followed_is_told() -> None:
    vacant = replace(TEAM, holder=None, name="", standing=None)
    other = replace(TEAM, holder="106EA", name="Insp B Noone")
    assert _only(TEAM, vacant).words == "Team A (EA-I1): Insp A Duval left, nobody followed."
    assert _only(vacant, TEAM).words == "Team A (EA-I1): Insp A Duval came, it was vacant."
    assert _only(TEAM, other).words == "Team A (EA-I1): Insp B Noone followed Insp A Duval."
    badges = [_only(*pair).badge for pair in ((TEAM, vacant), (vacant, TEAM), (TEAM, other))]
    assert badges == ["Vacated", "Filled", "New holder"]


def test_title_rank_and_standing_are_one_change() -> None:
    now = replace(TEAM, title="Team One", rank="DI", standing="acting", name="A/DI A Duval")
    found = _only(TEAM, now)
    assert (found.kind, found.badge) == ("changed", "Changed")
    assert found.words == (
        "Team One (EA-I1): called Team A before; for DI, before for Insp; "
        "A/DI A Duval holds it acting, before substantive."
    )


def test_a_post_that_moved_and_changed_hands_differs_twice() -> None:
    now = replace(TEAM, under=None, under_title="", holder=None, name="", standing=None)
    moved, changed = differences([TEAM], [now])
    assert (moved.kind, changed.kind) == ("moved", "changed")
    assert moved.words == "Team A (EA-I1) reports to nobody, before to Response teams."
