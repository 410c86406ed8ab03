"""The tables of use: the same figures as the charts."""

from __future__ import annotations

from bcu_desk.features.bookings.model.lists.wording import one_of
from bcu_desk.features.bookings.model.use.read import Sharing, UseRead
from bcu_desk.features.bookings.model.use.wording import TITLES, hours, of_words, tone_of
from bcu_desk.features.bookings.queries.sharing.between import BetweenRow
from bcu_desk.features.bookings.queries.sharing.use import By, UseRow
from bcu_desk.kit.table_model import Column

NAME, FIGURE, WORD = 150, 80, 84


def use_columns(found: UseRead) -> tuple[Column[UseRow], ...]:
    """What is used, how much, in how many bookings, and whether that is little or much."""
    title = one_of(found.sort).capitalize() if found.by is By.VEHICLE else TITLES[found.by]
    judged: Column[UseRow] = Column(
        "Judged", lambda row: row.judged, tone=lambda row: tone_of(found, row), width=WORD
    )
    return (
        Column(title, lambda row: of_words(found, row), width=NAME),
        Column("Used", lambda row: row.percent, lambda p: f"{p}%", align="right", width=FIGURE),
        Column("Booked", lambda row: row.booked_minutes, hours, align="right", width=FIGURE),
        Column("Of", lambda row: row.minutes, hours, align="right", tone=_muted, width=FIGURE),
        Column("Bookings", lambda row: row.bookings, _count, align="right", width=FIGURE),
        *(() if found.by is By.HOUR else (judged,)),
    )


def sharing_columns() -> tuple[Column[Sharing], ...]:
    """What each borough lent, had and was refused."""
    return (
        Column("Borough", lambda row: row.borough, width=NAME),
        Column("Lent", lambda row: row.lent_minutes, hours, align="right", width=FIGURE),
        Column("Borrowed", lambda row: row.borrowed_minutes, hours, align="right", width=FIGURE),
        Column("Net", lambda row: row.net_minutes, hours, align="right", width=FIGURE),
        Column(
            "Refused",
            lambda row: row.refused,
            _count,
            align="right",
            tone=lambda row: "bad" if row.refused else "muted",
            width=FIGURE,
            hint="Requests that waited and had nothing, and bookings that gave way",
        ),
    )


def pair_columns() -> tuple[Column[BetweenRow], ...]:
    """Which borough lent to which: booked, and on loan."""
    return (
        Column("From", lambda row: row.from_borough, width=NAME),
        Column("To", lambda row: row.to_borough, width=NAME),
        Column("Booked", lambda row: row.booked_minutes, hours, align="right", width=FIGURE),
        Column("On loan", lambda row: row.loan_minutes, hours, align="right", width=FIGURE),
    )


def _count(count: int) -> str:
    return f"{count:,}"


def _muted(_: object) -> str:
    return "muted"
