"""Reading a file of boundaries for the page: its report, another field, another ward set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.model.looked import Looked, fitted_by, looked_into
from bcu_desk.features.wards.widgets.body import Body
from bcu_desk.features.wards.widgets.slow import SlowWork
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import Page

KINDS = "Boundaries (*.geojson *.json *.topojson *.shp *.zip *.gpkg)"


class Reading:
    """What the page does with files; `choose` shows another ward set."""

    def __init__(
        self, page: Page, body: Body, work: SlowWork, choose: Callable[[str], object]
    ) -> None:
        self._page, self._body, self._work, self._choose = page, body, work, choose
        body.report.key_picked.connect(self.fit_by)
        body.report.set_asked.connect(self._read_again)

    def ask(self, ward_set: str) -> None:
        """Ask for a file and look into it."""
        path = self._page.context.ask.open_file(f"Load boundaries of {ward_set}", KINDS)
        if path is not None:
            self.look(path, ward_set)

    def look(self, path: Path, ward_set: str) -> None:
        """Read a file in the background and show how it fits a ward set."""
        page = self._page
        desk, settings = page.context.desk, page.context.settings
        page.put_notice_away()

        def refused(told: Refused) -> None:
            fixes: tuple[Fix, ...] = (("Choose another file", lambda: self.ask(ward_set)),)
            nearer = told.facts.get("nearer")
            if isinstance(nearer, str):
                again = (f"Read as wards of {nearer}", lambda: self._look_as(path, nearer))
                fixes = (again, *fixes)
            page.tell(page.context.message(told), fixes=fixes)

        self._work.start(
            lambda report: looked_into(desk, settings, path, ward_set, report),
            done=self._show,
            refused=refused,
        )

    def fit_by(self, key: str) -> None:
        """Show how the file fits where another field tells the wards."""
        page, looked = self._page, self._body.report.looked
        desk, settings = page.context.desk, page.context.settings
        if looked is None or key == looked.key:
            return
        page.put_notice_away()

        def refused(told: Refused) -> None:
            self._body.report.show_looked(looked)
            page.tell(page.context.message(told))

        self._work.start(
            lambda report: fitted_by(desk, settings, looked, key, report),
            done=self._show,
            refused=refused,
        )

    def _look_as(self, path: Path, ward_set: str) -> None:
        self._choose(ward_set)
        self.look(path, ward_set)

    def _read_again(self, ward_set: str) -> None:
        """Read the file of the report for another ward set."""
        if self._body.report.looked is not None:
            self._look_as(self._body.report.looked.path, ward_set)

    def _show(self, looked: Looked) -> None:
        report = self._body.report
        self._body.reward.run = None
        report.show_looked(looked)
        self._body.bring(report, report.apply)
