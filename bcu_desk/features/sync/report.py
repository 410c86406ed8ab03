"""What exchange offers the rest of the program."""

from __future__ import annotations

from bcu_desk.features.sync import queries
from bcu_desk.work.contributions import Offer

OFFER = Offer(
    feature="sync",
    queries=(("desks", queries.Desks), ("conflicts", queries.Conflicts)),
)
