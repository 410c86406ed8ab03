"""From what a form holds to the command it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import cast

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.commands.charges import Dedicate, Lead
from bcu_desk.features.assignments.commands.swap import Swap
from bcu_desk.features.assignments.commands.waive import Waive
from bcu_desk.features.assignments.rules.items import breach_key
from bcu_desk.work.command import Command
from bcu_desk.work.postings import Appoint

Values = Mapping[str, object]


def command_of(verb: str, values: Values, breaches: tuple[Breach, ...]) -> Command:
    """The command of a gesture. Raises Refused where the days can't be, naming the field."""
    if verb == "swap":
        first = cast("date", values["from"])
        return Swap(post=str(values["post"]), other=str(values["with"]), from_day=first)
    if verb == "waive":
        return _waive(values, breaches)
    first, end = _days(values)
    post, replace = str(values["post"]), bool(values["replace"])
    if verb == "dedicate":
        borough = str(values["borough"])
        return Dedicate(post=post, borough=borough, from_day=first, to_day=end, replace=replace)
    if verb == "lead":
        function = str(values["function"])
        return Lead(post=post, function=function, from_day=first, to_day=end, replace=replace)
    return Appoint(
        post=post,
        person=str(values["person"]),
        from_day=first,
        to_day=end,
        standing=Standing(str(values["standing"])),
        replace=replace,
        move=bool(values["move"]),
    )


def _days(values: Values) -> tuple[date, date | None]:
    """The first day, and the day after the last one where there is one."""
    first, last = cast("date", values["from"]), cast("date | None", values["to"])
    if last is not None and last < first:
        raise Refused("last_before_first", first=long_day(first), last=long_day(last), field="to")
    return first, None if last is None else last + timedelta(days=1)


def _waive(values: Values, breaches: tuple[Breach, ...]) -> Waive:
    chosen = next(item for item in breaches if breach_key(item) == values["breach"])
    last = cast("date", values["until"])
    return Waive(
        rule=chosen.rule,
        subject=chosen.subject,
        until=last + timedelta(days=1),
        reason=str(values["reason"]),
        from_day=chosen.days.start,
    )
