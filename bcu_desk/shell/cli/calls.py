"""One call of the command line, from its arguments to its exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence

from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.shell.cli import data_calls, file_calls, workbook_call
from bcu_desk.shell.cli.answers import Answer, say
from bcu_desk.shell.cli.parser import make_parser
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.clock import clock_of
from bcu_desk.work.opening import Program
from bcu_desk.work.profile import profile_folder
from bcu_desk.work.sentences import sentence

REFUSED = 1
Call = Callable[[Program, argparse.Namespace], Answer]
CALLS: Mapping[str, Call] = {
    "new": file_calls.new,
    "info": file_calls.info,
    "backup": file_calls.backup,
    "restore": file_calls.restore,
    "verify": file_calls.verify,
    "check": data_calls.check,
    "run": data_calls.run,
    "show": data_calls.show,
    "commands": data_calls.list_commands,
    "queries": data_calls.list_queries,
    "export": workbook_call.export,
}


def call(arguments: Sequence[str]) -> int:
    """Carry out a call and print its answer; returns the exit code of the contract."""
    given = make_parser().parse_args(_json_last(arguments))
    answer = _answer(CALLS[given.call], given)
    say(answer, as_json=given.json)
    return answer.code


def _json_last(arguments: Sequence[str]) -> list[str]:
    """`--json` may stand anywhere: move it behind the call's own arguments."""
    rest = [word for word in arguments if word != "--json"]
    return rest if len(rest) == len(arguments) else [*rest, "--json"]


def _answer(chosen: Call, given: argparse.Namespace) -> Answer:
    try:
        packaged = bool(getattr(sys, "frozen", False))
        program = Program(clock_of(os.environ, packaged=packaged), profile_folder(os.environ))
        return chosen(program, given)
    except Refused as refused:
        return _refusal(refused.code, refused.facts, REFUSED)
    except Unusable as fault:
        return _refusal(fault.code, fault.facts, fault.exit_code)
    except OSError as error:
        told = fault_of_system(error)
        return _refusal(told.code, told.facts, told.exit_code)


def _refusal(code: str, facts: Mapping[str, Fact], exit_code: int) -> Answer:
    message = sentence(code, facts)
    refused = {"code": code, "message": message, "facts": dict(facts)}
    return Answer({"refused": refused}, message, exit_code)
