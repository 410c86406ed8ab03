"""What ward sets offer the rest of the program."""

from __future__ import annotations

from bcu_desk.features.wards.commands.boundaries import LoadBoundaries
from bcu_desk.features.wards.commands.rewarding import RewardWards
from bcu_desk.features.wards.queries.rewarding import Rewarding
from bcu_desk.features.wards.queries.sets import WardSets
from bcu_desk.work.contributions import Offer

OFFER = Offer(
    feature="wards",
    commands=(("load_boundaries", LoadBoundaries), ("reward_wards", RewardWards)),
    queries=(("ward_sets", WardSets), ("rewarding", Rewarding)),
)
