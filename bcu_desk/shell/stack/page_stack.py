"""The pages of an open desk, each made when it is first shown."""

from __future__ import annotations

import binascii
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter, QStackedWidget

from bcu_desk.kit.feature import Feature
from bcu_desk.kit.page import Page, PageContext


class PageStack(QStackedWidget):
    """One page at a time; a page lives as long as the desk is open.

    `places` says how the pages' splitters stood last, by their object names.
    """

    def __init__(
        self, features: Sequence[Feature], context: PageContext, places: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._features = {feature.id: feature for feature in features}
        self._context = context
        self._places = dict(places)
        self._made: dict[str, Page] = {}
        self._live: tuple[PageContext, dict[str, Page]] | None = None

    def open(self, page_id: str) -> Page:
        """Show a page, making it if need be."""
        page = self.make(page_id)
        there = page is self.currentWidget() and self._has_keyboard(page)
        self.setCurrentWidget(page)
        if not there:
            page.take_keyboard()
        return page

    def make(self, page_id: str) -> Page:
        """A page, made if need be, as yet out of sight."""
        page = self._made.get(page_id)
        if page is None:
            page = self._features[page_id].page(self._context)
            self._made[page_id] = page
            self._put_splitters(page)
            self.addWidget(page)
        return page

    def is_made(self, page_id: str) -> bool:
        """Whether a page has been made."""
        return page_id in self._made

    def look_through(self, context: PageContext | None) -> None:
        """Show pages of their own over another context, such as a past one; None: the first again.

        The page in sight stays the same one. Pages of a context that is left are let go.
        """
        shown = self.current()
        left = tuple(self._made.values()) if self._live is not None else ()
        if context is None:
            self._context, self._made = self._live or (self._context, self._made)
            self._live = None
        else:
            self._live = self._live or (self._context, self._made)
            self._context, self._made = context, {}
        if shown is not None:
            self.open(shown.id)
        for page in left:
            page.let_go()
            self.removeWidget(page)
            page.deleteLater()

    def _has_keyboard(self, page: Page) -> bool:
        holder = self.window().focusWidget()
        return holder is not None and page.isAncestorOf(holder)

    def current(self) -> Page | None:
        """The page shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def known(self, page_id: str) -> bool:
        """Whether there is such a page."""
        return page_id in self._features

    def places(self) -> dict[str, str]:
        """How every named splitter stands now, or stood where its page was not opened."""
        now = {
            splitter.objectName(): bytes(splitter.saveState().toBase64().data()).decode()
            for splitter in self.findChildren(QSplitter)
            if splitter.objectName()
        }
        return {**self._places, **now}

    def _put_splitters(self, page: Page) -> None:
        for splitter in page.findChildren(QSplitter):
            kept = self._places.get(splitter.objectName())
            if kept:
                splitter.restoreState(_decoded(kept))


def _decoded(kept: str) -> QByteArray:
    try:
        return QByteArray(binascii.a2b_base64(kept))
    except ValueError:
        return QByteArray()
