"""A form for each gesture of the lists, and the command that comes of it."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.features.bookings.commands.waiting import LeaveWaitingList, PassOnHolds
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.model.lists.told import Row
from bcu_desk.features.bookings.queries.sharing.due import DueRow
from bcu_desk.features.bookings.queries.sharing.waiting import WaitingRow
from bcu_desk.features.bookings.widgets.hand import Doer
from bcu_desk.features.bookings.widgets.lending import forms, sending
from bcu_desk.features.bookings.widgets.lending.place import FormPlace
from bcu_desk.kit.form import Form, Values
from bcu_desk.work.command import Command

Made = Callable[[Values], Command]


class Lending:
    """Opens forms in their place beside the list and sends their commands."""

    def __init__(self, place: FormPlace, do: Doer, *, writable: bool) -> None:
        self._place = place
        self._do = do
        self._writable = writable
        self.lists: Lists | None = None

    def start(self, verb: str, row: Row | None) -> None:
        """Start a gesture by its name, on the line chosen where it is about one."""
        if self.lists is None or not self._writable:
            return
        if verb == "pass_on":
            self._do(PassOnHolds(at=self.lists.told))
        elif verb in ("issue", "lend", "join"):
            self._begin(verb, self.lists)
        elif isinstance(row, WaitingRow):
            self._waiting(verb, row, self.lists)
        elif isinstance(row, DueRow):
            self._off_road(row, self.lists)
        elif row is not None:
            self._end(verb, row.vehicle, self.lists)

    def _begin(self, verb: str, lists: Lists) -> None:
        """What needs no line."""
        if verb == "issue":
            self._open(forms.issue_form(lists, "", self._ends(sending.issued)), "vehicle")
        elif verb == "lend":
            self._open(forms.lend_form(lists, self._ends(sending.lent)), "vehicle")
        else:
            ends = self._ends(lambda values: sending.joined(values, lists.told))
            self._open(forms.join_form(lists, ends), "kind")

    def _end(self, verb: str, resource: str, lists: Lists) -> None:
        """What is out comes back."""
        if verb == "return":
            ends = self._ends(sending.returned)
            first = "odometer" if lists.due or lists.sort == "vehicle" else "at"
            self._open(forms.return_form(lists, resource, ends), first)
        else:
            ends = self._ends(sending.given_back)
            self._open(forms.give_back_form(lists, resource, ends), "at")

    def _off_road(self, row: DueRow, lists: Lists) -> None:
        ends = self._ends(lambda values: sending.off_road(row.vehicle, values))
        self._open(forms.off_road_form(lists, row, ends), "start")

    def _waiting(self, verb: str, row: WaitingRow, lists: Lists) -> None:
        if verb == "leave":
            self._do(LeaveWaitingList(waiting=row.waiting, at=lists.told))
        elif row.vehicle is not None:
            ends = self._ends(lambda values: sending.taken(row.waiting, values, lists.told))
            self._open(forms.take_form(row, ends), "override")

    def _open(self, form: Form, first: str) -> None:
        self._place.open_form(form, first)

    def _ends(self, made: Made) -> forms.Ends:
        """How a form ends: its command is run, or it is put away with nothing changed."""

        def send(values: Values) -> None:
            form = self._place.form
            if form is None:
                return
            if sending.is_odd(values):
                form.show_refusal(sending.ODD_MILES, "odometer")
                return
            self._do(made(values), form=form, on_done=lambda _: self._place.close_form())

        return send, lambda: self._place.close_form()
