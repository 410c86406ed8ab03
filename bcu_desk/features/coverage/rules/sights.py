"""What the map can show of wards: figures against a target, figures without one, rules broken."""

from __future__ import annotations

from enum import StrEnum

from bcu_desk.features.coverage.rules.standings import Lens


class Sight(StrEnum):
    """What is looked at."""

    POSTS = "posts"
    IN_POST = "in_post"
    AVAILABLE = "available"
    ON_DUTY = "on_duty"
    PCSO = "pcso"
    YOUTH = "youth"
    HOURS = "hours"
    OFFENCES = "offences"
    PEOPLE = "people"
    BREACHES = "breaches"

    @property
    def lens(self) -> Lens:
        """The figure against a target that stands behind it; DWOs in post where it has none."""
        return Lens(self.value) if self.value in _LENSES else Lens.IN_POST

    @property
    def is_lens(self) -> bool:
        """Whether it is a ward's own figure against a target."""
        return self.value in _LENSES


_LENSES = frozenset(lens.value for lens in Lens)
TITLES = {
    Sight.POSTS: "Posts",
    Sight.IN_POST: "In post",
    Sight.AVAILABLE: "Available",
    Sight.ON_DUTY: "On duty",
    Sight.PCSO: "PCSOs",
    Sight.YOUTH: "Youth officers",
    Sight.HOURS: "Hours in ward",
    Sight.OFFENCES: "Offences",
    Sight.PEOPLE: "Population",
    Sight.BREACHES: "Rules broken",
}
ABOUT = {
    Sight.POSTS: "DWO posts",
    Sight.IN_POST: "DWO posts with a named holder",
    Sight.AVAILABLE: "DWOs in post, less absence and abstraction",
    Sight.ON_DUTY: "DWOs available and rostered on the day",
    Sight.PCSO: "PCSO posts with a named holder",
    Sight.YOUTH: "in post in the borough, against its target",
    Sight.HOURS: "in the ward, of those rostered this month",
    Sight.OFFENCES: "in twelve months, for each DWO in post",
    Sight.PEOPLE: "for each DWO in post",
    Sight.BREACHES: "of the model, in the ward on the day",
}
# The first ones stand side by side, the others in a menu under these heads.
AT_HAND = (Sight.POSTS, Sight.IN_POST, Sight.AVAILABLE)
MENU = (
    ("People", (Sight.ON_DUTY, Sight.PCSO, Sight.YOUTH)),
    ("Figures", (Sight.HOURS, Sight.OFFENCES, Sight.PEOPLE)),
    ("The model", (Sight.BREACHES,)),
)
