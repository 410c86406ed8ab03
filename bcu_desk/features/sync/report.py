"""What exchange offers the rest of the program."""

from __future__ import annotations

from bcu_desk.features.sync.commands.settle import ChangeBack, Settle
from bcu_desk.features.sync.queries.clashes import Clashes
from bcu_desk.features.sync.queries.conflicts import Conflicts
from bcu_desk.features.sync.queries.desks import Desks
from bcu_desk.features.sync.queries.imports import Exports, Imports
from bcu_desk.work.contributions import Offer

OFFER = Offer(
    feature="sync",
    commands=(("settle", Settle), ("change_back", ChangeBack)),
    queries=(
        ("desks", Desks),
        ("conflicts", Conflicts),
        ("clashes", Clashes),
        ("imports", Imports),
        ("exports", Exports),
    ),
)
