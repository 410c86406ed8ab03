"""What the on-call rota offers the rest of the program."""

from __future__ import annotations

from bcu_desk.features.on_call.commands import turns
from bcu_desk.features.on_call.commands.fill import FillOnCall
from bcu_desk.features.on_call.commands.hand_over import SetHandOver
from bcu_desk.features.on_call.queries.now import OnCallNow
from bcu_desk.features.on_call.queries.rota import OnCallGaps, OnCallRota
from bcu_desk.features.on_call.sections import SECTIONS
from bcu_desk.features.on_call.tile import TILE
from bcu_desk.work.contributions import Offer, Sheet, SheetColumn

ON_CALL = Sheet(
    name="on_call",
    title="On call",
    query=OnCallRota(),
    columns=(
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Role", "role", width=26),
        SheetColumn("Collar number", "collar", width=14),
        SheetColumn("Name", "name", width=24, personal=True),
        SheetColumn("Rank", "rank", width=10),
        SheetColumn("Phone", "phone", width=16, note="not for partners", personal=True),
        SheetColumn("Reserve", "reserve", width=12, note="collar number"),
        SheetColumn("From", "start_minute", "moment", 18),
        SheetColumn("To", "end_minute", "moment", 18),
        SheetColumn("State", "state", width=12),
    ),
    note="Turns on call that touch the day, in London time.",
)

OFFER = Offer(
    feature="on_call",
    commands=(
        ("put_on_call", turns.PutOnCall),
        ("change_on_call", turns.ChangeOnCall),
        ("end_on_call", turns.EndOnCall),
        ("swap_on_call", turns.SwapOnCall),
        ("fill_on_call", FillOnCall),
        ("set_hand_over", SetHandOver),
    ),
    queries=(
        ("on_call", OnCallRota),
        ("on_call_gaps", OnCallGaps),
        ("on_call_now", OnCallNow),
    ),
    sheets=(ON_CALL,),
    sections=SECTIONS,
    tiles=(TILE,),
)
