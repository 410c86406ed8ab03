"""The form that moves a post: under, before or after another, and in words what that will do."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from bcu_desk.features.org_chart.dialogs.forms import Asked, Ends, post_option
from bcu_desk.features.org_chart.model.moves import PLACES, Move, lawful_targets, move_told
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form


def move_form(asked: Asked, ends: Ends) -> Form:
    """Where a post goes from a day; only lawful places are offered."""
    form = Form(
        "org_chart.move",
        f"Move {asked.loaded.tree.branches[asked.post].row.title}",
        (
            FieldSpec("where", "Place", "segmented", PLACES),
            FieldSpec("under", "Post", "choice", hint="Type a post or its holder"),
            FieldSpec("from", "From", "day"),
        ),
        ("Move", ends[0]),
        ends[1],
    )
    form.set_value("where", "under")
    form.set_value("from", asked.loaded.on)
    offered = _Offered(asked, form)
    form.changed.connect(offered.renew)
    offered.renew()
    return form


class _Offered(QObject):
    """Keeps the posts offered, and what is said, in step with what is filled in."""

    def __init__(self, asked: Asked, form: Form) -> None:
        super().__init__(form)
        self._asked = asked
        self._form = form
        self._where = ""

    def renew(self) -> None:
        """Offer the posts that fit the place, and say what the move will do."""
        values = self._form.values()
        where = str(values["where"])
        if where != self._where:
            self._where = where
            self._offer(where, values["under"])
            values = self._form.values()
        target, day = values["under"], values["from"]
        told = ""
        if isinstance(target, str) and isinstance(day, date):
            move = Move(self._asked.post, target, where, day)
            told = move_told(self._asked.loaded, move)
        self._form.say(told)

    def _offer(self, where: str, before: object) -> None:
        loaded = self._asked.loaded
        codes = lawful_targets(loaded, self._asked.post, where)
        options: list[Option] = [post_option(loaded, code) for code in codes]
        self._form.offer("under", options)
        self._form.set_value("under", before if before in codes else "")
