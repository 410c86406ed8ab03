"""The places of a desk, for files that name them."""

from __future__ import annotations

from bcu_desk.domain.places import Bcu, Borough, Ward, WardSet
from bcu_desk.features.figures.rules.places import Places
from bcu_desk.store.session import Reader
from bcu_desk.work import reference

WARD_SETS = ("2014", "2018", "2022")


def places_of(reader: Reader) -> Places:
    """What the desk knows of BCUs, boroughs and wards, and every ward of London by its code."""
    boroughs = reader.every(Borough)
    wards = reader.every(Ward)
    here = {row.id for row in boroughs}
    london = {row.code: row.borough_id for told in WARD_SETS for row in reference.wards(told)}
    inside = {row.code for row in wards}
    inside |= {code for code, borough in london.items() if borough in here}
    return Places(
        bcus=reader.every(Bcu),
        boroughs=boroughs,
        ward_sets=reader.every(WardSet),
        wards=wards,
        inside=frozenset(inside),
        elsewhere=frozenset(london.keys() - inside),
    )
