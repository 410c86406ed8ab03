"""What figures offer the rest of the program."""

from __future__ import annotations

from bcu_desk.features.figures.commands import LoadFigures
from bcu_desk.features.figures.queries.kept import AbstractionTable, Measures
from bcu_desk.work.contributions import Offer

OFFER = Offer(
    feature="figures",
    commands=(("load_figures", LoadFigures),),
    queries=(("measures", Measures), ("abstraction_table", AbstractionTable)),
)
