"""What the tests of exchange share: pages over real desk files, and files that wait on a stick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bcu_desk.features.sync.page import ExchangePage
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import PageContext
from bcu_desk.work.command import Query
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.work.exchange.stations import Station, lead, three

MONDAY = View(date(2017, 1, 23))
Show = Callable[[Station], ExchangePage]


def asked(station: Station, query: Query) -> tuple:
    """The rows of a query."""
    with station.desk.reader() as reader:
        return query.rows(reader, MONDAY)


def settled(*stations: Station) -> None:
    """Everybody takes in everybody's file until all know all."""
    for one in stations * 2:
        sent = one.send(name=f"{len(list(one.stick.iterdir()))}.bcusync")
        for other in stations:
            if other is not one:
                other.receive(sent)


def differing(folder: Path) -> tuple[Station, Station, Station]:
    """Three desks of which two gave a person different names; all know it."""
    first, two, third = three(folder)
    first.rename("From Romford")
    two.rename("From Ilford")
    settled(first, two, third)
    return first, two, third


def alone(folder: Path) -> Station:
    """A desk that nobody exchanges with."""
    return lead(folder)


class Answers(Ask):
    """Answers questions for files with the next path, and every question with yes or no."""

    def __init__(self, *paths: Path, yes: bool = True) -> None:
        super().__init__()
        self.paths: list[Path | None] = list(paths)
        self.yes = yes
        self.confirmed: list[str] = []

    def _next(self) -> Path | None:
        return self.paths.pop(0) if self.paths else None

    def open_file(self, title: str, kinds: str) -> Path | None:
        """The next path."""
        return self._next()

    def open_files(self, title: str, kinds: str) -> tuple[Path, ...]:
        """The next path alone."""
        found = self._next()
        return () if found is None else (found,)

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """The next path."""
        return self._next()

    def folder(self, title: str, name: str) -> Path | None:
        """The next path."""
        return self._next()

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Yes, or no; what was asked is kept."""
        self.confirmed.append(f"{title} {text}")
        return self.yes


def context(station: Station, ask: Ask | None = None) -> PageContext:
    """What a page over a station may use; its work runs at once."""
    return PageContext(
        desk=station.desk,
        hub=Hub(),
        jobs=Jobs(inline=True),
        settings=Settings(station.shelf.profile),
        ask=ask or Answers(),
        navigate=lambda *_: None,
        view=lambda: MONDAY,
        message=lambda refused: sentence(refused.code, refused.facts),
        set_on=lambda _: None,
    )


def shelf_of(page: ExchangePage) -> KeyShelf:
    """The keys that a page uses."""
    return page.errands.shelf
