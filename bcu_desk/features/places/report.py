"""What BCUs and boroughs offer the rest of the program."""

from __future__ import annotations

from bcu_desk.features.places.queries import Bcus, Boroughs
from bcu_desk.work.contributions import Offer, Sheet, SheetColumn

BOROUGHS_SHEET = Sheet(
    name="boroughs",
    title="Boroughs",
    query=Boroughs(),
    columns=(
        SheetColumn("Borough code", "code", width=14),
        SheetColumn("Borough", "name", width=26),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Dedicated superintendent", "superintendent", width=24, note="collar number"),
    ),
    note="Boroughs of the BCUs in view, with the superintendent dedicated to each on the day.",
)
OFFER = Offer(
    feature="places",
    queries=(("bcus", Bcus), ("boroughs", Boroughs)),
    sheets=(BOROUGHS_SHEET,),
)
