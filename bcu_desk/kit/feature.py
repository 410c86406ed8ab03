"""What a feature tells the window of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from bcu_desk.kit.page import Page, PageContext


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """A gesture of a page, for menus and help: its words, its key, what it runs."""

    id: str
    title: str
    shortcut: str
    run: Callable[[Page], None]
    icon: str | None = None
    needs_write: bool = True


@dataclass(frozen=True, slots=True)
class Feature:
    """A page of the rail; `page` makes it when it is first shown."""

    id: str
    title: str
    icon: str
    page: Callable[[PageContext], Page]
    actions: tuple[ActionSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class Lazy:
    """A page maker whose module is imported when the page is first made, or `prepare`d before."""

    module: str
    name: str

    def __call__(self, context: PageContext) -> Page:
        """Make the page."""
        page: Page = getattr(import_module(self.module), self.name)(context)
        return page

    def prepare(self) -> None:
        """Import the module; in any thread, as that makes no widget."""
        import_module(self.module)


def lazy(module: str, name: str) -> Lazy:
    """A page maker that imports its module only when the page is first shown.

    The module's name must be a literal of the program, so that a frozen build holds it.
    """
    return Lazy(module, name)
