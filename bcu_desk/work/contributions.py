"""What a feature offers the rest of the program without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bcu_desk.work.command import Command, Query


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet.

    `field` is the row's attribute; `kind` is `text`, `whole`, `share`, `day` (a date),
    `moment` (minutes since the epoch, shown in London time) or `tick` (a truth value);
    `width` counts characters; a `personal` column names people and can be left out.
    """

    title: str
    field: str
    kind: str = "text"
    width: int = 16
    note: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A subject of the workbook: the rows of a query under columns."""

    name: str
    title: str
    query: Query
    columns: tuple[SheetColumn, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """Things that the search box finds: the rows of a query, shown in a page.

    `title` and `detail` make a row's words; `key` is the attribute that names it to the page;
    `verbs` are gestures on it, as (words, verb the page knows).
    """

    noun: str
    page: str
    icon: str
    query: Query
    key: str
    title: Callable[[object], str]
    detail: Callable[[object], str]
    verbs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """The gestures, questions, sheets and finds of one feature, by their names in the contract."""

    feature: str
    commands: tuple[tuple[str, type[Command]], ...] = ()
    queries: tuple[tuple[str, type[Query]], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    finds: tuple[Find, ...] = ()
