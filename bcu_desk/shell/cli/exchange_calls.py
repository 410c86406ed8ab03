"""Calls that exchange changes with other desks: desk, send, receive."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.queries.imports import removed_words
from bcu_desk.shell import offers
from bcu_desk.shell.cli.answers import Answer, table
from bcu_desk.shell.cli.membership import spoken_calls
from bcu_desk.shell.cli.membership.places import (
    exchange_files,
    refuse_missing_folder,
    refuse_missing_target,
)
from bcu_desk.shell.cli.membership.whom import names_of, number_of, numbers_of
from bcu_desk.shell.cli.words.desk_words import desk_lines, held_up_lines, withdrawn_lines
from bcu_desk.shell.cli.words.exchange_words import received_words, sent_words
from bcu_desk.shell.cli.words.exchange_words import span_words as _span
from bcu_desk.shell.cli.words.nothing import none_of
from bcu_desk.store.exchange.feed import own_feed
from bcu_desk.store.exchange.roster import roster
from bcu_desk.store.exchange.upkeep.collecting import KEPT_DAYS
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange import extracting, receiving, sending, taking_back, tidying
from bcu_desk.work.exchange.extracting import Partners
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import beyond, cards, group, joining, rotating
from bcu_desk.work.exchange.membership.group import HandOn, NameSecond
from bcu_desk.work.exchange.membership.held_up import held_up
from bcu_desk.work.exchange.received import Received
from bcu_desk.work.exchange.receiving import How
from bcu_desk.work.exchange.sending import Wanted
from bcu_desk.work.opening import Program
from bcu_desk.work.tables.nouns import counted as _counted
from bcu_desk.work.tables.nouns import listed
from bcu_desk.work.view import View

_MEGABYTE = 1_000_000
MOST_REMOVED = 20  # that are named
NOTHING_OLD = (
    "There is nothing to let go of yet: a change is kept until every desk has seen it replaced,"
    f" and for {KEPT_DAYS} days."
)
ALL = "Send a file to every desk: it says so there."
Verb = Callable[[Program, argparse.Namespace], Answer]


def desk(program: Program, given: argparse.Namespace) -> Answer:
    """One of the calls on the group of desks."""
    return VERBS[given.verb](program, given)


def send(program: Program, given: argparse.Namespace) -> Answer:
    """Write what other desks lack to a file, what this desk has, or what it asks for."""
    partners = bool(given.borough or given.no_names)
    _refuse_mixed(given, partners=partners)
    opened = program.open(Path(given.file))
    if partners:
        return _export(opened, given)
    purpose = next((name for name in ("receipt", "request") if getattr(given, name)), "changes")
    wanted = Wanted(numbers_of(opened, given.to or ()), purpose, int((given.most or 0) * _MEGABYTE))
    refuse_missing_target(given.out)
    made = sending.send(opened, KeyShelf.of(program.profile), Path(given.out), wanted)
    document = {
        "file": str(made.file),
        "files": [str(path) for path in made.files],
        "purpose": made.purpose,
        "changes": made.changes,
        "made_here": made.made_here,
        "to": list(made.to),
        "names": list(made.names),
    }
    return Answer(document, sent_words(made))


def _refuse_mixed(given: argparse.Namespace, *, partners: bool) -> None:
    """Refuse words that mean nothing beside others, rather than pass over them."""
    names = ("to", "most", "receipt", "request") if partners else ("marking", "recipient")
    told = [f"--{name}" for name in names if getattr(given, name)]
    if told and partners:
        problem = f"--borough or --no-names makes a file for partners, which has no {listed(told)}"
        raise Refused("wrong_usage", problem=problem)
    if told:
        problem = f"only a file for partners has {listed(told)}; add --borough NAME or --no-names"
        raise Refused("wrong_usage", problem=problem)


def _export(opened: Desk, given: argparse.Namespace) -> Answer:
    """A file for partners, which is no feed."""
    refuse_missing_target(given.out)
    wanted = Partners(
        given.borough or "", not given.no_names, given.marking or "", given.recipient or ""
    )
    made = extracting.write_export(opened, Path(given.out), wanted)
    document = {**asdict(made), "file": str(made.file), "purpose": "export"}
    of = f" of {made.borough}" if made.borough else ""
    without = "" if made.names else ", without people's names"
    told = f"{_counted(made.rows, 'row')}{of}{without}: {made.file}"
    for_ = f", for {made.recipient}" if made.recipient else ""
    return Answer(
        document,
        f"{told}\nMarked {made.marking}{for_}; kept in the book (bcu-desk show FILE exports).\n"
        "This is an export, not a feed: no desk can take it in.",
    )


def receive(program: Program, given: argparse.Namespace) -> Answer:
    """Take in exchange files, or say what they would bring."""
    opened = program.open(Path(given.file))
    if given.take_back:
        names = taking_back.take_back(opened)
        return Answer({"taken_back": names}, f"Took back {names}, as if it had never come.")
    files = exchange_files(given.inputs)
    how = How(apply=given.apply, removes=given.removes)
    found = receiving.receive(opened, KeyShelf.of(program.profile), files, how)
    document = {
        **asdict(found),
        "missing": [_span(span) for span in found.missing],
        "asked": [
            {"desk": one.desk, "name": one.name, "wants": [_span(span) for span in one.wants]}
            for one in found.asked
        ],
    }
    removed = () if found.applied else _removed(opened, found)
    words = received_words(found, given.file, names_of(opened), removed)
    return Answer(document, words)


def _removed(opened: Desk, found: Received) -> tuple[str, ...]:
    """The first of what files remove, by their names; once they are applied nobody knows them."""
    with opened.reader() as reader:
        return removed_words(reader, found.gone, MOST_REMOVED)


def _card(program: Program, given: argparse.Namespace) -> Answer:
    refuse_missing_folder(Path(given.out))
    keys = KeyShelf.of(program.profile).pending()
    made = cards.write_card(Path(given.out), given.name or Path(given.out).stem, keys)
    document = {"file": given.out, "name": made.name, "words": made.words}
    return Answer(
        document,
        f"Made the card of {made.name}: {given.out}\nIts words: {made.words}\n"
        "Take it to the lead desk, and compare the words on the telephone.",
    )


def _invite(program: Program, given: argparse.Namespace) -> Answer:
    refuse_missing_folder(Path(given.out))
    if given.spoken is not None and given.card is None:
        return spoken_calls.invite(program, Path(given.file), given.spoken, Path(given.out))
    if given.card is None or given.spoken is not None:
        raise Refused("no_card_or_name")
    opened = program.open(Path(given.file))
    card = cards.read_card(Path(given.card))
    made = joining.invite(opened, KeyShelf.of(program.profile), card, Path(given.out))
    return Answer(
        {**asdict(made), "file": given.out},
        f"{made.name} is desk {made.number:02d}; its join file: {given.out}\n"
        f"Its card's words: {made.words}\nThis desk's words: {made.lead_words}\n"
        "Compare both on the telephone before the file is used.",
    )


def _accept(program: Program, given: argparse.Namespace) -> Answer:
    shelf = KeyShelf.of(program.profile)
    old = Path(given.old) if given.old else None
    join, new = Path(given.join), Path(given.newfile)
    refuse_missing_folder(new)
    passphrase = spoken_calls.passphrase_for(join, given.passphrase)
    made = joining.accept(join, new, shelf, program.clock, old, passphrase)
    told = f"\nBrought over: {_counted(made.unsent, 'change')} never sent." if old else ""
    if made.others:
        told += f" Also {_counted(made.others, 'change')} of other desks."
    return Answer(
        {**asdict(made), "file": given.newfile},
        f"Made {given.newfile}: {made.name}, desk {made.number:02d}{told}\n"
        f"The lead desk's words: {made.lead_words}\nNext: bcu-desk {given.newfile}",
    )


def _list(program: Program, given: argparse.Namespace) -> Answer:
    opened = program.open(Path(given.file), read_only=True)
    view = View(program.clock.today())
    with opened.reader() as reader:
        found = wire.made(offers.queries()["desks"], {}).rows(reader, view)
        own = own_feed(reader.connection).desk
        listed = roster(reader.connection).get(own)
        stuck = held_up_lines(held_up(reader.connection), own)
    told = table(desk_lines(found), none_of("desks"))
    stuck += withdrawn_lines("" if listed is None else listed.status)
    return Answer({"rows": wire.plain(found)}, "\n".join((told, *stuck)))


def _retire(program: Program, given: argparse.Namespace) -> Answer:
    opened = program.open(Path(given.file))
    done = group.withdraw(opened, number_of(opened, given.number), revoke=given.revoke)
    return Answer({"step": done.label}, f"{done.label}. {ALL}")


def _revoke(program: Program, given: argparse.Namespace) -> Answer:
    opened = program.open(Path(given.file))
    done = group.withdraw(opened, number_of(opened, given.number), revoke=True)
    return Answer({"step": done.label}, f"{done.label}. {ALL}")


def _second(program: Program, given: argparse.Namespace) -> Answer:
    opened = program.open(Path(given.file))
    done = opened.do(NameSecond(number=number_of(opened, given.number)))
    return Answer({"step": done.label}, f"{done.label}. {ALL}")


def _lead(program: Program, given: argparse.Namespace) -> Answer:
    opened = program.open(Path(given.file))
    done = opened.do(HandOn(number=number_of(opened, given.number)))
    return Answer({"step": done.label}, f"{done.label}. {ALL}")


def _take_lead(program: Program, given: argparse.Namespace) -> Answer:
    done = group.take_lead(program.open(Path(given.file)))
    return Answer({"step": done.label}, f"{done.label}. {ALL}")


def _allow(program: Program, given: argparse.Namespace) -> Answer:
    opened, shelf = program.open(Path(given.file)), KeyShelf.of(program.profile)
    done = beyond.let_count(opened, number_of(opened, given.number))
    found = receiving.receive(opened, shelf, (), How(apply=True, removes=True))
    told = f"{done.label}: {_counted(found.changes, 'change')} taken in. {ALL}"
    return Answer({"step": done.label, "changes": found.changes}, told)


def _readmit(program: Program, given: argparse.Namespace) -> Answer:
    opened, card = program.open(Path(given.file)), cards.read_card(Path(given.card))
    shelf, out = KeyShelf.of(program.profile), Path(given.out)
    refuse_missing_folder(out)
    made = joining.readmit(opened, shelf, number_of(opened, given.number), card, out)
    return Answer(
        {**asdict(made), "file": given.out},
        f"{made.name} is back as desk {made.number:02d}; its join file: {given.out}\n"
        f"Its card's words: {made.words}\nThis desk's words: {made.lead_words}\n"
        "There: bcu-desk desk accept JOIN NEWFILE --old OLDFILE brings what it never sent.",
    )


def _tidy(program: Program, given: argparse.Namespace) -> Answer:
    done = tidying.tidy(program.open(Path(given.file)))
    if not done.changes:
        return Answer(asdict(done), NOTHING_OLD)
    told = f"Let go of {_counted(done.changes, 'change')} that every desk has seen replaced"
    return Answer(asdict(done), f"{told}; {_counted(done.segments, 'segment')} emptied.")


def _rotate(program: Program, given: argparse.Namespace) -> Answer:
    opened, shelf = program.open(Path(given.file)), KeyShelf.of(program.profile)
    if rotating.leads(opened):
        done = rotating.change_lead_keys(opened, shelf)
        return Answer({"step": done.label}, f"{done.label}: send the others a file.")
    if given.out is None:
        raise Refused("no_card_named")
    refuse_missing_folder(Path(given.out))
    card = rotating.ask_for_new_keys(opened, shelf, Path(given.out))
    document = {"file": given.out, "name": card.name, "words": card.words}
    return Answer(
        document,
        f"New keys for {card.name}: {given.out}\nTheir words: {card.words}\n"
        "Take it to the lead desk (bcu-desk desk renew). The old keys hold until then.",
    )


def _renew(program: Program, given: argparse.Namespace) -> Answer:
    card = cards.read_card(Path(given.card))
    done = rotating.list_new_keys(program.open(Path(given.file)), card)
    return Answer(
        {"step": done.label, "words": card.words},
        f"{done.label}. Their words: {card.words}\n{ALL}",
    )


VERBS: Mapping[str, Verb] = {
    "card": _card,
    "invite": _invite,
    "accept": _accept,
    "list": _list,
    "retire": _retire,
    "revoke": _revoke,
    "allow": _allow,
    "readmit": _readmit,
    "second": _second,
    "lead": _lead,
    "take-lead": _take_lead,
    "tidy": _tidy,
    "rotate": _rotate,
    "renew": _renew,
}
