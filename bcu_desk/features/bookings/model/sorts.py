"""The four sorts of shared resources in the words of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bcu_desk.domain.fleet import Sort


@dataclass(frozen=True, slots=True)
class SortWords:
    """What one of a sort is called, what several are, and what its gestures are called."""

    one: str
    many: str
    title: str
    out: str = "Take out of use"
    back: str = "Back in use"
    state_out: str = "Out of use"
    state_in: str = "In use"
    total: str = "in use"
    spoken: str = "Out of use"

    def verbs(self) -> Mapping[str, str]:
        """What the verbs are called that differ from sort to sort."""
        return {
            "book_this": f"Book this {self.one}",
            "off_road": f"{self.out}…",
            "back": f"{self.back}…",
        }


WORDS = {
    Sort.VEHICLE: SortWords(
        "vehicle",
        "vehicles",
        "Vehicles",
        out="Mark off road",
        back="Back on the road",
        state_out="Off road",
        state_in="On the road",
        total="out",
        spoken="Off the road",
    ),
    Sort.ROOM: SortWords("room", "rooms", "Rooms", state_in="Can be booked"),
    Sort.KIT: SortWords("kit", "pools of kit", "Kit", state_in="Can be booked", total="out"),
    Sort.PERSON: SortWords(
        "person",
        "people",
        "People",
        out="Mark away",
        back="Back from being away",
        state_out="Away",
        state_in="Can be booked",
        total="out",
        spoken="Away",
    ),
}
