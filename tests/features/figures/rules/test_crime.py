"""Counts of crime by ward, month and category, from the three layouts."""

from __future__ import annotations

from bcu_desk.features.figures.rules.found import Found
from tests.features.figures.small import ALSO, ELSEWHERE, HERE, codes, found_in, some_places

WIDE = "MajorText,MinorText,WardName,WardCode,LookUp_BoroughName,202402,202401"
LONG = "ward_code,month,category,count"
STREET = "Month,Falls within,Longitude,Latitude,LSOA code,Crime type"
MET = "Metropolitan Police Service"


def told(found: Found) -> dict[tuple[str, str, str], int]:
    return {one.key: one.amount for one in found.counts}


def file(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def test_minor_texts_are_summed_to_their_major_and_all_to_offences() -> None:
    found = found_in(
        file(
            WIDE,
            f"ARSON AND CRIMINAL DAMAGE,ARSON,Ward 1,{HERE},Havering,1,2",
            f"ARSON AND CRIMINAL DAMAGE,CRIMINAL DAMAGE,Ward 1,{HERE},Havering,3,4",
            f"NFIB FRAUD,FRAUD,Ward 1,{HERE},Havering,,5",
            f"ROBBERY,ROBBERY,Ward 2,{ALSO},Havering,7",
        )
    )
    assert told(found) == {
        ("offences", HERE, "2024-02"): 4,
        ("offences", HERE, "2024-01"): 11,
        ("offences.arson-and-criminal-damage", HERE, "2024-02"): 4,
        ("offences.arson-and-criminal-damage", HERE, "2024-01"): 6,
        ("offences.nfib-fraud", HERE, "2024-01"): 5,  # the category has stopped: no count, not 0
        ("offences", ALSO, "2024-02"): 7,
        ("offences.robbery", ALSO, "2024-02"): 7,
    }
    assert not found.problems


def test_a_pseudo_borough_and_places_elsewhere_are_listed_and_not_in_the_way() -> None:
    found = found_in(
        file(
            WIDE,
            "THEFT,THEFT,Unknown,,Aviation Security (SO18),1,2",
            "THEFT,THEFT,Leeds,E05099999,Leeds,1,2",
            f"THEFT,THEFT,Bexley,{ELSEWHERE},Bexley,1,2",
        )
    )
    assert codes(found) == [
        (2, "unknown", "figures_no_ward"),
        (3, "unknown", "figures_not_in_london"),
        (4, "unknown", "figures_elsewhere"),
    ]
    assert not found.counts
    assert not found.fatal


def test_odd_cells_and_lines_are_errors() -> None:
    found = found_in(
        file(
            WIDE,
            f"THEFT,THEFT,Ward 1,{HERE},Havering,1.5,2",
            f"THEFT,THEFT,Ward 2,{ALSO},Havering,1,2,3",
            f"---,THEFT,Ward 1,{HERE},Havering,1,2",
        )
    )
    assert codes(found) == [
        (2, "error", "figures_odd_number"),
        (3, "error", "figures_odd_line"),
        (4, "error", "figures_odd_line"),
    ]


def test_anti_social_behaviour_is_counted_apart_from_offences() -> None:
    found = found_in(
        file(LONG, f"{HERE},2017-01,anti-social-behaviour,9", f"{HERE},2017-01,burglary,2")
    )
    assert told(found) == {
        ("asb", HERE, "2017-01"): 9,
        ("offences", HERE, "2017-01"): 2,
        ("offences.burglary", HERE, "2017-01"): 2,
    }


def test_a_count_told_twice_is_a_conflict_and_odd_lines_are_errors() -> None:
    found = found_in(
        file(
            LONG,
            f"{HERE},2017-01,burglary,2",
            f"{HERE},2017-01,burglary,3",
            f"{HERE},soon,burglary,3",
            f"{HERE},2017-01,drugs,few",
            f"{HERE},2017-01,,3",
            "E05099999,2017-01,drugs,3",
        )
    )
    assert codes(found) == [
        (3, "conflict", "figures_count_twice"),
        (4, "error", "figures_odd_month"),
        (5, "error", "figures_odd_number"),
        (6, "error", "figures_odd_line"),
        (7, "unknown", "figures_not_in_london"),
    ]


def test_street_crimes_count_in_the_ward_around_their_point() -> None:
    places = some_places(lambda east, _north, _month: HERE if east > 0 else "")
    lines = (
        STREET,
        f"2017-01,{MET},0.1,51.5,E01000001,Violence and sexual offences",
        f"2017-01,{MET},0.1,51.5,E01000001,Anti-social behaviour",
        f"2017-01,{MET},-0.1,51.5,E01000001,Drugs",
        f"2017-01,{MET},,,,Drugs",
        f"2017-01,{MET},nan,51.5,,Drugs",
        "2017-01,West Yorkshire Police,0.1,51.5,E01000001,Drugs",
        f"never,{MET},0.1,51.5,E01000001,Drugs",
        f"2017-01,{MET},0.1,51.5,E01000001,",
    )
    found = found_in(file(*lines), places)
    assert told(found) == {
        ("offences", HERE, "2017-01"): 1,
        ("offences.violent-crime", HERE, "2017-01"): 1,
        ("asb", HERE, "2017-01"): 1,
    }
    assert codes(found) == [
        (4, "unknown", "figures_point_outside"),
        (5, "unknown", "figures_no_point"),
        (6, "unknown", "figures_no_point"),
        (7, "unknown", "figures_other_force"),
        (8, "error", "figures_odd_month"),
        (9, "error", "figures_odd_line"),
    ]


def test_without_boundaries_points_are_placed_nowhere_and_that_is_said() -> None:
    found = found_in(file(STREET, f"2017-01,{MET},0.1,51.5,E01000001,Drugs"))
    assert codes(found) == [(2, "unknown", "figures_no_boundaries")]
    assert not found.counts


def test_lines_of_sums_are_left_out_and_told() -> None:
    found = found_in(file(LONG, f"{HERE},2024-01,Robbery,4", "Total,,,4"))
    assert [(one.code, one.fatal) for one in found.problems] == [("figures_sum", False)]
    assert set(told(found).values()) == {4}
