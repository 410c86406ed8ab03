"""Deciding in the page: one step for each decision, another value by a form."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bcu_desk.features.sync.commands.settle import Settle
from bcu_desk.features.sync.model.deciding import WholeFile
from bcu_desk.features.sync.model.state import capital
from bcu_desk.features.sync.model.wording import counted
from bcu_desk.features.sync.queries.conflicts import ConflictRow
from bcu_desk.features.sync.queries.naming import NOTHING, cell_of
from bcu_desk.features.sync.rules import once
from bcu_desk.features.sync.widgets.review import ReviewPart
from bcu_desk.kit.form import FieldSpec, Form, Values
from bcu_desk.kit.page import Page


class Deciding:
    """What the part that reviews asks for."""

    def __init__(self, page: Page, part: ReviewPart) -> None:
        self._page, self._part = page, part
        part.decided.connect(self.decide)
        part.value_asked.connect(self.ask_value)
        part.file_decided.connect(self.decide_file)

    def decide(self, decisions: Sequence[tuple[str, str]]) -> None:
        """Settle open items as one step."""
        self._page.do(*(Settle(clash=name, choice=choice) for name, choice in once(decisions)))

    def decide_file(self, found: WholeFile, verb: str) -> None:
        """Settle all that came with one import, as one step, once that was said."""
        fields, records = counted(found.fields, "field"), counted(found.records, "record")
        what = "Keep what is shown" if verb == "keep" else "Take what the others said"
        told = f"{fields} of {records} that came with {found.name}. One undo takes it back."
        if self._page.context.ask.confirm(f"{what} in {fields}?", told, what):
            self.decide(found.decisions(verb))

    def ask_value(self, name: str) -> None:
        """Ask for another value of a field, in a form in place of the record."""
        shown = self._part.shown()
        found = [one for one in shown.conflicts if one.id == name] if shown is not None else []
        if found:
            self._ask(found[0])

    def _ask(self, one: ConflictRow) -> None:
        name, hint = one.id, hint_of(one.id)
        form = Form(
            "exchange.value",
            capital(one.subject),
            (FieldSpec("value", capital(one.cell), hint=hint, needed=not may_be_empty(name)),),
            ("Decide", lambda values: self._decide_value(form, name, values)),
            lambda: self._part.end_form(form),
        )
        form.say(". ".join(f"{side.name} said {side.words}" for side in one.told), "accent")
        if not hint and one.shown != NOTHING:
            form.set_value("value", one.shown)
        self._part.show_form(form)

    def _decide_value(self, form: Form, name: str, values: Values) -> None:
        value = values["value"]
        command = Settle(clash=name, choice="value", value=None if value is None else str(value))
        self._page.do(command, form=form, on_done=lambda _: self._part.end_form(form))


def may_be_empty(name: str) -> bool:
    """Whether the field of a conflict, by its id, may say nothing."""
    noun, _, cell = json.loads(name)
    return cell_of(noun, cell).may_be_empty


def hint_of(name: str) -> str:
    """How a value of a field is typed."""
    if "_minute" in name:
        return "2017-01-24T09:00, London time"
    if "_day" in name or '"day"' in name:
        return "2017-01-24"
    if "person_id" in name or "driver_id" in name:
        return "a collar number"
    return ""
