"""From what is filled in to commands, by the verb of the gesture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.commands import (
    AddPerson,
    ClosePost,
    Correct,
    CreatePost,
    MovePost,
)
from bcu_desk.features.org_chart.dialogs import forms
from bcu_desk.features.org_chart.dialogs.forms import DAY, Asked, Ends
from bcu_desk.features.org_chart.dialogs.move_form import move_form
from bcu_desk.kit.form import Form, Values
from bcu_desk.work.command import Command
from bcu_desk.work.postings import Appoint, EndPosting


@dataclass(frozen=True, slots=True)
class Gesture:
    """A form and the commands it makes; `first` is the field to start in.

    `needs` says what the post must be: '' (none need be chosen), post or holder.
    """

    form: Callable[[Asked, Ends], Form]
    commands: Callable[[Values, Asked], tuple[Command, ...]]
    first: str
    needs: str = "post"


def _day(values: Values, name: str) -> date:
    value = values[name]
    assert isinstance(value, date)
    return value


def _end_of(values: Values) -> date | None:
    """The first day without, from the last day; Refused `last_before_first` where it can't be."""
    last, first = values["to"], _day(values, "from")
    if not isinstance(last, date):
        return None
    if last < first:
        raise Refused("last_before_first", first=long_day(first), last=long_day(last), field="to")
    return last + DAY


def _maybe(values: Values, name: str) -> str | None:
    value = values[name]
    return None if value is None else str(value)


def _appoint(values: Values, _asked: Asked) -> tuple[Command, ...]:
    made = Appoint(
        post=str(values["post"]),
        person=str(values["person"]),
        from_day=_day(values, "from"),
        to_day=_end_of(values),
        standing=Standing(str(values["standing"])),
        replace=bool(values["replace"]),
        move=bool(values["move"]),
    )
    return (made,)


def _end(values: Values, _asked: Asked) -> tuple[Command, ...]:
    return (EndPosting(post=str(values["post"]), on=_day(values, "on")),)


def _acting(values: Values, asked: Asked) -> tuple[Command, ...]:
    return _appoint({**values, "standing": Standing.ACTING.value}, asked)


def _move(values: Values, asked: Asked) -> tuple[Command, ...]:
    where, other = values["where"], str(values["under"])
    made = MovePost(
        post=asked.post,
        from_day=_day(values, "from"),
        under=other if where == "under" else None,
        before=other if where == "before" else None,
        after=other if where == "after" else None,
    )
    return (made,)


def _create(values: Values, _asked: Asked) -> tuple[Command, ...]:
    made = CreatePost(
        title=str(values["title"]),
        kind=str(values["kind"]),
        rank=str(values["rank"]),
        bcu=str(values["bcu"]),
        from_day=_day(values, "from"),
        code=_maybe(values, "code"),
        borough=_maybe(values, "borough"),
        ward=_maybe(values, "ward"),
        function=_maybe(values, "function"),
        under=_maybe(values, "under"),
    )
    return (made,)


def _close(values: Values, _asked: Asked) -> tuple[Command, ...]:
    return (ClosePost(post=str(values["post"]), on=_day(values, "on")),)


def _person(values: Values, _asked: Asked) -> tuple[Command, ...]:
    made = AddPerson(
        collar=str(values["collar"]),
        forename=str(values["forename"]),
        surname=str(values["surname"]),
        rank=str(values["rank"]),
        bcu=_maybe(values, "bcu"),
        from_day=_day(values, "from"),
    )
    return (made,)


def _correct(values: Values, asked: Asked) -> tuple[Command, ...]:
    """Only what was changed; a title and a posting are two records of one step."""
    row = asked.loaded.tree.branches[asked.post].row
    found: list[Command] = []
    if values["title"] != row.title:
        changes: dict[str, str | None] = {"title": _maybe(values, "title")}
        found.append(Correct(record="post", key=asked.post, changes=changes))
    if row.holder is not None:
        was = {"from": _text(row.held_from), "to": _text(row.held_to), "standing": row.standing}
        now = {
            "from": _text(_day(values, "from")),
            "to": _text(_end_of(values)),
            "standing": _maybe(values, "standing"),
        }
        changes = {name: told for name, told in now.items() if told != was[name]}
        if changes:
            on = asked.loaded.on
            found.append(Correct(record="posting", key=asked.post, changes=changes, on=on))
    return tuple(found) or (Correct(record="post", key=asked.post, changes={}),)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


GESTURES: Mapping[str, Gesture] = {
    "appoint": Gesture(forms.appoint_form, _appoint, "person", ""),
    "acting": Gesture(forms.acting_form, _acting, "person", ""),
    "end": Gesture(forms.end_form, _end, "on", "holder"),
    "move": Gesture(move_form, _move, "under"),
    "create": Gesture(forms.create_form, _create, "title", ""),
    "close": Gesture(forms.close_form, _close, "on"),
    "person": Gesture(forms.person_form, _person, "collar", ""),
    "correct": Gesture(forms.correct_form, _correct, "title"),
}
