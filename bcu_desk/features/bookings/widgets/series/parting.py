"""A booking of a series: change or cancel it, the following or all of them; add a date back."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.commands.series_parts import AddBack, CancelSeries, ChangeSeries
from bcu_desk.features.bookings.model.forms.repeating import day_words, days_words
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.window import wall
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.queries.series_dates import SeriesDates, series_dates
from bcu_desk.features.bookings.widgets.forms.choices import (
    Ends,
    driver_field,
    named,
    override_field,
    text,
    vehicles,
    which,
)
from bcu_desk.features.bookings.widgets.hand import Hand
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form, Values

Show = Callable[[SeriesDates], object]
THIS, FOLLOWING, ALL = "this", "following", "all"
WHICH = FieldSpec(
    "which",
    "Which dates",
    "segmented",
    ((THIS, "This one"), (FOLLOWING, "Following"), (ALL, "All")),
)


class Parting:
    """Opens the forms for a booking of a series; each says which dates it is about."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def change(self, loaded: Loaded, row: BookingRow) -> None:
        """Open the form that changes one, some or all of them."""
        form = _change_form(loaded, row, self._hand.ends(lambda values: changed(row, values)))
        form.set_value("vehicle", row.vehicle)
        form.set_value("start", wall(row.start_minute))
        form.set_value("end", wall(row.end_minute))
        form.set_value("purpose", row.purpose)
        if loaded.board.sort is Sort.VEHICLE:
            form.set_value("driver", row.driver or "")
        self._hand.open(form, "start", ghost=True, moved=row.reference)
        self._tell_dates(form, row, "Changes")

    def cancel(self, row: BookingRow) -> None:
        """Open the form that cancels one, some or all of them."""

        def cancelled(values: Values) -> CancelSeries:
            return CancelSeries(booking=row.reference, which=str(values["which"]))

        ends = self._hand.ends(cancelled)
        title = f"Cancel {row.reference}"
        form = Form("bookings.cancel", title, (WHICH,), ("Cancel booking", ends[0]), ends[1])
        form.cancel.setText("Keep")
        self._hand.open(named(form, "bookings.cancel_form"), "which")
        self._tell_dates(form, row, "Cancels")

    def add_back(self, row: BookingRow) -> None:
        """Open the form that books a date again that was left out."""

        def added(values: Values) -> AddBack:
            return AddBack(
                booking=row.reference, day=str(values["day"]), override=text(values["override"])
            )

        ends = self._hand.ends(added)
        loaded = self._hand.loaded
        if loaded is None:
            return
        specs = (
            FieldSpec("day", "Date left out", "choice", (), "Choose a date"),
            override_field(loaded),
        )
        form = named(
            Form("bookings.add_back", "Add a date back", specs, ("Add date", ends[0]), ends[1]),
            "bookings.add_back_form",
        )
        self._hand.open(form, "day")

        def show(dates: SeriesDates) -> None:
            form.offer("day", [Option(day.isoformat(), day_words(day)) for day in dates.left_out])
            if dates.left_out:
                form.set_value("day", dates.left_out[0].isoformat())

        self._ask(row, form, show)

    def _tell_dates(self, form: Form, row: BookingRow, verb: str) -> None:
        """Say in the form which dates it is about, as the choice changes."""

        def show(dates: SeriesDates) -> None:
            def tell() -> None:
                chosen = str(form.values()["which"])
                days = dates.days if chosen == ALL else dates.from_here
                days = days[:1] if chosen == THIS else days
                told = "this date only" if chosen == THIS else f"{len(days)} dates"
                form.say(f"{verb} {told}: {days_words(days)}.")

            form.changed.connect(tell)
            tell()

        self._ask(row, form, show)

    def _ask(self, row: BookingRow, form: Form, show: Show) -> None:
        self._hand.asker.ask(
            lambda reader, _view: series_dates(reader, row.reference),
            lambda dates: show(dates) if self._hand.side.form is form else None,
            lambda told: form.say(told, "bad"),
        )


def _change_form(loaded: Loaded, row: BookingRow, ends: Ends) -> Form:
    times = (row.start_minute, row.end_minute)
    form = Form(
        "bookings.change",
        f"Change {row.reference}",
        (
            WHICH,
            which(loaded, vehicles(loaded, times)),
            FieldSpec("start", "From", "moment"),
            FieldSpec("end", "To", "moment"),
            FieldSpec("purpose", "Purpose", "text"),
            *driver_field(loaded, loaded.vehicle(row.vehicle)),
            override_field(loaded),
        ),
        ("Change", ends[0]),
        ends[1],
    )
    return named(form, "bookings.change_form")


def changed(row: BookingRow, values: Values) -> ChangeSeries:
    """The command of the form that changes; what was left as it is is not told."""
    start, end = str(values["start"]), str(values["end"])
    vehicle, purpose = str(values["vehicle"]), str(values["purpose"])
    driver = text(values.get("driver"))
    moved = (start, end) != (wall(row.start_minute), wall(row.end_minute))
    return ChangeSeries(
        booking=row.reference,
        which=str(values["which"]),
        start=start if moved else None,
        end=end if moved else None,
        vehicle=vehicle if vehicle != row.vehicle else None,
        driver=driver if driver != row.driver else None,
        purpose=purpose if purpose != row.purpose else None,
        override=text(values["override"]),
    )
