"""The call that reads a file of figures or a workbook: a preview, or loaded in one step."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.features.figures.commands import LoadFigures
from bcu_desk.features.figures.queries.plan import Line, Plan
from bcu_desk.features.figures.queries.reading import plan_of_file
from bcu_desk.features.figures.rules.layouts import KINDS, TITLES
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program
from bcu_desk.work.sentences import sentence

MOST_LISTED = 50_000  # lines of a document; those that need a look come first
MOST_SHOWN = 8  # lines with the same trouble, in words
PLAIN = ("new", "unchanged")
WORKBOOK = "workbook"
NO_FIGURES = ("figures_unknown_layout", "figures_no_column")
BOOKS = (".xlsx", ".xlsm", ".ods", ".xls")


def import_file(program: Program, given: argparse.Namespace) -> Answer:
    """Tell what a file would change; with `--apply` load it, all or nothing."""
    path = Path(given.input)
    a_book = path.suffix.lower() in BOOKS or bool(given.sheet)
    if given.kind == WORKBOOK or (given.kind is None and a_book):
        answer: Answer = _workbooks().import_workbook(program, given)
        return answer
    _refuse_kind(given.kind)
    desk = program.open(Path(given.file), read_only=not given.apply)
    try:
        with desk.reader() as reader:
            plan, _ = plan_of_file(reader, path, given.kind)
    except Refused as refused:
        if given.kind is not None or refused.code not in NO_FIGURES:
            raise
        told: Answer = _workbooks().import_list(program, desk, given, refused)
        return told
    step = _load(desk, plan, path.name) if given.apply else None
    return _answer(plan, path.name, step, applied=given.apply)


def _workbooks() -> ModuleType:
    """The calls for workbooks, loaded only for them."""
    return import_module("bcu_desk.shell.cli.workbook_call")


def _refuse_kind(kind: str | None) -> None:
    """Refuse kinds that are not read. Raises Refused `unknown_kind`."""
    if kind is not None and kind not in KINDS:
        raise Refused("unknown_kind", value=kind[:40], known=(WORKBOOK, *KINDS))


def _load(desk: Desk, plan: Plan, name: str) -> str:
    """Write what is new and changed; the label of the step, '' where there is nothing to write.

    Raises Refused `figures_have_errors`.
    """
    fatal = plan.found.fatal
    if fatal:
        first = f"Line {fatal[0].line}: {sentence(fatal[0].code, dict(fatal[0].facts))}"
        raise Refused("figures_have_errors", file=name, count=len(fatal), first=first)
    if not plan.counts and not plan.teams:
        return ""
    command = LoadFigures(source=name, counts=plan.counts, abstractions=plan.teams)
    return desk.do(command).label


def _answer(plan: Plan, name: str, step: str | None, *, applied: bool) -> Answer:
    lines = plan.lines[:MOST_LISTED]
    document = {
        "file": name,
        "layout": TITLES[plan.found.layout],
        "applied": applied,
        "step": step or None,
        "counts": plan.sums(),
        "rows": [_told(line) for line in lines],
        "left_off": len(plan.lines) - len(lines),
        "passed_over": list(plan.found.passed_over),
    }
    return Answer(document, "\n".join(_words(plan, name, applied=applied)))


def _told(line: Line) -> Mapping[str, object]:
    told = {
        name: getattr(line, name)
        for name in ("row", "state", "what", "area", "month", "before", "after")
    }
    if line.problem is None:
        return told
    facts: dict[str, Fact] = dict(line.problem.facts)
    code = line.problem.code
    return {**told, "code": code, "message": sentence(code, facts)}


def _words(plan: Plan, name: str, *, applied: bool) -> list[str]:
    sums = ", ".join(f"{count:,} {state}" for state, count in plan.sums().items() if count)
    done = "Loaded" if applied else "Would load"
    words = [
        f"{done} {len(plan.counts) + len(plan.teams):,} figures from {name}"
        f" ({TITLES[plan.found.layout]}): {sums or 'nothing in it'}."
    ]
    if plan.found.passed_over:
        words.append(f"Columns passed over: {', '.join(plan.found.passed_over)}.")
    for alike in _alike(plan.lines):
        words += [_line(line) for line in alike[:MOST_SHOWN]]
        if len(alike) > MOST_SHOWN:
            words.append(f"and {len(alike) - MOST_SHOWN:,} lines like it: --json lists them.")
    if not applied:
        words.append("Nothing was changed. --apply loads it, as one step that undo takes back.")
    return words


def _alike(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines that need a look, those with the same trouble together."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.state not in PLAIN or line.problem:
            trouble = line.problem.code if line.problem else ""
            found.setdefault((line.state, trouble), []).append(line)
    return list(found.values())


def _line(line: Line) -> str:
    """A line in words: where, in which state, what of."""
    if line.problem is not None:
        told = sentence(line.problem.code, dict(line.problem.facts))
        return f"Line {line.row}, {line.state}: {told}"
    where = f"Line {line.row}" if line.row else "Only in the desk"
    value = f"{line.before} to {line.after}" if line.state == "changed" else f"{line.before}"
    return f"{where}, {line.state}: {line.what}, {line.area}, {line.month}: {value}"
