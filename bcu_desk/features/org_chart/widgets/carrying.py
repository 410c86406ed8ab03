"""Somebody of the people list on the way to a vacancy: the list and the chart together."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Signal

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.moves import offers_to
from bcu_desk.features.org_chart.widgets.chart.offering import Offering
from bcu_desk.features.org_chart.widgets.chart.view import ChartView
from bcu_desk.features.org_chart.widgets.side.people import PeopleList


class Carrying(QObject):
    """Shows on the chart where somebody may go; `given` carries the person and the post."""

    given = Signal(str, str)

    def __init__(self, people: PeopleList, chart: ChartView) -> None:
        super().__init__(people)
        self._chart = chart
        self.loaded: Loaded | None = None
        people.carried.connect(self._carry)
        people.let_go.connect(self._let_go)
        people.put_back.connect(self._put_back)

    def _carry(self, collar: str, pointer: QPoint) -> None:
        """Somebody is under the pointer: the chart tells where they may go."""
        loaded, chart = self.loaded, self._chart
        if loaded is None or not chart.isVisible():
            return
        row = next(each for each in loaded.people if each.collar == collar)
        at = QPointF(chart.mapFromGlobal(pointer))
        over = chart.card_at(at) if chart.rect().contains(at.toPoint()) else ""
        was = chart.offering
        offers = was.offers if was is not None else offers_to(loaded, collar)
        chart.offering = Offering(f"{row.rank} {row.name}", offers, at, over)
        chart.update()

    def _let_go(self, collar: str, _pointer: QPoint) -> None:
        offering = self._chart.offering
        self._put_back()
        if offering is not None and offering.over:
            self.given.emit(collar, offering.over)

    def _put_back(self) -> None:
        self._chart.offering = None
        self._chart.update()
