"""What the inspector says of “what breaks if …”, and the form that each break offers."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.what_if import if_away, if_ended, new_breaks
from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.rules.plans.what_if import answer_detail, holders_within
from bcu_desk.work.what_if import WhatIf
from tests.domain.model_check.worlds import YEAR, day, days, lawful
from tests.features.assignments.boards import REDBRIDGE

AWAY = days(day(2, 6), day(2, 20))


def _away(person: int, facts: ModelFacts | None = None) -> WhatIf:
    known = facts or lawful()
    held = {row.post_id for row in known.postings if row.person_id == person}
    posts = tuple(row for row in known.posts if row.id in held)
    found = new_breaks(check(known, AWAY), check(if_away(known, person, AWAY), AWAY))
    return WhatIf(next(row for row in known.people if row.id == person), posts, AWAY, found)


def _ended(posting: int) -> WhatIf:
    facts, span = lawful(), days(day(2, 6), day(2, 6, 2018))
    after = check(if_ended(facts, posting, days(span.start)), span)
    post = next(row for row in facts.posts if row.id == posting - 200)
    person = next(row for row in facts.people if row.id == post.id + 100)
    return WhatIf(person, (post,), span, new_breaks(check(facts, span), after), ended=True)


def test_who_is_away_is_told_with_days_posts_and_a_sentence_for_each_rule() -> None:
    told = answer_detail(_away(111))
    assert (told.chip, told.title) == ("What if, 14 days", "If A. Tembo111 is away")
    assert told.days == "Mon 6 Feb 2017 to Sun 19 Feb 2017"
    assert told.facts == (("Holds", "EA-S1 (EA-S1)"),)
    assert [point.rule for point in told.points] == ["R2", "R3", "R5"]
    assert all(point.words.endswith("Ada Tembo111 is away.") for point in told.points)
    assert told.points[2].words.startswith("Redbridge has no dedicated superintendent there")
    assert "Set acting cover" in told.steps[0]
    assert told.verbs == ("if_away",)


def test_cover_is_offered_for_the_days_and_the_holder_comes_back() -> None:
    opening = answer_detail(_away(111)).points[0].opening
    assert opening is not None
    asked = opening.asked
    assert (opening.verb, asked.post, asked.standing) == ("cover", "EA-S1", "acting")
    assert (asked.first, asked.last) == (day(2, 6), day(2, 19))
    assert (asked.replace, asked.back) == (True, True)


def test_a_ward_officer_is_covered_on_the_map() -> None:
    (point,) = answer_detail(_away(120)).points
    assert (point.rule, point.page, point.mend, point.opening) == ("R7", "coverage", "Cover", None)


def test_nothing_breaks_where_no_post_is_held() -> None:
    facts = lawful()
    free = replace(facts, postings=tuple(row for row in facts.postings if row.person_id != 114))
    assert answer_detail(_away(124)).tone == "bad"
    told = answer_detail(_away(114, free))
    assert (told.tone, told.points) == ("good", ())
    assert told.quiet == "A. Tembo114 holds no post on these days."


def test_what_is_broken_anyway_is_told_as_worse() -> None:
    facts = lawful()
    few = replace(facts, postings=tuple(row for row in facts.postings if row.post_id != 21))
    (point,) = answer_detail(_away(120, few)).points
    assert point.words.endswith("It is not met as it is; this makes it worse.")


def test_a_posting_that_ends_offers_a_successor_from_that_day() -> None:
    told = answer_detail(_ended(211))
    assert told.title == "If A. Tembo111 leaves"
    assert told.days == "Last day in post Sun 5 Feb 2017"
    assert [point.rule for point in told.points] == ["R2", "R3", "R5"]
    for point in told.points:
        assert isinstance(point.breach, Breach)
        assert point.opening is not None
        assert (point.mend, point.opening.verb) == ("Appoint", "appoint")
        assert (point.opening.asked.post, point.opening.asked.first) == ("EA-S1", day(2, 6))
    assert told.points[2].key == REDBRIDGE


def test_everybody_in_post_can_be_away_the_command_first() -> None:
    found = holders_within(World(lawful()), YEAR)
    assert [row.collar for row in found[:5]] == ["110KD", "111KD", "112KD", "113KD", "114KD"]
    assert len(found) == 9
    assert (found[0].name, found[0].posts) == ("Ch Supt A. Tembo110", "EA-C1")
