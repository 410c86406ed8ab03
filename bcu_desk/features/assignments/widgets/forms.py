"""The forms of the assignments page: appoint, dedicate, lead, swap, waive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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

Ends = tuple[Callable[[dict[str, object]], object], Callable[[], object]]
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
    for name, value in _values(verb, asked, board.on).items():
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


def missing_for(verb: str, board: Board) -> Missing | None:
    """What is missing in the file for a gesture, or None where it can be made."""
    posts = board.choices.posts
    superintendents = [post for post in posts if post.kind == SUPERINTENDENT]
    if verb == "waive":
        open_ones = [item for item in board.breaches if stand_of(item) is not Stand.WAIVED]
        return None if open_ones else Missing("No rule is broken in the time shown.", "breach")
    if verb in ("dedicate", "lead", *CHARGES) and not superintendents:
        told = "There is no superintendent’s post yet. Make one on the org chart, then come back."
        return Missing(told, "post", "Make a post", ":create")
    if not posts:
        told = "There is no commander’s or superintendent’s post yet. Make one on the org chart."
        return Missing(told, "post", "Make a post", ":create")
    if verb == "end_waiver":
        waived = [item for item in board.breaches if stand_of(item) is Stand.WAIVED]
        return None if waived else Missing("Nothing is waived in the time shown.", "breach")
    if verb in ("appoint", "cover") and not board.choices.people:
        told = "Nobody of a chief inspector’s rank or above is here yet. Add them on the org chart."
        return Missing(told, "person", "Add a person", ":person")
    return None


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


def _values(verb: str, asked: Asked, on: date) -> dict[str, object]:
    first = asked.first or on
    if verb == "waive":
        last = max(first, on) + timedelta(days=WAIVED_DAYS - 1)
        return {"breach": asked.breach, "until": last}
    if verb in CHARGES:
        noun = CHARGES[verb]
        last = asked.last or on
        return {"post": asked.post, noun: getattr(asked, noun), "last": last}
    if verb in ("end", "extend", "hand_over", "end_waiver", "if_away", "if_ended"):
        return _more_values(verb, asked, on)
    if verb in ("appoint", "cover"):
        ticks = {"replace": asked.replace} if verb == "appoint" else _cover_ticks(asked)
        return {
            **ticks,
            "post": asked.post,
            "person": asked.person if asked.chosen else None,
            "standing": asked.standing or None,
            "from": asked.after or first,
            "to": asked.last,
        }
    found: dict[str, object] = {"post": asked.post, "from": first}
    if verb == "swap":
        return found
    extra = {"dedicate": "borough", "lead": "function"}[verb]
    return {**found, "to": asked.last, extra: getattr(asked, extra), "replace": True}


def _cover_ticks(asked: Asked) -> dict[str, object]:
    return {"replace": asked.replace, "back": asked.back}


def _more_values(verb: str, asked: Asked, on: date) -> dict[str, object]:
    first = asked.first or on
    if verb == "if_away":
        return {"person": asked.person or None, "from": max(first, on), "to": asked.last}
    if verb == "if_ended":
        return {"post": asked.post, "last": asked.last or max(first, on)}
    if verb == "end_waiver":
        return {"breach": asked.breach, "on": on}
    if verb == "hand_over":
        items = "\n".join(asked.items)
        person = asked.person or None
        return {"post": asked.post, "person": person, "note": asked.note, "items": items}
    if verb == "end":
        return {"post": asked.post, "last": max(first, on)}
    last = asked.last
    if last is None and asked.after is not None:
        last = asked.after + timedelta(days=WAIVED_DAYS - 1)
    return {"post": asked.post, "to": last}
