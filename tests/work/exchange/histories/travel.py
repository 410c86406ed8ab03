"""What becomes of files in a history: sent, lost, repeated, cut, crashed over, taken back."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.upkeep import collecting
from bcu_desk.work.exchange.receiving import How, receive
from bcu_desk.work.exchange.taking_back import take_back
from bcu_desk.work.exchange.tidying import tidy
from tests.work.exchange.histories.edits import write
from tests.work.exchange.histories.oracle import feeds_of, held_by
from tests.work.exchange.histories.world import ALL, Member, World

SMALL = 4_500  # bytes, which hold a segment or two
LONG = 140_000  # some 97 days, in minutes


class Crash(Exception):
    """The program is ended in the midst of an import."""


def send(world: World, member: Member) -> None:
    """A file for one or two others, which lies about until somebody takes it, or never."""
    others = [one.number for one in world.others(member)]
    if others:
        world.send(member, *world.draw.sample(others, min(len(others), world.draw.randint(1, 2))))


def hand(world: World, member: Member) -> None:
    """A file that goes straight to another desk, whatever else is on its way."""
    others = world.others(member)
    if others:
        reader = world.draw.choice(others)
        how = ALL if world.draw.random() < 0.8 else How(apply=False)
        world.receive(reader, world.send(member, reader.number), how)


def send_in_parts(world: World, member: Member) -> None:
    """A file in parts; another desk takes some of them, in any order, each by itself."""
    others = world.others(member)
    if others:
        reader = world.draw.choice(others)
        parts = world.send(member, reader.number, most=SMALL)
        for part in world.draw.sample(parts, world.draw.randint(0, len(parts))):
            world.receive(reader, [part])


def take(world: World, member: Member) -> None:
    """Some files, in any order, again or for the first time."""
    if world.files:
        most = min(len(world.files), world.draw.randint(1, 3))
        world.receive(member, world.draw.sample(world.files, most))


def take_again(world: World, member: Member) -> None:
    """A file a second time: nothing is other than after the first."""
    if not world.files:
        return
    files = [world.draw.choice(world.files)]
    if world.receive(member, files) in ("new", "nothing_new"):
        before = feeds_of(member.look)
        world.receive(member, files)
        if feeds_of(member.look) != before:
            world.faults.append("a file that came twice was taken twice")


def cut(world: World, member: Member) -> None:
    """A file that was cut, or of which one bit is another, is refused."""
    if not world.files:
        return
    whole = bytearray(world.draw.choice(world.files).read_bytes())
    if world.draw.random() < 0.5:
        at = world.draw.randrange(len(whole) * 8)
        whole[at // 8] ^= 1 << at % 8
    else:
        del whole[world.draw.randrange(len(whole)) :]
    odd = world.named("odd.bcusync")
    odd.write_bytes(whole)
    if not world.receive(member, [odd]).startswith("exchange_"):
        world.faults.append("a file that was damaged was taken")


def crash(world: World, member: Member) -> None:
    """The program ends in the midst of an import, at any share of it."""

    def end(share: int, _words: str) -> None:
        if share >= least:
            raise Crash

    if not world.files:
        return
    least = world.draw.choice((35, 50, 90))
    station = world.station(member)
    before = member.look.digest(), held_by(member.look)
    chosen = world.draw.choice(world.files)
    with suppress(Refused, Crash):
        receive(station.desk, station.shelf, [chosen], replace(ALL, going=end))
        return
    if (member.look.digest(), held_by(member.look)) != before:
        world.faults.append("an import that crashed left something")


def take_in_and_back(world: World, member: Member) -> None:
    """Take a file in and the import back: the file is as it was, to the byte of its rows."""
    if not world.files:
        return
    before, books = member.look.digest(), _open_books(member)
    if world.receive(member, [world.draw.choice(world.files)]) != "new":
        return
    world.oracle.saw(member.number, member.look)
    try:
        take_back(world.station(member).desk)
    except Refused as refused:
        if refused.code not in ("import_told_on", "import_built_on"):
            world.faults.append(f"an import was not taken back: {refused.code}")
        return
    if member.look.digest() != before or _open_books(member) != books:
        world.faults.append("an import that was taken back left something")


def take_back_now(world: World, member: Member) -> None:
    """Take the newest import back, where that may be."""
    with world.losing(member), suppress(Refused):
        take_back(world.station(member).desk)


def _open_books(member: Member) -> list[tuple[object, ...]]:
    """What is told of conflicts."""
    return sorted(member.look.rows("SELECT noun, row FROM contested"))


def keep(world: World, member: Member) -> None:
    """Somebody copies the file away."""
    member.copy = member.path.read_bytes()


def put_back(world: World, member: Member) -> None:
    """The file is put back from a copy; its keys and its mark are as they were left."""
    if member.copy is not None:
        with world.losing(member):
            member.leave()
            member.path.write_bytes(member.copy)


def wait(world: World, member: Member) -> None:
    """A quarter of a year passes; a desk lets go of what all have, and no more than that."""
    world.now += LONG
    let_go(world, member)


def let_go(world: World, member: Member) -> None:
    """What a desk lets go of, every active desk that it knows has had."""
    with member.look.reader() as reader:
        horizon = collecting.horizon(reader.connection)
    active = [number for number, one in member.listed().items() if one.active]
    for one in world.members:
        if one.number in active:
            world.oracle.saw(one.number, one.look)
            had = world.oracle.ever[one.number]
            beyond = [feed for feed, last in horizon if last > had.get(tuple(feed), 0)]
            if beyond:
                world.faults.append(f"desk {one.number} is said to have what it never had")
    before = member.look.digest(), _open_books(member)
    tidy(world.station(member).desk)
    if (member.look.digest(), _open_books(member)) != before:
        world.faults.append("letting go changed something")


def fork(world: World, member: Member) -> None:
    """A desk and its profile are copied whole, and both go on: whoever hears both is told so."""
    other = world.draw.choice(world.others(member))
    profile = world.folder / f"cloned-{world.named('x').stem}"
    shutil.copytree(member.shelf.profile, profile)
    path = member.path.with_name(f"{profile.name}.bcu")
    path.write_bytes(member.path.read_bytes())
    clone = replace(member, path=path, shelf=type(member.shelf)(profile))
    told = [_says(world, one, other) for one in (member, clone)]
    alike = _sealed(member) == _sealed(clone)
    clone.leave()
    if not all(told) or alike:  # neither had anything to write
        return
    first, second = world.receive(other, told[0]), world.receive(other, told[1])
    if first != "new" or second != "exchange_forked":
        world.faults.append(f"a fork was taken: {first}, {second}")


def _sealed(member: Member) -> set[bytes]:
    """The hashes of the segments that a file holds."""
    return {told for (told,) in member.look.rows("SELECT hash FROM segment")}


def _says(world: World, member: Member, to: Member) -> list[Path]:
    """A file that tells something new."""
    write(world, member)
    write(world, member)
    return world.send(member, to.number)
