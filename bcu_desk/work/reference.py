"""The reference facts that come with the program, as rows of a desk file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bcu_desk.domain.assignments import CoreFunction, ModelRule, Target
from bcu_desk.domain.fleet import VehicleKind
from bcu_desk.domain.measures import BankHoliday, Cost
from bcu_desk.domain.people import AbsenceKind, Authority, Rank
from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu, Ward, WardSet
from bcu_desk.store.folders import resources

GO_LIVE = date(2017, 1, 9)
LONG_AGO = date(2014, 5, 22)
TEST_BCUS = ("CN", "EA")
Told = dict[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """Reference rows by noun."""

    ranks: tuple[Rank, ...]
    functions: tuple[CoreFunction, ...]
    targets: tuple[Target, ...]
    rules: tuple[ModelRule, ...]
    absence_kinds: tuple[AbsenceKind, ...]
    authorities: tuple[Authority, ...]
    vehicle_kinds: tuple[VehicleKind, ...]
    costs: tuple[Cost, ...]
    bank_holidays: tuple[BankHoliday, ...]
    bcus: tuple[Bcu, ...]
    boroughs: tuple[Borough, ...]
    boroughs_in_bcus: tuple[BoroughInBcu, ...]
    ward_sets: tuple[WardSet, ...]
    wards: tuple[Ward, ...]


def facts(bcu_codes: Iterable[str]) -> Facts:
    """The reference facts with these BCUs, their boroughs and their wards of the 2014 set."""
    wanted = set(bcu_codes)
    lines = [line for line in csv_rows("bcus.csv") if line["code"] in wanted]
    held = {code: line["code"] for line in lines for code in line["boroughs"].split()}
    numbers = {line["code"]: n for n, line in enumerate(csv_rows("bcus.csv"), start=1)}
    model = _model()
    return Facts(
        ranks=tuple(Rank(**_dated(row, LONG_AGO)) for row in model["ranks"]),
        functions=tuple(CoreFunction(**_dated(row, GO_LIVE)) for row in model["functions"]),
        targets=tuple(Target(**_dated(row, GO_LIVE)) for row in model["targets"]),
        rules=tuple(ModelRule(**_dated(row, GO_LIVE)) for row in model["rules"]),
        absence_kinds=tuple(AbsenceKind(**_dated(row, LONG_AGO)) for row in model["absence_kinds"]),
        authorities=tuple(Authority(**_dated(row, LONG_AGO)) for row in model["authorities"]),
        vehicle_kinds=tuple(VehicleKind(**_dated(row, LONG_AGO)) for row in model["vehicle_kinds"]),
        costs=_costs(),
        bank_holidays=bank_holidays()[1],
        bcus=tuple(
            Bcu(id=numbers[line["code"]], code=line["code"], name=line["name"], from_day=GO_LIVE)
            for line in lines
        ),
        boroughs=tuple(
            Borough(
                id=number_of(row["code"]),
                code=row["code"],
                name=row["name"],
                short_name=row["short_name"],
                from_day=LONG_AGO,
            )
            for row in csv_rows("boroughs.csv")
            if row["code"] in held
        ),
        boroughs_in_bcus=tuple(
            BoroughInBcu(
                id=number_of(code),
                borough_id=number_of(code),
                bcu_id=numbers[bcu],
                from_day=GO_LIVE,
            )
            for code, bcu in sorted(held.items())
        ),
        ward_sets=(WardSet(id=2014, code="2014", name="Wards of 2014", from_day=LONG_AGO),),
        wards=tuple(ward for ward in wards("2014") if _code(ward.borough_id) in held),
    )


def bcu_codes() -> tuple[str, ...]:
    """The codes of the twelve BCUs that were formed in the end."""
    return tuple(line["code"] for line in csv_rows("bcus.csv"))


@cache
def wards(ward_set: str) -> tuple[Ward, ...]:
    """Every ward of London in a ward set, `2014`, `2018` or `2022`."""
    return tuple(
        Ward(
            id=number_of(row["code"]),
            code=row["code"],
            name=row["name"],
            borough_id=number_of(row["borough"]),
            ward_set_id=int(ward_set),
            lat_micro=int(row["lat_micro"]),
            lon_micro=int(row["lon_micro"]),
            area_m2=int(row["area_m2"]),
            population=int(row["population"]) if row["population"] else None,
            neighbours=row["neighbours"],
        )
        for row in csv_rows(f"wards_{ward_set}.csv")
    )


def bank_holidays() -> tuple[date, tuple[BankHoliday, ...]]:
    """Bank holidays of England and Wales, and the last day they are known for."""
    told = json.loads((resources() / "reference" / "bank_holidays.json").read_text("utf-8"))
    found = tuple(
        BankHoliday(id=number, day=date.fromisoformat(day), title=title)
        for number, (day, title) in enumerate(told["days"], start=1)
    )
    return date.fromisoformat(told["valid_to"]), found


def number_of(gss_code: str) -> int:
    """The fixed row id of a ward or borough: the digits of its GSS code."""
    return int(gss_code[1:])


def _code(borough_id: int) -> str:
    return f"E{borough_id:08d}"


@cache
def csv_rows(name: str) -> tuple[Told, ...]:
    """The rows of a reference file."""
    with (resources() / "reference" / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _model() -> dict[str, list[dict[str, object]]]:
    text = (resources() / "reference" / "model.json").read_text("utf-8")
    found: dict[str, list[dict[str, object]]] = json.loads(text)
    return found


def _dated(row: dict[str, object], from_day: date) -> dict[str, object]:
    return {**row, "from_day": from_day}


def _costs() -> tuple[Cost, ...]:
    return tuple(_cost_rows())


def _cost_rows() -> Iterator[Cost]:
    text = (resources() / "reference" / "model.json").read_text("utf-8")
    told = json.loads(text)
    ranks = {row["code"]: row["id"] for row in told["ranks"]}
    for code, pence in told["costs"]["pence_a_year"].items():
        rank_id = ranks[code]
        yield Cost(id=rank_id, rank_id=rank_id, pence_a_year=pence, from_day=GO_LIVE)
