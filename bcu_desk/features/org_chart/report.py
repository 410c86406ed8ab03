"""What the org chart offers the rest of the program."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.assignments import Standing
from bcu_desk.features.org_chart import commands, queries
from bcu_desk.features.org_chart.rules.answers.answering import QUESTIONS
from bcu_desk.features.org_chart.sections import SECTIONS
from bcu_desk.features.org_chart.tile import TILE
from bcu_desk.work import postings
from bcu_desk.work.command import Command
from bcu_desk.work.contributions import Find, Offer, RowEdit, Sheet, SheetColumn, SheetEdits

POSTS = Sheet(
    name="posts",
    title="Posts",
    query=queries.Posts(),
    columns=(
        SheetColumn("Post", "code", width=14),
        SheetColumn("Title", "title", width=40),
        SheetColumn("Kind", "kind", width=16),
        SheetColumn("Rank", "rank", width=10),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Borough", "borough", width=12),
        SheetColumn("Ward", "ward", width=12),
        SheetColumn("Function", "function", width=16),
        SheetColumn("Reports to", "reports_to", width=14),
        SheetColumn("Holder", "holder", width=12, note="collar number"),
        SheetColumn("Holder's name", "holder_name", width=26, personal=True),
        SheetColumn("Standing", "standing", width=14),
        SheetColumn("In post from", "held_from", "day", 16),
        SheetColumn("In post to", "held_to", "day", 16, "the first day without"),
        SheetColumn("Vacant since", "vacant_since", "day", 16),
    ),
    note="Posts in force on the day, with their holders.",
)


def _person_change(edit: RowEdit) -> tuple[Command, ...]:
    """A name put right."""
    changes = {name: edit.text(name) for name in edit.changed()}
    return (commands.Correct(record="person", key=edit.key, changes=changes),)


def _person_new(edit: RowEdit) -> tuple[Command, ...]:
    """A person of a row that is new, in service from the day of the workbook."""
    return (
        commands.AddPerson(
            collar=edit.key,
            forename=edit.text("forename") or "",
            surname=edit.text("surname") or "",
            rank=edit.text("rank") or "",
            bcu=edit.text("bcu"),
            from_day=edit.on,
        ),
    )


def _posting_change(edit: RowEdit) -> tuple[Command, ...]:
    """A posting that ends earlier or later; or its record put right."""
    post, start, end = str(edit.before["post"]), edit.before["from_day"], edit.before["to_day"]
    to = edit.day("to_day")
    if set(edit.changed()) != {"to_day"} or not isinstance(start, date) or (to and to <= start):
        return (_posting_corrected(edit),)
    if to is None or (isinstance(end, date) and to > end):
        return (postings.ExtendPosting(post=post, to_day=to, on=start),)
    return (postings.EndPosting(post=post, on=to),)


def _posting_corrected(edit: RowEdit) -> Command:
    """The record of a posting put right."""
    told = {
        _ANSWERS[name]: value.isoformat() if isinstance(value, date) else edit.text(name)
        for name, value in edit.changed().items()
    }
    return commands.Correct(
        record="posting", key=str(edit.before["post"]), on=_begun(edit), changes=told
    )


def _begun(edit: RowEdit) -> date:
    """The first day of a posting as the file has it; the day of the workbook where it has none."""
    start = edit.before["from_day"]
    return start if isinstance(start, date) else edit.on


def _posting_new(edit: RowEdit) -> tuple[Command, ...]:
    """The person of a row that is new, put in its post."""
    return (
        postings.Appoint(
            post=edit.text("post") or "",
            person=edit.text("collar") or "",
            from_day=edit.day("from_day") or edit.on,
            to_day=edit.day("to_day"),
            standing=Standing(edit.text("standing") or Standing.SUBSTANTIVE),
        ),
    )


def _posting_gone(edit: RowEdit) -> tuple[Command, ...]:
    """A posting whose row is to go: as if it had never begun."""
    return (postings.EndPosting(post=str(edit.before["post"]), on=_begun(edit)),)


_COLLAR = (
    *("Collar number", "Collar no", "Shoulder number", "Warrant number", "Warrant no"),
    *("Officer", "Officer number", "Employee number", "Payroll number"),
)
_ANSWERS = {"from_day": "from", "to_day": "to", "standing": "standing"}
PEOPLE = Sheet(
    name="people",
    title="People",
    query=queries.People(),
    columns=(
        SheetColumn("Collar", "collar", width=12),
        SheetColumn("Forename", "forename", width=18, personal=True),
        SheetColumn("Surname", "surname", width=20, personal=True),
        SheetColumn("Rank", "rank", width=10),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Posts", "posts", width=24),
        SheetColumn("Authorities", "authorities", width=24, note="driving authorities in force"),
        SheetColumn("Boroughs", "boroughs", width=24, note="boroughs whose posts were held"),
    ),
    note="People in service on the day. Names in it can be corrected and people added.",
    edits=SheetEdits(
        key="collar",
        fields=("forename", "surname"),
        change=_person_change,
        add=_person_new,
        only_new=("rank", "bcu"),
        needs=("collar", "forename", "surname", "rank"),
        choices={"rank": queries.rank_codes, "bcu": queries.bcu_codes},
        heads={
            "collar": _COLLAR,
            "forename": ("First name", "Given name", "Forenames", "Christian name"),
            "surname": ("Family name", "Last name"),
            "rank": ("Grade", "Rank code"),
            "bcu": ("Command unit", "BOCU", "Unit"),
        },
    ),
)
POSTINGS = Sheet(
    name="postings",
    title="Postings",
    query=queries.Postings(),
    columns=(
        SheetColumn("Posting", "posting", width=22, note="its number; empty in a new row"),
        SheetColumn("Post", "post", width=14),
        SheetColumn("Title", "title", width=40),
        SheetColumn("Collar", "collar", width=12),
        SheetColumn("Name", "name", width=26, personal=True),
        SheetColumn("Standing", "standing", width=14),
        SheetColumn("From", "from_day", "day", 16),
        SheetColumn("To", "to_day", "day", 16, "the first day without; empty for no end"),
    ),
    note="Who holds which post on the day or later. Days and standing in it can be changed.",
    edits=SheetEdits(
        key="posting",
        fields=("standing", "from_day", "to_day"),
        change=_posting_change,
        add=_posting_new,
        remove=_posting_gone,
        only_new=("post", "collar"),
        needs=("post", "collar", "standing", "from_day"),
        choices={"standing": queries.standings},
        answers={"person": "collar", "from": "from_day", "to": "to_day", "on": "to_day"},
        told_by=("post", "collar"),
        heads={
            "post": ("Post code", "Position", "Position code"),
            "collar": _COLLAR,
            "standing": ("Status", "Kind of posting"),
            "from_day": ("Start", "Start date", "Date from", "From date", "In post from"),
            "to_day": ("End", "End date", "Date to", "To date", "In post to"),
        },
    ),
)


def _post_title(row: object) -> str:
    return str(getattr(row, "title", ""))


def _post_detail(row: object) -> str:
    name = getattr(row, "holder_name", None)
    holder = f"{getattr(row, 'holder_rank', '')} {name}" if name else "vacant"
    return f"{getattr(row, 'code', '')} · {holder}"


def _person_title(row: object) -> str:
    return f"{getattr(row, 'rank', '')} {getattr(row, 'name', '')}"


def _person_detail(row: object) -> str:
    titles = getattr(row, "post_titles", ())
    return f"{getattr(row, 'collar', '')} · {', '.join(titles) or 'no post'}"


OFFER = Offer(
    feature="org_chart",
    commands=(
        ("appoint", postings.Appoint),
        ("end_posting", postings.EndPosting),
        ("move_post", commands.MovePost),
        ("create_post", commands.CreatePost),
        ("close_post", commands.ClosePost),
        ("add_person", commands.AddPerson),
        ("correct", commands.Correct),
    ),
    queries=(
        ("posts", queries.Posts),
        ("people", queries.People),
        ("holders", queries.Holders),
        ("charges", queries.Charges),
        ("branch", queries.Branch),
        ("chart_differences", queries.ChartDifferences),
    ),
    sheets=(POSTS, PEOPLE, POSTINGS),
    finds=(
        Find(
            "Posts",
            "org_chart",
            "org_chart",
            queries.Posts(),
            "code",
            _post_title,
            _post_detail,
            (("Appoint to", "appoint"),),
        ),
        Find(
            "People",
            "org_chart",
            "person",
            queries.People(),
            "collar",
            _person_title,
            _person_detail,
            (("Appoint", "appoint"), ("What breaks without", "assignments/if_away")),
        ),
    ),
    sections=SECTIONS,
    questions=QUESTIONS,
    tiles=(TILE,),
)
