"""Working out a re-warding for the page: for a day, and with heirs that the user chose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.model.dry_run import ELECTIONS, DryRun, dry_run
from bcu_desk.features.wards.widgets.body import Body
from bcu_desk.features.wards.widgets.slow import SlowWork
from bcu_desk.kit.page import Page

WORKING = "Working out which wards follow which…"


class Rewarding:
    """What the page does to show a dry run, and another for each change."""

    def __init__(self, page: Page, body: Body, work: SlowWork) -> None:
        self._page, self._body, self._work = page, body, work
        body.reward.day_given.connect(self._other_day)
        body.reward.heir_given.connect(self._other_heir)

    def begin(self, ward_set: str) -> None:
        """Work out what putting a newer set in force would do: from its election, or today."""
        self._body.put_away()
        today = self._page.context.view().on
        self.work_out(ward_set, max(ELECTIONS.get(ward_set, today), today), {})

    def again(self) -> None:
        """Work the same out anew: the desk has changed."""
        run = self._body.reward.run
        if run is not None:
            self.work_out(run.ward_set, run.day, run.mapping)

    def work_out(self, ward_set: str, day: date, mapping: Mapping[str, str]) -> None:
        """Show the dry run; where it is refused, the one before stays."""
        page, desk = self._page, self._page.context.desk
        page.put_notice_away()

        def refused(told: Refused) -> None:
            if self._body.reward.run is not None:
                self._body.reward.show_run(self._body.reward.run)
            page.tell(page.context.message(told))

        def worked(report: object) -> DryRun:
            if callable(report):
                report(0, WORKING)
            return dry_run(desk, ward_set, day, mapping)

        self._work.start(worked, done=self._show, refused=refused)

    def _show(self, run: DryRun) -> None:
        reward = self._body.reward
        reward.show_run(run)
        self._body.bring(reward, reward.table)

    def _other_day(self) -> None:
        run, day = self._body.reward.run, self._body.reward.day.value()
        if run is not None and day is not None:
            self.work_out(run.ward_set, day, run.mapping)

    def _other_heir(self, ward: str, heir: str) -> None:
        """The heir that the user chose for a ward; '' goes back to the one worked out."""
        run = self._body.reward.run
        if run is not None and ward:
            kept = {one: other for one, other in run.mapping.items() if one != ward}
            self.work_out(run.ward_set, run.day, kept | ({ward: heir} if heir else {}))
