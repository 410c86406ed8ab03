"""The forms of the assignments page: appoint, dedicate, lead, swap, waive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType

from bcu_desk.domain.assignments import SUPERINTENDENT, Standing
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.queries import Board, Choices, PersonChoice, PostChoice
from bcu_desk.features.assignments.rules.details import span_text
from bcu_desk.features.assignments.rules.items import Asked, breach_key
from bcu_desk.features.assignments.rules.lanes import Stand, stand_of
from bcu_desk.features.assignments.rules.plans.what_if import holders_within
from bcu_desk.features.assignments.rules.words import STANDINGS
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form

Values = dict[str, object]
Ends = tuple[Callable[[Values], object], Callable[[], object]]
STANDING_OPTIONS = (
    (Standing.SUBSTANTIVE.value, "Substantive"),
    (Standing.ACTING.value, STANDINGS[Standing.ACTING]),
    (Standing.TEMPORARY.value, STANDINGS[Standing.TEMPORARY]),
)
FROM = FieldSpec("from", "From", "day")
LAST = FieldSpec("to", "Last day", "day", needed=False)
BACK = FieldSpec("back", "The holder comes back after the last day", "tick")
TITLES = {
    "appoint": ("Appoint to a post", "Appoint"),
    "dedicate": ("Dedicate to a borough", "Dedicate"),
    "lead": ("Lead a core function", "Let it lead"),
    "swap": ("Swap two holders", "Swap"),
    "cover": ("Cover a post for a time", "Cover"),
    "end": ("End a posting", "End"),
    "extend": ("Extend a posting", "Extend"),
    "hand_over": ("Hand-over", "Write"),
    "waive": ("Waive a breach", "Waive"),
    "end_waiver": ("End a waiver", "End the waiver"),
    "end_lead": ("End a lead", "End the lead"),
    "end_dedication": ("End a dedication", "End the dedication"),
    "if_away": ("If somebody is away", "What breaks?"),
    "if_ended": ("If a posting ends", "What breaks?"),
}
WAIVED_DAYS = 28
CHARGES = {"end_lead": "function", "end_dedication": "borough"}
FIRST_FIELDS = {
    "appoint": ("post", "person"),
    "dedicate": ("post", "borough"),
    "lead": ("post", "function"),
    "swap": ("post", "with"),
    "cover": ("post", "person"),
    "end": ("post", "last"),
    "extend": ("post", "to"),
    "hand_over": ("post", "person", "note"),
    "waive": ("breach", "reason"),
    "end_waiver": ("breach", "on"),
    "end_lead": ("post", "function", "last"),
    "end_dedication": ("post", "borough", "last"),
    "if_away": ("person", "from", "to"),
    "if_ended": ("post", "last"),
}


def form_of(verb: str, board: Board, asked: Asked, ends: Ends) -> Form:
    """The form of a gesture, filled as far as what is chosen says it."""
    title, submit = TITLES[verb]
    form = Form(f"assignments.{verb}", title, _specs(verb, board), (submit, ends[0]), ends[1])
    form.setObjectName(f"assignments.{verb}.form")
    for name, value in VALUES[verb](asked, board.on).items():
        if value is not None:
            form.set_value(name, value)
    return form


@dataclass(frozen=True, slots=True)
class Missing:
    """What a form can't do without: in words, at a field, and what mends it on the org chart."""

    words: str
    field: str
    mend: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a gesture can't do without."""

    met: Callable[[Board], bool]
    missing: Missing


POST = Need(
    lambda board: bool(board.choices.posts),
    Missing(
        "There is no commander’s or superintendent’s post yet. Make one on the org chart.",
        "post",
        "Make a post",
        ":create",
    ),
)
SUPERINTENDENTS_POST = Need(
    lambda board: any(post.kind == SUPERINTENDENT for post in board.choices.posts),
    Missing(
        "There is no superintendent’s post yet. Make one on the org chart, then come back.",
        "post",
        "Make a post",
        ":create",
    ),
)
SOMEBODY = Need(
    lambda board: bool(board.choices.people),
    Missing(
        "Nobody of a chief inspector’s rank or above is here yet. Add them on the org chart.",
        "person",
        "Add a person",
        ":person",
    ),
)
BROKEN = Need(
    lambda board: any(stand_of(item) is not Stand.WAIVED for item in board.breaches),
    Missing("No rule is broken in the time shown.", "breach"),
)
WAIVED = Need(
    lambda board: any(stand_of(item) is Stand.WAIVED for item in board.breaches),
    Missing("Nothing is waived in the time shown.", "breach"),
)
NEEDS: Mapping[str, tuple[Need, ...]] = MappingProxyType(
    {
        "appoint": (POST, SOMEBODY),
        "cover": (POST, SOMEBODY),
        "waive": (BROKEN,),
        "end_waiver": (POST, WAIVED),
        **dict.fromkeys(("dedicate", "lead", *CHARGES), (SUPERINTENDENTS_POST,)),
    }
)


def missing_for(verb: str, board: Board) -> Missing | None:
    """What is missing in the file for a gesture, or None where it can be made."""
    needs = NEEDS.get(verb, (POST,))
    return next((need.missing for need in needs if not need.met(board)), None)


def first_field(verb: str, form: Form) -> str:
    """The first field of a form that is still to be filled in."""
    names = FIRST_FIELDS[verb]
    values = form.values()
    return next((name for name in names if values[name] is None), names[-1])


def _specs(verb: str, board: Board) -> tuple[FieldSpec, ...]:
    choices = board.choices
    superintendents = [post for post in choices.posts if post.kind == SUPERINTENDENT]
    makers: dict[str, Callable[[], tuple[FieldSpec, ...]]] = {
        "appoint": lambda: _appoint(choices),
        "cover": lambda: _appoint(choices, cover=True),
        "end": lambda: (_post(choices.posts), FieldSpec("last", "Last day in post", "day")),
        "if_ended": lambda: (_post(choices.posts), FieldSpec("last", "Last day in post", "day")),
        "if_away": lambda: (
            FieldSpec("person", "Who is away", "choice", _holders(board), "Type a name or number"),
            FieldSpec("from", "First day away", "day"),
            FieldSpec("to", "Last day away", "day"),
        ),
        "end_lead": lambda: (
            _post(superintendents),
            FieldSpec("function", "Core function", "choice", choices.functions, "Type a function"),
            FieldSpec("last", "Last day of the lead", "day"),
        ),
        "end_dedication": lambda: (
            _post(superintendents),
            FieldSpec("borough", "Borough", "choice", choices.boroughs, "Type a borough"),
            FieldSpec("last", "Last day of the dedication", "day"),
        ),
        "extend": lambda: (
            _post(choices.posts),
            FieldSpec("to", "New last day", "day", needed=False),
            FieldSpec("push", "Let the next holder start later", "tick"),
        ),
        "hand_over": lambda: (
            _post(choices.posts),
            FieldSpec("person", "Who hands over", "choice", _people(choices.people), "Type a name"),
            FieldSpec("note", "Note", "note", needed=False),
            FieldSpec("items", "To tick, a line each", "note", needed=False),
        ),
        "end_waiver": lambda: (
            FieldSpec("breach", "Waiver", "choice", tuple(_waived(board.breaches)), "Type a rule"),
            FieldSpec("on", "Counts again from", "day"),
        ),
        "dedicate": lambda: _charge(
            superintendents,
            FieldSpec("borough", "Borough", "choice", choices.boroughs, "Type a borough"),
        ),
        "lead": lambda: _charge(
            superintendents,
            FieldSpec("function", "Core function", "choice", choices.functions, "Type a function"),
        ),
        "swap": lambda: (
            _post(choices.posts),
            FieldSpec("with", "With the holder of", "choice", _posts(choices.posts), "Type a post"),
            FROM,
        ),
        "waive": lambda: (
            FieldSpec(
                "breach", "Breach", "choice", tuple(_breaches(board.breaches)), "Type a rule"
            ),
            FieldSpec("until", "Waived to (last day)", "day"),
            FieldSpec("reason", "Reason, kept in the history", "note"),
        ),
    }
    return makers[verb]()


def _charge(posts: Iterable[PostChoice], thing: FieldSpec) -> tuple[FieldSpec, ...]:
    """A post, what it takes on, and the days."""
    replaces = FieldSpec("replace", "End what is there on those days", "tick")
    return (_post(posts), thing, FROM, LAST, replaces)


def _appoint(choices: Choices, *, cover: bool = False) -> tuple[FieldSpec, ...]:
    standings = STANDING_OPTIONS[1:] if cover else STANDING_OPTIONS
    last = FieldSpec("to", "Last day", "day") if cover else LAST
    return (
        _post(choices.posts),
        FieldSpec("person", "Person", "choice", _people(choices.people), "Type a name or number"),
        FieldSpec("standing", "Standing", "segmented", standings),
        FROM,
        last,
        FieldSpec("replace", "End the holder that day", "tick"),
        *(
            (FieldSpec("back", "The holder comes back after the last day", "tick"),)
            if cover
            else ()
        ),
        FieldSpec("move", "End the person's other posts that day", "tick"),
    )


def _post(posts: Iterable[PostChoice]) -> FieldSpec:
    return FieldSpec("post", "Post", "choice", _posts(posts), "Type a post")


def _posts(posts: Iterable[PostChoice]) -> tuple[Option, ...]:
    return tuple(
        Option(row.code, f"{row.title} {row.code}", row.holder or "vacant") for row in posts
    )


def _people(people: Iterable[PersonChoice]) -> tuple[Option, ...]:
    return tuple(
        Option(row.collar, f"{row.rank} {row.name} {row.collar}", ", ".join(row.posts) or "no post")
        for row in people
    )


def _holders(board: Board) -> tuple[Option, ...]:
    """Everybody who holds a post in the period, those of the command first."""
    rows = holders_within(board.world, board.period)
    return tuple(Option(row.collar, f"{row.name} {row.collar}", row.posts) for row in rows)


def _breaches(breaches: Iterable[Breach]) -> Iterable[Option]:
    """Breaches that count, as they are sorted; two ways of one breach are waived together."""
    found = {breach_key(item): item for item in breaches if stand_of(item) is not Stand.WAIVED}
    for key, item in found.items():
        yield Option(key, f"{item.rule} {item.subject_name}", span_text(item.days))


def _waived(breaches: Iterable[Breach]) -> Iterable[Option]:
    """Breaches that are waived, with the last day on which they are."""
    found = {breach_key(item): item for item in breaches if stand_of(item) is Stand.WAIVED}
    for key, item in found.items():
        until = (
            "" if item.waived_until is None else span_text(Span(item.days.start, item.waived_until))
        )
        yield Option(key, f"{item.rule} {item.subject_name}", until)


def _waive_values(asked: Asked, on: date) -> Values:
    last = max(asked.first or on, on) + timedelta(days=WAIVED_DAYS - 1)
    return {"breach": asked.breach, "until": last}


def _put_values(asked: Asked, on: date) -> Values:
    """Who is put in post, when, and whether that ends who is there."""
    return {
        "replace": asked.replace,
        "post": asked.post,
        "person": asked.person if asked.chosen else None,
        "standing": asked.standing or None,
        "from": asked.after or asked.first or on,
        "to": asked.last,
    }


def _cover_values(asked: Asked, on: date) -> Values:
    return {**_put_values(asked, on), "back": asked.back}


def _swap_values(asked: Asked, on: date) -> Values:
    return {"post": asked.post, "from": asked.first or on}


def _charge_values(noun: str, asked: Asked, on: date) -> Values:
    thing = getattr(asked, noun)
    return {**_swap_values(asked, on), "to": asked.last, noun: thing, "replace": True}


def _end_charge_values(noun: str, asked: Asked, on: date) -> Values:
    return {"post": asked.post, noun: getattr(asked, noun), "last": asked.last or on}


def _if_away_values(asked: Asked, on: date) -> Values:
    first = max(asked.first or on, on)
    return {"person": asked.person or None, "from": first, "to": asked.last}


def _if_ended_values(asked: Asked, on: date) -> Values:
    return {"post": asked.post, "last": asked.last or max(asked.first or on, on)}


def _end_values(asked: Asked, on: date) -> Values:
    return {"post": asked.post, "last": max(asked.first or on, on)}


def _extend_values(asked: Asked, _on: date) -> Values:
    last = asked.last
    if last is None and asked.after is not None:
        last = asked.after + timedelta(days=WAIVED_DAYS - 1)
    return {"post": asked.post, "to": last}


def _end_waiver_values(asked: Asked, on: date) -> Values:
    return {"breach": asked.breach, "on": on}


def _hand_over_values(asked: Asked, _on: date) -> Values:
    items = "\n".join(asked.items)
    person = asked.person or None
    return {"post": asked.post, "person": person, "note": asked.note, "items": items}


VALUES: Mapping[str, Callable[[Asked, date], Values]] = MappingProxyType(
    {
        "appoint": _put_values,
        "cover": _cover_values,
        "dedicate": partial(_charge_values, "borough"),
        "lead": partial(_charge_values, "function"),
        "swap": _swap_values,
        "end": _end_values,
        "extend": _extend_values,
        "hand_over": _hand_over_values,
        "waive": _waive_values,
        "end_waiver": _end_waiver_values,
        "if_away": _if_away_values,
        "if_ended": _if_ended_values,
        **{verb: partial(_end_charge_values, noun) for verb, noun in CHARGES.items()},
    }
)
