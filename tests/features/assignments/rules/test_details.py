"""What the inspector says."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.assignments import Standing, Waiver
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.rules.details import Detail, detail_of, overview, span_text
from bcu_desk.features.assignments.rules.lanes import Stand
from tests.domain.model_check.worlds import COMMANDER_POST, day, lawful, with_posting
from tests.domain.model_check.worlds import without_posting as without
from tests.features.assignments.boards import BAR, GAP, ON, REDBRIDGE, RULE, shown, with_gap


def _detail(key: str, facts: ModelFacts | None = None) -> Detail:
    found = shown(facts or with_gap())
    return detail_of(found.items[key], found.breaches, ON)


def test_a_gap_tells_its_days_what_breaks_and_the_next_step() -> None:
    told = _detail(GAP)
    assert (told.chip, told.tone, told.aside) == ("Gap, 11 days", "bad", "starts in 10 days")
    assert told.title == "Redbridge has no dedicated superintendent"
    assert told.days == "Thu 2 Feb 2017 to Sun 12 Feb 2017"
    assert [point.rule for point in told.points] == ["R2", "R3", "R5", "R10"]
    assert [point.name for point in told.points[:3]] == [
        "R2.EA", "R3.EA/neighbourhoods", f"R5.{REDBRIDGE}",
    ]  # fmt: skip
    assert "Appoint to EA-S1" in " ".join(told.steps)


def test_a_gap_names_the_vacant_post_and_both_neighbours() -> None:
    assert _detail(GAP).facts == (
        ("Vacant post", "EA-S1"),
        ("Before", "Supt A. Tembo111, to Wed 1 Feb 2017"),
        ("After", "Supt A. Tembo131, from Mon 13 Feb 2017"),
    )


def test_a_gap_offers_the_gestures_that_mend_its_row() -> None:
    assert _detail(GAP).verbs == ("appoint", "cover", "dedicate", "waive")
    assert _detail("EA/neighbourhoods|gap|2017-02-02").verbs == (
        "appoint",
        "cover",
        "lead",
        "waive",
    )
    nobody = _detail(f"{REDBRIDGE}|gap|2017-01-09", replace(lawful(), dedications=()))
    assert nobody.verbs == ("dedicate", "waive")


def test_a_gap_in_command_breaks_r1_and_not_r2() -> None:
    facts = without(with_gap(), COMMANDER_POST)
    told = _detail("EA-C1|gap|2017-01-09", facts)
    assert [point.rule for point in told.points] == ["R1"]
    assert told.chip == "Gap, no end"
    assert "R1" not in {point.rule for point in _detail(GAP, facts).points}


def test_a_holder_tells_post_collar_and_charges() -> None:
    told = _detail(BAR)
    assert told.title == "Supt A. Tembo111"
    assert (told.chip, told.aside) == ("In post", "ends in 9 days")
    assert told.facts == (
        ("Post", "EA-S1"),
        ("Collar number", "111KD"),
        ("Leads", "Neighbourhoods"),
        ("Dedicated to", "Redbridge"),
    )
    assert told.points == ()
    assert told.quiet == "No rule of the model breaks here on these days."
    assert told.verbs[:5] == ("appoint", "extend", "end", "if_away", "if_ended")
    assert told.verbs[5:] == ("hand_over", "swap", "dedicate", "lead")


def test_the_commander_has_no_charges_to_give() -> None:
    told = _detail("EA-C1|EA-C1|110KD|2017-01-09")
    assert told.verbs == ("appoint", "end", "if_away", "if_ended", "hand_over")
    assert [name for name, _ in told.facts] == ["Post", "Collar number"]


def test_a_holder_says_when_they_come_and_go() -> None:
    def aside(**fields: object) -> str:
        facts = with_posting(lawful(), 11, **fields)
        bars = next(row for row in shown(facts).rows if row.key == REDBRIDGE).bars
        found = shown(facts)
        key = f"{REDBRIDGE}|EA-S1|111KD|{bars[0].days.start}"
        return detail_of(found.items[key], found.breaches, ON).aside

    assert aside() == "no end"
    assert aside(to_day=day(1, 20)) == "past"
    assert aside(to_day=day(1, 24)) == "last day"
    assert aside(to_day=day(1, 25)) == "ends in 1 day"
    assert aside(from_day=day(2, 2)) == "starts in 10 days"


def test_acting_cover_is_told_with_what_r9_says() -> None:
    people = tuple(replace(p, rank_id=3) if p.id == 111 else p for p in lawful().people)
    facts = replace(lawful(), people=people)
    facts = with_posting(facts, 11, standing=Standing.ACTING, to_day=day(6, 1))
    told = _detail(BAR, facts)
    assert (told.chip, told.tone, told.title) == ("Acting", "warn", "A/Supt A. Tembo111")
    assert [(p.rule, p.stand, p.page) for p in told.points] == [("R9", Stand.NOTICE, "org_chart")]


def test_a_stretch_of_a_rule_tells_what_the_model_says() -> None:
    told = _detail(RULE)
    assert (told.chip, told.tone) == ("Broken, 11 days", "bad")
    assert told.title == "R5  R5"
    assert [name for name, _ in told.facts] == ["The model says", "Read here as"]
    assert told.points[0].key == REDBRIDGE
    assert told.verbs == ("waive",)
    assert len(told.steps) == 1


def test_a_rule_that_is_met_says_so() -> None:
    told = _detail("rule.R1")
    assert (told.chip, told.tone, told.days) == ("Met", "good", "On every day shown")
    assert told.verbs == ()


def test_a_waived_rule_can_not_be_waived_again_and_has_no_next_step() -> None:
    waiver = Waiver(
        id=1, rule="R5", subject=REDBRIDGE, reason="x", from_day=day(1, 9), to_day=day(6, 1)
    )
    told = _detail("rule.R5", replace(with_gap(), waivers=(waiver,)))
    assert (told.chip, told.tone, told.verbs, told.steps) == (
        "Waived",
        "plain",
        ("end_waiver",),
        (),
    )


def test_many_breaches_are_cut_and_counted() -> None:
    facts = lawful()
    wards = tuple(
        replace(facts.wards[0], id=600 + n, code=f"E06{n}", name=f"W{n}") for n in range(15)
    )
    targets = tuple(replace(facts.targets[0], id=50 + n, ward_id=600 + n) for n in range(15))
    told = _detail("rule.R7", replace(facts, wards=wards, targets=targets))
    assert (len(told.points), told.more) == (12, 3)
    assert told.points[0].page == "coverage"
    assert told.days == "Mon 9 Jan 2017 to Sun 30 Apr 2017"


def test_a_rule_broken_without_end_is_told_without_end() -> None:
    found = shown(without(lawful(), COMMANDER_POST), Span(day(1, 2)))
    assert detail_of(found.items["rule.R1"], found.breaches, ON).days == (
        "From Mon 9 Jan 2017, no end"
    )


def test_the_overview_counts_broken_rules_and_names_who_leaves_soon() -> None:
    found = shown(with_gap())
    told = overview(found.breaches, found.rows, ON)
    assert told.title == "The command team has gaps to mend"
    assert told.days == "4 rules are broken."
    assert told.facts == (("Who leaves soon", "Supt A. Tembo111, ends in 9 days"),)
    assert len(told.points) == 4


def test_the_overview_of_a_full_command_says_so() -> None:
    found = shown(lawful())
    told = overview(found.breaches, found.rows, ON)
    assert told.title == "The command team is complete"
    assert (told.points, told.facts) == ((), ())


def test_before_a_bcu_began_nothing_is_judged() -> None:
    before = shown(lawful(), Span(day(1, 2, 2016), day(5, 1, 2016)))
    told = overview(before.breaches, before.rows, ON)
    assert (told.title, told.days) == ("No BCU in this time", "Nothing is judged.")


def test_breaches_of_a_whole_bcu_lead_to_their_rule() -> None:
    points = {point.rule: point.key for point in _detail(GAP).points}
    assert points["R2"] == "R2"
    assert points["R5"] == REDBRIDGE


def test_one_day_is_told_as_one_day() -> None:
    assert span_text(Span(day(2, 2), day(2, 3))) == "Thu 2 Feb 2017"


def test_what_lasts_all_the_time_shown_is_told_without_its_days() -> None:
    found = shown(without(lawful(), COMMANDER_POST), Span(day(1, 9), day(5, 1)))
    told = overview(found.breaches, found.rows, ON, period=found.board.period)
    assert [point.words for point in told.points] == ["East Area has no BCU commander."]


def test_without_posts_making_them_is_the_next_step() -> None:
    found = shown(lawful())
    told = overview(found.breaches, found.rows, ON, posts=False)
    assert told.verbs == ("posts",)
    assert "org chart" in told.steps[0]
    assert overview(found.breaches, found.rows, ON).verbs == ()
