"""Write resources/reference from fetched public facts: names, codes, points, areas, figures.

Run by hand: `python resources/make/make_reference.py FOLDER`, where FOLDER holds
`ward_list_*.csv`, `test_bcus.json` and `schools_by_borough_2017.csv`. Sources and licence are
in NOTICE. Nothing of a boundary is taken.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "reference"
SHORT = {
    "Barking and Dagenham": "B & D",
    "Hammersmith and Fulham": "Ham & Ful",
    "Kensington and Chelsea": "Ken & Chel",
    "Kingston upon Thames": "Kingston",
    "Richmond upon Thames": "Richmond",
    "Tower Hamlets": "T Hamlets",
    "Waltham Forest": "W Forest",
    "City of London": "City",
}
SCHOOLS = ("nursery", "primary", "secondary", "pru", "independent", "special")


def write(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write one CSV file."""
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def wards(folder: Path, year: str) -> list[dict[str, str]]:
    """All London wards of a ward set."""
    with (folder / f"ward_list_{year}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main(folder: Path) -> None:
    """Write every file."""
    OUT.mkdir(exist_ok=True)
    told = json.loads((folder / "test_bcus.json").read_text("utf-8"))
    every = {year: wards(folder, year) for year in ("2014", "2018", "2022")}
    names = {row["borough_code"]: row["borough_name"] for row in every["2014"]}
    write(
        "boroughs.csv",
        ("code", "name", "short_name"),
        ((code, name, SHORT.get(name, name)) for code, name in sorted(names.items())),
    )
    write(
        "bcus.csv",
        ("code", "name", "boroughs", "response_drivers_2022"),
        (
            (
                b["code"],
                b["name"],
                " ".join(x["code"] for x in b["boroughs"]),
                b["response_drivers_nov_2022"],
            )
            for b in told["all_bcus"]
        ),
    )
    for year, rows in every.items():
        write(
            f"wards_{year}.csv",
            (
                "code",
                "name",
                "borough",
                "lat_micro",
                "lon_micro",
                "area_m2",
                "population",
                "neighbours",
            ),
            (
                (
                    r["ward_code"],
                    r["ward_name"],
                    r["borough_code"],
                    round(float(r["lat"]) * 1e6),
                    round(float(r["lon"]) * 1e6),
                    round(float(r["area_km2"]) * 1e6),
                    r["population_2015"],
                    r["neighbours"],
                )
                for r in sorted(rows, key=lambda r: r["ward_code"])
            ),
        )
    test = [b for bcu in told["bcus_2014"] for b in bcu["boroughs"]]
    write(
        "ward_figures.csv",
        ("code", "crimes_2017", "asb_2017", "crime_rate_2014_15_tenths"),
        (
            (w["code"], *_counts(w), round(10 * w["crime_rate_per_1000_2014_15"]))
            for b in test
            for w in sorted(b["wards"], key=lambda w: w["code"])
        ),
    )
    with (folder / "schools_by_borough_2017.csv").open(encoding="utf-8") as file:
        schools = list(csv.DictReader(file))
    write(
        "schools_2017.csv",
        ("code", *SCHOOLS),
        ((s["borough_code"], *(s[kind] for kind in SCHOOLS)) for s in schools),
    )


def _counts(ward: dict[str, dict[str, int] | None]) -> tuple[object, object]:
    found = ward.get("police_uk_2017")
    return (found["crimes_excl_asb"], found["asb"]) if found else ("", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
