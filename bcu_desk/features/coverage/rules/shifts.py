"""What a shift pattern must be like: codes with times, rest days, duties that do not meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused

DAY_MINUTES = 1_440
LONGEST_CYCLE = 400
REST = "R"
_CODE = re.compile(r"[A-Z][A-Z0-9]{0,2}")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Duty:
    """A day code's times: minutes after midnight that its duty begins at, and how long it is."""

    code: str
    begins: int
    lasts: int


def clock_minute(text: str, field: str) -> int:
    """Minutes after midnight of `HH:MM`. Raises Refused `bad_clock_time`."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise Refused("bad_clock_time", value=text[:20], field=field)
    return int(found[1]) * 60 + int(found[2])


def clock_text(minute: int) -> str:
    """`HH:MM` of minutes after midnight; a time of the next day is told by its clock."""
    return f"{minute % DAY_MINUTES // 60:02}:{minute % 60:02}"


def a_duty(code: str, begins: str, ends: str) -> Duty:
    """A duty by its times; one that ends no later than it begins ends on the next day.

    Raises Refused `odd_day_code`, `rest_with_times` or `bad_clock_time`.
    """
    told = code_told(code, "duties")
    if told == REST:
        raise Refused("rest_with_times", value=REST, field="duties")
    first, last = clock_minute(begins, "duties"), clock_minute(ends, "duties")
    return Duty(told, first, (last - first - 1) % DAY_MINUTES + 1)


def code_told(text: str, field: str) -> str:
    """A day code in capitals. Raises Refused `odd_day_code`."""
    told = text.strip().upper()
    if not _CODE.fullmatch(told):
        raise Refused("odd_day_code", value=text[:20], field=field)
    return told


def cycle_told(text: str) -> tuple[str, ...]:
    """The day codes of a cycle, in order. Raises Refused `odd_cycle` or `odd_day_code`."""
    codes = tuple(code_told(part, "cycle") for part in text.split())
    if not 1 <= len(codes) <= LONGEST_CYCLE:
        raise Refused("odd_cycle", days=len(codes), longest=LONGEST_CYCLE, field="cycle")
    return codes


def refuse_odd_pattern(cycle: Sequence[str], duties: Iterable[Duty]) -> None:
    """Refuse a cycle with days of unknown code, without a duty, or with duties that meet.

    Raises Refused `code_twice`, `unknown_day_code`, `no_duty_in_cycle` or `duties_meet`.
    """
    times = _by_code(duties)
    unknown = sorted({code for code in cycle if code != REST and code not in times})
    if unknown:
        raise Refused("unknown_day_code", codes=tuple(unknown), rest=REST, field="cycle")
    if not any(code in times for code in cycle):
        raise Refused("no_duty_in_cycle", field="cycle")
    for code, follows in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
        one, other = times.get(code), times.get(follows)
        if one is not None and other is not None:
            _refuse_meeting(one, other)


def _refuse_meeting(one: Duty, follows: Duty) -> None:
    """Refuse a duty that is not over when the one of the next day begins."""
    end = one.begins + one.lasts
    if end > DAY_MINUTES + follows.begins:
        raise Refused(
            "duties_meet",
            one=one.code,
            ends=clock_text(end),
            other=follows.code,
            begins=clock_text(follows.begins),
            field="duties",
        )


def _by_code(duties: Iterable[Duty]) -> Mapping[str, Duty]:
    found: dict[str, Duty] = {}
    for duty in duties:
        if duty.code in found:
            raise Refused("code_twice", value=duty.code, field="duties")
        found[duty.code] = duty
    return found
