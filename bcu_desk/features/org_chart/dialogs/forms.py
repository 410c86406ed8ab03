"""The forms of the org chart, one for each gesture, filled in for the post that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bcu_desk.domain.assignments import Standing
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.wording import holder_told
from bcu_desk.features.org_chart.queries import PersonRow
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form

Ends = tuple[Callable[[dict[str, object]], object], Callable[[], object]]
UNTIL = FieldSpec("to", "Last day", "day", needed=False)
DAY = timedelta(days=1)
COVER = timedelta(days=27)  # a cover of four weeks, until other days are filled in
STANDINGS = (
    (Standing.SUBSTANTIVE.value, "Substantive"),
    (Standing.ACTING.value, "Acting"),
    (Standing.TEMPORARY.value, "Temporary"),
)
KINDS = (
    ("commander", "BCU commander"),
    ("superintendent", "Superintendent"),
    ("chief_inspector", "Chief inspector"),
    ("inspector", "Inspector"),
    ("sergeant", "Sergeant"),
    ("constable", "Constable"),
    ("detective", "Detective"),
    ("dwo", "Dedicated ward officer"),
    ("pcso", "PCSO"),
    ("youth", "Youth officer"),
    ("staff", "Police staff"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form starts from: the rows read, the post chosen, a person where one is meant."""

    loaded: Loaded
    post: str
    person: str = ""


def appoint_form(asked: Asked, ends: Ends) -> Form:
    """Who holds the post from a day."""
    form = _form(
        "appoint",
        "Appoint to a post",
        (
            _post_field(asked.loaded),
            FieldSpec("person", "Person", "choice", _people(asked), "Type a name or a number"),
            FieldSpec("standing", "Standing", "segmented", STANDINGS),
            FieldSpec("from", "From", "day"),
            UNTIL,
            FieldSpec("replace", "End the holder’s posting on that day", "tick"),
            FieldSpec("move", "End the person’s other posts on that day", "tick"),
        ),
        "Appoint",
        ends,
    )
    form.set_value("post", asked.post)
    form.set_value("person", asked.person)
    form.set_value("from", asked.loaded.on)
    form.set_value("standing", Standing.SUBSTANTIVE.value)
    form.set_value("move", value=True)
    return form


def end_form(asked: Asked, ends: Ends) -> Form:
    """From which day nobody holds the post."""
    holder = holder_told(asked.loaded.tree.branches[asked.post].row, asked.loaded.on)
    form = _form(
        "end",
        f"End the posting of {holder}",
        (_post_field(asked.loaded), FieldSpec("on", "First day without", "day")),
        "End posting",
        ends,
    )
    form.set_value("post", asked.post)
    form.set_value("on", asked.loaded.on)
    return form


def acting_form(asked: Asked, ends: Ends) -> Form:
    """Who covers the post in its rank for a time."""
    form = _form(
        "acting",
        "Set acting cover",
        (
            _post_field(asked.loaded),
            FieldSpec("person", "Person", "choice", _people(asked), "Type a name or a number"),
            FieldSpec("from", "From", "day"),
            FieldSpec("to", "Last day", "day"),
            FieldSpec("replace", "End the holder’s posting on that day", "tick"),
            FieldSpec("move", "End the person’s other posts on that day", "tick"),
        ),
        "Set acting",
        ends,
    )
    form.set_value("post", asked.post)
    form.set_value("person", asked.person)
    form.set_value("from", asked.loaded.on)
    form.set_value("to", asked.loaded.on + COVER)
    return form


def create_form(asked: Asked, ends: Ends) -> Form:
    """A post that was not there before."""
    loaded, chosen = asked.loaded, asked.loaded.tree.branches.get(asked.post)
    form = _form(
        "create",
        "New post",
        (
            FieldSpec("title", "Title", hint="Such as Response team F"),
            FieldSpec("kind", "Kind", "choice", KINDS, "Type to choose"),
            FieldSpec("rank", "Rank", "choice", loaded.ranks, "Type to choose"),
            FieldSpec("bcu", "BCU", "choice", loaded.bcus),
            FieldSpec("under", "Reports to", "choice", _posts(loaded), "Type a post", needed=False),
            FieldSpec("function", "Function", "choice", loaded.functions, "None", needed=False),
            FieldSpec("borough", "Borough", "choice", loaded.boroughs, "None", needed=False),
            FieldSpec("ward", "Ward", hint="A name or code, for ward posts", needed=False),
            FieldSpec("from", "From", "day"),
            FieldSpec("code", "Code", hint="Made for you", needed=False),
        ),
        "Make the post",
        ends,
    )
    bcu = chosen.row.bcu if chosen else loaded.bcus[0][0] if loaded.bcus else ""
    form.set_value("bcu", bcu)
    form.set_value("under", asked.post)
    form.set_value("from", loaded.on)
    return form


def close_form(asked: Asked, ends: Ends) -> Form:
    """From which day the post is no more."""
    title = asked.loaded.tree.branches[asked.post].row.title
    form = _form(
        "close",
        f"Close the post {title}",
        (_post_field(asked.loaded), FieldSpec("on", "First day without the post", "day")),
        "Close post",
        ends,
    )
    form.set_value("post", asked.post)
    form.set_value("on", asked.loaded.on)
    return form


def person_form(asked: Asked, ends: Ends) -> Form:
    """Somebody who was not in the file before."""
    loaded, chosen = asked.loaded, asked.loaded.tree.branches.get(asked.post)
    form = _form(
        "person",
        "Add a person",
        (
            FieldSpec("collar", "Collar number", hint="Such as 412KD"),
            FieldSpec("forename", "Forename"),
            FieldSpec("surname", "Surname"),
            FieldSpec("rank", "Rank", "choice", loaded.ranks, "Type to choose"),
            FieldSpec("bcu", "BCU", "choice", loaded.bcus, "None", needed=False),
            FieldSpec("from", "In service from", "day"),
        ),
        "Add person",
        ends,
    )
    form.set_value("bcu", chosen.row.bcu if chosen else "")
    form.set_value("from", loaded.on)
    return form


def correct_form(asked: Asked, ends: Ends) -> Form:
    """What was recorded wrongly of a post or of its holder's posting."""
    row = asked.loaded.tree.branches[asked.post].row
    fields: tuple[FieldSpec, ...] = (FieldSpec("title", "Title of the post"),)
    if row.holder is not None:
        fields += (
            FieldSpec("standing", f"Standing of {row.holder_name}", "segmented", STANDINGS),
            FieldSpec("from", "In post from", "day"),
            UNTIL,
        )
    form = _form("correct", "Correct the record", fields, "Correct", ends)
    form.set_value("title", row.title)
    if row.holder is not None:
        form.set_value("standing", row.standing)
        form.set_value("from", row.held_from)
        form.set_value("to", row.held_to - DAY if row.held_to else None)
    return form


def _form(name: str, title: str, specs: tuple[FieldSpec, ...], verb: str, ends: Ends) -> Form:
    return Form(f"org_chart.{name}", title, specs, (verb, ends[0]), ends[1])


def _post_field(loaded: Loaded) -> FieldSpec:
    return FieldSpec("post", "Post", "choice", _posts(loaded), "Type a post or its holder")


def _posts(loaded: Loaded) -> tuple[Option, ...]:
    return tuple(post_option(loaded, code) for code in loaded.tree.branches)


def post_option(loaded: Loaded, code: str) -> Option:
    """A post as a choice: its title and code, and who holds it."""
    row = loaded.tree.branches[code].row
    tone = "warn" if row.holder is None else "muted"
    return Option(code, f"{row.title}, {code}", holder_told(row, loaded.on), tone)


def _people(asked: Asked) -> tuple[Option, ...]:
    """People by how near their rank is to the post's, those without a post first."""
    branch = asked.loaded.tree.branches.get(asked.post)
    wanted = branch.row.grade if branch else 0

    def far(person: PersonRow) -> tuple[bool, int, bool, str]:
        below = wanted - person.grade
        return (below < 0, abs(below), bool(person.posts), person.name)

    return tuple(_person(person, wanted) for person in sorted(asked.loaded.people, key=far))


def _person(person: PersonRow, wanted: int) -> Option:
    now = ", ".join(person.post_titles) or "No post"
    below = wanted - person.grade
    if below > 0:
        ranks = f"{below} rank{'' if below == 1 else 's'} below"
        now = ranks if person.posts else f"No post, {ranks}"
    tone = "good" if not person.posts and below == 0 else "warn" if below > 0 else "muted"
    return Option(person.collar, f"{person.rank} {person.name} {person.collar}", now, tone)
