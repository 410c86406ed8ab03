"""What a time off the road breaks, in words."""

from __future__ import annotations

from bcu_desk.features.bookings.model.forms.breaking import breakage_words, swap_line
from bcu_desk.features.bookings.queries.swaps import Breakage, Swap
from tests.features.bookings.small import KMA, at

TAKEN = Swap("EA-01-0501", at("14:00"), at("16:00"), "Tembo", "Warrant", KMA, KMA, "Romford")
ALONE = Swap("EA-01-0502", at("17:00"), at("18:00"), "Tembo", "Visit", None, "", "")


def test_each_booking_says_who_takes_it_over() -> None:
    line = swap_line(TAKEN)
    assert (line.words, line.note) == ("23 Jan 14:00", f"→ {KMA}")
    assert line.why == (
        f"Tembo, Mon 23 Jan 14:00–16:00: Warrant, EA-01-0501. {KMA} at Romford takes it over."
    )
    assert not swap_line(ALONE).free
    assert swap_line(ALONE).note == "no swap"


def test_the_form_says_what_it_will_do() -> None:
    assert breakage_words(Breakage((), 0, None), 0) == ("No booking is broken.", "accent")
    told, tone = breakage_words(Breakage((TAKEN, ALONE), 0, None), 1)
    assert told == "2 bookings are broken: 1 swapped, 1 left as they are."
    assert tone == "warn"
    facts = {"base": "Romford", "least": 2, "kind": "IRV", "left": 1}
    told, tone = breakage_words(Breakage((), 0, dict(facts)), 0)
    assert told.endswith("Romford is to keep 2 free of the kind IRV; only 1 would be left.")
    assert tone == "warn"
