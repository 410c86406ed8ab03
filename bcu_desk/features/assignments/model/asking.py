"""Forms that ask and change nothing: what breaks if somebody is away, or if a posting ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import cast

from shiboken6 import isValid

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.details import Detail
from bcu_desk.features.assignments.rules.items import Asked
from bcu_desk.features.assignments.rules.plans.what_if import answer_detail
from bcu_desk.kit.form import Form
from bcu_desk.kit.page import Page
from bcu_desk.store.session import Reader
from bcu_desk.work.what_if import WhatIf, what_if_away, what_if_ended

Values = Mapping[str, object]
Question = Callable[[Reader], WhatIf]
QUESTIONS = frozenset({"if_away", "if_ended"})
DAY = timedelta(days=1)


def question_of(verb: str, values: Values) -> Question:
    """What a form asks. Refused, naming the field, where the days can't be."""
    if verb == "if_ended":
        post, last = str(values["post"]), cast("date", values["last"])
        return lambda reader: what_if_ended(reader, post, last + DAY)
    person = str(values["person"])
    first, last = cast("date", values["from"]), cast("date", values["to"])
    if last < first:
        raise Refused("last_before_first", first=long_day(first), last=long_day(last), field="to")
    return lambda reader: what_if_away(reader, person, Span(first, last + DAY))


class Asking:
    """Asks off the GUI thread; `answered` gets the answer, with the form that asked if one did."""

    def __init__(self, page: Page, answered: Callable[[Detail, Form | None], object]) -> None:
        self._page, self._answered = page, answered
        self._question: Question | None = None
        self._values: Values = {}

    def ask(self, verb: str, values: Values, form: Form | None) -> None:
        """Ask what a form says; a refusal goes beside its field."""
        try:
            question = question_of(verb, values)
        except Refused as refused:
            self._page.show_refusal(refused, form)
            return
        self._values = dict(values)
        self._run(question, form)

    def before(self) -> Asked | None:
        """What was asked last, to ask again; None where nothing was."""
        if self._question is None:
            return None
        last = cast("date", self._values.get("to", self._values.get("last")))
        return Asked(
            post=str(self._values.get("post", "")),
            person=str(self._values.get("person", "")),
            first=cast("date | None", self._values.get("from")),
            last=last,
        )

    def again(self) -> bool:
        """Ask once more, as after a change; False where nothing was asked."""
        if self._question is None:
            return False
        self._run(self._question, None)
        return True

    def forget(self) -> None:
        """Nothing is asked any more."""
        self._question = None

    def _run(self, question: Question, form: Form | None) -> None:
        self._question = question
        desk = self._page.context.desk

        def work() -> Detail:
            with desk.reader() as reader:
                return answer_detail(question(reader))

        def done(found: Detail) -> None:
            if isValid(self._page) and self._question is question:
                self._answered(found, form)

        def failed(error: Exception) -> None:
            if not isinstance(error, Refused):
                raise error
            if self._question is question:
                self.forget()
                self._page.show_refusal(error, form)

        self._page.context.jobs.run(work, done=done, failed=failed)
