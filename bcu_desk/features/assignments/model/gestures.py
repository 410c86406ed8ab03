"""From what a form holds to the command it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import cast

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.commands.charges import (
    Dedicate,
    EndDedication,
    EndLead,
    Lead,
)
from bcu_desk.features.assignments.commands.hand_over import WriteHandOver
from bcu_desk.features.assignments.commands.swap import Swap
from bcu_desk.features.assignments.commands.waive import EndWaiver, Waive
from bcu_desk.features.assignments.rules.items import breach_key
from bcu_desk.work.command import Command
from bcu_desk.work.postings import Appoint, EndPosting, ExtendPosting

Values = Mapping[str, object]


def command_of(
    verb: str, values: Values, breaches: tuple[Breach, ...], on: date | None = None
) -> Command:
    """The command of a gesture; `on` is a day on which what was chosen holds.

    Raises Refused where the days can't be, naming the field.
    """
    if verb in OTHERS:
        return OTHERS[verb](values, breaches, on)
    first, end = _days(values)
    post, replace = str(values["post"]), bool(values["replace"])
    if verb == "dedicate":
        borough = str(values["borough"])
        return Dedicate(post=post, borough=borough, from_day=first, to_day=end, replace=replace)
    if verb == "lead":
        function = str(values["function"])
        return Lead(post=post, function=function, from_day=first, to_day=end, replace=replace)
    standing = Standing(str(values["standing"]))
    if verb == "cover" and end is None:
        raise Refused("cover_without_end", standing=standing.value, field="to")
    return Appoint(
        post=post,
        person=str(values["person"]),
        from_day=first,
        to_day=end,
        standing=standing,
        replace=replace,
        move=bool(values["move"]),
        back=bool(values.get("back")),
    )


def _days(values: Values) -> tuple[date, date | None]:
    """The first day, and the day after the last one where there is one."""
    first, last = cast("date", values["from"]), cast("date | None", values["to"])
    if last is not None and last < first:
        raise Refused("last_before_first", first=long_day(first), last=long_day(last), field="to")
    return first, None if last is None else last + timedelta(days=1)


def _swap(values: Values, _breaches: tuple[Breach, ...], _on: date | None) -> Swap:
    first = cast("date", values["from"])
    return Swap(post=str(values["post"]), other=str(values["with"]), from_day=first)


def _end(values: Values, _breaches: tuple[Breach, ...], _on: date | None) -> EndPosting:
    last = cast("date", values["last"])
    return EndPosting(post=str(values["post"]), on=last + timedelta(days=1))


def _end_lead(values: Values, _breaches: tuple[Breach, ...], _on: date | None) -> EndLead:
    last = cast("date", values["last"])
    post, function = str(values["post"]), str(values["function"])
    return EndLead(post=post, function=function, on=last + timedelta(days=1))


def _end_dedication(
    values: Values, _breaches: tuple[Breach, ...], _on: date | None
) -> EndDedication:
    last = cast("date", values["last"])
    post, borough = str(values["post"]), str(values["borough"])
    return EndDedication(post=post, borough=borough, on=last + timedelta(days=1))


def _extend(values: Values, _breaches: tuple[Breach, ...], on: date | None) -> ExtendPosting:
    last = cast("date | None", values["to"])
    return ExtendPosting(
        post=str(values["post"]),
        to_day=None if last is None else last + timedelta(days=1),
        on=on,
        push=bool(values["push"]),
    )


def _hand_over(values: Values, _breaches: tuple[Breach, ...], _on: date | None) -> WriteHandOver:
    lines = str(values["items"] or "").splitlines()
    return WriteHandOver(
        post=str(values["post"]),
        person=str(values["person"]),
        note=str(values["note"] or ""),
        items=tuple(line.strip() for line in lines if line.strip()),
    )


def _end_waiver(values: Values, breaches: tuple[Breach, ...], _on: date | None) -> EndWaiver:
    chosen = _breach(values, breaches)
    return EndWaiver(rule=chosen.rule, subject=chosen.subject, on=cast("date", values["on"]))


def _breach(values: Values, breaches: tuple[Breach, ...]) -> Breach:
    return next(item for item in breaches if breach_key(item) == values["breach"])


def _waive(values: Values, breaches: tuple[Breach, ...], _on: date | None) -> Waive:
    chosen = _breach(values, breaches)
    last = cast("date", values["until"])
    return Waive(
        rule=chosen.rule,
        subject=chosen.subject,
        until=last + timedelta(days=1),
        reason=str(values["reason"]),
        from_day=chosen.days.start,
    )


OTHERS: Mapping[str, Callable[[Values, tuple[Breach, ...], date | None], Command]] = {
    "swap": _swap,
    "end": _end,
    "extend": _extend,
    "hand_over": _hand_over,
    "waive": _waive,
    "end_waiver": _end_waiver,
    "end_lead": _end_lead,
    "end_dedication": _end_dedication,
}
