"""What briefing offers the rest of the program."""

from __future__ import annotations

from bcu_desk.features.briefing.queries import Packs
from bcu_desk.work.contributions import Offer

OFFER = Offer(feature="briefing", queries=(("packs", Packs),))
