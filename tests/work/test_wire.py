"""Commands and queries from JSON, with refusals that name the field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec
import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.work import wire
from bcu_desk.work.command import Command


class Lend(Command, frozen=True, kw_only=True):
    """Lend a thing."""

    thing: str
    from_day: date = msgspec.field(name="from")
    days: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a day."""

    name: str
    day: date | None


def _code(text: str) -> tuple[str, object]:
    with pytest.raises(Refused) as caught:
        wire.made(Lend, wire.read_fields(text))
    return caught.value.code, caught.value.facts.get("field")


def test_a_command_is_made_from_its_fields() -> None:
    made = wire.made(Lend, wire.read_fields('{"thing": "van", "from": "2017-01-09"}'))
    assert made == Lend(thing="van", from_day=date(2017, 1, 9))


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("{", "bad_json", None),
        ("[" * 100_000, "bad_json", None),
        ('{"thing": NaN, "from": "2017-01-09"}', "bad_json", None),
        ('{"thing": "a", "thing": "b"}', "repeated_field", "thing"),
        ('{"thing": "a", "from": "2017-01-09", "nonsense": 1}', "unknown_field", "nonsense"),
        ('{"thing": "a"}', "missing_field", "from"),
        ('{"thing": 5, "from": "2017-01-09"}', "bad_value", "thing"),
        ('{"thing": "a", "from": "2017-02-30"}', "bad_value", "from"),
        ('{"thing": "a", "from": "2017-01-09", "days": "2"}', "bad_value", "days"),
        ('"text"', "bad_value", "the input"),
        (" " * 1_000_001, "input_too_long", None),
    ],
)
def test_bad_input_is_refused_by_name(text: str, code: str, field: str | None) -> None:
    assert _code(text) == (code, field)


def test_the_schema_has_the_names_people_write() -> None:
    told = wire.schema(Lend)
    assert set(told["properties"]) == {"thing", "from", "days"}  # type: ignore[call-overload]
    assert told["required"] == ["thing", "from"]


def test_rows_become_plain_values() -> None:
    rows = wire.plain([Row("a", date(2017, 1, 9)), Row("b", None)])
    assert rows == [{"name": "a", "day": "2017-01-09"}, {"name": "b", "day": None}]
    assert wire.text({"rows": rows, "£": 1}).startswith('{"rows": [{"name": "a"')


@pytest.mark.parametrize(
    ("text", "problem"), [('{"a": "\\ud800"}', "half a character"), ("[" * 90_000, "nested")]
)
def test_half_characters_and_deep_nesting_are_no_json(text: str, problem: str) -> None:
    with pytest.raises(Refused) as told:
        wire.read_fields(text)
    assert told.value.code == "bad_json"
    assert problem in str(told.value.facts["problem"])


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_of_a_far_year_is_refused_before_sums_with_it_fail(day: str) -> None:
    with pytest.raises(Refused) as told:
        wire.made(Lend, {"thing": "car", "from": day})
    assert (told.value.code, told.value.facts["field"]) == ("bad_value", "from")


def test_a_day_that_there_is_not_is_told_in_plain_words() -> None:
    with pytest.raises(Refused) as told:
        wire.made(Lend, {"thing": "car", "from": "2017-02-31"})
    assert told.value.facts["problem"] == "it is no day; write one like 2017-01-23"


def test_a_number_that_no_column_holds_is_refused() -> None:
    with pytest.raises(Refused) as told:
        wire.made(Lend, {"thing": "car", "from": "2017-01-09", "days": 2**63})
    assert (told.value.code, told.value.facts["field"]) == ("bad_value", "days")
