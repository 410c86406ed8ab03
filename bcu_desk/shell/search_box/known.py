"""What the search box can find, read anew when something has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from bcu_desk.kit.feature import Feature
from bcu_desk.shell.search_box.index import Entry, entries
from bcu_desk.shell.search_box.panel import SearchPanel
from bcu_desk.shell.session import Session
from bcu_desk.work.contributions import Find


class Known:
    """Tells a search panel what there is, each time it is opened after a change."""

    def __init__(self, session: Session, finds: tuple[Find, ...]) -> None:
        self._session = session
        self._finds = finds
        self._fresh = False
        self._panel: SearchPanel | None = None

    def panel_for(
        self, field: QLineEdit, features: Sequence[Feature], window: QWidget
    ) -> SearchPanel:
        """The panel of a search field, which asks here; pages are found as well."""
        made = SearchPanel(field, self._finds, pages_as_entries(features), self.read, window)
        made.read_only = self._session.desk.read_only
        self._panel = made
        return made

    def forget(self) -> None:
        """Something has changed: read again when the panel is opened next."""
        self._fresh = False

    def read(self) -> None:
        """Read what can be found, where that is not known."""
        panel = self._panel
        if not self._fresh and panel is not None:
            self._fresh = True
            view, finds = self._session.view, self._finds
            self._session.read(lambda reader: entries(finds, reader, view), panel.know)


def pages_as_entries(features: Sequence[Feature]) -> tuple[Entry, ...]:
    """The pages of the rail, to be gone to by search."""
    return tuple(
        Entry("Pages", f.id, f.icon, "", f.title, f"Ctrl+{n}", "", f.title.casefold())
        for n, f in enumerate(features, start=1)
    )
