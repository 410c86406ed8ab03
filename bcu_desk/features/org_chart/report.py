"""What the org chart offers the rest of the program."""

from __future__ import annotations

from bcu_desk.features.org_chart import commands, queries
from bcu_desk.features.org_chart.tile import TILE
from bcu_desk.work import postings
from bcu_desk.work.contributions import Find, Offer, Sheet, SheetColumn

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
PEOPLE = Sheet(
    name="people",
    title="People",
    query=queries.People(),
    columns=(
        SheetColumn("Collar", "collar", width=12),
        SheetColumn("Name", "name", width=26, personal=True),
        SheetColumn("Rank", "rank", width=10),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Posts", "posts", width=24),
        SheetColumn("Authorities", "authorities", width=24, note="driving authorities in force"),
        SheetColumn("Boroughs", "boroughs", width=24, note="boroughs whose posts were held"),
    ),
    note="People in service on the day.",
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
    sheets=(POSTS, PEOPLE),
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
    tiles=(TILE,),
)
