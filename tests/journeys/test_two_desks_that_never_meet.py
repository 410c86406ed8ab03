"""Two desks that never meet: one lets the other in, both edit one booking, one decides."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from bcu_desk.shell import offers
from bcu_desk.work import wire
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import cards, joining
from bcu_desk.work.exchange.receiving import How, receive
from bcu_desk.work.exchange.sending import send
from bcu_desk.work.view import View
from tests.journeys.hands import Calls, Start

NINE = 24_752_700  # 2017-01-23T09:00Z, in minutes since the epoch


def test_a_desk_is_let_in_a_file_comes_back_and_what_differs_is_decided(
    start: Start, calls: Calls, sample_file: Path, tmp_path: Path
) -> None:
    shelf, stick = KeyShelf(tmp_path / "profile of Ilford"), tmp_path / "stick"
    stick.mkdir()
    card, join = stick / "Ilford.bcucard", stick / "Ilford.bcujoin"
    back = stick / "from Ilford.bcusync"
    cards.write_card(card, "Ilford", shelf.pending())
    hands = start(sample_file, answers=(card, join, back, stick))
    hands.press("Ctrl+7")
    assert "This file stands alone" in hands.words_of("page.exchange")
    hands.click_at(hands.labelled("Let a desk in…"))
    assert "Ilford is desk 02" in hands.words_of("page.exchange")

    joining.accept(join, tmp_path / "ilford.bcu", shelf, Clock(NINE))
    other = Desk(tmp_path / "ilford.bcu", Clock(NINE), actor="PS Kaur")
    booking = calls.rows(sample_file, "bookings")[0]["reference"]
    ours = {"booking": booking, "start": "2017-03-06T09:00", "end": "2017-03-06T10:00"}
    theirs = {**ours, "start": "2017-03-06T11:00", "end": "2017-03-06T12:00"}
    calls("run", sample_file, "move_booking", json.dumps(ours))
    other.do(wire.made(offers.commands()["move_booking"], theirs))
    send(other, shelf, back)

    hands.press("Ctrl+1")
    hands.click("nav.exchange")  # three clicks in
    hands.click("exchange.take_in")
    assert "2 new conflicts" in hands.words_of("exchange.preview")
    assert calls.rows(sample_file, "conflicts") == []
    hands.click("exchange.apply")
    assert hands.button("status.conflicts").text() == "2 conflicts"
    hands.click("status.conflicts")
    assert booking in hands.words_of("page.exchange")
    hands.press("T", "T")
    assert hands.button("status.conflicts").text() == "No conflicts"
    assert calls.rows(sample_file, "conflicts") == []

    hands.click("exchange.part.send")  # two clicks out
    hands.click("exchange.send")
    assert "Verified, safe to remove" in hands.words_of("page.exchange")
    (sent,) = stick.glob("BCU_01-*.bcusync")
    assert receive(other, shelf, [sent], How(apply=True)).conflicts == 0
    both = [wire.plain(_bookings(desk)) for desk in (other, Desk(sample_file, Clock(NINE)))]
    assert both[0] == both[1] != []


def _bookings(desk: Desk) -> tuple[object, ...]:
    with desk.reader() as reader:
        return wire.made(offers.queries()["bookings"], {}).rows(reader, View(date(2017, 3, 6)))
