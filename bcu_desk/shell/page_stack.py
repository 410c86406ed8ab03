"""The pages of an open desk, each made when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget

from bcu_desk.kit.feature import Feature
from bcu_desk.kit.page import Page, PageContext


class PageStack(QStackedWidget):
    """One page at a time; a page lives as long as the desk is open."""

    def __init__(self, features: Sequence[Feature], context: PageContext) -> None:
        super().__init__()
        self._features = {feature.id: feature for feature in features}
        self._context = context
        self._made: dict[str, Page] = {}

    def open(self, page_id: str) -> Page:
        """Show a page, making it if need be."""
        page = self._made.get(page_id)
        if page is None:
            page = self._features[page_id].page(self._context)
            self._made[page_id] = page
            self.addWidget(page)
        self.setCurrentWidget(page)
        return page

    def current(self) -> Page | None:
        """The page shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def known(self, page_id: str) -> bool:
        """Whether there is such a page."""
        return page_id in self._features
