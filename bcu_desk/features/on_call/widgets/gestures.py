"""A form for each gesture of the rota, and the command that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import london_text, minute_of, utc_text
from bcu_desk.features.on_call.commands.fill import FillOnCall
from bcu_desk.features.on_call.commands.hand_over import SetHandOver
from bcu_desk.features.on_call.commands.turns import (
    ChangeOnCall,
    EndOnCall,
    PutOnCall,
    SwapOnCall,
)
from bcu_desk.features.on_call.model.loaded import Loaded, key_of
from bcu_desk.features.on_call.queries.rota import OnCallRow
from bcu_desk.features.on_call.rules import row_key, wall_of
from bcu_desk.features.on_call.widgets import forms
from bcu_desk.features.on_call.widgets.side import Side
from bcu_desk.kit.form import Form, Values
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.kit.timeline.view import Timeline
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command

WITH_GHOST = {"on_call.put_form": "start", "on_call.change_form": "to_start"}
"""The forms that the board shows as they are filled in, and the field of each one's start."""


class Doer(Protocol):
    """What runs a command: the page."""

    def __call__(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        """Run commands as one step."""


class Gestures:
    """Opens forms in the right column and sends their commands; a ghost on the board goes along."""

    def __init__(self, side: Side, timeline: Timeline, do: Doer, *, writable: bool) -> None:
        self._side = side
        self._timeline = timeline
        self._do = do
        self._writable = writable
        self._turn: OnCallRow | None = None  # what the form open is about
        self.loaded: Loaded | None = None

    def start(self, verb: str, key: str, person: str = "") -> None:
        """Start a gesture by its name on a turn, a gap or a row."""
        loaded = self.loaded
        if loaded is None or not self._writable or not loaded.board.bcus:
            return
        turn = loaded.turn(key)
        if verb in ("put", "fill", "take"):
            self._put(loaded, key, person)
        elif verb == "repeat":
            self._repeat(loaded, key)
        elif verb == "hand_over":
            self._hand_over(loaded, key)
        elif turn is not None:
            opened = {"change": self._change, "swap": self._swap, "end": self._end}
            opened.get(verb, self._remove)(loaded, turn)

    def drop(self, asked: Proposal) -> None:
        """Write what a drag asks for; a new turn needs its form first."""
        turn = self.loaded.turn(asked.bar or "") if self.loaded else None
        if turn is not None and not asked.copy:
            start, end = utc_text(asked.start), utc_text(asked.end)
            self._run(ChangeOnCall(**_named(turn), to_start=start, end=end))
        elif self.loaded is not None and self._writable:
            person = "" if turn is None else turn.collar
            self.put(self.loaded, asked.row, (asked.start, asked.end), person)

    def _put(self, loaded: Loaded, key: str, person: str) -> None:
        """The form for a gap, for a flagged turn that another takes, or for the room of a row."""
        turn, gap = loaded.turn(key), loaded.gap(key)
        if turn is not None and person:
            self._change(loaded, turn)
            if self._side.form is not None:
                _hand_to(self._side.form, loaded, turn, person)
            return
        row = loaded.row_of(key) or _first_row(loaded)
        room = loaded.room(row)
        span = (room.start, room.end or room.start)
        if gap is not None:
            span = (gap.start_minute, gap.end_minute)
        self.put(loaded, row, span, person)

    def put(self, loaded: Loaded, row: str, span: tuple[int, int], person: str = "") -> None:
        """Open the form that puts somebody on call, filled with what is known."""
        bcu, _, role = row.partition(":")
        form = forms.put_form(loaded, role, span, self._ends(put_command))
        for name, value in (
            ("bcu", bcu),
            ("role", role),
            ("start", london_text(span[0])),
            ("end", london_text(span[1])),
            ("person", person),
            ("phone", loaded.phone(person) or ""),
        ):
            form.set_value(name, value)
        form.field("person").changed.connect(lambda *_: self._tell_phone(form))
        self._open(form, "phone" if person else "person")

    def _tell_phone(self, form: Form) -> None:
        """Fill in the phone that somebody had before, unless another was typed."""
        values = form.values()
        person = str(values["person"] or "")
        if self.loaded is None or not person:
            return
        known = {self.loaded.phone(one.collar) for one in self.loaded.board.people}
        if values["phone"] is None or values["phone"] in known:
            form.set_value("phone", self.loaded.phone(person) or "")

    def _change(self, loaded: Loaded, turn: OnCallRow) -> None:
        form = forms.change_form(loaded, turn, (self._send_change, self.close))
        form.set_value("to_person", turn.collar)
        form.set_value("to_start", london_text(turn.start_minute))
        form.set_value("end", london_text(turn.end_minute))
        form.set_value("reserve", turn.reserve or "")
        form.set_value("phone", turn.phone or "")
        self._turn = turn
        self._open(form, "to_person")

    def _swap(self, loaded: Loaded, turn: OnCallRow) -> None:
        self._turn = turn
        self._open(forms.swap_form(loaded, turn, (self._send_swap, self.close)), "other")

    def _end(self, _loaded: Loaded, turn: OnCallRow) -> None:
        form = forms.end_form(turn, (self._send_end, self.close))
        form.set_value("at", london_text(turn.end_minute))
        self._turn = turn
        self._open(form, "at")

    def _remove(self, _loaded: Loaded, turn: OnCallRow) -> None:
        """Take a turn away; undo brings it back."""
        self._run(EndOnCall(**_named(turn)))

    def _repeat(self, loaded: Loaded, key: str) -> None:
        form = forms.repeat_form(loaded, self._ends(repeat_command))
        row = loaded.row_of(key) or _first_row(loaded)
        monday = loaded.window.monday
        form.set_value("bcu", row.partition(":")[0])
        form.set_value("like", monday)
        form.set_value("from", monday + timedelta(days=7))
        form.set_value("to", monday + timedelta(days=35))
        self._open(form, "like")

    def _hand_over(self, loaded: Loaded, key: str) -> None:
        form = forms.hand_over_form(loaded, self._ends(hand_over_command))
        bcu = (loaded.row_of(key) or _first_row(loaded)).partition(":")[0]
        day, night = loaded.board.times[bcu]
        form.set_value("bcu", bcu)
        form.set_value("day", wall_of(day))
        form.set_value("night", wall_of(night))
        form.set_value("from", loaded.window.on)
        self._open(form, "day")

    def _open(self, form: Form, first: str) -> None:
        self._side.open_form(form, first)
        if form.objectName() in WITH_GHOST:
            form.changed.connect(self.show_ghost)
        self.show_ghost()

    def show_ghost(self) -> None:
        """Show on the board what the form would do, judged as it is filled in."""
        form = self._side.form
        if form is None or form.objectName() not in WITH_GHOST:
            return
        values = form.values()
        begins = WITH_GHOST[form.objectName()]
        try:
            start = minute_of(str(values[begins]))
            end = minute_of(str(values["end"]))
        except Refused:
            self._timeline.propose(None)
            return
        row, bar = _place_of(self._turn if begins == "to_start" else None, values)
        shown = start < end and self.loaded is not None and row in self.loaded.rows()
        self._timeline.propose(Proposal(row, start, end, bar) if shown else None)

    def close(self) -> None:
        """Put the form and its ghost away with nothing changed."""
        self._timeline.propose(None)
        if self._side.close_form():
            self._timeline.setFocus()

    def _ends(self, made: Callable[[Values], Command]) -> forms.Ends:
        """What a form does when it is sent and when it is closed."""
        return (lambda values: self._run(made(values), self._side.form)), self.close

    def _run(self, command: Command, form: Form | None = None) -> None:
        self._do(command, form=form, on_done=lambda _: self.close() if form else None)

    def _send_change(self, values: Values) -> None:
        if self._turn is None:
            return
        command = ChangeOnCall(
            **_named(self._turn),
            to_person=str(values["to_person"]),
            to_start=str(values["to_start"]),
            end=str(values["end"]),
            reserve=str(values["reserve"] or ""),
            phone=str(values["phone"] or ""),
        )
        self._run(command, self._side.form)

    def _send_swap(self, values: Values) -> None:
        other = self.loaded.turn(str(values["other"])) if self.loaded else None
        if self._turn is None or other is None:
            return
        command = SwapOnCall(**_named(self._turn), other=other.collar, other_start=other.start)
        self._run(command, self._side.form)

    def _send_end(self, values: Values) -> None:
        if self._turn is not None:
            self._run(EndOnCall(**_named(self._turn), at=str(values["at"])), self._side.form)


def _first_row(loaded: Loaded) -> str:
    """The row of the first gap, else the first row."""
    gaps = loaded.gaps()
    return row_key(gaps[0].bcu, gaps[0].role) if gaps else loaded.rows()[0]


def _named(turn: OnCallRow) -> dict[str, str]:
    """What a command calls a turn by."""
    return {"bcu": turn.bcu, "role": turn.role, "person": turn.collar, "start": turn.start}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def put_command(values: Values) -> Command:
    """What the form that puts on call asks for."""
    return PutOnCall(
        bcu=str(values["bcu"]),
        role=str(values["role"]),
        person=str(values["person"]),
        start=str(values["start"]),
        end=str(values["end"]),
        reserve=_text(values["reserve"]),
        phone=_text(values["phone"]),
    )


def repeat_command(values: Values) -> Command:
    """What the form that repeats a week asks for."""
    like, first, last = (_day(values[name]) for name in ("like", "from", "to"))
    return FillOnCall(
        bcu=str(values["bcu"]),
        role=_text(values["role"]),
        like=like,
        from_day=first,
        to_day=last,
    )


def hand_over_command(values: Values) -> Command:
    """What the form of the hand-over times asks for."""
    return SetHandOver(
        bcu=str(values["bcu"]),
        day=str(values["day"]),
        night=str(values["night"]),
        from_day=_day(values["from"]),
    )


def _hand_to(form: Form, loaded: Loaded, turn: OnCallRow, person: str) -> None:
    """Fill the form that changes a turn for another who takes it."""
    form.set_value("to_person", person)
    form.set_value("phone", loaded.phone(person) or "")
    if turn.reserve == person:
        form.set_value("reserve", "")


def _place_of(turn: OnCallRow | None, values: Values) -> tuple[str, str | None]:
    """The row and the bar of a turn; for a new one the row that its form names."""
    if turn is None:
        return f"{values.get('bcu')}:{values.get('role')}", None
    return row_key(turn.bcu, turn.role), key_of(turn)
