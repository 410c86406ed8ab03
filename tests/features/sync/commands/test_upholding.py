"""What two desks each set for the same days, and what each entered: told, settled, alike on all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import HandOver, HandOverItem, Post, Posting, Target
from bcu_desk.domain.fleet import Booking, Vehicle
from bcu_desk.domain.people import Person
from bcu_desk.domain.rota.shifts import ShiftLine, ShiftPattern
from bcu_desk.features.assignments.commands.hand_over import TickHandOver, WriteHandOver
from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.features.bookings.commands.limits import SetQuota, SetSpareMinimum
from bcu_desk.features.bookings.commands.vehicles import AddVehicle
from bcu_desk.features.coverage.commands.rosters import AssignShift, DutyTimes, SetShiftPattern
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.rules.promises import Targets
from bcu_desk.features.on_call.commands.hand_over import SetHandOver
from bcu_desk.features.org_chart.commands import AddPerson, ClosePost, Correct, CreatePost, MovePost
from bcu_desk.features.sync.commands.settle import Settle
from bcu_desk.features.sync.queries.clashes import Clashes, ClashRow
from bcu_desk.work.command import Command
from bcu_desk.work.postings import Appoint
from tests.builders import A_POST, A_RANK, START, a_posting, a_ward
from tests.features.sync.asking import asked, settled
from tests.work.exchange.stations import Station, another_group, three

MARCH = date(2017, 3, 1)


def both_do(folder: Path, one: Command, other: Command) -> tuple[Station, Station, Station]:
    """Three desks that all know what two of them did apart."""
    first, two, third = three(folder)
    first.desk.do(one)
    two.desk.do(other)
    settled(first, two, third)
    return first, two, third


def clash_of(*stations: Station) -> ClashRow:
    """The one clash, which all desks tell alike but for when they heard of it."""
    told = [[replace(one, since="") for one in asked(station, Clashes())] for station in stations]
    assert told[0] == told[1] == told[-1]
    (row,) = told[0]
    return row


def settle(row: ClashRow, choice: str, at: Station, *stations: Station) -> str:
    """Settle a clash at one desk, and let all know; returns what the step is called."""
    label = at.desk.do(Settle(clash=row.id, choice=choice)).label
    settled(*stations)
    assert [asked(one, Clashes()) for one in stations] == [()] * len(stations)
    assert len({one.digest() for one in stations}) == 1
    return label


@pytest.mark.parametrize(
    ("one", "other", "subject", "sides"),
    [
        (
            SetTarget(ward="Ward 1", from_day=MARCH, dwo=3),
            SetTarget(ward="Ward 1", from_day=MARCH, dwo=1),
            "target of DWOs in Ward 1",
            {"3", "1"},
        ),
        (
            SetSpareMinimum(kind="irv", base="Romford", amount=1, from_day=MARCH),
            SetSpareMinimum(kind="irv", base="Romford", amount=2, from_day=MARCH),
            "how many of the kind IRV stay free at Romford",
            {"1 stay free", "2 stay free"},
        ),
        (
            SetQuota(kind="irv", borough="Havering", hours=40, from_day=MARCH),
            SetQuota(kind="irv", borough="Havering", hours=1, from_day=MARCH),
            "hours of Havering of the kind IRV",
            {"40 hours a week", "1 hour a week"},
        ),
        (
            SetHandOver(bcu="EA", from_day=MARCH, day="06:30", night="18:30"),
            SetHandOver(bcu="EA", from_day=MARCH, day="07:30", night="19:00"),
            "hand-over times of East Area",
            {"06:30 and 18:30", "07:30 and 19:00"},
        ),
    ],
)
def test_two_values_of_one_thing_are_told_alike_and_settled(
    tmp_path: Path, one: Command, other: Command, subject: str, sides: set[str]
) -> None:
    group = both_do(tmp_path, one, other)
    row = clash_of(*group)
    assert (row.kind, row.subject) == ("double_value", subject)
    assert {member.words for member in row.told} == sides
    assert {member.when for member in row.told} == {"from Wed 1 Mar 2017"}
    assert {member.desk for member in row.told} == {"Desk 01", "Ilford"}
    label = settle(row, f"uphold:{row.told[1].key}", group[2], *group)
    assert label.startswith("Uphold one of two values: ")


def test_the_value_told_first_is_the_one_that_is_read(tmp_path: Path) -> None:
    group = both_do(
        tmp_path,
        SetTarget(ward="Ward 1", from_day=MARCH, dwo=3),
        SetTarget(ward="Ward 1", from_day=date(2017, 2, 1), dwo=1),
    )
    row = clash_of(*group)
    assert [one.when for one in row.told] == ["from Wed 1 Mar 2017", "from Wed 1 Feb 2017"]
    with group[1].desk.reader() as reader:
        assert Targets(reader.every(Target), MARCH).of("dwo", a_ward(1)) == 3
    settle(row, f"uphold:{row.told[0].key}", group[1], *group)
    with group[2].desk.reader() as reader:
        held = sorted((one.from_day, one.to_day, one.amount) for one in reader.every(Target))
    assert held == [(date(2017, 2, 1), MARCH, 1), (MARCH, None, 3)]


def test_a_value_that_both_say_is_no_clash(tmp_path: Path) -> None:
    same = SetTarget(ward="Ward 1", from_day=MARCH, dwo=3)
    group = both_do(tmp_path, same, same)
    assert [asked(one, Clashes()) for one in group] == [(), (), ()]


def test_a_post_under_two_others_is_told(tmp_path: Path) -> None:
    chiefs = [replace(A_POST, id=210 + n, code=f"EA-C{n}", rank_id=9) for n in (1, 2)]
    group = another_group(tmp_path, replace(A_RANK, id=9, code="CI", grade=5), *chiefs)
    group[0].desk.do(MovePost(post="EA-D1", under="EA-C1", from_day=MARCH))
    group[1].desk.do(MovePost(post="EA-D1", under="EA-C2", from_day=MARCH))
    settled(*group)
    row = clash_of(*group)
    assert row.subject == "place of post EA-D1"
    assert {one.words for one in row.told} == {"under EA-C1", "under EA-C2"}
    settle(row, "keep", group[0], *group)


def a_person(surname: str) -> AddPerson:
    """An officer whom two desks enter."""
    return AddPerson(collar="900KD", forename="Ines", surname=surname, rank="PC", bcu="EA")


def test_an_officer_entered_twice_becomes_one_with_all_that_both_have(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.desk.do(a_person("Varga"))
    two.desk.do(a_person("Varga-Bell"))
    held = two.desk.do(Book(vehicle="BX16 KLM", **a_booking_of("900KD")))
    assert held.label
    settled(first, two, third)
    group = (first, two, third)
    row = clash_of(*group)
    assert (row.kind, row.subject) == ("possible_duplicate", "person 900KD")
    assert {one.words for one in row.told} == {
        "Ines Varga, Constable",
        "Ines Varga-Bell, Constable",
    }
    upheld = next(one for one in row.told if one.desk == "Desk 01")
    assert settle(row, f"uphold:{upheld.key}", third, *group) == (
        "Make one of two records of a person"
    )
    with two.desk.reader() as reader:
        (person,) = (one for one in reader.every(Person) if one.collar == "900KD")
        assert person.surname == "Varga"
        assert [one.driver_id for one in reader.every(Booking)] == [person.id]


def a_booking_of(driver: str) -> dict[str, object]:
    """What a booking needs."""
    return {
        "borough": "Havering",
        "driver": driver,
        "start": "2017-01-12T10:00",
        "end": "2017-01-12T12:00",
        "purpose": "Patrol",
        "override": "Driver is being authorised",
    }


def test_two_officers_under_one_number_may_both_stay(tmp_path: Path) -> None:
    group = both_do(tmp_path, a_person("Varga"), a_person("Bell"))
    row = clash_of(*group)
    label = settle(row, "allow", group[1], *group)
    assert label == "Keep two records of a person, one as 900KD, one as 900KD-2"
    second = row.told[1].words.split(",")[0].split()[-1]
    correct = Correct(record="person", key="900KD-2", changes={"collar": "901KD"})
    group[2].desk.do(correct)
    with group[2].desk.reader() as reader:
        assert next(one.surname for one in reader.every(Person) if one.collar == "901KD") == second


def test_what_is_written_to_the_one_that_went_meanwhile_brings_it_back(tmp_path: Path) -> None:
    group = both_do(tmp_path, a_person("Varga"), a_person("Bell"))
    first, _, third = group
    row = clash_of(*group)
    gone = int(row.told[1].key)
    first.desk.do(Settle(clash=row.id, choice="keep"))
    with third.desk.reader() as reader:
        assert gone in {one.id for one in reader.every(Person)}
    third.desk.do(_Post(person=gone))
    settled(*group)
    again = clash_of(*group)
    assert {one.key for one in again.told} == {one.key for one in row.told}
    settle(again, "keep", group[1], *group)
    with first.desk.reader() as reader:
        (held,) = reader.every(Posting)
        assert held.person_id == int(row.told[0].key)


class _Post(Command, frozen=True, kw_only=True):
    """Put a person, by its row, in a post."""

    person: int

    def run(self, unit) -> str:
        unit.add(
            Posting(
                id=unit.new_id(),
                post_id=A_POST.id,
                person_id=self.person,
                standing="substantive",
                from_day=START,
            )
        )
        return "Appoint"


@pytest.mark.parametrize("taken", ["Desk 01", "Ilford"])
def test_two_that_each_desk_made_one_of_its_own_way_are_asked_about(
    tmp_path: Path, taken: str
) -> None:
    group = both_do(tmp_path, a_person("Varga"), a_person("Bell"))
    row = clash_of(*group)
    for station, name in zip(group[:2], ("Desk 01", "Ilford"), strict=True):
        mine = next(one for one in row.told if one.desk == name)
        station.desk.do(Settle(clash=row.id, choice=f"uphold:{mine.key}"))
    settled(*group)
    apart = clash_of(*group)
    assert {one.name for one in apart.decisions} == {"Desk 01", "Ilford"}
    number = next(one.desk for one in apart.decisions if one.name == taken)
    settle(apart, f"take:{number}", group[2], *group)
    with group[0].desk.reader() as reader:
        (person,) = (one for one in reader.every(Person) if one.collar == "900KD")
    assert person.surname == ("Varga" if taken == "Desk 01" else "Bell")


@pytest.mark.parametrize("taken", ["Desk 01", "Ilford"])
def test_two_values_of_which_each_desk_upheld_its_own_are_asked_about(
    tmp_path: Path, taken: str
) -> None:
    group = both_do(
        tmp_path,
        SetTarget(ward="Ward 1", from_day=MARCH, dwo=3),
        SetTarget(ward="Ward 1", from_day=MARCH, dwo=1),
    )
    row = clash_of(*group)
    for station, name in zip(group[:2], ("Desk 01", "Ilford"), strict=True):
        mine = next(one for one in row.told if one.desk == name)
        station.desk.do(Settle(clash=row.id, choice=f"uphold:{mine.key}"))
    settled(*group)
    apart = clash_of(*group)
    number = next(one.desk for one in apart.decisions if one.name == taken)
    settle(apart, f"take:{number}", group[2], *group)
    with group[0].desk.reader() as reader:
        (target,) = reader.every(Target)
    assert target.amount == (3 if taken == "Desk 01" else 1)


def test_two_notes_of_one_hand_over_are_told_and_the_lines_of_both_stay(tmp_path: Path) -> None:
    first, two, third = another_group(tmp_path, a_posting())
    group = (first, two, third)
    for station, note, lines in ((first, "Keys", ("Car", "Phone")), (two, "Rota", ("Phone",))):
        written = WriteHandOver(post="EA-D1", person="412KD", note=note, items=lines)
        station.desk.do(written)
    settled(*group)
    row = clash_of(*group)
    assert (row.kind, row.subject) == ("double_value", "hand-over of 412KD Tembo in EA-D1")
    assert {one.words for one in row.told} == {"Keys", "Rota"}
    third.desk.do(TickHandOver(post="EA-D1", person="412KD", item=2))
    label = settle(row, f"uphold:{row.told[1].key}", third, *group)
    assert label == "Uphold one of two notes of a hand-over"
    with first.desk.reader() as reader:
        (note,) = reader.every(HandOver)
        assert note.note == row.told[1].words
        lines = [(one.words, one.done_on is not None) for one in reader.every(HandOverItem)]
    assert sorted(lines) == [("Car", False), ("Phone", False), ("Phone", True)]


def a_pattern(begins: str, day: date = MARCH) -> SetShiftPattern:
    """A pattern of two days, made or changed on a day."""
    return SetShiftPattern(
        code="two", title="Two days", cycle="E R", anchor=MARCH, from_day=day,
        duties=(DutyTimes(code="E", begins=begins, ends="17:00"),),
    )  # fmt: skip


def test_a_pattern_that_both_changed_is_told_once_for_all_who_work_by_it(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    group = (first, two, third)
    first.desk.do(a_pattern("08:00", START))
    first.desk.do(AssignShift(people=("412KD", "413KD"), pattern="two", from_day=START))
    settled(*group)
    first.desk.do(a_pattern("09:00"))
    two.desk.do(a_pattern("10:00"))
    settled(*group)
    row = clash_of(*group)
    assert (row.kind, row.subject) == ("possible_duplicate", "shift pattern two")
    assert {one.when for one in row.told} == {
        f"from Wed 1 Mar 2017; E {begins} to 17:00" for begins in ("09:00", "10:00")
    }
    settle(row, f"uphold:{row.told[1].key}", third, *group)
    with third.desk.reader() as reader:
        patterns = {one.code: one.id for one in reader.every(ShiftPattern) if one.to_day is None}
        lines = [one for one in reader.every(ShiftLine) if one.to_day is None]
    assert patterns["two"] == int(row.told[1].key)
    assert {one.pattern_id for one in lines} == {patterns["two"]}
    assert {one.person_id for one in lines} == {100, 101}


def test_a_base_that_both_made_becomes_one_with_the_vehicles_of_both(tmp_path: Path) -> None:
    def made(registration: str) -> AddVehicle:
        return AddVehicle(
            registration=registration, kind="irv", base="Newbase", borough="Havering",
            from_day=START, seats=5,
        )  # fmt: skip

    group = both_do(tmp_path, made("ZZ17 AAA"), made("ZZ17 AAB"))
    row = clash_of(*group)
    assert (row.kind, row.told[0].words) == ("possible_duplicate", "Newbase, Havering")
    settle(row, "keep", group[2], *group)
    with group[1].desk.reader() as reader:
        bases = {one.base_id for one in reader.every(Vehicle) if one.registration > "ZZ"}
    assert bases == {int(row.told[0].key)}


def test_posts_that_two_desks_make_get_codes_that_differ(tmp_path: Path) -> None:
    made = CreatePost(title="DWO 3", kind="dwo", rank="PC", bcu="EA", from_day=START)
    group = both_do(tmp_path, made, made)
    assert [asked(one, Clashes()) for one in group] == [(), (), ()]
    with group[2].desk.reader() as reader:
        codes = sorted(one.code for one in reader.every(Post) if one.title == "DWO 3")
    assert len(set(codes)) == 2
    assert [code.count("-") for code in codes] == [2, 1]  # `EA-02-1` of the second desk, `EA-301`
    assert codes[0].startswith("EA-02-")


CLOSES = ClosePost(post="EA-D2", on=date(2017, 2, 1))
HELD = Appoint(post="EA-D2", person="413KD", from_day=date(2017, 1, 20))


@pytest.mark.parametrize(
    ("choice", "label", "post_ends", "holder_goes"),
    [
        ("uphold", "Keep the post EA-D2 open for its holder", None, None),
        ("keep", "End the posting to EA-D2 with the post", CLOSES.on, CLOSES.on),
    ],
)
def test_somebody_in_a_post_that_was_closed_meanwhile_is_told(
    tmp_path: Path, choice: str, label: str, post_ends: date | None, holder_goes: date | None
) -> None:
    group = both_do(tmp_path, CLOSES, HELD)
    row = clash_of(*group)
    assert (row.kind, row.subject) == ("closed_post", "post EA-D2 · DWO 2")
    (told,) = row.told
    assert told.words == "413KD Lindqvist, substantive"
    assert told.when.endswith("gone on Wed 1 Feb 2017")
    chosen = f"uphold:{told.key}" if choice == "uphold" else choice
    assert settle(row, chosen, group[2], *group) == label
    with group[0].desk.reader() as reader:
        (held,) = reader.every(Posting)
        (post,) = (one for one in reader.every(Post) if one.code == "EA-D2")
    assert (post.to_day, held.to_day) == (post_ends, holder_goes)


def test_a_posting_that_lies_all_after_its_post_goes_and_both_may_be_allowed(
    tmp_path: Path,
) -> None:
    late = Appoint(post="EA-D2", person="413KD", from_day=MARCH)
    group = both_do(tmp_path / "one", CLOSES, late)
    assert settle(clash_of(*group), "keep", group[1], *group).startswith("End the posting")
    with group[0].desk.reader() as reader:
        assert reader.every(Posting) == ()
    group = both_do(tmp_path / "two", CLOSES, late)
    row = clash_of(*group)
    settle(replace(row, id=row.id[:-1] + ',""]'), "allow", group[1], *group)
    with group[0].desk.reader() as reader:
        (held,) = reader.every(Posting)
    assert held.from_day == MARCH
