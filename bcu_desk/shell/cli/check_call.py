"""The call that checks a desk file against the rules of the model."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of, long_day
from bcu_desk.shell import offers
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.cli.data_calls import as_of_day
from bcu_desk.store.session import Reader
from bcu_desk.work import wire
from bcu_desk.work.opening import Program
from bcu_desk.work.view import View

NOTICE = "notice"
Row = Mapping[str, object]


def check(program: Program, given: argparse.Namespace) -> Answer:
    """The breaches of the model's rules on a day or over a period (last day left out).

    With `--away` those that would be new while somebody is away.
    """
    desk = program.open(Path(given.file), read_only=True)
    view = View(as_of_day(given.on, desk), tuple(given.bcu or ()))
    name, fields = _asked(given, view.on)
    with desk.reader() as reader:
        _refuse_unknown(reader, view, given.rule or ())
        found = wire.plain(wire.made(offers.queries()[name], fields).rows(reader, view))
    breaches = [row for row in found if isinstance(row, dict) and _wanted(row, given)]
    broken = any(_counts(row) for row in breaches)
    words = _words(breaches, given)
    return Answer({"breaches": breaches}, words, 1 if broken and given.strict else 0)


def _asked(given: argparse.Namespace, on: date) -> tuple[str, dict[str, object]]:
    """The query to ask, with its fields."""
    fields: dict[str, object] = {"from": given.from_day or on.isoformat()}
    if given.to_day:
        fields["to"] = given.to_day
    for name, value in fields.items():
        wire.refuse_far_day(day_of(str(value), name), name)
    if not given.away:
        return "breaches", fields
    if not (given.from_day and given.to_day):
        raise Refused("away_without_days", person=given.away, field="from")
    return "if_away", {**fields, "person": given.away}


def _refuse_unknown(reader: Reader, view: View, rules: Sequence[str]) -> None:
    """Refuse a BCU or a rule that there is not."""
    codes = {row["code"] for row in _rows(reader, "bcus", View(view.on), {})}
    for code in view.scope:
        if code not in codes:
            raise Refused("unknown_bcu", value=code[:60], field="bcu")
    known = {row["code"] for row in _rows(reader, "rules", view, {"ever": True})}
    for rule in rules:
        if rule.upper() not in known:
            raise Refused("unknown_rule", value=rule[:60], field="rule")


def _rows(reader: Reader, name: str, view: View, fields: Mapping[str, object]) -> list[Row]:
    found = wire.plain(wire.made(offers.queries()[name], dict(fields)).rows(reader, view))
    return [row for row in found if isinstance(row, dict)]


def _wanted(row: Row, given: argparse.Namespace) -> bool:
    rules = {rule.upper() for rule in given.rule or ()}
    return (not rules or row["rule"] in rules) and (not given.bcu or row["bcu"] in given.bcu)


def _waived(row: Row) -> bool:
    return row.get("waived_until") is not None


def _counts(row: Row) -> bool:
    """Whether it is a breach: not waived, and not only to be watched."""
    return not _waived(row) and row.get("severity") != NOTICE


def _words(breaches: Sequence[Row], given: argparse.Namespace) -> str:
    if not breaches:
        return "Nothing new would break." if given.away else "No rule of the model is broken."
    groups: dict[str, list[Row]] = {}
    for row in breaches:
        groups.setdefault(str(row["bcu"]), []).append(row)
    return "\n\n".join(_group(bcu, rows, given.file) for bcu, rows in sorted(groups.items()))


def _group(bcu: str, rows: Sequence[Row], file: str) -> str:
    """A BCU's breaches under a line that counts them."""
    lines = [f"{bcu or 'No BCU'}: {_sums(rows)}"]
    for row in rows:
        worse = " (broken already, and worse)" if row.get("effect") == "worse" else ""
        lines.append(f"  {row['rule']:4}{row['message']}{worse}")
        lines.extend(f"      {line}" for line in _steps(row, file))
    return "\n".join(lines)


def _sums(rows: Sequence[Row]) -> str:
    counts = (
        (sum(_counts(row) for row in rows), "breach", "breaches"),
        (sum(_watched(row) for row in rows), "to watch", "to watch"),
        (sum(_waived(row) for row in rows), "waived", "waived"),
    )
    return ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts if n)


def _watched(row: Row) -> bool:
    return row.get("severity") == NOTICE and not _waived(row)


def _steps(row: Row, file: str) -> Iterable[str]:
    """Until when it is waived, or what to do about it, with the command where there is one."""
    if _waived(row):
        return (f"Waived until {long_day(day_of(str(row['waived_until'])))}.",)
    command = _command(row, file)
    return (f"Next: {row['next_step']}", *((command,) if command else ()))


def _command(row: Row, file: str) -> str:
    """The call that mends it, what is still to be chosen in capitals."""
    fields, choose = row.get("fields"), row.get("choose")
    if not row.get("command"):
        return ""
    if not isinstance(fields, dict) or not isinstance(choose, list | tuple):
        return ""
    told = wire.text({**fields, **{str(name): str(name).upper() for name in choose}})
    return f"bcu-desk run {file} {row['command']} '{told}'"
