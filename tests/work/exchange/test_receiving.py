"""What files bring, whatever way they come."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.backup import kept_copies
from bcu_desk.store.verify import verify
from bcu_desk.work.sentences import sentence
from tests.builders import Drop, Rename
from tests.work.exchange.stations import Station, another_group, digest_of, lead, three


def settled(*stations: Station) -> None:
    """Everybody takes in everybody's file until all know all."""
    for turn, one in enumerate(stations * 2):
        sent = one.send(name=f"settle-{turn}.bcusync")
        for other in stations:
            if other is not one:
                other.receive(sent)


def test_a_look_changes_nothing_and_tells_what_will_be(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send()
    before = two.desk.path.read_bytes()
    look = two.receive(sent, apply=False)
    assert (look.state, look.applied, look.changed) == ("new", False, {"person": 1})
    assert two.desk.path.read_bytes() == before
    done = two.receive(sent)
    assert (done.applied, done.changed, done.senders) == (True, {"person": 1}, ("Desk 01",))
    assert two.surname() == "Okafor"
    assert two.receive(sent).state == "nothing_new"
    assert verify(two.desk.path).whole


def test_a_copy_of_the_file_is_kept_before_anything_is_applied(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send()
    before = two.digest()
    folder = two.shelf.copies
    there = kept_copies(folder, two.desk.path.stem)
    two.receive(sent, apply=False)
    assert kept_copies(folder, two.desk.path.stem) == there
    two.receive(sent)
    newest, *older = kept_copies(folder, two.desk.path.stem)
    assert tuple(older) == there
    assert digest_of(newest.path) == before != two.digest()


def test_three_desks_that_never_meet_end_alike_and_nobodys_edit_is_lost(tmp_path: Path) -> None:
    first, two, three_ = three(tmp_path)
    first.rename("From Romford")
    two.rename("From Ilford")
    three_.rename("From Dagenham", "413KD")
    settled(first, two, three_)
    assert len({one.digest() for one in (first, two, three_)}) == 1
    assert two.surname("413KD") == "From Dagenham"
    assert two.surname() == first.surname()
    assert two.surname() in ("From Romford", "From Ilford")
    assert two.receive(first.send()).conflicts == 1


def test_a_conflict_closes_everywhere_once_somebody_has_decided(tmp_path: Path) -> None:
    first, two, three_ = three(tmp_path)
    first.rename("From Romford")
    two.rename("From Ilford")
    settled(first, two, three_)
    three_.rename("Decided")
    sent = three_.send(name="decided.bcusync")
    assert [one.receive(sent).conflicts for one in (first, two)] == [0, 0]
    assert {one.surname() for one in (first, two, three_)} == {"Decided"}


def test_files_in_any_order_give_the_same_and_wait_where_one_is_missing(tmp_path: Path) -> None:
    first, two, three_ = three(tmp_path)
    sent = []
    for n in range(3):
        first.rename(f"Edit {n}")
        sent.append(first.send(3, name=f"part-{n}.bcusync"))
    two.receive(first.send(2, name="for two.bcusync"))
    two.rename("Built on it")
    built = two.send(3, name="built.bcusync")
    for order in [*permutations((*sent, built))][::5]:
        look = three_.receive(*order, apply=False)
        assert (look.state, look.waiting) == ("new", 0)
    three_.receive(built)
    for one in sent[::-1]:
        three_.receive(one)
    assert three_.surname() == "Built on it"


def test_what_came_too_early_is_taken_in_by_itself_when_the_gap_is_filled(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    behind = two.desk.path.read_bytes()
    first.rename("One")
    one = first.send(2, name="one.bcusync")
    two.receive(one)
    first.receive(two.send(1, name="ack.bcusync"))
    first.rename("Two")
    late = first.send(2, name="two.bcusync")
    two.desk.path.write_bytes(behind)
    found = two.receive(late)
    assert (found.state, found.changes, found.waiting) == ("waiting", 0, 1)
    assert (1, 4) in [(span.feed.desk, span.first) for span in found.missing]
    assert two.surname() == "Tembo"
    assert two.receive(late).waiting == 1
    filled = two.receive(one)
    assert (filled.state, filled.waiting) == ("new", 0)
    assert two.surname() == "Two"


def test_a_file_of_another_group_or_for_others_is_refused(tmp_path: Path) -> None:
    first, two, three_ = three(tmp_path)
    first.rename("Okafor")
    only_two = first.send(2, name="two.bcusync")
    with pytest.raises(Refused, match="exchange_not_for_us"):
        three_.receive(only_two)
    others, _, _ = another_group(tmp_path / "other group")
    with pytest.raises(Refused, match="exchange_foreign_group"):
        two.receive(others.send(2))
    alone = lead(tmp_path / "alone")
    with pytest.raises(Refused, match="no_group"):
        alone.receive(only_two)


def test_a_desk_that_tells_two_stories_is_found_out(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    copy, profile = first.desk.path.read_bytes(), tmp_path / "profile-1"
    kept = tmp_path / "kept"
    shutil.copytree(profile, kept)
    first.rename("One way")
    two.receive(first.send(2, name="one.bcusync"))
    first.desk.path.write_bytes(copy)
    shutil.rmtree(profile)
    shutil.copytree(kept, profile)
    first.rename("Another way")
    with pytest.raises(Refused, match="exchange_forked"):
        two.receive(first.send(2, name="two.bcusync"))
    assert two.surname() == "One way"


def test_a_list_of_desks_that_another_than_the_lead_wrote_counts_for_nothing(
    tmp_path: Path,
) -> None:
    first, two, three_ = three(tmp_path)
    stolen = three_.shelf.keys(_group(first), 3).public

    class Take(Rename, frozen=True, kw_only=True):
        def run(self, unit) -> str:
            from bcu_desk.domain.desks import GroupDesk

            lead_ = unit.get(GroupDesk, 1)
            unit.change(lead_, signs=stolen.signs.hex())
            return "Taken over"

    three_.desk.do(Take(collar="412KD", surname="x"))
    two.receive(three_.send(2, name="rogue.bcusync"))
    first.rename("Still the lead")
    assert two.receive(first.send(2, name="lead.bcusync")).state == "new"
    assert two.surname() == "Still the lead"


def _group(station: Station) -> str:
    with station.desk.reader() as reader:
        asked = "SELECT value FROM fact WHERE name = 'group_key'"
        return str(reader.connection.exec_driver_sql(asked).scalar())


def test_much_removed_must_be_said_again(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.desk.do(Drop(collar="413KD"))
    sent = first.send(2)
    look = two.receive(sent, apply=False)
    assert (look.much, look.removed, look.authors[0].removes) == (True, {"person": 1}, 1)
    before = two.digest()
    with pytest.raises(Refused, match="removes_much") as refused:
        two.receive(sent, removes=False)
    assert str(refused.value.facts["rows"]).startswith("1 of ")
    assert two.digest() == before
    assert two.receive(sent, removes=True).removed == {"person": 1}


def test_no_copy_is_kept_for_a_file_that_brings_nothing(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(2)
    two.receive(sent)
    there = kept_copies(two.shelf.copies, two.desk.path.stem)
    assert two.receive(sent).state == "nothing_new"
    assert two.receive(first.send(2, purpose="receipt", name="r.bcusync")).state == "receipt"
    assert kept_copies(two.shelf.copies, two.desk.path.stem) == there


def test_of_several_files_the_one_that_is_refused_is_named(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    whole = first.send(2, name="whole.bcusync").file
    cut = whole.with_name("cut.bcusync")
    cut.write_bytes(whole.read_bytes()[:-9])
    with pytest.raises(Refused) as several:
        two.receive(whole, cut)
    told = sentence(several.value.code, several.value.facts)
    assert told.startswith("cut.bcusync: This copy is damaged")
    with pytest.raises(Refused) as single:
        two.receive(cut)
    assert sentence(single.value.code, single.value.facts).startswith("This copy is damaged")
