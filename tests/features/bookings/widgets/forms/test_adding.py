"""The form that adds to the fleet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bcu_desk.features.bookings.commands.vehicles import AddVehicle
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms import adding
from bcu_desk.features.bookings.widgets.forms.choices import Ends
from bcu_desk.kit.form import Form

ENDS: Ends = (lambda _: None, lambda: None)


def test_the_form_that_adds_has_its_fields(keep: Callable[[Form], Form], loaded: Loaded) -> None:
    form = keep(adding.add_form(loaded, ENDS))
    assert list(form.values()) == ["registration", "kind", "borough", "base", "from"]


def test_a_room_has_seats_that_are_not_guessed() -> None:
    values: dict[str, object] = {
        "registration": "KD-BRIEF",
        "kind": "briefing",
        "borough": "E09000016",
        "base": "Romford",
        "from": date(2017, 1, 23),
    }
    assert adding.added(values).seats == 5
    named = adding.added({**values, "title": "Romford briefing room", "seats": None})
    assert isinstance(named, AddVehicle)
    assert (named.title, named.seats, named.amount) == ("Romford briefing room", 0, 1)
