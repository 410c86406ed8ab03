"""The on-call rota in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="on_call",
    title="On call",
    icon="on_call",
    page=lazy("bcu_desk.features.on_call.page", "OnCallPage"),
)
