"""What can be done in the lists: names, words, keys, and for which list."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.features.bookings.model.lists.counts import KEYS, LOANS, WAITS


@dataclass(frozen=True, slots=True)
class Verb:
    """A gesture's name, its words, its key, how its button looks, and what it explains."""

    name: str
    title: str
    key: str
    kind: str = "plain"
    tip: str = ""


ROW_VERBS = (
    Verb("return", "Return…", "R", "primary", "Take the keys back: odometer, fuel, damage"),
    Verb("off_road", "Mark off road…", "O", "primary", "Take it off the road for the work"),
    Verb("give_back", "Have it back…", "G", "primary", "End the loan"),
    Verb("take", "Take the place…", "T", "primary", "Book what is held"),
    Verb("leave", "Leave the list", "X", "danger", "Wait no longer"),
)
LIST_VERBS = {
    KEYS: (Verb("issue", "Issue keys…", "I", tip="Hand keys out, for a booking or without one"),),
    LOANS: (Verb("lend", "Lend…", "L", tip="Lend to another borough until a time"),),
    WAITS: (
        Verb("pass_on", "Pass on", "P", tip="What was held too long goes to the next in line"),
        Verb("join", "Join the list…", "J", tip="Wait for a kind of which nothing is free"),
    ),
}
