"""Answers on posts, strength and vacancies: a note on a page, and the tables behind it."""

from __future__ import annotations

from collections.abc import Sequence

from bcu_desk.features.org_chart.rules.answers import counts
from bcu_desk.features.org_chart.rules.answers.counts import Counted
from bcu_desk.features.org_chart.rules.answers.held import Held, held_in
from bcu_desk.features.org_chart.rules.answers.tables import (
    by_bcu,
    by_borough,
    by_kind,
    by_month,
    by_ward,
    cells,
    each_vacancy,
)
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Block, DataTable, Figure, Figures, Words
from bcu_desk.work.packs.questions import MOST_ROWS, Asking, Question, shown, told_table
from bcu_desk.work.packs.sections import Part
from bcu_desk.work.view import View

Defined = tuple[tuple[str, str], ...]
POST = ("Post", "a place in the establishment; it exists with or without a holder.")
IN_POST = (
    "In post (strength)",
    "a post with a named holder, substantive, acting or temporary, whether or not they are at work"
    " that day: absence and abstraction do not count against it.",
)
VACANT = ("Vacant", "a post in force without a holder.")
TEAM = (
    "DWO, PCSO",
    "Dedicated Ward Officers and Police Community Support Officers of a ward team. PCSOs are not"
    " constables and are counted apart.",
)
WIDE = ("BCU-wide", "posts that serve every borough of a BCU and belong to none.")
DAYS = ("First and last day", "both are counted; figures are of the whole day.")


def posts_part(reader: Reader, view: View, asking: Asking) -> Part:
    """How many posts there were."""
    return _part(reader, view, asking, counts.POSTS, (POST, TEAM, WIDE, DAYS))


def strength_part(reader: Reader, view: View, asking: Asking) -> Part:
    """How many posts were held."""
    return _part(reader, view, asking, counts.STRENGTH, (IN_POST, POST, TEAM, WIDE, DAYS))


def vacancies_part(reader: Reader, view: View, asking: Asking) -> Part:
    """How many posts were vacant, for how long, and each of them."""
    held = held_in(reader.every, asking, view.shows)
    more = (each_vacancy(held, asking),)
    return _part(reader, view, asking, counts.VACANCIES, (VACANT, POST, TEAM, WIDE, DAYS), more)


def _part(
    reader: Reader,
    view: View,
    asking: Asking,
    counted: Sequence[Counted],
    defined: Defined,
    more: tuple[DataTable, ...] = (),
) -> Part:
    held = held_in(reader.every, asking, view.shows)
    if not held:
        told = Words("There was no such post on these days.", tone="muted")
        return Part(blocks=(told,), count=0, note=asking.told(), defined=defined)
    boroughs = by_borough(held, counted, asking)
    tables = (
        boroughs,
        by_ward(held, counted, asking),
        by_kind(held, counted, asking),
        by_month(lambda month: held_in(reader.every, month, view.shows), counted, asking),
        *more,
    )
    blocks: list[Block] = [_figures(held, counted, asking)]
    blocks += _note(held, boroughs, counted, asking)
    blocks.append(Words(f"{'; '.join(table.title for table in tables)}.", "In the workbook:"))
    blocks += [Words(told, f"{word}:") for word, told in defined]
    return Part(
        blocks=tuple(blocks), count=len(held), note=asking.told(), tables=tables, defined=defined
    )


def _figures(held: Sequence[Held], counted: Sequence[Counted], asking: Asking) -> Figures:
    """The sums of everything asked about, large."""
    told = zip(counted, cells(held, counted, asking), strict=True)
    return Figures(
        tuple(Figure(shown(value, item.kind), item.title.lower()) for item, value in told)
    )


def _note(
    held: Sequence[Held], boroughs: DataTable, counted: Sequence[Counted], asking: Asking
) -> list[Block]:
    """One table that fits on the page: of a borough its wards' DWOs, else the boroughs or BCUs."""
    if asking.borough is not None:
        wards = by_ward(held, counted, asking, ("DWO",))
        kinds = by_kind(held, counted, asking)
        fits = 0 < len(wards.rows) <= 2 * MOST_ROWS
        return [told_table(wards if fits else kinds)]
    if len(boroughs.rows) <= MOST_ROWS:
        return [told_table(boroughs)]
    return [told_table(by_bcu(held, counted, asking))]


QUESTIONS = (
    Question(
        name="posts",
        title="Posts",
        told="How many posts there were, by borough, ward and kind",
        read=posts_part,
    ),
    Question(
        name="strength",
        title="Strength",
        told="How many posts were held, on the first and last day and on average",
        read=strength_part,
    ),
    Question(
        name="vacancies",
        title="Vacancies",
        told="How many posts were vacant, for how long, and each vacancy",
        read=vacancies_part,
    ),
)
