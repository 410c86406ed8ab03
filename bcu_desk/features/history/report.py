"""What the change log offers the rest of the program."""

from __future__ import annotations

from bcu_desk.features.history.queries import History, Steps
from bcu_desk.features.history.sections import SECTIONS
from bcu_desk.features.history.tile import TILE
from bcu_desk.work.contributions import Offer

OFFER = Offer(
    feature="history",
    queries=(("history", History), ("steps", Steps)),
    tiles=(TILE,),
    sections=SECTIONS,
)
