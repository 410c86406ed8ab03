"""What the model check offers the rest of the program."""

from __future__ import annotations

from bcu_desk.features.model_check.commands import ChangeRule
from bcu_desk.features.model_check.queries import IfAway, IfEnded, Rules
from bcu_desk.work.contributions import Offer

OFFER = Offer(
    feature="model_check",
    commands=(("change_rule", ChangeRule),),
    queries=(("if_away", IfAway), ("if_ended", IfEnded), ("rules", Rules)),
)
