"""Record absences and abstractions, one person's or a team's; change and end them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

import msgspec

from bcu_desk.domain.people import Absence, AbsenceKind, Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import long_day, minute_of, moment_text
from bcu_desk.domain.words import clean_text
from bcu_desk.features.coverage.commands.people import (
    TeamPart,
    each_once,
    kinds_of,
    people_named,
)
from bcu_desk.features.coverage.rules.absences.board import Board, board_of, day_of
from bcu_desk.features.coverage.rules.absences.effects import (
    After,
    Clash,
    after_recording,
    clash,
    warnings,
)
from bcu_desk.features.coverage.rules.absences.wording import span_words, warning
from bcu_desk.work.command import Command
from bcu_desk.work.places import ward_named
from bcu_desk.work.postings import person_told, refuse_out_of_service
from bcu_desk.work.unit import Unit

LONGEST_DAYS = 731

LONGEST_NOTE = 500
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OnOverlap = Literal["refuse", "free", "replace", "allow"]
Parts = Mapping[int, tuple[MinuteSpan, ...]]


class RecordAbsence(Command, frozen=True, kw_only=True):
    """Record that people are away: named by collar number, or the whole team of a ward.

    `team` narrows a ward's team to its DWOs or PCSOs. Where somebody is away already it is
    refused, unless `on_overlap` records only what is `free`, cuts the other absence (`replace`) or
    lets both stand (`allow`). A ward left without a DWO, or over its limit, is told of. A day alone
    (2017-01-24) is its midnight, so that `to` is the first day back.
    """

    people: tuple[str, ...] = ()
    ward: str | None = None
    team: TeamPart = "all"
    kind: str
    start: str = msgspec.field(name="from")
    end: str = msgspec.field(name="to")
    ordered_by: str | None = None
    note: str | None = None
    on_overlap: OnOverlap = "refuse"

    def run(self, unit: Unit) -> str:
        """Check people, kind and times, and write an absence for each."""
        span = span_asked(self.start, self.end)
        first = day_of(span.start)
        kind = kind_named(unit, self.kind, first)
        board = board_of(unit.every)
        people = each_once((*people_named(unit, self.people), *self._team(unit, board, first)))
        for person in people:
            refuse_out_of_service(person, Span(first))
        texts = texts_asked(self.ordered_by, self.note)
        parts = _parts(unit, board, people, span, self.on_overlap)
        told = after_recording(board, parts, kind.counts_as, cut=self.on_overlap == "replace")
        if self.on_overlap == "replace":
            for person_id in parts:
                _cut(unit, board.absences.get(person_id, ()), span)
        for person_id, spans in parts.items():
            for part in spans:
                _add(unit, person_id, kind, part, texts)
        tell_effects(unit, board, span, kind, told)
        who = [person for person in people if parts.get(person.id)]
        return f"Record {kind.title.lower()} of {_told(who)}, {span_words(span)}"

    def _team(self, unit: Unit, board: Board, on: date) -> tuple[Person, ...]:
        """Those of the ward that are asked for. Raises Refused `no_team`."""
        if self.ward is None:
            return ()
        ward, kinds = ward_named(unit, self.ward, on), kinds_of(self.team)
        team = [one.person_id for one in board.team(ward.id, on) if one.kind in kinds]
        if not team:
            raise Refused("no_team", ward=ward.name, on=long_day(on), field="ward")
        return tuple(board.people[person_id] for person_id in team)


class EndAbsence(Command, frozen=True, kw_only=True):
    """End an absence at a time; one that has not begun then, or without a time, goes altogether.

    It is named by its person and its beginning, and by its kind where two begin together.
    """

    person: str
    began: str = msgspec.field(name="from")
    kind: str | None = None
    at: str | None = None

    def run(self, unit: Unit) -> str:
        """Shorten the absence, or remove it."""
        row = absence_named(unit, self.person, self.began, self.kind)
        person = unit.get(Person, row.person_id)
        kind = unit.get(AbsenceKind, row.kind_id)
        at = row.start_minute if self.at is None else _minute(self.at, "at")
        if at >= row.end_minute:
            raise Refused(
                "absence_ended",
                person=person_told(person),
                kind=kind.title.lower(),
                end=moment_text(row.end_minute),
                field="at",
            )
        told = f"{kind.title.lower()} of {person_told(person)}"
        if at <= row.start_minute:
            unit.remove(row)
            return f"Remove {told} from {moment_text(row.start_minute)}"
        unit.change(row, end_minute=at)
        return f"End {told} at {moment_text(at)}"


class ChangeAbsence(Command, frozen=True, kw_only=True):
    """Give an absence other times, another kind, orderer or note; what is not told stays.

    An empty `ordered_by` or `note` takes it away. It is named as for `end_absence`.
    """

    person: str
    began: str = msgspec.field(name="from")
    kind: str | None = None
    start: str | None = msgspec.field(name="new_from", default=None)
    end: str | None = msgspec.field(name="new_to", default=None)
    new_kind: str | None = None
    ordered_by: str | None = None
    note: str | None = None
    on_overlap: OnOverlap = "refuse"

    def run(self, unit: Unit) -> str:
        """Check the absence as it would be, and write it."""
        row = absence_named(unit, self.person, self.began, self.kind)
        person = unit.get(Person, row.person_id)
        span = self._span(row)
        first = day_of(span.start)
        old = unit.get(AbsenceKind, row.kind_id)
        kind = old if self.new_kind is None else kind_named(unit, self.new_kind, first, "new_kind")
        refuse_out_of_service(person, Span(first))
        board = board_of(unit.every)
        parts = _parts(unit, board, (person,), span, self.on_overlap, but=row.id)
        told = after_recording(
            board, parts, kind.counts_as, cut=self.on_overlap == "replace", but=row.id
        )
        if self.on_overlap == "replace":
            others = [one for one in board.absences[person.id] if one.id != row.id]
            _cut(unit, others, span)
        texts = _texts_changed(row, self.ordered_by, self.note)
        mine, *more = parts[person.id]
        unit.change(
            row,
            kind_id=kind.id,
            start_minute=mine.start,
            end_minute=mine.end,
            ordered_by=texts[0],
            note=texts[1],
        )
        for part in more:
            _add(unit, person.id, kind, part, texts)
        tell_effects(unit, board, span, kind, told)
        return f"Change {kind.title.lower()} of {person_told(person)}: {span_words(span)}"

    def _span(self, row: Absence) -> MinuteSpan:
        start = row.start_minute if self.start is None else _minute(self.start, "new_from")
        end = row.end_minute if self.end is None else _minute(self.end, "new_to")
        return _refuse_odd(start, end, "new_to")


def span_asked(start: str, end: str) -> MinuteSpan:
    """The minutes of an absence. Raises Refused `ends_before_start` or `absence_too_long`."""
    return _refuse_odd(_minute(start, "from"), _minute(end, "to"), "to")


def _minute(told: str, field: str) -> int:
    """The minute of a time, or of the midnight that a day begins with."""
    return minute_of(f"{told}T00:00" if DAY.fullmatch(told) else told, field)


def _refuse_odd(start: int, end: int, field: str) -> MinuteSpan:
    if end <= start:
        raise Refused("ends_before_start", field=field)
    if end - start > LONGEST_DAYS * 1_440:
        raise Refused("absence_too_long", most=LONGEST_DAYS, field=field)
    return Span(start, end)


def kind_named(unit: Unit, told: str, on: date, field: str = "kind") -> AbsenceKind:
    """A kind of absence by its code or title. Raises Refused `unknown_absence_kind`."""
    rows = [row for row in unit.every(AbsenceKind) if row.on(on)]
    for row in rows:
        if told.casefold() in (row.code.casefold(), row.title.casefold()):
            return row
    known = tuple(row.code for row in rows)
    raise Refused("unknown_absence_kind", value=told[:40], known=known, field=field)


def texts_asked(ordered_by: str | None, note: str | None) -> tuple[str | None, str | None]:
    """Who ordered it and a note, clean; blank is none."""
    who = clean_text(ordered_by, "ordered_by") if ordered_by and ordered_by.strip() else None
    why = clean_text(note, "note", LONGEST_NOTE) if note and note.strip() else None
    return who, why


def _texts_changed(
    row: Absence, ordered_by: str | None, note: str | None
) -> tuple[str | None, str | None]:
    """Who ordered it and its note, where these are told anew."""
    who, why = texts_asked(ordered_by, note)
    return (
        row.ordered_by if ordered_by is None else who,
        row.note if note is None else why,
    )


def absence_named(unit: Unit, collar: str, began: str, kind: str | None) -> Absence:
    """The absence of a person that begins at a time, of a kind where it is told.

    Raises Refused `no_such_absence` or `two_absences_named`.
    """
    person = unit.named(Person, collar=collar, field="person")
    minute = _minute(began, "from")
    found = list(unit.every(Absence, person_id=person.id, start_minute=minute))
    if kind is not None:
        wanted = kind_named(unit, kind, day_of(minute))
        found = [row for row in found if row.kind_id == wanted.id]
    told = {"person": person_told(person), "start": moment_text(minute), "field": "from"}
    if not found:
        raise Refused("no_such_absence", **told)
    if len(found) > 1:
        kinds = tuple(unit.get(AbsenceKind, row.kind_id).code for row in found)
        raise Refused("two_absences_named", kinds=kinds, **told)
    return found[0]


def _parts(
    unit: Unit,
    board: Board,
    people: Sequence[Person],
    span: MinuteSpan,
    on_overlap: OnOverlap,
    but: int = 0,
) -> dict[int, tuple[MinuteSpan, ...]]:
    """What is recorded for each person, by their id.

    Raises Refused `absence_overlaps`, or `nobody_free` where nothing is left to record.
    """
    found: dict[int, tuple[MinuteSpan, ...]] = {}
    left_out = []
    for person in people:
        other = clash(board, person.id, span, but)
        if other is None or on_overlap in ("replace", "allow"):
            found[person.id] = (span,)
        elif on_overlap == "refuse":
            raise _overlaps(board, person, other)
        elif other.free:
            found[person.id] = other.free
        else:
            left_out.append(person_told(person))
    if not found:
        raise Refused("nobody_free", people=tuple(left_out), when=span_words(span), field="people")
    if left_out:
        unit.note("absence_left_out", people=tuple(left_out))
    return found


def _overlaps(board: Board, person: Person, other: Clash) -> Refused:
    """Why not: the person is away then, with what is free."""
    row = other.absence
    kind = next(kind for kind in board.kinds if kind.id == row.kind_id)
    free = tuple(span_words(part) for part in other.free)
    return Refused(
        "absence_overlaps" if free else "absence_covered",
        person=person_told(person),
        collar=person.collar,
        kind=kind.title.lower(),
        when=span_words(row.minutes),
        free=free,
        field="people",
    )


def _cut(unit: Unit, rows: Iterable[Absence], span: MinuteSpan) -> None:
    """Take some minutes out of absences; what comes after them is an absence of its own."""
    for row in rows:
        if not row.minutes.overlaps(span):
            continue
        parts = row.minutes.without(span)
        if not parts:
            unit.remove(row)
            continue
        unit.change(row, start_minute=parts[0].start, end_minute=parts[0].end)
        for part in parts[1:]:
            end = part.end or part.start
            unit.add(replace(row, id=unit.new_id(), start_minute=part.start, end_minute=end))


def _add(
    unit: Unit,
    person_id: int,
    kind: AbsenceKind,
    span: MinuteSpan,
    texts: tuple[str | None, str | None],
) -> None:
    unit.add(
        Absence(
            id=unit.new_id(),
            person_id=person_id,
            kind_id=kind.id,
            start_minute=span.start,
            end_minute=span.end or span.start,
            ordered_by=texts[0],
            note=texts[1],
        )
    )


def tell_effects(
    unit: Unit, board: Board, span: MinuteSpan, kind: AbsenceKind, after: After
) -> None:
    """Tell of wards that are left without a DWO, or over their limit; neither is refused."""
    for warn in warnings(board, span, kind.counts_as, after):
        code, facts = warning(board, warn)
        unit.note(code, **facts)


def _told(people: Sequence[Person]) -> str:
    if len(people) == 1:
        return person_told(people[0])
    return f"{len(people)} people"
