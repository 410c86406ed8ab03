"""Only the newest question is answered."""

from __future__ import annotations

from bcu_desk.domain.fleet import Vehicle
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.store.session import Reader
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View


def test_an_answer_comes_from_the_file_or_says_why_not(asker: Asker) -> None:
    told: list[object] = []

    def count(reader: Reader, _view: View) -> int:
        return len(reader.every(Vehicle))

    def refuse(_reader: Reader, _view: View) -> int:
        raise Refused("repeat_endless", field="repeat")

    asker.ask(count, told.append, told.append)
    asker.ask(refuse, told.append, told.append)
    assert told[0] == 4
    assert "COUNT" in str(told[1])
    asker.forget()


def test_the_clock_says_what_counts_as_now(asker: Asker, desk: Desk) -> None:
    assert asker.now() == asker.another().now() == desk.clock.minute()
