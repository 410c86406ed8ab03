"""What a feature offers the rest of the program without Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from bcu_desk.store.session import Reader
from bcu_desk.work.command import Command, Query
from bcu_desk.work.packs import blocks
from bcu_desk.work.packs.questions import Question
from bcu_desk.work.packs.sections import Section
from bcu_desk.work.view import View

Value = blocks.Value


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
class RowEdit:
    """A row of a sheet that was changed outside: its values before and after, by field.

    `on` is the day that the workbook shows; a row that is new has no values before.
    """

    key: str
    on: date
    before: Mapping[str, Value]
    after: Mapping[str, Value]

    def changed(self) -> Mapping[str, Value]:
        """The new values of the fields that differ."""
        return {name: value for name, value in self.after.items() if value != self.before.get(name)}

    def text(self, name: str) -> str | None:
        """A new value as text; None where it is empty."""
        value = self.after.get(name)
        return None if value is None else str(value)

    def day(self, name: str) -> date | None:
        """A new value that is a day."""
        value = self.after.get(name)
        return value if isinstance(value, date) else None

    def whole(self, name: str) -> int | None:
        """A new value that is a whole number."""
        value = self.after.get(name)
        return value if isinstance(value, int) else None


Gestures = Callable[[RowEdit], tuple[Command, ...]]
Choices = Callable[[Reader, View], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEdits:
    """How a sheet that was changed outside comes back: which fields, as which gestures.

    `key` is the field that names a row. `fields` may be changed in a row, `only_new` be given to a
    new one as well; `needs` must be. `since` is the field of the day from which the changes of a
    row hold: of itself it changes nothing. `add` and `remove` are None where rows can't be.
    `choices` are the only values that a field takes. `answers` name a field by what the gestures
    call it, so that a refusal is told at its cell. `told_by` are the fields that tell a row where
    its key is empty, as in files of others; `heads` what these may call a field.
    """

    key: str
    fields: tuple[str, ...]
    change: Gestures
    add: Gestures | None = None
    remove: Gestures | None = None
    only_new: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    since: str = ""
    choices: Mapping[str, Choices] = field(default_factory=lambda: MappingProxyType({}))
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    told_by: tuple[str, ...] = ()
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def takes(self, name: str, *, new: bool = False) -> bool:
        """Whether a field may be given in a row, or in a new one."""
        if name in self.fields or name == self.since:
            return True
        return new and (name in self.only_new or name == self.key)


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A chart beside a sheet: bars of some fields by the field that labels them."""

    title: str
    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A subject of the workbook: the rows of a query under columns.

    One that `compares` tells what differs from the view's second day, and is left out without one.
    `counts` tells how many rows there are where that takes less than reading them. One with
    `edits` can be changed in the workbook and taken back.
    """

    name: str
    title: str
    query: Query
    columns: tuple[SheetColumn, ...]
    note: str = ""
    compares: bool = False
    counts: Callable[[Reader, View], int] | None = None
    edits: SheetEdits | None = None
    chart: SheetChart | None = None

    def fits(self, view: View) -> bool:
        """Whether there is anything to tell in a view."""
        return not self.compares or view.against is not None

    def count(self, reader: Reader, view: View) -> int:
        """How many rows it has in a view."""
        if self.counts is not None:
            return self.counts(reader, view)
        return len(self.query.rows(reader, view))


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A list of others that a page takes in as a file of text, by the key `PATH:take`.

    The titles of `columns` are the heads that the page knows, `heads` what others call them. One
    that `takes_more` gets every other column of the file too, under its own head.
    """

    name: str
    title: str
    page: str
    columns: tuple[SheetColumn, ...]
    needs: tuple[str, ...]
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    takes_more: bool = False


@dataclass(frozen=True, slots=True)
class Find:
    """Things that the search box finds: the rows of a query, shown in a page.

    `title` and `detail` make a row's words; `key` is the attribute that names it to the page;
    `verbs` are gestures on it, as (words, verb the page knows), or `page/verb` of another page.
    """

    noun: str
    page: str
    icon: str
    query: Query
    key: str
    title: Callable[[object], str]
    detail: Callable[[object], str]
    verbs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TileLine:
    """A thing to know of, which goes to `key` (`KEY` or `KEY:verb`) of a page where it names one.

    `tag` stands before the words, on a ground of its `tone` (bad, warn, good, muted; none: plain
    text); `alarm` ends the detail in the bad colour; `aside` stands at the right, and so do the
    words of a `button`, or `settled` where nothing is left to do. `group` is a heading above the
    first line that has it.
    """

    words: str
    detail: str = ""
    tag: str = ""
    tone: str = ""
    alarm: str = ""
    aside: str = ""
    group: str = ""
    page: str = ""
    key: str = ""
    button: str = ""
    settled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TileCell:
    """One of many alike: a digit on a colour of the theme, told in words, with its own key."""

    digit: str
    hue: str
    told: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TileStrip:
    """A line of figures over a strip of cells; `short` are the words that weigh, `detail` more."""

    words: str
    figures: tuple[str, ...]
    cells: tuple[TileCell, ...]
    short: str = ""
    detail: str = ""
    page: str = ""
    key: str = ""
    button: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TileShare:
    """A part of a whole, as a bar and in words; `tone` is good, muted or bad (hatched)."""

    count: int
    words: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TileFigure:
    """A count of so many of a kind."""

    count: int
    of: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """What a feature tells the home page: a count, a sentence, a list.

    `columns` head the cells and the figures of the strips, `legend` are (hue, digit, words).
    `more` says what the lines are that there is no room for; `note` stands at the foot, beside
    the way to a page.
    `change` is the difference to the second day of the view, in words in `changed`.
    """

    name: str
    title: str
    count: int
    sentence: str
    tone: str = ""
    lines: tuple[TileLine, ...] = ()
    more: str = "more"
    note: str = ""
    link: str = ""
    page: str = ""
    key: str = ""
    strips: tuple[TileStrip, ...] = ()
    columns: tuple[str, ...] = ()
    legend: tuple[tuple[str, str, str], ...] = ()
    shares: tuple[TileShare, ...] = ()
    figures: tuple[TileFigure, ...] = ()
    change: int | None = None
    changed: str = ""


@dataclass(frozen=True, slots=True)
class TileSource:
    """How a feature's tile is read: for a view, at a minute since the epoch.

    `order` is its place on the page, those `beside` stand at the right; `cares` are the nouns
    whose changes it shows. One that is `dated` is told at a minute of the as-of day, and differs
    from day to day; any other is told at the minute that it is now.
    """

    name: str
    title: str
    order: int
    read: Callable[[Reader, View, int], Tile]
    cares: frozenset[str]
    beside: bool = False
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Offer:
    """What one feature offers, by names: `queries` read rows, `questions` are asked of a period."""

    feature: str
    commands: tuple[tuple[str, type[Command]], ...] = ()
    queries: tuple[tuple[str, type[Query]], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    finds: tuple[Find, ...] = ()
    tiles: tuple[TileSource, ...] = ()
    sections: tuple[Section, ...] = ()
    intakes: tuple[Intake, ...] = ()
    questions: tuple[Question, ...] = ()
