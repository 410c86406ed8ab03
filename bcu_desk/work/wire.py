"""Commands and queries from JSON, rows to JSON, and their JSON Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import YEARS

M = TypeVar("M", bound=msgspec.Struct)
LONGEST_INPUT = 1_000_000
LARGEST = 2**31 - 1
_AT = re.compile(r" - at `(?P<path>[^`]+)`$")
_PLAIN = {"Invalid RFC3339 encoded date": "it is no day; write one like 2017-01-23"}
_UNKNOWN = re.compile(r"^Object contains unknown field `(?P<field>[^`]*)`")
_MISSING = re.compile(r"^Object missing required field `(?P<field>[^`]*)`")


def read_fields(text: str) -> object:
    """The JSON document in a text.

    Raises Refused `bad_json` (not JSON), `repeated_field` or `input_too_long`.
    """
    if len(text) > LONGEST_INPUT:
        raise Refused("input_too_long", length=len(text), longest=LONGEST_INPUT)
    try:
        found: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
        json.dumps(found, ensure_ascii=False).encode()
    except RecursionError:
        raise Refused("bad_json", problem="it is nested too deeply") from None
    except UnicodeEncodeError:
        raise Refused("bad_json", problem="it holds half a character") from None
    except ValueError as error:
        raise Refused("bad_json", problem=str(error)) from None
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise Refused("repeated_field", field=next(n for n in names if names.count(n) > 1))
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a JSON value")


def made(kind: type[M], fields: object) -> M:
    """A command or query from its fields.

    Raises Refused `unknown_field`, `missing_field` or `bad_value`, naming the field.
    """
    try:
        found = msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise _refusal(str(error), kind) from None
    _refuse_far(found)
    return found


def _refuse_far(found: msgspec.Struct) -> None:
    """Refuse days and numbers that no desk has any use for, before sums with them fail."""
    for field in msgspec.structs.fields(type(found)):
        value = getattr(found, field.name)
        if isinstance(value, date):
            refuse_far_day(value, field.encode_name)
        elif isinstance(value, int) and abs(value) > LARGEST:
            raise Refused("bad_value", field=field.encode_name, problem="the number is too large")


def refuse_far_day(day: date, field: str) -> None:
    """Raise Refused `bad_value` for a day of no year that a desk plans in."""
    if day.year not in YEARS:
        years = f"{YEARS.start} to {YEARS.stop - 1}"
        raise Refused("bad_value", field=field, problem=f"{day} is not in the years {years}")


def _refusal(problem: str, kind: type[msgspec.Struct]) -> Refused:
    known = tuple(field.encode_name for field in msgspec.structs.fields(kind))
    for code, pattern in (("unknown_field", _UNKNOWN), ("missing_field", _MISSING)):
        match = pattern.match(problem)
        if match:
            return Refused(code, field=match["field"], known=known)
    at = _AT.search(problem)
    path = at["path"].removeprefix("$.") if at else "the input"
    told = _AT.sub("", problem).replace("`", "")
    return Refused("bad_value", field=path, problem=_PLAIN.get(told, told))


def schema(kind: type[msgspec.Struct]) -> dict[str, object]:
    """The JSON Schema of a command's or query's fields."""
    (reference,), found = msgspec.json.schema_components((kind,))
    name = str(reference["$ref"]).rsplit("/", 1)[-1]
    return dict(found[name])


def plain(rows: Iterable[object]) -> list[object]:
    """Rows as JSON values: days as ISO text."""
    return [msgspec.to_builtins(row) for row in rows]


def text(document: object) -> str:
    """One JSON document."""
    return json.dumps(document, ensure_ascii=False, default=str)
