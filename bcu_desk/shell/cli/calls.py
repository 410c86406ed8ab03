"""One call of the command line, from its arguments to its exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.shell.cli import check_call, data_calls, file_calls
from bcu_desk.shell.cli.answers import Answer, say
from bcu_desk.shell.cli.names import FAILED, WRONG_USAGE
from bcu_desk.shell.cli.parser import WrongUsage, read_call
from bcu_desk.shell.cli.words.by_name import helped, spelled_out
from bcu_desk.shell.cli.words.exit_codes import exit_code_of
from bcu_desk.shell.crash import log_error, log_path
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.session import FAILURES, trouble_of
from bcu_desk.store.unusable import DiskFault, Unusable
from bcu_desk.work.clock import clock_of
from bcu_desk.work.opening import Program
from bcu_desk.work.profile import profile_folder
from bcu_desk.work.sentences import sentence

Call = Callable[[Program, argparse.Namespace], Answer]


def _loaded(module: str, verb: str) -> Call:
    """A call whose module, with all that it needs, is loaded only when it is made."""

    def made(program: Program, given: argparse.Namespace) -> Answer:
        found: Call = getattr(import_module(f"bcu_desk.shell.cli.{module}"), verb)
        return found(program, given)

    return made


CALLS: Mapping[str, Call] = {
    "new": file_calls.new,
    "info": file_calls.info,
    "backup": file_calls.backup,
    "restore": file_calls.restore,
    "verify": file_calls.verify,
    "check": check_call.check,
    "run": data_calls.run,
    "show": data_calls.show,
    "commands": data_calls.list_commands,
    "queries": data_calls.list_queries,
    "packs": data_calls.packs,
    "export": _loaded("workbook_call", "export"),
    "desk": _loaded("exchange_calls", "desk"),
    "send": _loaded("exchange_calls", "send"),
    "receive": _loaded("exchange_calls", "receive"),
    "import": _loaded("import_call", "import_file"),
    "boundaries": _loaded("boundaries_call", "boundaries"),
    "suggest": _loaded("suggest_call", "suggest"),
}


def call(arguments: Sequence[str], more: Mapping[str, Call] = MappingProxyType({})) -> int:
    """Carry out a call and print its answer; returns the exit code of the contract.

    `more` are calls that only the caller knows, as they load Qt.
    Wrong usage ends with SystemExit 2 and the usage on standard error; with `--json` it is one
    document, as every refusal.
    """
    as_json = "--json" in arguments
    told = helped(arguments)
    if told is not None:
        say(Answer({"help": told}, told), as_json=as_json)
        return 0
    try:
        given = read_call(_json_last(spelled_out(arguments)))
    except WrongUsage as wrong:
        if not as_json:
            wrong.parser.exit(WRONG_USAGE, f"{wrong.parser.format_usage()}{wrong.told}\n")
        say(_refusal("wrong_usage", {"problem": wrong.told}, WRONG_USAGE), as_json=True)
        return WRONG_USAGE
    answer = _answer({**CALLS, **more}[given.call], given)
    say(answer, as_json=as_json)
    return answer.code


def _json_last(arguments: Sequence[str]) -> list[str]:
    """`--json` may stand anywhere: move it behind the call's own arguments."""
    rest = [word for word in arguments if word != "--json"]
    return rest if len(rest) == len(arguments) else [*rest, "--json"]


def _answer(chosen: Call, given: argparse.Namespace) -> Answer:
    try:
        return chosen(_program(), given)
    except Refused as refused:
        return _refusal(refused.code, refused.facts, exit_code_of(refused.code))
    except Unusable as fault:
        return _refusal(fault.code, fault.facts, fault.exit_code)
    except FAILURES as error:
        return _fault(trouble_of(error, Path(str(getattr(given, "file", "")))), "")
    except (OSError, MemoryError) as error:
        return _fault(error, _written(given))
    except Exception as error:  # noqa: BLE001 - the last resort: logged, and told in words
        return _unexpected(error)


def _program() -> Program:
    packaged = bool(getattr(sys, "frozen", False))
    clock = clock_of(os.environ, packaged=packaged)
    try:
        return Program(clock, profile_folder(os.environ), _noticed)
    except OSError as error:
        facts = {"folder": str(error.filename), "problem": str(error.strerror)}
        raise DiskFault("no_profile", **facts) from None


def _noticed(code: str, file: Path) -> None:
    """Say what is odd about a file beside the answer, which stays as it is."""
    sys.stderr.write(f"{sentence(code, {'file': file.name})}\n")


def _written(given: argparse.Namespace) -> str:
    """What a call writes: what it makes, else the desk file."""
    told = (getattr(given, name, None) for name in ("out", "newfile", "file"))
    return next((str(name) for name in told if name), "")


def _fault(error: Exception, written: str) -> Answer:
    """What an error of the database, the disk or the memory means for people.

    Where an error of the disk names no file, it is of what was `written`.
    """
    if isinstance(error, Refused):
        return _refusal(error.code, error.facts, exit_code_of(error.code))
    told = error
    if isinstance(error, OSError):
        told = fault_of_system(error, "" if error.filename else written)
    if isinstance(told, MemoryError):
        return _refusal("no_memory", {}, FAILED)
    if isinstance(told, Unusable):
        return _refusal(told.code, told.facts, told.exit_code)
    return _unexpected(error)


def _unexpected(error: Exception) -> Answer:
    """A fault of the program itself: its trace goes to the log, never to the user."""
    try:
        profile = profile_folder(os.environ)
    except OSError:
        return _refusal("unexpected", {"log": "nowhere: the profile can't be written"}, FAILED)
    log_error(profile, error)
    return _refusal("unexpected", {"log": str(log_path(profile))}, FAILED)


def _refusal(code: str, facts: Mapping[str, Fact], exit_code: int) -> Answer:
    message = sentence(code, facts)
    refused = {"code": code, "message": message, "facts": dict(facts)}
    return Answer({"refused": refused}, message, exit_code)
