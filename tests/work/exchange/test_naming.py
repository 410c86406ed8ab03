"""Names of exchange files."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.store.exchange.sealed.bundle import Manifest
from bcu_desk.work.exchange.naming import export_name, file_name, part_name


def _manifest(name: str, purpose: str) -> Manifest:
    told = {"to": (2, 4), "made": "2017-02-03T09:15:00Z", "desk": 3, "incarnation": 1}
    rest = {"format": (1, 0), "features": (), "group": "", "group_name": "", "marking": ""}
    empty = {"knows": (), "needs": (), "wants": (), "part": (1, 1), "members": ()}
    return Manifest(desk_name=name, purpose=purpose, schema="", program="", **told, **rest, **empty)


def test_a_name_says_from_whom_to_whom_when_and_what_it_is() -> None:
    assert file_name(_manifest("St. Ann's", "changes")) == (
        "BCU_03-St-Ann-s_to_02-04_2017-02-03T0915.bcusync"
    )
    assert file_name(_manifest("", "request")).endswith("T0915_request.bcusync")


def test_parts_are_counted_in_their_names() -> None:
    whole = Path("a.bcusync")
    assert part_name(whole, 1, 1) == whole
    assert part_name(whole, 2, 5) == Path("a_2-of-5.bcusync")


def test_a_file_for_partners_says_what_of_and_how_it_is_marked() -> None:
    told = export_name("Barking and Dagenham", "OFFICIAL-SENSITIVE: LOCAL", "2017-02-03T09:15:00Z")
    assert told == "Export_Barking-and-Dagenham_OFFICIAL-SENSITIVE-LOCAL_2017-02-03T0915.json"
