"""What the home page offers by itself: who is on call."""

from __future__ import annotations

from bcu_desk.features.home.tile import TILE
from bcu_desk.work.contributions import Offer

OFFER = Offer(feature="home", tiles=(TILE,))
