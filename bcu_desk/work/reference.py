"""The reference facts that come with the program, as rows of a desk file."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

import msgspec

from bcu_desk.domain.assignments import CoreFunction, ModelRule, Target
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.fleet import VehicleKind
from bcu_desk.domain.measures import BankHoliday, Cost
from bcu_desk.domain.people import AbsenceKind, Authority, Rank
from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu, Ward, WardSet
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftPattern
from bcu_desk.store.folders import resources

GO_LIVE = date(2017, 1, 9)
LONG_AGO = date(2014, 5, 22)
TEST_BCUS = ("CN", "EA")
Told = dict[str, str]
D = TypeVar("D", bound=Dated)


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
    shift_patterns: tuple[ShiftPattern, ...]
    shift_codes: tuple[ShiftCode, ...]


def facts(bcu_codes: Iterable[str]) -> Facts:
    """The reference facts with these BCUs, their boroughs and their wards of the 2014 set."""
    wanted = set(bcu_codes)
    lines = [line for line in csv_rows("bcus.csv") if line["code"] in wanted]
    held = {code: line["code"] for line in lines for code in line["boroughs"].split()}
    numbers = {line["code"]: n for n, line in enumerate(csv_rows("bcus.csv"), start=1)}
    ranks = _model(Rank, "ranks", LONG_AGO)
    return Facts(
        ranks=ranks,
        functions=_model(CoreFunction, "functions", GO_LIVE),
        targets=_model(Target, "targets", GO_LIVE),
        rules=_model(ModelRule, "rules", GO_LIVE),
        absence_kinds=_model(AbsenceKind, "absence_kinds", LONG_AGO),
        authorities=_model(Authority, "authorities", LONG_AGO),
        vehicle_kinds=_model(VehicleKind, "vehicle_kinds", LONG_AGO),
        costs=_costs(ranks),
        bank_holidays=bank_holidays()[1],
        bcus=tuple(
            Bcu(id=numbers[line["code"]], code=line["code"], name=line["name"], from_day=GO_LIVE)
            for line in lines
        ),
        boroughs=_boroughs(held),
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
        shift_patterns=_model(ShiftPattern, "shift_patterns", LONG_AGO),
        shift_codes=_shift_codes(),
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
    told = json.loads(_text("bank_holidays.json"))
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


@cache
def _text(name: str) -> str:
    return (resources() / "reference" / name).read_text("utf-8")


def _model(kind: type[D], part: str, from_day: date) -> tuple[D, ...]:
    """The rows of a part of the model, in force from a day."""
    told = msgspec.convert(json.loads(_text("model.json"))[part], list[dict[str, object]])
    return tuple(msgspec.convert({**row, "from_day": from_day}, kind) for row in told)


def _shift_codes() -> tuple[ShiftCode, ...]:
    return tuple(msgspec.convert(json.loads(_text("model.json"))["shift_codes"], list[ShiftCode]))


def _boroughs(codes: Collection[str]) -> tuple[Borough, ...]:
    return tuple(
        Borough(
            id=number_of(row["code"]),
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            from_day=LONG_AGO,
        )
        for row in csv_rows("boroughs.csv")
        if row["code"] in codes
    )


def _costs(ranks: Iterable[Rank]) -> tuple[Cost, ...]:
    costs = json.loads(_text("model.json"))["costs"]["pence_a_year"]
    told = msgspec.convert(costs, dict[str, int])
    return tuple(
        Cost(id=rank.id, rank_id=rank.id, pence_a_year=told[rank.code], from_day=GO_LIVE)
        for rank in ranks
        if rank.code in told
    )
