"""The form that books, where it repeats: the rule, each date's result, and the command."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.model.forms.repeating import ONCE, date_line, outcome_words
from bcu_desk.features.bookings.queries.series import DateRow, SeriesPreview
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.forms.choices import text
from bcu_desk.features.bookings.widgets.forms.tick_list import TickList
from bcu_desk.features.bookings.widgets.series.rule_part import RulePart
from bcu_desk.kit.form import Form, Values

NAME = "bookings.book"


class Repeating(QWidget):
    """Stands in the form below `repeat`, and asks what each date would give."""

    def __init__(self, form: Form, asker: Asker) -> None:
        super().__init__()
        self._form, self._asker = form, asker
        self._asked: SeriesPreview | None = None
        self._lines: tuple[DateRow, ...] = ()
        self.rule, self.dates = RulePart(NAME), TickList(NAME, "Dates", "dates")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(10)
        lines.addWidget(self.rule)
        lines.addWidget(self.dates)
        self.dates.show_lines(())
        form.insert(self, after="repeat")
        form.changed.connect(self._look)
        self.rule.changed.connect(self._look)
        self.dates.changed.connect(self._tell)
        self._look()

    def command(self, values: Values) -> BookSeries | None:
        """The series that the form asks for; None where it is booked once, or has no end yet."""
        repeat = None if values["repeat"] == ONCE else self.rule.repeat()
        if repeat is None:
            return None
        return BookSeries(
            vehicle=str(values["vehicle"]),
            borough=str(values["borough"]),
            start=str(values["start"]),
            end=str(values["end"]),
            purpose=str(values["purpose"]),
            repeat=repeat.text,
            driver=text(values.get("driver")),
            override=text(values["override"]),
            amount=int(str(values.get("amount") or 1)),
            skip=self.dates.left_out(),
        )

    def _look(self) -> None:
        """Ask again where something that matters is another."""
        values = self._form.values()
        every = str(values["repeat"])
        self.setVisible(every != ONCE)
        if every == ONCE:
            self._put_away()
            return
        self.rule.show_every(every, _day(str(values["start"])))
        asked = self._question(values)
        if asked is None:
            self._put_away()
        elif asked != self._asked:
            self._asked = asked
            self._asker.ask(asked.rows, self._show, self._refused)

    def _question(self, values: Values) -> SeriesPreview | None:
        repeat = self.rule.repeat()
        if repeat is None or not values["vehicle"] or not values["borough"]:
            return None
        return SeriesPreview(
            vehicle=str(values["vehicle"]),
            borough=str(values["borough"]),
            start=str(values["start"]),
            end=str(values["end"]),
            repeat=repeat.text,
            driver=text(values.get("driver")),
            override=text(values["override"]),
            amount=int(str(values.get("amount") or 1)),
        )

    def _put_away(self) -> None:
        self._asker.forget()
        self._asked = None
        self.dates.show_lines(())
        self._form.say("")
        self._form.submit.setText("Book")
        self._form.fit()

    def _show(self, rows: tuple[DateRow, ...]) -> None:
        self.dates.show_lines([date_line(row) for row in rows])
        self._lines = tuple(rows)
        self._tell()

    def _tell(self) -> None:
        """Say above the button what it will do."""
        lines = [date_line(row) for row in self._lines]
        left_out = len(self.dates.left_out())
        self._form.say(*outcome_words(lines, left_out))
        booked = len(lines) - left_out
        self._form.submit.setText("Book" if booked < 2 else f"Book {booked} dates")
        self._form.fit()

    def _refused(self, told: str) -> None:
        self.dates.show_lines(())
        self._form.say(told, "bad")
        self._form.submit.setText("Book")
        self._form.fit()


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None
