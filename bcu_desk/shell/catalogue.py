"""Every page of the window, in the order of the rail; the Qt-free side is in offers."""

from __future__ import annotations

from bcu_desk.features.assignments.feature import FEATURE as ASSIGNMENTS
from bcu_desk.features.bookings.feature import FEATURE as BOOKINGS
from bcu_desk.features.briefing.feature import FEATURE as BRIEFING
from bcu_desk.features.coverage.feature import FEATURE as COVERAGE
from bcu_desk.features.figures.feature import FEATURE as FIGURES
from bcu_desk.features.home.feature import FEATURE as HOME
from bcu_desk.features.on_call.feature import FEATURE as ON_CALL
from bcu_desk.features.org_chart.feature import FEATURE as ORG_CHART
from bcu_desk.features.spreadsheets.feature import FEATURE as SPREADSHEETS
from bcu_desk.features.sync.feature import FEATURE as EXCHANGE
from bcu_desk.features.wards.feature import FEATURE as WARDS
from bcu_desk.kit.feature import Feature

FEATURES: tuple[Feature, ...] = (
    HOME,
    ORG_CHART,
    ASSIGNMENTS,
    ON_CALL,
    COVERAGE,
    BOOKINGS,
    EXCHANGE,
    BRIEFING,
    SPREADSHEETS,
    WARDS,
    FIGURES,
)
