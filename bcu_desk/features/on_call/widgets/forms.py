"""The forms of the rota: put on call, change, swap, end early, repeat a week, hand-over times."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.domain.rota.on_call import ROLES
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london
from bcu_desk.features.on_call.model.loaded import Loaded, key_of, minutes_of
from bcu_desk.features.on_call.queries.board import Candidate
from bcu_desk.features.on_call.queries.rota import OnCallRow
from bcu_desk.features.on_call.rules import TITLES, clock, title_of
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form, Values

Ends = tuple[Callable[[Values], object], Callable[[], object]]
PHONE = FieldSpec("phone", "Phone", "text", hint="07700 900123", needed=False)


def put_form(loaded: Loaded, role: str, span: tuple[int, int], ends: Ends) -> Form:
    """A form for `put_on_call`; people of the rank who are free come first."""
    people = people_for(loaded, role, span)
    return _form(
        ("put", "Put on call", "Put on call"),
        (
            FieldSpec("bcu", "BCU", "choice", _bcus(loaded), "Type a BCU"),
            FieldSpec("role", "Role", "choice", _roles(), "Superintendent …"),
            FieldSpec("person", "Who", "choice", people, "Type a name"),
            FieldSpec("start", "From", "moment"),
            FieldSpec("end", "To", "moment"),
            FieldSpec("reserve", "Reserve", "choice", people, "Type a name", needed=False),
            PHONE,
        ),
        ends,
    )


def change_form(loaded: Loaded, turn: OnCallRow, ends: Ends) -> Form:
    """A form for `change_on_call`."""
    people = people_for(loaded, turn.role, (turn.start_minute, turn.end_minute))
    return _form(
        ("change", "Change a turn", "Change"),
        (
            FieldSpec("to_person", "Who", "choice", people, "Type a name"),
            FieldSpec("to_start", "From", "moment"),
            FieldSpec("end", "To", "moment"),
            FieldSpec("reserve", "Reserve", "choice", people, "Type a name", needed=False),
            PHONE,
        ),
        ends,
    )


def swap_form(loaded: Loaded, turn: OnCallRow, ends: Ends) -> Form:
    """A form for `swap_on_call`: the turns of others on the same row, those ahead first."""
    others = [
        one
        for one in loaded.shown()
        if (one.bcu, one.role) == (turn.bcu, turn.role) and one.collar != turn.collar
    ]
    ahead = sorted(others, key=lambda one: (one.end_minute <= loaded.now, one.start_minute))
    options = tuple(Option(key_of(one), clock(one.start_minute), one.who) for one in ahead)
    spec = FieldSpec("other", "With the turn from", "choice", options, "Type a day")
    return _form(("swap", f"Swap {clock(turn.start_minute)}", "Swap"), (spec,), ends)


def end_form(turn: OnCallRow, ends: Ends) -> Form:
    """A form for `end_on_call`."""
    title = f"End {turn.who}'s turn early"
    return _form(("end", title, "End"), (FieldSpec("at", "At", "moment"),), ends)


def repeat_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `fill_on_call`."""
    return _form(
        ("repeat", "Repeat a week", "Repeat"),
        (
            FieldSpec("bcu", "BCU", "choice", _bcus(loaded), "Type a BCU"),
            FieldSpec("role", "Role", "choice", _roles(), "both", needed=False),
            FieldSpec("like", "The week from", "day"),
            FieldSpec("from", "Over the days from", "day"),
            FieldSpec("to", "Before", "day"),
        ),
        ends,
    )


def hand_over_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `set_hand_over`."""
    return _form(
        ("hand_over", "Hand-over times", "Set times"),
        (
            FieldSpec("bcu", "BCU", "choice", _bcus(loaded), "Type a BCU"),
            FieldSpec("day", "To the day turn", "text", hint="07:00"),
            FieldSpec("night", "To the night turn", "text", hint="19:00"),
            FieldSpec("from", "From the day", "day"),
        ),
        ends,
    )


def people_for(loaded: Loaded, role: str, span: tuple[int, int]) -> tuple[Option, ...]:
    """People with what speaks against them then; those fit and free come first."""
    when = Span(*span)
    told = [(one, _against(loaded, one, role, when)) for one in loaded.board.people]
    order = sorted(told, key=lambda pair: (not pair[0].fits(role, when.start), bool(pair[1])))
    return tuple(
        Option(
            one.collar,
            f"{one.rank(role, when.start)} {one.name}",
            f"{one.bcu} · {why or 'free'}" if one.bcu else why or "free",
            "warn" if why else "muted",
        )
        for one, why in order
    )


def _against(loaded: Loaded, one: Candidate, role: str, when: MinuteSpan) -> str:
    away = one.away_in(when)
    if away is not None:
        return f"away: {away.title.lower()}"
    turns = (turn for turn in loaded.board.turns if turn.collar == one.collar)
    if any(minutes_of(turn).overlaps(when) for turn in turns):
        return "on call then"
    return "" if one.fits(role, when.start) else f"not {title_of(role).lower()}"


def first_day(minute: int) -> str:
    """The day of a minute, as day fields take it."""
    return in_london(minute).date().isoformat()


def _form(names: tuple[str, str, str], specs: tuple[FieldSpec, ...], ends: Ends) -> Form:
    """A form; it has a name of its own, as a button has the verb's."""
    name, title, verb = names
    form = Form(f"on_call.{name}", title, specs, (verb, ends[0]), ends[1])
    form.setObjectName(f"on_call.{name}_form")
    return form


def _bcus(loaded: Loaded) -> tuple[Option, ...]:
    return tuple(Option(code, name, code) for code, name in loaded.board.bcus)


def _roles() -> tuple[Option, ...]:
    return tuple(Option(role, TITLES[role]) for role in ROLES)
