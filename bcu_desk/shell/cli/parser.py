"""The calls of the command line and their arguments."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

from bcu_desk.shell.cli.words.order import options_last
from bcu_desk.work.new_file import KINDS

if TYPE_CHECKING:
    # argparse has no public name for what add_subparsers returns.
    Calls = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - no other name

SMALLEST_PART, LARGEST_PART = 0.001, 1_000_000  # megabytes
WHICH_DESK = "its number, or its name"
SAMPLE_HELP = "what the file holds: real boroughs and wards, fictional people, fleet and bookings"


class WrongUsage(Exception):
    """Arguments that no call takes; `told` says what is wrong, `parser` knows the usage."""

    def __init__(self, parser: argparse.ArgumentParser, told: str) -> None:
        super().__init__(told)
        self.parser = parser
        self.told = told


class Parser(argparse.ArgumentParser):
    """Raises WrongUsage instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong."""
        raise WrongUsage(self, message)

    def in_order(self, words: Sequence[str]) -> Sequence[str]:
        """The words of a call with its options last, where they can be told from the others."""
        for within in self._calls_within():
            found = next((n for n, word in enumerate(words) if word in within), None)
            if found is not None:
                call = within[words[found]]
                return [*words[: found + 1], *call.in_order(words[found + 1 :])]
            return words
        return options_last(words, self._option_string_actions)

    def _calls_within(self) -> Iterator[Mapping[str, Parser]]:
        """The calls that this one is made of, by their names."""
        for action in self._actions:
            if isinstance(action.choices, dict):
                yield action.choices


def read_call(words: Sequence[str]) -> argparse.Namespace:
    """What the words of a call say. Raises WrongUsage."""
    parser = make_parser()
    return parser.parse_args(parser.in_order(words))


def make_parser() -> Parser:
    """The parser of every call; `call` names the one chosen. It raises WrongUsage."""
    parser = Parser(
        prog="bcu-desk",
        description="Run a Basic Command Unit: posts, assignments, ward cover and fleet.",
        epilog="bcu-desk [FILE] opens the window. --json prints one JSON document.",
    )
    calls = parser.add_subparsers(dest="call", required=True, metavar="CALL")
    _file_calls(calls)
    _data_calls(calls)
    _workbook_call(calls)
    _chart_call(calls)
    _map_call(calls)
    _pack_calls(calls)
    _exchange_calls(calls)
    _import_call(calls)
    _boundaries_call(calls)
    _suggest_call(calls)
    _add(calls, "self-test", "open the sample, visit each page off screen, export; a line each")
    return parser


def _add(calls: Calls, name: str, told: str, *positional: str) -> Parser:
    made = calls.add_parser(name, help=told, description=told[0].upper() + told[1:] + ".")
    for argument in positional:
        made.add_argument(argument.lower(), metavar=argument)
    made.add_argument("--json", action="store_true", help="print one JSON document")
    return made


def _file_calls(calls: Calls) -> None:
    made = _add(calls, "new", "make a desk file", "FILE")
    made.add_argument("--sample", choices=KINDS, default="none", help=SAMPLE_HELP)
    made.add_argument("--seed", type=int, default=1, help="the same seed gives the same rows")
    made.add_argument("--scale", type=_scale, default=1, help="times as many people and vehicles")
    _add(calls, "info", "tell what a desk file is and holds", "FILE")
    _add(calls, "backup", "copy a desk file and check the copy", "FILE", "OUT")
    _add(calls, "restore", "put a checked copy in a desk file's place", "BACKUP", "FILE")
    _add(calls, "verify", "check a desk file through and through", "FILE")


def _data_calls(calls: Calls) -> None:
    made = _add(calls, "check", "list breaches of the model's rules", "FILE")
    _as_of(made)
    made.add_argument("--from", dest="from_day", metavar="DATE", help="first day of the period")
    made.add_argument("--to", dest="to_day", metavar="DATE", help="day after the period")
    made.add_argument("--rule", action="append", metavar="RULE", help="only this rule, R1 to R14")
    made.add_argument("--away", metavar="COLLAR", help="what breaks while this person is away")
    made.add_argument("--strict", action="store_true", help="exit 1 where a rule is broken")
    for name, noun in (("commands", "gesture"), ("queries", "query")):
        made = _add(calls, name, f"list every {noun}, or one {noun}'s fields as JSON Schema")
        made.add_argument("name", nargs="?", metavar="NAME")
    made = _add(calls, "run", "run a gesture, or a list of them as one step", "FILE")
    made.add_argument("name", metavar="COMMAND")
    made.add_argument("fields", nargs="?", metavar="JSON", help="its fields; - reads them")
    made.add_argument("--reason", help="kept in the history")
    made = _add(calls, "show", "show the rows of a query", "FILE")
    made.add_argument("name", metavar="QUERY")
    made.add_argument("fields", nargs="?", metavar="JSON", help="its fields; - reads them")
    _as_of(made)
    made.add_argument("--known-at", metavar="INSTANT", help="as the file stood at an instant")


def _workbook_call(calls: Calls) -> None:
    made = _add(
        calls,
        "export",
        "write OUT.xlsx, .csv, .zip (of CSV), .jsonl or a CSV folder",
        "FILE",
        "OUT",
    )
    made.add_argument("--against", metavar="DATE", help="add sheets of what differs from this day")
    made.add_argument("--tables", metavar="A,B", help="only these sheets")
    _as_of(made)
    made.add_argument("--marking", help="the least that the contents ask for where none is told")
    made.add_argument("--no-names", action="store_true", help="leave people's names out")


def _exchange_calls(calls: Calls) -> None:
    told = (
        "write what other desks lack to an exchange file; a folder gets one with a name of its own"
    )
    made = _add(calls, "send", told, "FILE", "OUT")
    made.add_argument("--to", nargs="+", metavar="DESK", help="only these, by number or name")
    made.add_argument(
        "--most", type=_megabytes, metavar="MB", help="parts of at most so many megabytes"
    )
    made.add_argument("--borough", metavar="NAME", help="for partners: an export of one borough")
    made.add_argument("--no-names", action="store_true", help="for partners: leave names out")
    told = "for partners: OFFICIAL-SENSITIVE, or without names OFFICIAL"
    made.add_argument("--marking", help=told)
    made.add_argument("--recipient", metavar="WHO", help="for partners: to whom it goes")
    small = made.add_mutually_exclusive_group()  # a request says what this desk has, too
    small.add_argument("--receipt", action="store_true", help="only say what this desk has")
    small.add_argument("--request", action="store_true", help="ask for what this desk lacks")
    made = _add(calls, "receive", "look into exchange files, or take them in", "FILE")
    made.add_argument("inputs", nargs="*", metavar="IN")
    made.add_argument("--apply", action="store_true", help="take in what they bring")
    made.add_argument("--removes", action="store_true", help="even if much is removed")
    made.add_argument("--take-back", action="store_true", help="undo the newest import")
    _desk_calls(calls)


def _desk_calls(calls: Calls) -> None:
    made = calls.add_parser("desk", help="the group of desks: list, invite, retire, new keys")
    verbs = made.add_subparsers(dest="verb", required=True)  # the usage names them all
    made = _add(verbs, "card", "make this profile's card, to be let into a group", "OUT")
    made.add_argument("--name", help="what the others call this desk; else as the file is called")
    _invite_call(verbs)
    made = _add(verbs, "accept", "make a desk file from a join file", "JOIN", "NEWFILE")
    made.add_argument("--old", metavar="FILE", help="the file that this desk had before it left")
    told = "the five words that the lead desk spoke; else they are asked for, or read from a line"
    made.add_argument("--passphrase", metavar="WORDS", help=told)
    _add(verbs, "list", "list the desks of the group", "FILE")
    made = _add(verbs, "retire", "withdraw a desk from the group", "FILE")
    made.add_argument("number", metavar="N", help=WHICH_DESK)
    made.add_argument("--revoke", action="store_true", help="it is lost or no longer trusted")
    made = _add(verbs, "revoke", "withdraw a desk that is lost or no longer trusted", "FILE")
    made.add_argument("number", metavar="N", help=WHICH_DESK)
    told = "let changes of a withdrawn desk count that another desk had taken in"
    made = _add(verbs, "allow", told, "FILE")
    made.add_argument("number", metavar="N", help=WHICH_DESK)
    told = "let a withdrawn desk in again by its card; OUT is its join file"
    made = _add(verbs, "readmit", told, "FILE", "CARD", "OUT")
    made.add_argument("number", metavar="N", help=WHICH_DESK)
    made = _add(verbs, "second", "name the desk that may take the lead if it is lost", "FILE")
    made.add_argument("number", metavar="N", help=WHICH_DESK)
    made = _add(verbs, "lead", "hand the lead on to another desk", "FILE")
    made.add_argument("number", metavar="N", help=WHICH_DESK)
    _add(verbs, "take-lead", "on the second desk: take the lead from one that is lost", "FILE")
    _add(verbs, "tidy", "let go of old changes that every desk has seen replaced", "FILE")
    made = _add(verbs, "rotate", "new keys for this desk; OUT is their card for the lead", "FILE")
    made.add_argument("out", nargs="?", metavar="OUT")
    _add(verbs, "renew", "list the new keys on a desk's card, on the lead desk", "FILE", "CARD")


def _import_call(calls: Calls) -> None:
    told = "tell what a workbook or a file of figures would change, or load it"
    made = _add(calls, "import", told, "FILE")
    made.add_argument("input", metavar="IN", help="a workbook of this desk, or CSV of figures")
    made.add_argument("--apply", action="store_true", help="load it, all or nothing")
    made.add_argument("--kind", metavar="KIND", help="workbook, abstractions or crime")
    made.add_argument("--conflicts", choices=("file", "desk"), help="which side of a conflict")
    made.add_argument("--leave-errors", action="store_true", help="leave rows with errors out")
    made.add_argument("--remove-missing", action="store_true", help="remove what rows lack")
    made.add_argument("--reason", metavar="TEXT", help="why, for the history")
    made.add_argument("--on", metavar="DATE", help="as of this day, where the file tells none")
    made.add_argument("--sheet", metavar="NAME", help="what a list of others holds, such as people")
    told = "which column is which, such as collar=A,surname=Family name"
    made.add_argument("--columns", metavar="F=C,...", help=told)


def _boundaries_call(calls: Calls) -> None:
    told = "tell how a file of ward boundaries fits, or load it"
    made = _add(calls, "boundaries", told, "FILE", "SHAPES")
    made.add_argument("--ward-set", default="2014", metavar="YEAR", help="2014, 2018 or 2022")
    made.add_argument("--key", metavar="FIELD", help="the field with the wards' GSS codes")
    made.add_argument("--apply", action="store_true", help="load them, all or nothing")


def _suggest_call(calls: Calls) -> None:
    made = calls.add_parser("suggest", help="propose moves for short wards, or whom to take")
    made.add_argument("file", metavar="FILE")
    kinds = made.add_subparsers(dest="what", required=True)
    cover = _asked(kinds, "cover", "propose moves that fill short wards, with the call to apply")
    cover.add_argument("--most", type=int, metavar="N", help="at most so many moves")
    cover.add_argument("--ward", nargs="+", metavar="NAME", help="fill only these wards")
    cover.add_argument("--same-borough", action="store_true", help="cross no borough line")
    cover.add_argument("--kind", choices=("dwo", "pcso"), default="dwo", help="DWOs or PCSOs")
    event = _asked(kinds, "event", "propose whom to take for an event, with the call to apply")
    event.add_argument("--take", type=int, required=True, metavar="N", help="how many DWOs")
    event.add_argument("--ordered-by", metavar="WHO", help="rank and name, kept in the record")


def _invite_call(verbs: Calls) -> None:
    told = "let a desk in by its card, or by a passphrase; OUT is its join file"
    made = _add(verbs, "invite", told, "FILE")
    made.add_argument("card", nargs="?", metavar="CARD")
    made.add_argument("out", metavar="OUT")
    told = "without a card: let a desk of this name in, by a passphrase to be spoken"
    made.add_argument("--spoken", metavar="NAME", help=told)


def _asked(kinds: Calls, name: str, told: str) -> Parser:
    made = _add(kinds, name, told)
    _as_of(made)
    made.add_argument("--to", metavar="DATE", help="the day on which everybody is back")
    made.add_argument("--keep", nargs="+", metavar="NAME", help="people or wards left alone")
    return made


def _chart_call(calls: Calls) -> None:
    made = _add(calls, "chart", "draw the org chart as .pdf in pages, .svg or .png", "FILE", "OUT")
    _as_of(made)
    made.add_argument("--known-at", metavar="INSTANT", help="as the file stood at an instant")
    made.add_argument("--branch", metavar="POST", help="only this post and those below it")
    made.add_argument("--paper", default="A4", metavar="SIZE", help="A4, A3 or A2; pages of a PDF")
    made.add_argument(
        "--direction", default="landscape", metavar="WAY", help="landscape or portrait"
    )
    made.add_argument("--marking", default="OFFICIAL", help="OFFICIAL or OFFICIAL-SENSITIVE")
    made.add_argument("--no-names", action="store_true", help="leave people's names out")


def _map_call(calls: Calls) -> None:
    made = _add(calls, "map", "draw the map of ward cover as .pdf, .svg or .png", "FILE", "OUT")
    _as_of(made)
    made.add_argument("--known-at", metavar="INSTANT", help="as the file stood at an instant")
    made.add_argument("--against", metavar="DATE", help="show what differs from this second day")
    made.add_argument(
        "--lens",
        default="in_post",
        metavar="FIGURE",
        help="posts, in_post, available, on_duty, pcso, youth, hours, offences, people, breaches",
    )
    made.add_argument("--view", metavar="KIND", help="map (true boundaries), schematic or tiles")
    made.add_argument("--marking", default="OFFICIAL", help="OFFICIAL or OFFICIAL-SENSITIVE")


def _pack_calls(calls: Calls) -> None:
    told = "make a briefing pack as .pdf, .html or .docx, and record it"
    made = _add(calls, "brief", told, "FILE", "OUT")
    made.add_argument(
        "--template",
        default="daily",
        metavar="NAME",
        help="daily, partner, ward-panel, scrutiny or handover",
    )
    _as_of(made)
    made.add_argument("--known-at", metavar="INSTANT", help="as the file stood at an instant")
    made.add_argument("--marking", help="OFFICIAL or OFFICIAL-SENSITIVE; must be given")
    made.add_argument(
        "--no-names", action="store_true", help="collar numbers for names, no telephone numbers"
    )
    made.add_argument("--sections", metavar="A,B", help="only these sections, in this order")
    made.add_argument("--recipient", metavar="WHO", help="to whom it goes, kept in the book")
    made.add_argument(
        "--again",
        type=int,
        metavar="N",
        help="pack N of the book once more, with the same content and digest",
    )
    _reply_call(calls)
    _add(calls, "packs", "list the packs that were made from a file", "FILE")


def _reply_call(calls: Calls) -> None:
    told = "answer a question of a period: a workbook, and a note of a page beside it"
    made = _add(calls, "reply", told, "FILE", "OUT")
    made.add_argument(
        "--question", required=True, metavar="NAME", help="posts, strength, vacancies, abstraction"
    )
    made.add_argument("--from", dest="from_day", required=True, metavar="DATE", help="first day")
    made.add_argument("--to", dest="to_day", required=True, metavar="DATE", help="day after")
    made.add_argument("--borough", metavar="NAME", help="only this borough, by name or GSS code")
    _as_of(made)
    made.add_argument("--known-at", metavar="INSTANT", help="as the file stood at an instant")
    made.add_argument("--marking", default="OFFICIAL", help="OFFICIAL or OFFICIAL-SENSITIVE")
    made.add_argument("--note", default="pdf", metavar="KIND", help="pdf, html or docx")
    made.add_argument("--recipient", metavar="WHO", help="to whom it goes, kept in the book")


def _as_of(made: argparse.ArgumentParser) -> None:
    made.add_argument("--on", metavar="DATE", help="the as-of day; today unless given")
    made.add_argument("--bcu", action="append", metavar="CODE", help="only this BCU")


def _megabytes(told: str) -> float:
    try:
        number = float(told)
    except ValueError:
        number = 0
    if not SMALLEST_PART <= number <= LARGEST_PART:  # which holds for no “nan” either
        raise argparse.ArgumentTypeError("a number of megabytes is wanted, such as 10 or 0.5")
    return number


def _scale(told: str) -> int:
    number = int(told)
    if not 1 <= number <= 100:
        raise argparse.ArgumentTypeError("a whole number from 1 to 100 is wanted")
    return number
